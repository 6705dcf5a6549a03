package cn.lianban.modelcheck;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The table of an award item: rows that refuse, rows that ask, and rows that grant. */
final class AwardRules implements Rule {

  private static final String FORMULA = "formula";
  private static final Pattern QUOTED = Pattern.compile("“.+”", Pattern.DOTALL);
  private static final String PLAIN_AMOUNT = "\"[1-9]\\d{0,11}(\\.\\d{1,2})?\"";
  private static final String DIGITS = "零一二三四五六七八九";

  private final Served served;

  AwardRules(Served served) {
    this.served = served;
  }

  static boolean isGrant(Table table, Table.Row row) {
    Map<String, Table.Cell> results = table.results(row);
    return results.containsKey(FORMULA) || row.id().matches(".+-grant(-.+)?");
  }

  @Override
  public void check(Bundle bundle, Report report) {
    for (Table table : bundle.awards()) {
      columns(table, report);
      boolean granted = false;
      for (Table.Row row : table.wholeRows()) {
        boolean grant = isGrant(table, row);
        if (granted && !grant) {
          report.cell(table.path(), row.id(), "order", "不予支持和提请判断的行须在奖补的行前面，请上移");
        }
        granted |= grant;
        row(table, row, grant, report);
        unknown(table, row, report);
        clause(table, row, report);
      }
    }
  }

  private void columns(Table table, Report report) {
    if (!table.hitPolicy().equals("RULE ORDER")) {
      report.error(
          table.path(), table.id(), "hit-policy", "奖补事项的命中策略（Hit policy）须为 RULE ORDER，所有理由才能一次告知");
    }
    List<String> names = table.outputs().stream().map(Table.Output::name).toList();
    List<String> wanted =
        served.of("outputs", "award").stream()
            .filter(name -> !served.of("optional", "award").contains(name) || names.contains(name))
            .toList();
    if (!names.equals(wanted)) {
      report.error(
          table.path(), table.id(), "output-missing", "结果列须依次为 " + String.join("、", wanted));
    }
    table.outputs().stream()
        .filter(output -> !output.type().equals("string"))
        .forEach(output -> report.cell(table.path(), output.id(), "type", "结果列的类型须为文字 string"));
  }

  private void row(Table table, Table.Row row, boolean grant, Report report) {
    Map<String, Table.Cell> cells = table.results(row);
    cells.remove("reading");
    String path = table.path();
    if (!Words.isGenerated(row.id()) && !row.id().startsWith(table.id() + "-")) {
      report.cell(path, row.id(), "row-id", "行的编号须以事项编号开头，如 " + table.id() + "-noCertificate");
    }
    if (grant) {
      if (!Words.isGenerated(row.id()) && !row.id().startsWith(table.id() + "-grant")) {
        report.cell(path, row.id(), "row-id", "奖补的行编号须以 " + table.id() + "-grant 开头");
      }
      grant(table, row, cells, report);
    } else if (cells.containsKey("question")) {
      if (!cells.keySet().equals(Set.of("question"))) {
        report.cell(path, row.id(), "row-mixed", "提请判断的行只能填“提请判断”，请清空其他结果");
      } else if (!Words.isChinese(cells.get("question").text())) {
        report.cell(path, cells.get("question").id(), "reason", "请用中文写明要判断什么");
      }
    } else if (!cells.keySet().equals(Set.of("fact", "reason"))) {
      report.cell(
          path, row.id(), "row-mixed", "这一行不完整：不予支持的行填“未通过的数据项”和“理由”，提请判断的行填“提请判断”，奖补的行填“计算方式”");
    } else if (!Words.isChinese(Table.text(cells.get("reason")))) {
      report.cell(
          path, Objects.requireNonNull(cells.get("reason")).id(), "reason", "申报人会读到这个理由，请用中文写明");
    }
  }

  private void grant(Table table, Table.Row row, Map<String, Table.Cell> cells, Report report) {
    String path = table.path();
    if (cells.containsKey("fact") || cells.containsKey("reason")) {
      report.cell(path, row.id(), "row-mixed", "奖补的行不能填“未通过的数据项”和“理由”，请清空");
    }
    String formula = Table.unquoted(Table.text(cells.get(FORMULA)));
    if (!served.knows(FORMULA, formula)) {
      report.cell(
          path,
          cells.containsKey(FORMULA) ? cells.get(FORMULA).id() : row.id(),
          "formula",
          "没有计算方式 " + formula + "，可用 " + String.join("、", served.keys(FORMULA)));
      return;
    }
    Set<String> missing = new TreeSet<>(served.of(FORMULA, formula));
    missing.removeAll(cells.keySet());
    if (!missing.isEmpty()) {
      report.cell(
          path, row.id(), "formula-needs", "计算方式 " + formula + " 还须填 " + Words.listed(missing));
    }
    if (!served.of(FORMULA, formula).contains("base")
        && (cells.containsKey("base") || cells.containsKey("rate"))) {
      report.cell(path, row.id(), "formula-needs", "计算方式 " + formula + " 没有基数和比例，请清空，或者改用按比例的方式");
    }
    if (formula.equals("recognised")
        && table.outputs().stream().noneMatch(output -> output.name().equals("standard"))) {
      report.cell(path, row.id(), "formula-needs", "由部门认定金额的事项须有一列“支持标准”（standard）");
    }
    standard(table, cells, report);
  }

  private static void standard(Table table, Map<String, Table.Cell> cells, Report report) {
    Table.Cell standard = cells.get("standard");
    if (standard == null) {
      return;
    }
    if (!standard.text().matches(PLAIN_AMOUNT)) {
      report.cell(
          table.path(),
          standard.id(),
          "standard",
          "支持标准须是英文引号里的一个金额（元），如 \"5000000\"，不能是 " + standard.text());
      return;
    }
    String cap = Table.text(cells.get("cap"));
    if (cap.matches("\"\\d+\"") && amount(standard.text()).compareTo(amount(cap)) > 0) {
      report.cell(table.path(), standard.id(), "standard", "支持标准高于条款限额 " + cap + "，请核对");
    }
  }

  private static BigDecimal amount(String cell) {
    return new BigDecimal(cell.replace("\"", ""));
  }

  /** What is not known neither refuses nor grants. */
  private static void unknown(Table table, Table.Row row, Report report) {
    boolean asks = false;
    for (int column = 0; column < table.inputs().size(); column++) {
      Table.Input input = table.inputs().get(column);
      Table.Cell cell = row.conditions().get(column);
      asks |= !cell.text().isEmpty();
      Optional<Condition> condition = Condition.of(cell.text(), input.type());
      if (input.expression().contains("facts.")
          && condition.isPresent()
          && condition.get().takesUnknown()) {
        report.cell(
            table.path(),
            cell.id(),
            "unknown-decides",
            "“" + input.label() + "”尚未填报时这一行也会适用：未知的数据不得否定也不得奖补；排除请写 not(null, …)");
      }
    }
    if (!asks && !isGrant(table, row)) {
      report.cell(table.path(), row.id(), "unconditional", "这一行没有任何条件，会否定所有申报，请填写条件");
    }
  }

  private void clause(Table table, Table.Row row, Report report) {
    String clause = table.clause();
    String description = row.description() == null ? "" : row.description();
    if (description.isEmpty() || !clause.matches("[A-Z]\\d\\d")) {
      return;
    }
    String number = numeral(Integer.parseInt(clause.substring(1)));
    String cited = clause.startsWith("M") ? "（" + number + "）" : "第" + number + "条";
    if (!description.contains(cited) || !QUOTED.matcher(description).find()) {
      report.cell(table.path(), row.id(), "no-clause", "这一行的注释须写明本条" + cited + "，并用“…”引用原文");
    }
  }

  static String numeral(int number) {
    int tens = number / 10;
    int ones = number % 10;
    return (tens == 0 ? "" : (tens == 1 ? "" : DIGITS.substring(tens, tens + 1)) + "十")
        + (ones == 0 && tens > 0 ? "" : DIGITS.substring(ones, ones + 1));
  }
}
