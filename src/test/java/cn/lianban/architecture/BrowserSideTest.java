package cn.lianban.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What browsers load: pages stand in one frame and hold no script of their own; and where Node is
 * found, scripts pass eslint and the type check against the description of the interface.
 */
class BrowserSideTest {

  private static final Path CHECKS = Path.of("src/checks");
  private static final Path PAGES = Path.of("src/web");
  private static final Path FORM_LIBRARY = Path.of("src/form-js");
  private static final long MINUTES = 5;

  /** Of a frame there is one; the page to log in stands alone and has none. */
  private static final Pattern OF_THE_FRAME =
      Pattern.compile("<(?:!DOCTYPE|html|head|body|header|footer)\\b|class=\"skip\"");

  private static final Pattern OWN_SCRIPT =
      Pattern.compile("<script(?![^>]*\\ssrc=)|\\son[a-z]+\\s*=|javascript:|\\sstyle\\s*=");

  @Test
  void no_page_has_a_frame_of_its_own() throws IOException {
    for (Path page : pages()) {
      String text = Files.readString(page);
      assertThat(OWN_SCRIPT.matcher(text).find()).as(page + " has a script of its own").isFalse();
      if (!page.endsWith("login.html")) {
        assertThat(OF_THE_FRAME.matcher(text).find())
            .as(page + " has a frame of its own")
            .isFalse();
        assertThat(text).as(page.toString()).startsWith("<title>").contains("<main id=\"main\"");
      }
    }
  }

  @Test
  void scripts_pass_eslint_and_fit_the_interface() throws Exception {
    if (run(Path.of("."), "node", "--version") != 0) {
      abort("Node is not found here: scripts are neither linted nor checked for types");
    }
    if (!Files.isDirectory(CHECKS.resolve("node_modules/typescript"))
        && run(CHECKS, "npm", "ci", "--ignore-scripts") != 0) {
      abort("npm cannot fetch the tools of src/checks here: scripts are not checked");
    }
    assertThat(run(CHECKS, "npm", "run", "--silent", "check"))
        .as("npm run check in src/checks; what it found stands in target/checks.txt")
        .isZero();
  }

  @Test
  void the_file_of_the_form_library_is_what_its_project_gives() throws Exception {
    // that it is not stale is also seen without Node, by the hashes that DependenciesTest compares
    if (run(Path.of("."), "node", "--version") != 0) {
      abort("Node is not found here: the form library is not made anew");
    }
    if (!Files.isDirectory(FORM_LIBRARY.resolve("node_modules/esbuild"))
        && run(FORM_LIBRARY, "npm", "ci", "--ignore-scripts") != 0) {
      abort("npm cannot fetch the packages of src/form-js here: it is not made anew");
    }
    assertThat(run(FORM_LIBRARY, "npm", "run", "--silent", "stale"))
        .as("npm run stale in src/form-js; what it found stands in target/checks.txt")
        .isZero();
  }

  /** The exit code; -1 where there is no such program. */
  private static int run(Path folder, String... command) throws Exception {
    Path said = Path.of("target", "checks.txt").toAbsolutePath();
    Files.createDirectories(said.getParent());
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (IOException notThere) {
      return -1;
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }
}
