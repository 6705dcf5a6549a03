package cn.lianban.modelcheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every list of items, bureaus, groups and steps says the same. */
final class RegisterRules implements Rule {

  private final Served served;

  RegisterRules(Served served) {
    this.served = served;
  }

  @Override
  public void check(Bundle bundle, Report report) {
    if (bundle.table("itemCatalogue").isPresent()) {
      items(bundle, report);
    }
    if (bundle.table("bureauRegister").isPresent()) {
      bureaus(bundle, report);
    }
    routing(bundle, report);
    silence(bundle, report);
    limits(bundle, report);
    facts(bundle, report);
  }

  private void items(Bundle bundle, Report report) {
    Table catalogue = bundle.table("itemCatalogue").orElseThrow();
    Words.twice(bundle.itemIds(""))
        .forEach(
            id -> report.error(catalogue.path(), id, "item-twice", "事项 " + id + " 在目录中有两行，请删去一行"));
    served
        .all("items")
        .forEach(
            (table, words) ->
                bundle
                    .table(table)
                    .ifPresent(
                        one ->
                            lists(
                                one,
                                words.get(0),
                                bundle.itemIds(words.get(1).equals("*") ? "" : words.get(1)),
                                report)));
    bundle
        .table("overlap")
        .ifPresent(
            overlap -> {
              List<String> others = new ArrayList<>(bundle.itemIds("award"));
              others.add("external");
              others.add("repealed");
              lists(overlap, "otherItem", others, report);
            });
  }

  private static void lists(Table table, String column, List<String> wanted, Report report) {
    Table.Input input = table.input(column);
    if (input == null) {
      return;
    }
    Set<String> missing = new TreeSet<>(wanted);
    input.allowed().forEach(missing::remove);
    Set<String> surplus = new TreeSet<>(input.allowed());
    wanted.forEach(surplus::remove);
    if (!missing.isEmpty()) {
      report.cell(
          table.path(),
          input.id(),
          "list-differs",
          "“" + input.label() + "”可能的值缺 " + Words.listed(missing) + "，目录和登记表里有，请补上");
    }
    if (!surplus.isEmpty()) {
      report.cell(
          table.path(),
          input.id(),
          "list-differs",
          "“" + input.label() + "”可能的值多出 " + Words.listed(surplus) + "，目录和登记表里没有，请删去或者先登记");
    }
  }

  private void bureaus(Bundle bundle, Report report) {
    List<String> register = bundle.bureaus();
    Table bureaus = bundle.table("bureauRegister").orElseThrow();
    Words.twice(register)
        .forEach(
            id -> report.error(bureaus.path(), id, "bureau-twice", "部门 " + id + " 登记了两次，请删去一行"));
    Set<String> groups = new HashSet<>(served.keys("group"));
    register.forEach(
        bureau -> groups.addAll(List.of(bureau, bureau + "-approver", bureau + "-payer")));
    served
        .all("bureau")
        .forEach(
            (id, outputs) ->
                bundle
                    .table(id)
                    .ifPresent(
                        table ->
                            table
                                .wholeRows()
                                .forEach(row -> bureau(table, row, outputs, groups, report))));
    bundle.table("bureauSilence").ifPresent(silence -> lists(silence, "bureau", register, report));
  }

  private static void bureau(
      Table table, Table.Row row, List<String> outputs, Set<String> groups, Report report) {
    Map<String, Table.Cell> cells = table.results(row);
    for (String output : outputs) {
      Table.Cell cell = cells.get(output);
      String named = Table.unquoted(Table.text(cell));
      if (cell != null && !named.isEmpty() && !groups.contains(named)) {
        report.cell(
            table.path(),
            cell.id(),
            "unknown-bureau",
            "部门登记表 bureauRegister 中没有 " + named + "，请先登记或者改正");
      }
    }
  }

  /** Each item has one bureau that leads. */
  private static void routing(Bundle bundle, Report report) {
    Optional<Table> routing = bundle.table("bureauRouting");
    if (routing.isEmpty()) {
      return;
    }
    Table.Input clause = routing.get().input("clause");
    Table.Input item = routing.get().input("itemId");
    if (clause == null || item == null) {
      return;
    }
    int clauseColumn = routing.get().inputs().indexOf(clause);
    int itemColumn = routing.get().inputs().indexOf(item);
    for (Map<String, Table.Cell> row : bundle.items("")) {
      String id = Bundle.said(row, "id");
      String article = Bundle.said(row, "clause").replaceAll("\\..*", "");
      long leads =
          routing.get().wholeRows().stream()
              .filter(one -> matches(one.conditions().get(clauseColumn), article))
              .filter(one -> matches(one.conditions().get(itemColumn), id))
              .filter(one -> Bundle.said(routing.get().results(one), "role").equals("lead"))
              .count();
      if (leads != 1) {
        report.error(
            routing.get().path(),
            "bureauRouting",
            leads == 0 ? "no-lead" : "leads",
            "事项 " + id + (leads == 0 ? " 没有牵头部门，请加一行" : " 有 " + leads + " 个牵头部门，只能有一个"));
      }
    }
  }

  private static boolean matches(Table.Cell cell, String value) {
    return Condition.of(cell.text(), "string")
        .map(
            condition ->
                condition.isAny()
                    || condition.none() != condition.parts().contains(new Condition.Text(value)))
        .orElse(false);
  }

  /** The silence of a lead bureau never counts as agreement. */
  private static void silence(Bundle bundle, Report report) {
    Optional<Table> silence = bundle.table("bureauSilence");
    if (silence.isEmpty()) {
      return;
    }
    for (Table.Row row : silence.get().wholeRows()) {
      Table.Cell effect = silence.get().results(row).get("effect");
      boolean agrees =
          effect != null
              && (effect.text().contains("\"agreement\"")
                  || effect.text().contains("readings.bureauSilence"));
      if (effect != null && agrees && CoverageRules.reachable(silence.get(), row, "role", "lead")) {
        report.cell(
            silence.get().path(), effect.id(), "silent-lead", "牵头部门逾期不复不能视为同意，请把这一行的角色限于会同部门");
      }
    }
  }

  private void limits(Bundle bundle, Report report) {
    Optional<Table> limits = bundle.table("timeLimits");
    Table.Input step = limits.map(table -> table.input("step")).orElse(null);
    if (step == null) {
      return;
    }
    Set<String> known = bundle.taskKeys();
    known.addAll(served.keys("wait"));
    known.addAll(bundle.timedEvents());
    step.allowed().stream()
        .filter(one -> !known.contains(one))
        .forEach(
            one ->
                report.cell(
                    limits.orElseThrow().path(),
                    step.id(),
                    "unknown-step",
                    "没有环节 " + one + "：它既不是流程中的任务，也不是等待，请改正或者删去"));
  }

  /** Shared tables know the values that the forms of items offer. */
  private static void facts(Bundle bundle, Report report) {
    for (Table table : bundle.shared()) {
      for (Table.Input input : table.inputs()) {
        if (!input.isFact() || !input.type().equals("string")) {
          continue;
        }
        List<Set<String>> offered =
            bundle.forms().stream()
                .filter(Form::isOfAnItem)
                .map(form -> (Set<String>) new TreeSet<>(Form.options(form.field(input.fact()))))
                .filter(options -> !options.isEmpty())
                .distinct()
                .toList();
        if (!offered.isEmpty() && !offered.contains(new TreeSet<>(input.allowed()))) {
          report.cell(
              table.path(),
              input.id(),
              "list-differs",
              "“" + input.label() + "”可能的值须与事项表单的选项相同：" + Words.listed(offered.get(0)));
        }
      }
    }
  }
}
