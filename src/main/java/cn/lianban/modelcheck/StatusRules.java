package cn.lianban.modelcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The table of statuses says of each status what pages, figures and the program ask of it. */
final class StatusRules implements Rule {

  /** Stands for the applicant's last day in the text about it. */
  private static final String LAST_DAY = "【截止日】";

  private static final List<String> FILLED =
      List.of("code", "label", "stage", "waitsFor", "withdrawable", "course", "next");
  private static final List<String> SHOWN = List.of("label", "stage", "next");

  private final Served served;

  StatusRules(Served served) {
    this.served = served;
  }

  @Override
  public void check(Bundle bundle, Report report) {
    bundle.table("statuses").ifPresent(table -> check(bundle, table, report));
  }

  private void check(Bundle bundle, Table table, Report report) {
    List<String> labels = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    Set<String> meanings = new TreeSet<>();
    Set<String> set = bundle.statusesSet(served.keys("statuses"));
    for (Table.Row row : table.wholeRows()) {
      Map<String, Table.Cell> cells = table.results(row);
      String code = Bundle.said(cells, "code");
      for (String column : FILLED) {
        if (!cells.containsKey(column)) {
          report.cell(
              table.path(), row.id(), "status-incomplete", "这一行没有填写 " + column + "，系统和页面都要用到");
        }
      }
      for (String column : SHOWN) {
        Table.Cell cell = cells.get(column);
        if (cell != null && !Words.isChinese(Bundle.said(cells, column))) {
          report.cell(table.path(), cell.id(), "status-text", "须用中文填写");
        }
      }
      if (!code.isEmpty() && !code.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
        report.cell(
            table.path(),
            id(cells, "code", row),
            "status-code",
            "状态编号 " + code + " 只能用小写字母、数字和连字符");
      }
      if (served.knows("event", code)) {
        report.cell(
            table.path(),
            id(cells, "code", row),
            "status-code",
            "编号 " + code + " 已用作办理记录的名称，请另起一个");
      }
      if (Bundle.said(cells, "waitsFor").equals("nobody")
          && "true".equals(Table.text(cells.get("withdrawable")))) {
        report.cell(
            table.path(), id(cells, "withdrawable", row), "status-ended", "已办结的状态不能撤回，请填 false");
      }
      Table.Cell until = cells.get("nextUntil");
      if (until != null && !until.text().contains(LAST_DAY)) {
        report.cell(
            table.path(), until.id(), "status-text", "有截止日时的下一步须写明 " + LAST_DAY + "，显示时换成日期");
      }
      meaning(table, row, cells, code, meanings, report);
      if (!cells.containsKey("meaning") && !set.contains(code)) {
        report.cellWarning(
            table.path(),
            id(cells, "code", row),
            "status-unused",
            "没有流程的步骤用到状态 " + code + "：请在步骤上加属性 status，或者删去这一行");
      }
      labels.add(Bundle.said(cells, "label"));
      codes.add(code);
    }
    Words.twice(codes)
        .forEach(
            code ->
                report.cell(table.path(), table.id(), "status-twice", "状态 " + code + " 有两行，请删去一行"));
    Words.twice(labels)
        .forEach(
            label ->
                report.cell(table.path(), table.id(), "status-twice", "两个状态都叫“" + label + "”，请区分"));
    served.keys("meaning").stream()
        .filter(meaning -> !meanings.contains(meaning))
        .forEach(
            meaning ->
                report.cell(
                    table.path(),
                    table.id(),
                    "status-missing",
                    "缺含义（meaning）为 "
                        + meaning
                        + " 的状态 "
                        + served.of("meaning", meaning).get(0)
                        + "，系统要用到它"));
  }

  private void meaning(
      Table table,
      Table.Row row,
      Map<String, Table.Cell> cells,
      String code,
      Set<String> meanings,
      Report report) {
    String meaning = Bundle.said(cells, "meaning");
    if (meaning.isEmpty() || !served.knows("meaning", meaning)) {
      // a word outside the allowed values is refused with the column
      return;
    }
    if (!meanings.add(meaning)) {
      report.cell(
          table.path(),
          id(cells, "meaning", row),
          "status-meaning",
          "含义 " + meaning + " 已有一个状态，只能有一个");
    } else if (!served.of("meaning", meaning).contains(code)) {
      report.cell(
          table.path(),
          id(cells, "meaning", row),
          "status-meaning",
          "含义 "
              + meaning
              + " 属于状态 "
              + served.of("meaning", meaning).get(0)
              + "：台账和其他程序按这个编号读取，编号不能改，名称可以改");
    }
  }

  private static String id(Map<String, Table.Cell> cells, String column, Table.Row row) {
    Table.Cell cell = cells.get(column);
    return cell == null ? row.id() : cell.id();
  }
}
