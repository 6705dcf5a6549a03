package cn.lianban.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The passwords of the accounts in the engine's table. Checking one is slow on purpose, but
 * programs send theirs with each request; so a right one is remembered for some minutes, as a keyed
 * hash of the password and the stored value, which a changed password no longer matches.
 */
@Component
class Passwords {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final JdbcClient jdbc;
  private final ProcessEngineConfigurationImpl engine;
  private final BcryptHash hash;
  private final Cache<ByteBuffer, Boolean> remembered;
  private final SecretKeySpec key;

  /** A hash to check unknown accounts against, so that they take as long as known ones. */
  private volatile @Nullable String hashOfNoAccount;

  private record Stored(String password, String salt) {}

  Passwords(
      JdbcClient jdbc,
      ProcessEngineConfigurationImpl engine,
      PasswordCost cost,
      PasswordSettings settings) {
    this.jdbc = jdbc;
    this.engine = engine;
    this.hash = new BcryptHash(cost::get);
    this.remembered =
        Caffeine.newBuilder()
            .maximumSize(settings.remembered())
            .expireAfterWrite(settings.rememberedFor())
            .build();
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, ALGORITHM);
  }

  /**
   * Whether this password was checked recently and is still right; false where it has to be
   * checked.
   */
  boolean isRemembered(String id, String password) {
    return stored(id)
        .filter(stored -> remembered.getIfPresent(mark(id, password, stored)) != null)
        .isPresent();
  }

  /** Whether the password is right. If so, an outdated hash of it is replaced. */
  boolean matches(String id, String password) {
    Optional<Stored> stored = stored(id);
    if (stored.isEmpty()) {
      passwordManager().check(password, hashOfNoAccount());
      return false;
    }
    Stored known = stored.get();
    if (!passwordManager()
        .check(EncryptionUtil.saltPassword(password, known.salt), known.password)) {
      return false;
    }
    remembered.put(mark(id, password, known), Boolean.TRUE);
    if (isOutdated(known.password)) {
      keep(id, password, known.password);
    }
    return true;
  }

  /**
   * Replaces the password by another, where the current one is still right; false where somebody
   * else has changed it since it was checked.
   */
  boolean replace(String id, String current, String password) {
    return stored(id)
        .filter(before -> isRight(id, current, before))
        .filter(before -> keep(id, password, before.password))
        .isPresent();
  }

  private boolean isRight(String id, String password, Stored stored) {
    return remembered.getIfPresent(mark(id, password, stored)) != null
        || passwordManager()
            .check(EncryptionUtil.saltPassword(password, stored.salt), stored.password);
  }

  /**
   * Stores the hash unless somebody else has just changed it; other parts of the engine need not be
   * told of this change.
   */
  private boolean keep(String id, String password, String before) {
    String salt = engine.getSaltGenerator().generateSalt();
    return jdbc.sql(
                "update act_id_user set pwd_ = :password, salt_ = :salt, rev_ = rev_ + 1 where id_ = :id and pwd_ = :before")
            .param(
                "password", passwordManager().encrypt(EncryptionUtil.saltPassword(password, salt)))
            .param("salt", salt)
            .param("id", id)
            .param("before", before)
            .update()
        > 0;
  }

  private boolean isOutdated(String stored) {
    String prefix = "{" + BcryptHash.NAME + "}";
    return !stored.startsWith(prefix) || hash.isOutdated(stored.substring(prefix.length()));
  }

  private Optional<Stored> stored(String id) {
    return jdbc.sql("select pwd_, salt_ from act_id_user where id_ = :id and pwd_ is not null")
        .param("id", id)
        .query((row, number) -> new Stored(row.getString(1), row.getString(2)))
        .optional();
  }

  private ByteBuffer mark(String id, String password, Stored stored) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part : new String[] {id, password, stored.password}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return ByteBuffer.wrap(mac.doFinal());
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private String hashOfNoAccount() {
    String known = hashOfNoAccount;
    if (known == null) {
      known = passwordManager().encrypt("");
      hashOfNoAccount = known;
    }
    return known;
  }

  private PasswordManager passwordManager() {
    return engine.getPasswordManager();
  }
}
