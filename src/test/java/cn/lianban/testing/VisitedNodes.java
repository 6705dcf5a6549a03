package cn.lianban.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The nodes of the models that cases of tests have entered, as process/node. The classes run in
 * several virtual machines with a database each: after each class the machine writes what its
 * database knows into a file of its own, and {@link #all()} reads the files of all.
 */
public final class VisitedNodes implements TestExecutionListener {

  private static final Path FOLDER =
      Path.of(System.getProperty("lianban.visited", "target/visited/alone"));
  private static final Path OWN = FOLDER.resolve(ProcessHandle.current().pid() + ".txt");

  /**
   * What the classes with {@link ServiceTest} have visited, of all virtual machines of this run so
   * far; empty where none has run.
   */
  public static Set<String> all() throws IOException {
    Set<String> all = new TreeSet<>();
    if (Files.isDirectory(FOLDER)) {
      try (Stream<Path> files = Files.list(FOLDER)) {
        for (Path file : files.toList()) {
          all.addAll(Files.readAllLines(file));
        }
      }
    }
    return all;
  }

  @Override
  public void afterTestClass(TestContext test) throws IOException {
    ApplicationContext context = test.getApplicationContext();
    if (context.getBeanNamesForType(Office.class).length == 0
        || context.getEnvironment().containsProperty("lianban.test.own-database")) {
      return;
    }
    List<String> visited =
        context
            .getBean(JdbcClient.class)
            .sql("select distinct proc_def_key_ || '/' || act_id_ from act_hi_actinst")
            .query(String.class)
            .list();
    Files.createDirectories(FOLDER);
    Files.write(OWN, visited);
  }
}
