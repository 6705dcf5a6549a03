package cn.lianban.restart;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program that the tests start as a process: the compiled classes packed into a jar, and the
 * archive of classes that the first started service leaves for those after it. A virtual machine
 * archives classes from jars only, and with an archive a start takes a quarter less of the
 * processor.
 */
final class ServiceProgram {

  private final String classPath;
  private final Path archive;

  private ServiceProgram(String classPath, Path archive) {
    this.classPath = classPath;
    this.archive = archive;
  }

  /** Packs the classes, unless this or the other machine of the tests has done it already. */
  static ServiceProgram packed() {
    List<String> entries = entries();
    Path classes =
        entries.stream()
            .map(Path::of)
            .filter(entry -> entry.endsWith(Path.of("target", "classes")))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no target/classes on the class path"));
    try {
      List<Path> files = files(classes);
      Path folder = classes.resolveSibling("service-" + Long.toHexString(state(files)));
      Path jar = Files.createDirectories(folder).resolve("classes.jar");
      pack(classes, files, jar);
      String classPath =
          entries.stream()
              .map(entry -> Path.of(entry).equals(classes) ? jar.toString() : entry)
              .collect(Collectors.joining(File.pathSeparator));
      return new ServiceProgram(classPath, folder.resolve("classes.jsa"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String classPath() {
    return classPath;
  }

  /** Reads the archive where there is one, and else notes what an archive needs. */
  String archiveOption() {
    return Files.exists(archive)
        ? "-XX:SharedArchiveFile=" + archive
        : "-XX:+RecordDynamicDumpInfo";
  }

  /** Makes the archive of the classes that this running service has loaded, if nobody has yet. */
  void keepClassesOf(Process service) {
    try {
      Files.createFile(archive.resolveSibling("taken"));
    } catch (IOException takenAlready) {
      return;
    }
    Path made = archive.resolveSibling("made.jsa");
    try {
      Process dump =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  String.valueOf(service.pid()),
                  "VM.cds",
                  "dynamic_dump",
                  made.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (dump.waitFor(1, TimeUnit.MINUTES) && dump.exitValue() == 0 && Files.exists(made)) {
        Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (AtomicMoveNotSupportedException | InterruptedException leftOut) {
      // without an archive the services start as well, only slower
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Path> files(Path classes) throws IOException {
    try (Stream<Path> all = Files.walk(classes)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static long state(List<Path> files) throws IOException {
    long state = 1;
    for (Path file : files) {
      state = 31 * state + file.hashCode();
      state = 31 * state + Files.getLastModifiedTime(file).toMillis();
      state = 31 * state + Files.size(file);
    }
    return state;
  }

  private static void pack(Path classes, List<Path> files, Path jar) throws IOException {
    Path lockFile = jar.resolveSibling("lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (Files.exists(jar)) {
        return;
      }
      Path part = jar.resolveSibling("part.jar");
      try (OutputStream out = Files.newOutputStream(part);
          JarOutputStream packed = new JarOutputStream(out)) {
        for (Path folder : folders(classes)) {
          packed.putNextEntry(new JarEntry(name(classes, folder) + "/"));
        }
        for (Path file : files) {
          packed.putNextEntry(new JarEntry(name(classes, file)));
          Files.copy(file, packed);
        }
      }
      Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Spring looks for classes by folder, so that the jar needs entries for them. */
  private static List<Path> folders(Path classes) throws IOException {
    try (Stream<Path> all = Files.walk(classes)) {
      return all.filter(path -> Files.isDirectory(path) && !path.equals(classes)).sorted().toList();
    }
  }

  private static String name(Path classes, Path path) {
    return classes.relativize(path).toString().replace(File.separatorChar, '/');
  }

  /**
   * The class path as in production, without the tests' own classes, some of which Spring would
   * pick up, and without the tests' authorization server, which would generate a key at each start.
   */
  private static List<String> entries() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
        .filter(entry -> !entry.contains("oauth2-authorization-server"))
        .toList();
  }
}
