package cn.lianban.access;

import cn.lianban.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.IntSupplier;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Hashes passwords with bcrypt, so that a stolen table is of little use. Because bcrypt reads at
 * most 72 bytes, and a long password with the engine's salt has more, it gets the Base64 of their
 * SHA-256 instead.
 */
class BcryptHash implements PasswordEncryptor {

  static final String NAME = "bcrypt-sha256";

  private final IntSupplier cost;

  /**
   * @param cost binary logarithm of the number of rounds, read anew for each password
   */
  BcryptHash(IntSupplier cost) {
    this.cost = cost;
  }

  @Override
  public String encrypt(String salted) {
    return new BCryptPasswordEncoder(cost.getAsInt()).encode(digest(salted));
  }

  @Override
  public boolean check(String salted, String encrypted) {
    return new BCryptPasswordEncoder().matches(digest(salted), encrypted);
  }

  @Override
  public String hashAlgorithmName() {
    return NAME;
  }

  /** Whether the hash has another cost than new ones get. */
  boolean isOutdated(String encrypted) {
    return !encrypted.matches("\\$2[aby]\\$%02d\\$.*".formatted(cost.getAsInt()));
  }

  private static String digest(String salted) {
    return Base64.getEncoder().encodeToString(Sha256.of(salted.getBytes(StandardCharsets.UTF_8)));
  }
}
