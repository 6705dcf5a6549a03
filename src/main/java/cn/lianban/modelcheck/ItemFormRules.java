package cn.lianban.modelcheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The form of an item asks for the facts that its decision needs, in the words of its clause. */
final class ItemFormRules implements Rule {

  private static final Pattern NAME = Pattern.compile("[a-z]\\w*");
  private static final Pattern QUOTE = Pattern.compile("(?s).+“.{15,}”");
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TEXT = 1000;

  /** The amount applied for is read when the lead concludes. */
  private static final String REQUESTED = "requestedAmount";

  private final Served served;

  ItemFormRules(Served served) {
    this.served = served;
  }

  @Override
  public void check(Bundle bundle, Report report) {
    if (bundle.table("itemCatalogue").isEmpty()) {
      return;
    }
    for (String kind : List.of("award", "service")) {
      for (Map<String, Table.Cell> item : bundle.items(kind)) {
        String id = Bundle.said(item, "id");
        Optional<Form> form = bundle.form(id);
        if (form.isEmpty()) {
          report.error(
              "bpmn/forms/" + id + ".form",
              null,
              "item-form-missing",
              "目录中的事项 " + id + " 没有表单，请新建");
        } else if (kind.equals("award")) {
          award(bundle, form.get(), item, report);
        } else {
          service(form.get(), item, report);
        }
        if (kind.equals("award") && bundle.table(id).isEmpty()) {
          report.error(
              Table.AWARDS + id.replaceAll("-.*", "") + ".dmn",
              id,
              "item-decision-missing",
              "目录中的事项 " + id + " 没有决策表，请新建");
        }
      }
    }
    Set<String> known = new HashSet<>(bundle.itemIds(""));
    bundle.forms().stream()
        .filter(form -> form.isOfAnItem() && !known.contains(form.name()))
        .forEach(
            form ->
                report.error(
                    form.path(),
                    null,
                    "unknown-item",
                    "目录 itemCatalogue 中没有事项 " + form.name() + "，请加一行或者删去表单"));
    bundle.awards().stream()
        .filter(table -> !bundle.itemIds("award").contains(table.id()))
        .forEach(
            table ->
                report.error(
                    table.path(),
                    table.id(),
                    "unknown-item",
                    "目录 itemCatalogue 中没有奖补事项 " + table.id() + "，请加一行或者删去决策"));
  }

  private void clause(Form form, Map<String, Table.Cell> item, Report report) {
    List<JsonNode> components = form.components();
    JsonNode first = components.isEmpty() ? form.json().path("none") : components.get(0);
    String cited =
        "**"
            + String.join("", served.of("document", Bundle.said(item, "document")))
            + Bundle.said(item, "clauseText")
            + "**";
    String text = first.path("text").asText();
    boolean quoted =
        first.path("id").asText().equals("clause")
            && text.startsWith(cited)
            && QUOTE.matcher(text).matches();
    if (!quoted) {
      report.error(
          form.path(), "clause", "clause", "表单第一项须为编号 clause 的文字，以 " + cited + " 开头并用“…”引用条款原文");
    }
  }

  private void award(Bundle bundle, Form form, Map<String, Table.Cell> item, Report report) {
    clause(form, item, report);
    form.fields().forEach(field -> fact(form, field, report));
    conditions(form, report);
    bundle.table(form.name()).ifPresent(table -> values(form, table, report));
    unread(bundle, form, report);
    List<String> materials =
        Form.list(form.json().path("properties").path("materials")).stream()
            .map(JsonNode::asText)
            .toList();
    boolean told =
        materials.size() >= 3
            && materials.size() <= 6
            && Words.twice(materials).isEmpty()
            && materials.stream().allMatch(Words::isChinese);
    if (!told) {
      report.error(form.path(), null, "materials", "表单属性 materials 须列出 3 至 6 种申报材料，用中文，不重复");
    }
    usual(bundle, form, item, report);
  }

  private void usual(Bundle bundle, Form form, Map<String, Table.Cell> item, Report report) {
    boolean rules = Bundle.said(item, "document").equals("support-rules");
    Optional<Table> general = bundle.table("generalEligibility");
    if (general.isEmpty()) {
      return;
    }
    Set<String> asked =
        general.get().inputs().stream()
            .filter(Table.Input::isFact)
            .map(Table.Input::fact)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!rules) {
      asked.removeAll(Set.of("direction", "medicalField"));
    }
    for (String fact : asked) {
      JsonNode field = form.field(fact);
      if (field.isMissingNode()) {
        report.error(
            form.path(),
            fact,
            "fact-not-asked",
            "通用条件 generalEligibility 要用数据项 " + fact + "，表单须填报它");
      }
    }
    Table.Input direction = general.get().input("facts.direction");
    if (rules && direction != null) {
      String usual = form.field("direction").path("defaultValue").asText();
      if (!direction.allowed().contains(usual)) {
        report.error(
            form.path(),
            "direction",
            "direction",
            "支持方向须有默认值，可用 " + Words.listed(direction.allowed()));
      }
    }
    if (!rules && form.keys().contains("direction")) {
      report.error(form.path(), "direction", "direction", "若干措施的事项不分支持方向，请删去这一字段");
    }
    general.get().inputs().stream()
        .filter(input -> input.isFact() && input.type().equals("string"))
        .forEach(input -> options(form, input, report));
  }

  private void fact(Form form, JsonNode field, Report report) {
    String key = field.path("key").asText();
    String type = Form.factType(field);
    List<String> component = served.of("component", type);
    if (component.isEmpty()) {
      report.error(
          form.path(),
          key,
          "fact-type",
          "字段属性 factType 须为 " + String.join("、", served.keys("component")) + " 之一");
      return;
    }
    if (!component.contains(field.path("type").asText())) {
      report.error(form.path(), key, "fact-type", type + " 类数据须用组件 " + component.get(0));
    }
    if (Form.isRequired(field) == type.equals("bool")) {
      report.error(
          form.path(), key, "required", type.equals("bool") ? "勾选框不能设为必填" : "数据须设为必填（Required）");
    }
    switch (type) {
      case "money", "number", "year" -> number(form, field, type, report);
      case "text" -> {
        if (field.path("validate").path("maxLength").asInt() != LONGEST_LINE) {
          report.error(form.path(), key, "length", "文字的最大长度（Maximum length）须为 " + LONGEST_LINE);
        }
      }
      case "enum" -> {
        if (Form.options(field).size() < 2) {
          report.error(form.path(), key, "options", "选项须至少有两个");
        }
      }
      default -> {
        if (field.has("values")) {
          report.error(form.path(), key, "options", "这类字段不能有选项，请删去");
        }
      }
    }
    if (key.equals(REQUESTED)
        && !(field.path("label").asText().equals("申请金额") && type.equals("money"))) {
      report.error(form.path(), key, "requested", "字段 requestedAmount 须名为“申请金额”，类型 money");
    }
  }

  private static void number(Form form, JsonNode field, String type, Report report) {
    String key = field.path("key").asText();
    JsonNode validate = field.path("validate");
    int digits = field.path("decimalDigits").asInt(-1);
    String unit = field.path("appearance").path("suffixAdorner").asText();
    if (type.equals("money")) {
      boolean exact =
          digits == 2
              && field.path("serializeToString").asBoolean()
              && validate.path("max").isNumber()
              && validate.path("max").decimalValue().compareTo(new BigDecimal("999999999999.99"))
                  == 0
              && unit.equals("元");
      if (!exact) {
        report.error(
            form.path(),
            key,
            "money",
            "金额须为两位小数、按文字保存（Output as string）、最大 999999999999.99、单位“元”（后缀 Suffix）");
      }
    }
    boolean year =
        digits == 0
            && validate.path("min").asInt() == 2000
            && validate.path("max").asInt() == 2100
            && unit.equals("年");
    if (type.equals("year") && !year) {
      report.error(form.path(), key, "year", "年份须为整数、2000 至 2100、单位“年”");
    }
    boolean bounded = digits >= 0 && digits <= 4 && validate.path("min").asInt(-1) == 0;
    if (!type.equals("year") && !bounded) {
      report.error(form.path(), key, "number", "数字须有小数位数（0 至 4）和最小值 0");
    }
    if (!Words.isChinese(unit)) {
      report.error(form.path(), key, "unit", "数字须有中文单位（后缀 Suffix），如“元”“人”“个”");
    }
  }

  private static void conditions(Form form, Report report) {
    for (JsonNode field : form.fields()) {
      if (!field.has("conditional")) {
        continue;
      }
      String key = field.path("key").asText();
      String hide = field.path("conditional").path("hide").asText();
      List<String> names =
          NAME.matcher(hide.replaceAll("\"[^\"]*\"", ""))
              .results()
              .map(hit -> hit.group())
              .filter(name -> !Set.of("true", "false", "and", "or", "not", "null").contains(name))
              .toList();
      if (!hide.startsWith("=") || names.isEmpty()) {
        report.error(form.path(), key, "hide", "隐藏条件（Hide if）须以 = 开头并写明依据哪个字段");
      } else if (names.contains(key) || !form.keys().containsAll(names)) {
        report.error(form.path(), key, "hide", "隐藏条件（Hide if）只能依据本表单的其他字段，不能是 " + hide);
      }
    }
  }

  /** The form offers what the table allows. */
  private static void values(Form form, Table table, Report report) {
    table.inputs().stream()
        .filter(input -> input.isFact() && input.type().equals("string"))
        .forEach(input -> options(form, input, report));
  }

  private static void options(Form form, Table.Input input, Report report) {
    JsonNode field = form.field(input.fact());
    if (!field.isMissingNode() && !Form.options(field).equals(input.allowed())) {
      report.error(
          form.path(),
          input.fact(),
          "options",
          "选项须与决策表“"
              + input.label()
              + "”一列的值相同且同序："
              + Words.listed(input.allowed())
              + "，现在是 "
              + Words.listed(Form.options(field)));
    }
  }

  /** Facts that are asked and that nothing reads. */
  private static void unread(Bundle bundle, Form form, Report report) {
    Set<String> read = new HashSet<>();
    Stream.concat(bundle.table(form.name()).stream(), bundle.shared().stream())
        .forEach(table -> read.addAll(bundle.factsRead(table)));
    for (JsonNode field : form.fields()) {
      String key = field.path("key").asText();
      boolean shapes =
          form.fields().stream()
              .anyMatch(
                  other ->
                      NAME.matcher(other.path("conditional").path("hide").asText())
                          .results()
                          .anyMatch(hit -> hit.group().equals(key)));
      boolean forPeople =
          Form.factType(field).equals("text")
              || key.equals(REQUESTED)
              || field.path("properties").path("forPeople").asBoolean();
      if (!read.contains(key) && !shapes && !forPeople) {
        report.warning(
            form.path(),
            key,
            "fact-not-read",
            "没有决策表用到数据项“"
                + field.path("label").asText()
                + "”：若只供人阅读，请加属性 forPeople=true；否则请在决策表中使用或者删去");
      }
    }
  }

  private void service(Form form, Map<String, Table.Cell> item, Report report) {
    clause(form, item, report);
    List<JsonNode> fields = form.fields();
    boolean brief =
        fields.size() >= 2
            && fields.size() <= 6
            && fields.stream().anyMatch(ItemFormRules::isLongText)
            && fields.stream().filter(Form::isRequired).count() >= 2;
    if (!brief) {
      report.error(form.path(), null, "service-form", "服务事项的表单须有 2 至 6 个字段，其中至少一个多行文字、两个必填");
    }
    for (JsonNode field : fields) {
      String key = field.path("key").asText();
      String type = Form.factType(field);
      List<String> component =
          isLongText(field) ? List.of("textarea") : served.of("component", type);
      if (!component.contains(field.path("type").asText())) {
        report.error(
            form.path(),
            key,
            "fact-type",
            "字段属性 factType 须为 " + String.join("、", served.keys("component")) + " 之一，并用相应的组件");
      }
      int longest = field.path("validate").path("maxLength").asInt();
      if (type.equals("text") && longest != (isLongText(field) ? LONGEST_TEXT : LONGEST_LINE)) {
        report.error(
            form.path(),
            key,
            "length",
            "文字的最大长度须为 " + (isLongText(field) ? LONGEST_TEXT : LONGEST_LINE));
      }
      if (type.equals("enum") && Form.options(field).size() < 2) {
        report.error(form.path(), key, "options", "选项须至少有两个");
      }
      boolean bounded =
          field.path("validate").path("min").asInt(-1) == 0
              && field.path("validate").has("max")
              && Words.isChinese(field.path("appearance").path("suffixAdorner").asText())
              && field.path("serializeToString").asBoolean() == type.equals("money");
      if (type.matches("money|number") && !bounded) {
        report.error(form.path(), key, "number", "数字须有最小值 0、最大值和中文单位，金额须按文字保存");
      }
    }
  }

  private static boolean isLongText(JsonNode field) {
    return field.path("type").asText().equals("textarea");
  }
}
