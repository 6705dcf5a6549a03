package cn.lianban.modelcheck;

import cn.lianban.workflow.engine.ModelVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Checks the files of a bundle of models, without an engine and without running anything of them.
 */
final class ModelCheck {

  private static final int LARGEST = 2_000_000;
  private static final int MOST_FILES = 2_000;

  private static final Pattern PATH =
      Pattern.compile(
          "bpmn/[a-z][A-Za-z0-9]*\\.bpmn"
              + "|bpmn/forms/[A-Za-z][A-Za-z0-9-]*\\.form"
              + "|dmn/(awards/)?[A-Za-z][A-Za-z0-9-]*\\.dmn");

  private final XmlReader xml = new XmlReader();
  private final XmlCheck diagrams;
  private final XmlCheck decisions;
  private final FormCheck forms = new FormCheck();

  private ModelCheck(ModelVocabulary vocabulary) {
    Shapes shapes = new Shapes(vocabulary);
    diagrams = new XmlCheck(AllowList.of("bpmn.txt"), shapes);
    decisions = new XmlCheck(AllowList.of("dmn.txt"), shapes);
  }

  /** The check with the names that this program offers to diagrams. */
  static ModelCheck ofProgram() {
    return new ModelCheck(ModelVocabulary.ofProgram());
  }

  /**
   * Everything that is wrong, file by file in the order of their paths; empty where nothing is.
   *
   * @param models the files of a bundle by path, as {@code dmn/awards/R06.dmn}
   */
  List<Finding> findings(Map<String, byte[]> models) {
    List<Finding> findings = new ArrayList<>();
    if (models.size() > MOST_FILES) {
      findings.add(Finding.error("", null, null, "too-many", "模型超过 " + MOST_FILES + " 个文件"));
      return findings;
    }
    new TreeMap<>(models).forEach((path, content) -> check(path, content, findings));
    return List.copyOf(findings);
  }

  private void check(String path, byte[] content, List<Finding> findings) {
    if (!PATH.matcher(path).matches()) {
      findings.add(
          Finding.error(
              path,
              null,
              null,
              "path",
              "文件只能在 bpmn、bpmn/forms、dmn、dmn/awards 四个目录中，名称用字母、数字（表单和决策可用连字符），扩展名为 .bpmn、.form 或者 .dmn"));
    } else if (content.length > LARGEST) {
      findings.add(
          Finding.error(path, null, null, "too-large", "文件超过 " + LARGEST / 1_000_000 + " MB"));
    } else if (path.endsWith(".form")) {
      forms.check(path, content, findings);
    } else {
      try {
        XmlElement root = xml.read(content);
        (path.endsWith(".bpmn") ? diagrams : decisions).check(path, root, findings);
      } catch (XmlReader.Unreadable unreadable) {
        findings.add(Finding.error(path, null, null, unreadable.code(), unreadable.told()));
      }
    }
  }
}
