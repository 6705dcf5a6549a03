package cn.lianban.kernel.web;

import cn.lianban.kernel.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The links from our pages to their scripts and styles, under an address with a hash of all files:
 * for pages that are files and for those that are written by the service.
 */
public final class HashedLinks {

  /** In which the hash follows, and then the file. */
  public static final String FOLDER = "/assets/v/";

  /** Our own scripts and styles in a page; libraries have their version in the address already. */
  private static final Pattern LINK =
      Pattern.compile("(?<=(?:href|src)=\")(?:/assets/(?!lib/|v/)|/(?=style\\.css\"))");

  private static final String HASH = hashOfAll();

  private HashedLinks() {}

  /** Of the content of all our files: sixteen hexadecimal digits. */
  public static String hash() {
    return HASH;
  }

  /** The page, with its links under the hash. */
  public static String in(String page) {
    return LINK.matcher(page).replaceAll(FOLDER + HASH + "/");
  }

  /** Of the content of one file: sixteen hexadecimal digits. */
  public static String hash(Resource file) {
    MessageDigest digest = Sha256.begun();
    add(digest, file);
    return shortened(digest);
  }

  private static String hashOfAll() {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver().getResources("classpath:/static/**/*.*");
      MessageDigest digest = Sha256.begun();
      Arrays.stream(files)
          .filter(Resource::isReadable)
          .sorted(Comparator.comparing(Resource::getDescription))
          .forEach(file -> add(digest, file));
      return shortened(digest);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void add(MessageDigest digest, Resource file) {
    try (InputStream content = file.getInputStream()) {
      digest.update(content.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String shortened(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
