package cn.lianban.kernel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests by SHA-256, which every Java has. */
public final class Sha256 {

  private Sha256() {}

  /** The 32 bytes of the digest. */
  public static byte[] of(byte[] content) {
    return begun().digest(content);
  }

  /** The digest in hexadecimal, 64 characters. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(of(content));
  }

  /** A digest of nothing yet, to which content is added. */
  public static MessageDigest begun() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
