package cn.lianban.modelcheck;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The check of a folder of models from the command line, for owners who work with files. */
public final class CheckCommand {

  public static final String NAME = "check";

  private static final List<String> FOLDERS = List.of("bpmn", "dmn");
  private static final int WRONG = 1;
  private static final int NOT_POSSIBLE = 2;

  private CheckCommand() {}

  /**
   * Prints what is wrong with the models in the folders {@code bpmn} and {@code dmn} of a folder.
   *
   * @param arguments what follows the name of the command: the folder
   * @return the exit code: 0 where no error is found, 1 where one is, 2 where there is nothing to
   *     check
   */
  public static int run(List<String> arguments, PrintStream out) {
    if (arguments.size() != 1) {
      out.println("用法：java -jar lianban.jar " + NAME + " 目录（其中有 bpmn 和 dmn 两个目录）");
      return NOT_POSSIBLE;
    }
    Path folder = Path.of(arguments.get(0));
    try {
      Map<String, byte[]> models = models(folder);
      if (models.isEmpty()) {
        out.println("目录 " + folder + " 中没有模型：模型放在其中的 bpmn 和 dmn 两个目录里");
        return NOT_POSSIBLE;
      }
      List<Finding> findings = ModelCheck.ofProgram().findings(models);
      findings.forEach(finding -> out.println(finding.forPeople()));
      long errors = findings.stream().filter(Finding::isError).count();
      long warnings = findings.size() - errors;
      out.println(
          "已检查 "
              + models.size()
              + " 个文件："
              + (errors == 0 ? "没有错误" : "有 " + errors + " 处须改正")
              + (warnings == 0 ? "" : "，" + warnings + " 处提醒请核对"));
      return errors == 0 ? 0 : WRONG;
    } catch (IOException unreadable) {
      out.println("目录 " + folder + " 不能读取：" + unreadable.getMessage());
      return NOT_POSSIBLE;
    }
  }

  private static Map<String, byte[]> models(Path folder) throws IOException {
    Map<String, byte[]> models = new TreeMap<>();
    for (String name : FOLDERS) {
      Path within = folder.resolve(name);
      if (Files.isDirectory(within)) {
        try (Stream<Path> files = Files.walk(within)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            models.put(
                folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
          }
        }
      }
    }
    return models;
  }
}
