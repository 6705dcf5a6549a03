package cn.lianban.modelcheck;

import cn.lianban.kernel.Money;
import cn.lianban.workflow.models.BundleDecisions;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Worked examples beside the tables: sentences about applicants, with the facts and what the
 * decision of the item has to say. One that comes out otherwise stops a release.
 */
final class Examples {

  static final String END = ".examples.json";

  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final List<String> NUMBERS = List.of("base", "rate", "cap", "bound");
  private static final List<String> LEDGER =
      List.of("priorYears", "earlierYears", "priorGranted", "ownAwards", "ownGranted");

  private final Bundle bundle;
  private final Report report;
  private final BundleDecisions decisions;
  private final Map<String, Object> answers;

  private Examples(
      Bundle bundle, Report report, BundleDecisions decisions, Map<String, Object> answers) {
    this.bundle = bundle;
    this.report = report;
    this.decisions = decisions;
    this.answers = answers;
  }

  /** Evaluates all examples; only for models in which nothing unsafe was found. */
  static void check(
      Bundle bundle, Map<String, JsonNode> files, Collection<byte[]> tables, Report report) {
    if (files.isEmpty()) {
      return;
    }
    Map<String, Object> answers = new HashMap<>();
    bundle
        .table("readings")
        .ifPresent(
            register ->
                register
                    .wholeRows()
                    .forEach(
                        row -> {
                          Map<String, Table.Cell> cells = register.results(row);
                          answers.put(Bundle.said(cells, "id"), Bundle.said(cells, "answer"));
                        }));
    try (BundleDecisions decisions = new BundleDecisions(tables, DEADLINE)) {
      Examples examples = new Examples(bundle, report, decisions, answers);
      for (Map.Entry<String, JsonNode> file : files.entrySet()) {
        if (!examples.file(file.getKey(), file.getValue())) {
          return;
        }
      }
    }
  }

  /** Returns whether the deadline was kept. */
  private boolean file(String path, JsonNode file) {
    Map<String, Object> usual = values(file.path("application"));
    for (JsonNode example : file.path("examples")) {
      String item = example.path("item").asText();
      String sentence = example.path("sentence").asText();
      if (!decisions.has(item) || sentence.isEmpty() || !example.path("expect").isObject()) {
        report.error(
            path,
            item,
            "example-incomplete",
            "例子“" + sentence + "”须有 sentence、item（本条的事项编号）和 expect");
        continue;
      }
      try {
        List<String> wrong = wrong(example, usual, item);
        if (!wrong.isEmpty()) {
          report.error(
              path,
              item,
              "example",
              "例子“" + sentence + "”不符：" + String.join("；", wrong) + "。请改表，或者改例子");
        }
      } catch (BundleDecisions.Failed failed) {
        report.error(
            path,
            item,
            failed.isLate() ? "deadline" : "example",
            failed.isLate()
                ? "例子“" + sentence + "”的计算超过 " + DEADLINE.toSeconds() + " 秒，后面的例子没有再算；请简化决策表里的表达式"
                : "例子“" + sentence + "”不能计算：请核对数据的类型和决策表里的表达式");
        if (failed.isLate()) {
          return false;
        }
      }
    }
    return true;
  }

  private List<String> wrong(JsonNode example, Map<String, Object> usual, String item)
      throws BundleDecisions.Failed {
    Map<String, Object> ledger = new HashMap<>();
    LEDGER.forEach(name -> ledger.put(name, 0));
    ledger.put("ownGrantedText", Money.ZERO.forPeople());
    ledger.putAll(values(example.path("ledger")));
    Map<String, Object> readings = new HashMap<>(answers);
    readings.putAll(values(example.path("readings")));
    Map<String, Object> application = new HashMap<>(usual);
    application.putAll(values(example.path("application")));
    List<Map<String, Object>> rows =
        decisions.evaluate(
            item,
            Map.of(
                "facts",
                values(example.path("facts")),
                "ledger",
                ledger,
                "readings",
                readings,
                "application",
                application,
                "answers",
                byStep(example.path("answers"))));
    return compared(example.path("expect"), rows, labels(item));
  }

  /** What was filled in at each step. */
  private static Map<String, Object> byStep(JsonNode answers) {
    Map<String, Object> steps = new HashMap<>();
    answers.properties().forEach(step -> steps.put(step.getKey(), values(step.getValue())));
    return steps;
  }

  /** What people call what the decision of this item says, by the names in the examples. */
  private Map<String, String> labels(String item) {
    Map<String, String> labels = new HashMap<>();
    bundle
        .table(item)
        .ifPresent(
            table -> table.outputs().forEach(output -> labels.put(output.name(), output.label())));
    labels.put("eligible", "是否符合条件");
    labels.put("unmet", labels.getOrDefault("fact", "fact"));
    return labels;
  }

  private static List<String> compared(
      JsonNode expect, List<Map<String, Object>> rows, Map<String, String> labels) {
    List<String> unmet =
        rows.stream()
            .filter(row -> text(row, "reason") != null)
            .map(row -> String.valueOf(text(row, "fact")))
            .toList();
    List<Map<String, Object>> grants =
        rows.stream().filter(row -> text(row, "formula") != null).toList();
    Differences wrong = new Differences(labels, new ArrayList<>());
    boolean eligible = expect.path("eligible").asBoolean();
    wrong.add("eligible", words(eligible), words(unmet.isEmpty()));
    List<String> wanted = Form.list(expect.path("unmet")).stream().map(JsonNode::asText).toList();
    wrong.add("unmet", String.join("、", wanted), String.join("、", unmet));
    if (grants.isEmpty()) {
      wrong.told.add("没有一行写明怎样奖补");
      return wrong.told;
    }
    Map<String, Object> grant = grants.get(0);
    if (eligible || expect.has("formula")) {
      wrong.add("formula", expect.path("formula").asText(null), text(grant, "formula"));
    }
    if (eligible || expect.has("part")) {
      String parts =
          grants.stream()
              .map(one -> text(one, "part"))
              .filter(Objects::nonNull)
              .collect(Collectors.joining("、"));
      wrong.add("part", expect.path("part").asText(null), parts);
    }
    for (String name : NUMBERS) {
      if (eligible || expect.has(name)) {
        wrong.number(name, expect, grant);
      }
    }
    if (expect.has("standard")) {
      wrong.number("standard", expect, grant);
    }
    return wrong.told;
  }

  private static @Nullable String plain(@Nullable String number) {
    if (number == null || number.equals("null")) {
      return null;
    }
    try {
      return new BigDecimal(number).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException noNumber) {
      return number;
    }
  }

  private static String words(boolean eligible) {
    return eligible ? "符合" : "不符合";
  }

  private static @Nullable String text(Map<String, Object> row, String output) {
    Object value = row.get(output);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }

  /** What the table says otherwise than the example, in words. */
  private record Differences(Map<String, String> labels, List<String> told) {

    void number(String name, JsonNode expect, Map<String, Object> grant) {
      add(name, plain(expect.path(name).asText(null)), plain(text(grant, name)));
    }

    void add(String name, @Nullable String wanted, @Nullable String got) {
      if (!orEmpty(wanted).equals(orEmpty(got))) {
        told.add(
            labels.getOrDefault(name, name)
                + " 应为 "
                + orNothing(wanted)
                + "，表里得出 "
                + orNothing(got));
      }
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text;
    }

    private static String orNothing(@Nullable String text) {
      return text == null || text.isEmpty() ? "空" : text;
    }
  }

  /** The values as a decision reads them: days are dates, amounts are exact. */
  static Map<String, Object> values(JsonNode context) {
    Map<String, Object> values = new LinkedHashMap<>();
    context
        .properties()
        .forEach(
            property -> {
              JsonNode value = property.getValue();
              if (value.isTextual()) {
                String text = value.asText();
                values.put(
                    property.getKey(),
                    text.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(text) : text);
              } else if (value.isBoolean()) {
                values.put(property.getKey(), value.booleanValue());
              } else if (value.isInt()) {
                values.put(property.getKey(), value.intValue());
              } else if (value.isNumber()) {
                values.put(property.getKey(), value.decimalValue());
              } else {
                values.put(property.getKey(), null);
              }
            });
    return values;
  }
}
