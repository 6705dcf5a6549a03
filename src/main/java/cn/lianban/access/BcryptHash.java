package cn.lianban.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.IntSupplier;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * How passwords are kept: bcrypt, so that a stolen table is of little use. bcrypt reads 72 bytes at
 * most, fewer than a long password with the engine's salt behind it has: what it is given is their
 * SHA-256 in Base64, without losing any.
 */
class BcryptHash implements PasswordEncryptor {

  static final String NAME = "bcrypt-sha256";

  private final IntSupplier cost;

  /**
   * @param cost the logarithm of the rounds, asked for with each password
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

  /** Whether it was made at another cost than a new one would be. */
  boolean isOutdated(String encrypted) {
    return !encrypted.matches("\\$2[aby]\\$%02d\\$.*".formatted(cost.getAsInt()));
  }

  private static String digest(String salted) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(salted.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
