package cn.lianban.modelcheck;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The register of readings is complete, and the models agree with it. */
final class ReadingRules implements Rule {

  private static final String REGISTER = "dmn/readings.dmn";
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final Pattern ASKED = Pattern.compile("\\breadings\\.(\\w+)");
  private static final Pattern DESCRIBED = Pattern.compile("解读：([\\w、]+)");
  private static final Pattern UNREGISTERED = Pattern.compile("系解读|暂定|暂按");
  private static final Set<String> ALL = Set.of("*", "M*", "R*", "D*");

  @Override
  public void check(Bundle bundle, Report report) {
    bundle.table("readings").ifPresent(register -> check(bundle, register, report));
  }

  private static void check(Bundle bundle, Table register, Report report) {
    Set<String> ids = new HashSet<>(register.column("id"));
    Map<String, String> kinds = new HashMap<>();
    Set<String> items = new HashSet<>(bundle.itemIds(""));
    Set<String> named = new HashSet<>();
    Set<String> asked = new HashSet<>();
    Stream.concat(
            bundle.decisionFiles().entrySet().stream(), bundle.diagramFiles().entrySet().stream())
        .forEach(file -> file(file.getKey(), file.getValue(), ids, named, asked, report));
    for (Table table : bundle.tables()) {
      table.wholeRows().stream()
          .map(row -> table.results(row).get("reading"))
          .filter(cell -> cell != null && !table.id().equals("readings"))
          .forEach(
              cell ->
                  words(cell.text())
                      .forEach(
                          reading -> {
                            named.add(reading);
                            unregistered(table.path(), cell.id(), reading, ids, report);
                          }));
    }
    for (Table.Row row : register.wholeRows()) {
      Map<String, Table.Cell> cells = register.results(row);
      String id = Bundle.said(cells, "id");
      kinds.put(id, row.conditions().get(0).text().replace("\"", ""));
      complete(row, cells, items, report);
      if (!named.contains(id)) {
        report.cell(
            REGISTER,
            row.id(),
            "unused-reading",
            "没有模型用到解读 " + id + "：请在有关的行注明“解读：" + id + "”，或者删去");
      } else if (!asked.contains(id) && Bundle.said(cells, "remark").isBlank()) {
        report.cell(REGISTER, row.id(), "reading-remark", "没有决策表按解读 " + id + " 区分，请在说明中写明它影响什么");
      }
    }
    bounds(bundle, kinds, report);
  }

  private static void file(
      String path,
      XmlElement root,
      Set<String> ids,
      Set<String> named,
      Set<String> asked,
      Report report) {
    boolean register = path.equals(REGISTER);
    root.all()
        .forEach(
            element -> {
              String text = element.text();
              if (text.isBlank() && element.children().isEmpty()) {
                return;
              }
              String where = element.nearestId() == null ? "" : element.nearestId();
              DESCRIBED
                  .matcher(text)
                  .results()
                  .flatMap(hit -> Arrays.stream(hit.group(1).split("、")))
                  .forEach(
                      reading -> {
                        named.add(reading);
                        unregistered(path, where, reading, ids, report);
                      });
              if (!register) {
                Stream.concat(
                        Stream.of(text),
                        element.attributes().stream().map(XmlElement.Attribute::value))
                    .flatMap(one -> ASKED.matcher(one).results())
                    .map(hit -> hit.group(1))
                    .forEach(
                        reading -> {
                          named.add(reading);
                          asked.add(reading);
                        });
                if (UNREGISTERED.matcher(text).find()) {
                  report.error(
                      path,
                      where,
                      "reading-beside",
                      "这里写了一项解读（“系解读”“暂定”“暂按”）而没有登记，请登记到 readings 并注明编号");
                }
              }
            });
  }

  private static void unregistered(
      String path, String where, String reading, Set<String> ids, Report report) {
    if (!ids.contains(reading)) {
      report.cell(path, where, "unknown-reading", "解读登记表 readings 中没有 " + reading + "，请先登记或者改正");
    }
  }

  private static List<String> words(String cell) {
    return ID.matcher(cell).results().map(hit -> hit.group()).toList();
  }

  private static void complete(
      Table.Row row, Map<String, Table.Cell> cells, Set<String> items, Report report) {
    BiConsumer<Boolean, String> must =
        (fulfilled, told) -> {
          if (!fulfilled) {
            report.cell(REGISTER, row.id(), "reading-incomplete", told);
          }
        };
    String id = Bundle.said(cells, "id");
    must.accept(
        ID.matcher(id).matches() && (id.equals(row.id()) || Words.isGenerated(row.id())),
        "解读的编号须与行的编号相同，以小写字母开头，只用字母和数字");
    must.accept(Bundle.said(cells, "clause").matches("[A-Z]\\d\\d(\\.\\d)?"), "须写明条款，如 M05、R07.2");
    String cited = cited(Bundle.said(cells, "clause"));
    must.accept(Bundle.said(cells, "clauseText").equals(cited), "条款的写法须为“" + cited + "”");
    must.accept(!Bundle.said(cells, "words").isBlank(), "须引用条款的原文");
    must.accept(Bundle.said(cells, "question").endsWith("？"), "须写明问题，以“？”结尾");
    List<String[]> answers =
        Arrays.stream(Bundle.said(cells, "answers").split(";"))
            .map(one -> one.split("=", 2))
            .toList();
    boolean listed =
        answers.size() > 1
            && answers.stream()
                .allMatch(
                    one ->
                        one.length == 2 && ID.matcher(one[0]).matches() && Words.isChinese(one[1]))
            && Words.twice(answers.stream().map(one -> one[0]).toList()).isEmpty();
    must.accept(listed, "须列出至少两种可能的答案，写作 编号=中文;编号=中文");
    must.accept(
        answers.stream().anyMatch(one -> one[0].equals(Bundle.said(cells, "answer"))),
        "现行答案 " + Bundle.said(cells, "answer") + " 不在可能的答案中");
    String by = Bundle.said(cells, "confirmedBy");
    String on = Bundle.said(cells, "confirmedOn");
    switch (Bundle.said(cells, "standing")) {
      case "open" -> must.accept((by + on).isEmpty(), "未确认的解读不能有确认人和确认日期");
      case "confirmed" -> must.accept(!by.isBlank() && isPast(on), "已确认的解读须写明文件或者确认人，以及不晚于今天的确认日期");
      default -> must.accept(false, "状态须为 open（未确认）或者 confirmed（已确认）");
    }
    must.accept(
        Arrays.stream(Bundle.said(cells, "items").split(" "))
            .allMatch(one -> items.contains(one) || ALL.contains(one)),
        "涉及的事项须是目录中的编号，以空格隔开，或者 *、M*、R*、D*");
  }

  /** The clause in the words of an official letter. */
  private static String cited(String clause) {
    if (!clause.matches("[A-Z]\\d\\d(\\.\\d)?")) {
      return "";
    }
    if (clause.startsWith("M00")) {
      return "若干措施首段";
    }
    String article = AwardRules.numeral(Integer.parseInt(clause.substring(1, 3)));
    String part =
        clause.contains(".")
            ? "（" + AwardRules.numeral(Integer.parseInt(clause.replaceAll(".*\\.", ""))) + "）"
            : "";
    return clause.startsWith("M") ? "若干措施（" + article + "）" : "支持办法第" + article + "条" + part;
  }

  private static boolean isPast(String day) {
    try {
      return !LocalDate.parse(day).isAfter(LocalDate.now(BEIJING));
    } catch (DateTimeParseException noDay) {
      return false;
    }
  }

  private static void bounds(Bundle bundle, Map<String, String> kinds, Report report) {
    for (Table table : bundle.awards()) {
      for (Table.Row row : table.wholeRows()) {
        Map<String, Table.Cell> cells = table.results(row);
        if (cells.containsKey("bound")) {
          long setting =
              words(Table.text(cells.get("reading"))).stream()
                  .filter(reading -> "bound".equals(kinds.get(reading)))
                  .count();
          if (setting != 1) {
            report.cell(
                table.path(),
                cells.get("bound").id(),
                "bound-reading",
                "条款以外的上限须注明所依的一项解读（类别 bound）");
          }
        }
      }
    }
  }
}
