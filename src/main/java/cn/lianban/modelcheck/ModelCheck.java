package cn.lianban.modelcheck;

import cn.lianban.workflow.engine.ModelVocabulary;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the files of a bundle of models, without an engine and without running anything of them:
 * first that nothing in them runs code, then that nothing is incomplete.
 */
public final class ModelCheck {

  private static final int LARGEST = 2_000_000;
  private static final int MOST_FILES = 2_000;

  private static final Pattern PATH =
      Pattern.compile(
          "bpmn/[a-z][A-Za-z0-9]*\\.bpmn"
              + "|bpmn/forms/[A-Za-z][A-Za-z0-9-]*\\.form"
              + "|dmn/(awards/)?[A-Za-z][A-Za-z0-9-]*\\.dmn"
              + "|dmn/awards/[A-Za-z][A-Za-z0-9-]*\\.examples\\.json");

  /** A file and what is wrong with it alone. */
  private static final class FileRead {

    private final byte[] content;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable XmlElement root;
    private @Nullable Form form;
    private @Nullable JsonNode examples;

    FileRead(byte[] content) {
      this.content = content;
    }

    void addTo(String path, Bundle bundle) {
      if (examples != null) {
        bundle.addExamples(path, examples);
      } else if (form != null) {
        bundle.addForm(form);
      } else if (root != null && path.endsWith(".bpmn")) {
        bundle.addDiagram(path, root);
      } else if (root != null) {
        bundle.addDecisions(path, root);
      }
    }
  }

  private final Map<String, FileRead> files = new ConcurrentHashMap<>();
  private final XmlReader xml = new XmlReader();
  private final XmlCheck diagrams;
  private final XmlCheck decisions;
  private final FormCheck forms = new FormCheck();
  private final List<Rule> rules;

  private ModelCheck(ModelVocabulary vocabulary) {
    Shapes shapes = new Shapes(vocabulary);
    diagrams = new XmlCheck(AllowList.of("bpmn.txt"), shapes);
    decisions = new XmlCheck(AllowList.of("dmn.txt"), shapes);
    Served served = new Served();
    rules =
        List.of(
            new DiagramRules(served),
            new StepRules(served),
            new DrawingRules(),
            new TableRules(served),
            new CellRules(served),
            new CoverageRules(),
            new AwardRules(served),
            new FormRules(),
            new ItemFormRules(served),
            new TaskFormRules(served),
            new RegisterRules(served),
            new StatusRules(served),
            new GeneralStepRules(served),
            new ReadingRules());
  }

  /** The check with the names that this program offers to diagrams. */
  public static ModelCheck ofProgram() {
    return new ModelCheck(ModelVocabulary.ofProgram());
  }

  /**
   * Everything that is wrong, file by file in the order of their paths; empty where nothing is.
   *
   * @param models the files of a bundle by path, as {@code dmn/awards/R06.dmn}
   */
  public List<Finding> findings(Map<String, byte[]> models) {
    return findings(models, true);
  }

  /** The findings without the worked examples, which take most of the time. */
  List<Finding> findingsWithoutExamples(Map<String, byte[]> models) {
    return findings(models, false);
  }

  private List<Finding> findings(Map<String, byte[]> models, boolean withExamples) {
    List<Finding> findings = new ArrayList<>();
    Bundle bundle = read(models, findings);
    Report report = new Report();
    rules.forEach(rule -> rule.check(bundle, report));
    if (withExamples && findings.isEmpty()) {
      // nothing of a file is evaluated in which something could run code
      Examples.check(
          bundle,
          bundle.examples(),
          bundle.decisionFiles().keySet().stream()
              .map(path -> Objects.requireNonNull(models.get(path)))
              .toList(),
          report);
    }
    findings.addAll(report.findings());
    findings.sort(Comparator.comparing(Finding::path));
    return findings.stream().distinct().toList();
  }

  /** What in the files could run code, or cannot be read at all; each file is looked at alone. */
  public List<Finding> unsafe(Map<String, byte[]> models) {
    List<Finding> findings = new ArrayList<>();
    read(models, findings);
    return List.copyOf(findings);
  }

  /**
   * The bundle with a meaning for each id that a modelling tool has made up; the files that have
   * none, or that cannot be read, stay as they are.
   *
   * @param models the files of a bundle by path
   */
  public Map<String, byte[]> repaired(Map<String, byte[]> models) {
    Bundle bundle = read(models, new ArrayList<>());
    Map<String, byte[]> repaired = new TreeMap<>(models);
    bundle
        .diagramFiles()
        .forEach(
            (path, root) ->
                repaired.computeIfPresent(path, (any, content) -> Repairs.diagram(root, content)));
    bundle
        .decisionFiles()
        .forEach(
            (path, root) ->
                repaired.computeIfPresent(
                    path, (any, content) -> Repairs.decisions(path, root, content)));
    bundle
        .forms()
        .forEach(
            form ->
                repaired.computeIfPresent(
                    form.path(), (any, content) -> Repairs.form(form, content)));
    return repaired;
  }

  private Bundle read(Map<String, byte[]> models, List<Finding> findings) {
    Bundle bundle = new Bundle();
    if (models.size() > MOST_FILES) {
      findings.add(Finding.error("", null, null, "too-many", "模型超过 " + MOST_FILES + " 个文件"));
      return bundle;
    }
    new TreeMap<>(models)
        .forEach(
            (path, content) -> {
              FileRead file = read(path, content);
              findings.addAll(file.findings);
              file.addTo(path, bundle);
            });
    files.keySet().retainAll(models.keySet());
    return bundle;
  }

  /** Owners change one file at a time: those that stayed the same are not read again. */
  private FileRead read(String path, byte[] content) {
    FileRead before = files.get(path);
    if (before != null && Arrays.equals(before.content, content)) {
      return before;
    }
    FileRead now = new FileRead(content.clone());
    check(path, content, now);
    files.put(path, now);
    return now;
  }

  private void check(String path, byte[] content, FileRead file) {
    if (!PATH.matcher(path).matches()) {
      file.findings.add(
          Finding.error(
              path,
              null,
              null,
              "path",
              "文件只能在 bpmn、bpmn/forms、dmn、dmn/awards 四个目录中，名称用字母、数字（表单和决策可用连字符），扩展名为 .bpmn、.form、.dmn 或者（dmn/awards 里的例子）.examples.json"));
    } else if (content.length > LARGEST) {
      file.findings.add(
          Finding.error(path, null, null, "too-large", "文件超过 " + LARGEST / 1_000_000 + " MB"));
    } else if (path.endsWith(Examples.END)) {
      file.examples = forms.read(path, content, file.findings).orElse(null);
    } else if (path.endsWith(".form")) {
      file.form =
          forms.check(path, content, file.findings).map(form -> Form.of(path, form)).orElse(null);
    } else {
      try {
        XmlElement root = xml.read(content);
        file.root = root;
        if (path.endsWith(".bpmn")) {
          diagrams.check(path, root, file.findings);
        } else {
          decisions.check(path, root, file.findings);
        }
      } catch (XmlReader.Unreadable unreadable) {
        file.findings.add(Finding.error(path, null, null, unreadable.code(), unreadable.told()));
      }
    }
  }
}
