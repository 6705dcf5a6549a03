package cn.lianban.modelcheck;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Each cell says what its writer meant: its spelling, its units, and the names in it. */
final class CellRules implements Rule {

  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:[,，]\\d{3})+(?!\\d)");
  private static final Pattern WAN = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(万|亿)");
  private static final Pattern PER_CENT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*[%％]");
  private static final Pattern FULL_WIDTH_DIGIT = Pattern.compile("[０-９]");
  private static final Pattern NUMBER_IN_TEXT =
      Pattern.compile("\"(\\d+(?:\\.\\d+)?)\"|(?<![\\w.\"])(\\d+(?:\\.\\d+)?)(?![\\w.\"])");

  /** What a Chinese keyboard types, which is told as a spelling already. */
  private static final Pattern TYPED = Pattern.compile("[“”，、≥≤（）]");

  private static final BigDecimal LEAST_YUAN = BigDecimal.valueOf(10_000);
  private static final Set<String> AMOUNTS =
      Set.of("cap", "standard", "bound", "wholeMatterCap", "applicantCap");

  private final Served served;

  CellRules(Served served) {
    this.served = served;
  }

  @Override
  public void check(Bundle bundle, Report report) {
    Set<String> readings = new HashSet<>();
    bundle.table("readings").ifPresent(register -> readings.addAll(register.column("id")));
    for (Table table : bundle.tables()) {
      for (Table.Row row : table.wholeRows()) {
        for (int column = 0; column < table.inputs().size(); column++) {
          condition(table, table.inputs().get(column), row.conditions().get(column), report);
        }
        table.results(row).forEach((name, cell) -> result(table, name, cell, report));
      }
      table.expressions().forEach(cell -> names(bundle, table, cell, readings, report));
    }
    bundle
        .decisionFiles()
        .forEach(
            (path, root) ->
                root.all("literalExpression")
                    .forEach(literal -> literal(bundle, path, root, literal, readings, report)));
  }

  private static void condition(Table table, Table.Input input, Table.Cell cell, Report report) {
    if (cell.text().equals("-")) {
      report.cell(table.path(), cell.id(), "dash", "不限时单元格须为空，请删去 -");
      return;
    }
    boolean thousands = isNumber(input.type()) && THOUSANDS.matcher(cell.text()).find();
    Optional<Condition> condition = Condition.of(cell.text(), input.type());
    if (condition.isEmpty() || thousands) {
      String right = spelled(cell.text(), input);
      report.cell(
          table.path(),
          cell.id(),
          "spelling",
          "“"
              + input.label()
              + "”的单元格 "
              + cell.text()
              + " 不能识别，"
              + (right == null ? "此列只能写 " + possible(input) : "应写为 " + right));
      return;
    }
    if (input.type().equals("string") && !input.allowed().isEmpty()) {
      Set<String> unknown = new TreeSet<>(Table.texts(cell.text()));
      input.allowed().forEach(unknown::remove);
      if (!unknown.isEmpty()) {
        report.cell(
            table.path(),
            cell.id(),
            "unknown-value",
            "“"
                + input.label()
                + "”没有值 "
                + Words.listed(unknown)
                + "，可用 "
                + Words.listed(input.allowed()));
      }
    }
    if (input.isMoney() && isNumber(input.type())) {
      for (Condition.Part part : condition.get().parts()) {
        if (part instanceof Condition.Range range
            && (looksLikeWan(range.from()) || looksLikeWan(range.to()))) {
          report.cellWarning(
              table.path(),
              cell.id(),
              "unit",
              "“" + input.label() + "”以元为单位，" + cell.text() + " 像是以万元填写，请核对");
        }
      }
    }
  }

  private static boolean looksLikeWan(@Nullable BigDecimal amount) {
    return amount != null && amount.signum() > 0 && amount.compareTo(LEAST_YUAN) < 0;
  }

  private static boolean isNumber(String type) {
    return type.matches("integer|long|double|number");
  }

  private static String possible(Table.Input input) {
    return switch (input.type()) {
      case "boolean" -> "true、false 或者留空";
      case "string" ->
          "英文引号里的值，多个以英文逗号隔开，如 "
              + (input.allowed().isEmpty() ? "\"…\"" : "\"" + input.allowed().get(0) + "\"");
      case "date" -> "日期，如 >= date(\"2026-01-01\")";
      default -> "数字或者范围，如 > 50000000、[1..5]";
    };
  }

  /** The right spelling of what somebody has typed; null where it cannot be told. */
  static @Nullable String spelled(String cell, Table.Input input) {
    String text = plain(cell);
    if (isNumber(input.type())) {
      Matcher thousands = THOUSANDS.matcher(text);
      text = thousands.replaceAll(found -> found.group().replaceAll("[,，]", ""));
      text = WAN.matcher(text).replaceAll(found -> yuan(found.group(1), found.group(2)));
      text = PER_CENT.matcher(text).replaceAll(found -> hundredth(found.group(1)));
      text = text.replaceAll("元", "").replace("\"", "").replaceAll("^=+\\s*", "");
    } else if (input.type().equals("boolean")) {
      String word = text.replace("\"", "").strip().toLowerCase(java.util.Locale.ROOT);
      text =
          switch (word) {
            case "是", "真", "true", "yes", "对" -> "true";
            case "否", "假", "false", "no", "错" -> "false";
            default -> text;
          };
    } else if (input.type().equals("string")) {
      boolean not = text.matches("(?s)not\\s*\\(.*\\)|!=.*");
      String inner = text.replaceAll("(?s)^not\\s*\\((.*)\\)$", "$1").replaceAll("^!?=+", "");
      StringBuilder list = new StringBuilder();
      for (String one : Condition.split(inner)) {
        String word = one.strip();
        list.append(list.isEmpty() ? "" : ",")
            .append(word.equals("null") || word.startsWith("\"") ? word : '"' + word + '"');
      }
      text = not ? "not(" + list + ")" : list.toString();
    } else if (input.type().equals("date")) {
      text =
          Pattern.compile("(?<!\")\\d{4}-\\d{2}-\\d{2}(?!\")")
              .matcher(text)
              .replaceAll(found -> "date(\"" + found.group() + "\")");
    }
    String right = text.strip();
    boolean fits =
        !right.isEmpty()
            && Condition.of(right, input.type()).isPresent()
            && (input.allowed().isEmpty() || input.allowed().containsAll(Table.texts(right)));
    return fits ? right : null;
  }

  /** Without the marks of a Chinese keyboard. */
  private static String plain(String cell) {
    String text =
        cell.strip()
            .replaceAll("[“”＂„「」]", "\"")
            .replaceAll("[‘’']", "\"")
            .replaceAll("[，、；]", ",")
            .replace("≥", ">=")
            .replace("≤", "<=")
            .replace("≠", "!=")
            .replace("＞", ">")
            .replace("＜", "<")
            .replace("＝", "=")
            .replace("（", "(")
            .replace("）", ")")
            .replace("=>", ">=")
            .replace("=<", "<=")
            .replaceAll("不小于|不低于|大于等于", ">=")
            .replaceAll("不大于|不超过|不高于|小于等于", "<=")
            .replaceAll("大于|超过|高于", ">")
            .replaceAll("小于|低于|不足", "<");
    return FULL_WIDTH_DIGIT
        .matcher(text)
        .replaceAll(digit -> String.valueOf((char) (digit.group().charAt(0) - '０' + '0')));
  }

  private static String yuan(String number, String unit) {
    return new BigDecimal(number)
        .movePointRight(unit.equals("万") ? 4 : 8)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String hundredth(String number) {
    return new BigDecimal(number).movePointLeft(2).stripTrailingZeros().toPlainString();
  }

  private static void result(Table table, String name, Table.Cell cell, Report report) {
    Table.Output output =
        table.outputs().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    String text = cell.text();
    String code = Expressions.TEXT.matcher(text).replaceAll("\"\"");
    String right = null;
    if (output.type().equals("string")
        && !text.startsWith("\"")
        && (code.matches("[“”＂‘’「」'].*") || isBareWord(code) || code.matches("[\\d.,，%％万亿元 ]+"))) {
      right = '"' + resultText(name, text) + '"';
    } else if (!output.type().equals("string") && !output.type().isEmpty()) {
      String typed = spelled(text, new Table.Input("", "", "", output.type(), List.of()));
      boolean plainly = code.matches("-?\\d+(\\.\\d+)?|true|false|null");
      right =
          plainly
                  || typed == null
                  || typed.equals(text)
                  || !typed.matches("-?\\d+(\\.\\d+)?|true|false")
              ? null
              : typed;
    } else if (name.equals("rate") || AMOUNTS.contains(name)) {
      String said = Table.unquoted(text);
      String amount = resultText(name, said);
      right = said.isEmpty() || amount.equals(said) ? null : '"' + amount + '"';
    }
    if (right != null) {
      report.cell(
          table.path(),
          cell.id(),
          "spelling",
          "“" + output.label() + "”的单元格 " + text + " 不能识别，应写为 " + right);
      return;
    }
    if (!output.allowed().isEmpty()) {
      Set<String> unknown = new TreeSet<>(results(text));
      output.allowed().forEach(unknown::remove);
      if (!unknown.isEmpty()) {
        report.cell(
            table.path(),
            cell.id(),
            "unknown-value",
            "“"
                + output.label()
                + "”没有值 "
                + Words.listed(unknown)
                + "，可用 "
                + Words.listed(output.allowed()));
      }
    }
    units(table, name, cell, output, report);
  }

  /** The texts that can be a result: those that are compared with something are none. */
  private static List<String> results(String expression) {
    return Table.texts(expression.replaceAll("(?:!=|=|<=?|>=?)\\s*\"[^\"]*\"", "= x"));
  }

  private static boolean isBareWord(String code) {
    return code.matches("\\p{IsHan}[^\"]*");
  }

  /** As the program reads an amount or a rate: digits alone. */
  private static String resultText(String name, String written) {
    String text = plain(written).replaceAll("^[\"']+|[\"']+$", "");
    if (name.equals("rate") || AMOUNTS.contains(name) || text.matches("[\\d.,% 万亿元]+")) {
      text = THOUSANDS.matcher(text).replaceAll(found -> found.group().replace(",", ""));
      text = WAN.matcher(text).replaceAll(found -> yuan(found.group(1), found.group(2)));
      text = PER_CENT.matcher(text).replaceAll(found -> hundredth(found.group(1)));
      text = text.replaceAll("元$", "").strip();
    }
    return text;
  }

  private static void units(
      Table table, String name, Table.Cell cell, Table.Output output, Report report) {
    if (!name.equals("rate") && !AMOUNTS.contains(name)) {
      return;
    }
    String withoutComparisons =
        cell.text().replaceAll("(?:!=|=|<=?|>=?)\\s*(?:\"[^\"]*\"|[\\d.]+)", "");
    Matcher number = NUMBER_IN_TEXT.matcher(withoutComparisons);
    while (number.find()) {
      BigDecimal value =
          new BigDecimal(number.group(1) == null ? number.group(2) : number.group(1));
      if (name.equals("rate") && value.compareTo(BigDecimal.ONE) > 0) {
        report.cell(
            table.path(),
            cell.id(),
            "unit",
            "支持比例须为小数，"
                + value
                + " 超过 1；"
                + value
                + "% 应写为 \""
                + hundredth(value.toPlainString())
                + "\"");
        return;
      }
      if (!name.equals("rate") && looksLikeWan(value)) {
        report.cellWarning(
            table.path(),
            cell.id(),
            "unit",
            "“"
                + output.label()
                + "”以元为单位，"
                + value
                + " 像是以万元填写；"
                + value
                + " 万元应写为 \""
                + yuan(value.toPlainString(), "万")
                + "\"");
        return;
      }
    }
  }

  private void names(
      Bundle bundle, Table table, Table.Cell cell, Set<String> readings, Report report) {
    if (TYPED.matcher(Expressions.TEXT.matcher(cell.text()).replaceAll("")).find()) {
      return;
    }
    unknown(
        bundle,
        table.path(),
        cell,
        readings,
        served.of("inputs", table.isAward() ? "award" : table.id()),
        Set.of(),
        table.isAward() ? table.id() : null,
        report);
  }

  private void literal(
      Bundle bundle,
      String path,
      XmlElement root,
      XmlElement literal,
      Set<String> readings,
      Report report) {
    Set<String> decisions = new HashSet<>();
    root.children("decision").forEach(decision -> decisions.add(decision.id()));
    unknown(
        bundle,
        path,
        new Table.Cell(literal.nearestId() == null ? "" : literal.nearestId(), literal.inner()),
        readings,
        served.of("inputs", path.replaceAll(".*/|\\.dmn", "")),
        decisions,
        null,
        report);
  }

  private void unknown(
      Bundle bundle,
      String path,
      Table.Cell cell,
      Set<String> readings,
      List<String> inputs,
      Set<String> decisions,
      @Nullable String item,
      Report report) {
    Set<String> own = new HashSet<>(decisions);
    XmlElement file = bundle.decisionFiles().get(path);
    if (file != null) {
      file.children("decision").forEach(decision -> own.add(decision.id()));
    }
    for (String name : Expressions.names(cell.text())) {
      String[] parts = name.split("\\.");
      boolean known =
          switch (parts[0]) {
            case "facts" -> {
              Set<String> facts = bundle.facts(item);
              if (parts.length > 1 && !facts.contains(parts[1])) {
                report.cell(
                    path,
                    cell.id(),
                    "fact-not-asked",
                    "没有数据项 "
                        + parts[1]
                        + "："
                        + (item == null ? "没有事项表单填报" : "表单 bpmn/forms/" + item + ".form 没有填报")
                        + "它，请在表单中增加，或者改用 "
                        + Words.listed(new TreeSet<>(facts)));
              }
              yield parts.length > 1;
            }
            case "answers" ->
                inputs.contains(parts[0])
                    && parts.length == 3
                    && GeneralSteps.of(bundle, served).asks(parts[1], parts[2]);
            case "readings" -> parts.length > 1 && readings.contains(parts[1]);
            default ->
                own.contains(parts[0])
                    || inputs.contains(parts[0])
                        && (!served.knows("context", parts[0])
                            || parts.length > 1
                                && served.of("context", parts[0]).contains(parts[1]));
          };
      if (!known) {
        report.cell(
            path,
            cell.id(),
            parts[0].equals("readings") ? "unknown-reading" : "unknown-name",
            "不认识 "
                + name
                + (parts[0].equals("readings")
                    ? "：解读登记表 readings 中没有，请先登记"
                    : "；若是文字须加英文引号，若是数据须写作 facts.…，若是某一步填写的内容须写作 answers.步骤.字段，可用 "
                        + available(inputs)));
      }
    }
    for (String function : Expressions.unknownFunctions(cell.text())) {
      report.cell(path, cell.id(), "unknown-function", "不能使用 " + function + "()，请改为逐行列出");
    }
  }

  private String available(List<String> inputs) {
    return String.join(
        "、",
        inputs.stream()
            .flatMap(
                input ->
                    served.knows("context", input)
                        ? served.of("context", input).stream().map(name -> input + "." + name)
                        : java.util.stream.Stream.of(input))
            .toList());
  }
}
