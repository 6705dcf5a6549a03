package cn.lianban.modelcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table has its names, its columns and its reasons, and nothing that the engine ignores. */
final class TableRules implements Rule {

  private static final Pattern REASON = Pattern.compile("若干措施（|支持办法第|解读：\\w+");
  private static final Set<String> TYPES = Set.of("string", "boolean", "integer", "double", "date");

  private final Served served;

  TableRules(Served served) {
    this.served = served;
  }

  @Override
  public void check(Bundle bundle, Report report) {
    bundle
        .decisionFiles()
        .forEach(
            (path, root) -> {
              file(path, root, report);
              ids(path, root, report);
              drawing(path, root, report);
            });
    for (Table table : bundle.tables()) {
      columns(table, report);
      for (Table.Row row : table.rows()) {
        if (!table.isWhole(row)) {
          report.cell(table.path(), row.id(), "row-not-whole", "这一行的单元格数与列数不同，请在建模工具中重新填写这一行");
        }
        String description = row.description() == null ? "" : row.description();
        if (description.isEmpty()) {
          report.cell(table.path(), row.id(), "no-clause", "这一行没有注明依据，请在注释（Annotations）中写明条款");
        } else if (!table.isAward()
            && !served.knows("house", table.id())
            && !REASON.matcher(description).find()) {
          report.cell(
              table.path(), row.id(), "no-clause", "这一行的注释没有条款：请写明“若干措施（…）”“支持办法第…条”，或者“解读：编号”");
        }
      }
    }
    served.keys("outputs").stream()
        .filter(id -> !id.equals("award"))
        .filter(id -> !bundle.decisionFiles().containsKey("dmn/" + id + ".dmn"))
        .forEach(
            id ->
                report.error(
                    "dmn/" + id + ".dmn", null, "decision-missing", "缺少决策 " + id + "，系统要用到它"));
  }

  private static void file(String path, XmlElement root, Report report) {
    boolean award = path.startsWith(Table.AWARDS);
    String name = path.replaceAll(".*/|\\.dmn", "");
    List<XmlElement> decisions = root.children("decision");
    if (award && !root.id().equals(name)) {
      report.error(path, root.id(), "file-name", "文件的编号（Definitions id）须为条款编号 " + name);
    }
    if (!award
        && decisions.stream()
            .noneMatch(one -> one.id().equals(name) && one.child("decisionTable").isPresent())) {
      report.error(path, null, "file-name", "文件中须有一个编号为 " + name + " 的决策表，与文件名相同");
    }
    if (decisions.isEmpty()) {
      report.error(path, null, "no-decision", "文件中没有决策表");
    }
    for (XmlElement decision : decisions) {
      if (award && !decision.id().matches(Pattern.quote(name) + "-\\d[a-z]?")) {
        report.error(path, decision.id(), "item-id", "决策的编号须为本条的事项编号，如 " + name + "-1");
      }
      if (!Words.isChinese(decision.get("name"))) {
        report.error(path, decision.id(), "name", "决策没有中文名称，请填写");
      }
      if (decision.camunda("historyTimeToLive").isEmpty()) {
        report.error(
            path, decision.id(), "time-to-live", "没有保存期限（History time to live），请填写 P3650D");
      }
      boolean table = decision.child("decisionTable").isPresent();
      boolean literal = decision.child("literalExpression").isPresent();
      if (!table && (award || !literal)) {
        report.error(path, decision.id(), "no-table", "决策须是决策表" + (award ? "" : "或者一个表达式"));
      }
      if (award && !decision.children("informationRequirement").isEmpty()) {
        report.error(path, decision.id(), "required", "奖补事项的决策不能引用其他决策，请删去连线");
      }
      if (literal) {
        if (!Words.isChinese(decision.child("description").map(XmlElement::text).orElse(""))) {
          report.error(path, decision.id(), "description", "表达式没有中文说明，请填写");
        }
        if (!decision
            .child("variable")
            .map(one -> one.get("name"))
            .orElse("")
            .equals(decision.id())) {
          report.error(path, decision.id(), "variable", "表达式的变量名须与决策编号相同：" + decision.id());
        }
      }
    }
  }

  private static void ids(String path, XmlElement root, Report report) {
    List<String> ids = root.all().map(XmlElement::id).filter(id -> !id.isEmpty()).toList();
    Words.twice(ids)
        .forEach(id -> report.cell(path, id, "id-twice", "编号 " + id + " 重复，请为其中一个另起编号"));
    ids.stream()
        .filter(Words::isGenerated)
        .distinct()
        .forEach(
            id ->
                report.cellWarning(
                    path, id, "generated-id", "编号 " + id + " 是建模工具自动起的；可用“修复”换成有含义的编号"));
  }

  private static void drawing(String path, XmlElement root, Report report) {
    List<String> drawn = new ArrayList<>();
    root.all()
        .filter(one -> one.name().equals("DMNShape") || one.name().equals("DMNEdge"))
        .forEach(one -> drawn.add(one.get("dmnElementRef")));
    List<String> elements = new ArrayList<>();
    root.children("decision")
        .forEach(
            decision -> {
              elements.add(decision.id());
              decision.children("informationRequirement").forEach(one -> elements.add(one.id()));
            });
    elements.stream()
        .filter(id -> drawn.stream().filter(id::equals).count() != 1)
        .forEach(id -> report.error(path, id, "undrawn", "决策图上须画出一次，请在建模工具的图（DRD）中补画"));
    drawn.stream()
        .filter(id -> !elements.contains(id))
        .distinct()
        .forEach(id -> report.error(path, id, "drawn-nothing", "图上画的 " + id + " 不存在，请删去"));
  }

  private void columns(Table table, Report report) {
    String path = table.path();
    if (table.inputs().isEmpty() || table.outputs().isEmpty()) {
      report.error(path, table.id(), "no-column", "表须至少有一列条件和一列结果");
    }
    for (Table.Input input : table.inputs()) {
      if (!Words.isChinese(input.label())) {
        report.cell(path, input.id(), "label", "条件列没有中文名称，请填写，数字须注明单位，如“研发投入（元）”");
      }
      if (!TYPES.contains(input.type())) {
        report.cell(
            path,
            input.id(),
            "type",
            "条件列的类型须为文字 string、是否 boolean、整数 integer、小数 double、日期 date 之一");
      }
      if (input.type().equals("string") && input.allowed().isEmpty()) {
        report.cell(path, input.id(), "no-values", "文字列须列出可能的值（Predefined values）");
      }
      if (!Words.twice(input.allowed()).isEmpty()) {
        report.cell(
            path,
            input.id(),
            "value-twice",
            "可能的值重复：" + Words.listed(Words.twice(input.allowed())));
      }
    }
    for (Table.Output output : table.outputs()) {
      if (!Words.isChinese(output.label())) {
        report.cell(path, output.id(), "label", "结果列没有中文名称，请填写");
      }
      if (!TYPES.contains(output.type())) {
        report.cell(path, output.id(), "type", "结果列的类型须为 string、boolean、integer 之一");
      }
    }
    if (table.isAward()) {
      return;
    }
    List<String> known = served.of("outputs", table.id());
    if (known.isEmpty()) {
      return;
    }
    List<String> names = table.outputs().stream().map(Table.Output::name).toList();
    Set<String> missing =
        known.stream().filter(one -> !names.contains(one)).collect(Collectors.toSet());
    Set<String> unknown =
        names.stream().filter(one -> !known.contains(one)).collect(Collectors.toSet());
    if (!missing.isEmpty()) {
      report.error(path, table.id(), "output-missing", "缺少结果列 " + Words.listed(missing) + "，系统要用到");
    }
    if (!unknown.isEmpty()) {
      report.error(
          path,
          table.id(),
          "unknown-output",
          "系统不认识结果列 " + Words.listed(unknown) + "，可用 " + Words.listed(known));
    }
  }
}
