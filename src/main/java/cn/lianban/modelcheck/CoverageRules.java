package cn.lianban.modelcheck;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every case finds its row: no gaps, no overlaps where one row alone may hit, and no row that never
 * hits.
 */
final class CoverageRules implements Rule {

  private static final int MOST_TOLD = 5;

  /** A table with the boxes of its rows; only tables whose cells can all be read. */
  private record Boxes(
      Table table, List<Domain> domains, List<Table.Row> rows, List<BitSet[]> boxes) {

    /**
     * Whether the area can be told apart column by column. Where two columns compute something from
     * the same fact, not all of their combinations exist: only evaluation tells which.
     */
    boolean isCertain(BitSet[] area) {
      Set<String> used = new HashSet<>();
      for (int column = 0; column < area.length; column++) {
        String expression = table.inputs().get(column).expression();
        if (!area[column].equals(domains.get(column).all())) {
          for (String name : Expressions.names(expression)) {
            if (name.startsWith("facts.") && !used.add(name)) {
              return false;
            }
          }
        }
      }
      return true;
    }

    BitSet[] all() {
      return domains.stream().map(Domain::all).toArray(BitSet[]::new);
    }
  }

  @Override
  public void check(Bundle bundle, Report report) {
    Labels labels = new Labels(bundle);
    for (Table table : bundle.tables()) {
      boxes(table)
          .ifPresent(
              boxes -> {
                try {
                  check(boxes, table.isAward() ? labels.ofItem(table.id()) : labels, report);
                } catch (Sweep.TooManyPieces tooMany) {
                  report.warning(table.path(), table.id(), "too-wide", "表的列太多，不能查遍所有情形；请把它拆成几张表");
                }
              });
    }
  }

  private static Optional<Boxes> boxes(Table table) {
    List<Table.Row> rows = table.wholeRows();
    List<List<Condition>> conditions = new ArrayList<>();
    for (int column = 0; column < table.inputs().size(); column++) {
      List<Condition> cells = new ArrayList<>();
      for (Table.Row row : rows) {
        Optional<Condition> cell =
            Condition.of(row.conditions().get(column).text(), table.inputs().get(column).type());
        if (cell.isEmpty()) {
          return Optional.empty();
        }
        cells.add(cell.get());
      }
      conditions.add(cells);
    }
    List<Domain> domains = new ArrayList<>();
    for (int column = 0; column < table.inputs().size(); column++) {
      Table.Input input = table.inputs().get(column);
      domains.add(
          Domain.of(
              input, conditions.get(column), canBeUnknown(table, input), canBeOther(table, input)));
    }
    List<BitSet[]> boxes = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      BitSet[] box = new BitSet[domains.size()];
      for (int column = 0; column < domains.size(); column++) {
        box[column] = domains.get(column).of(conditions.get(column).get(row));
      }
      boxes.add(box);
    }
    return Optional.of(new Boxes(table, domains, rows, boxes));
  }

  /** Facts may be unknown before the verification; the figures of a grant are known. */
  private static boolean canBeUnknown(Table table, Table.Input input) {
    return !table.isAward() && (input.isFact() || input.type().equals("boolean"))
        || table.hitPolicy().equals("FIRST")
        || table.hitPolicy().equals("COLLECT");
  }

  private static boolean canBeOther(Table table, Table.Input input) {
    return !table.isAward() && (input.isFact() || !table.hitPolicy().equals("UNIQUE"));
  }

  private static void check(Boxes boxes, Labels labels, Report report) {
    empty(boxes, report);
    switch (boxes.table.hitPolicy()) {
      case "UNIQUE" -> {
        gaps(boxes, boxes.rows, labels, "没有一行适用", report);
        overlaps(boxes, boxes.rows, labels, "会同时适用，只能有一行适用", report);
      }
      case "FIRST" -> {
        gaps(boxes, boxes.rows, labels, "没有一行适用", report);
        hidden(boxes, report);
      }
      case "RULE ORDER" -> {
        if (boxes.table.isAward()) {
          List<Table.Row> grants =
              boxes.rows.stream().filter(row -> AwardRules.isGrant(boxes.table, row)).toList();
          gaps(boxes, grants, labels, "没有一行写明怎样奖补", report);
          overlaps(boxes, grants, labels, "会同时奖补，只能有一行写明怎样奖补", report);
        }
      }
      default -> {
        // several rows, or none, may be meant
      }
    }
  }

  private static void empty(Boxes boxes, Report report) {
    for (int row = 0; row < boxes.rows.size(); row++) {
      for (int column = 0; column < boxes.domains.size(); column++) {
        if (boxes.boxes.get(row)[column].isEmpty()) {
          report.cell(
              boxes.table.path(),
              boxes.rows.get(row).id(),
              "unreachable",
              "这一行永远不会适用：“" + boxes.table.inputs().get(column).label() + "”没有这样的值");
        }
      }
    }
  }

  private static List<BitSet[]> of(Boxes boxes, List<Table.Row> rows) {
    return rows.stream().map(row -> boxes.boxes.get(boxes.rows.indexOf(row))).toList();
  }

  private static void gaps(
      Boxes boxes, List<Table.Row> rows, Labels labels, String what, Report report) {
    List<BitSet[]> gaps =
        Sweep.gaps(of(boxes, rows), boxes.all()).stream().filter(boxes::isCertain).toList();
    gaps.stream()
        .limit(MOST_TOLD)
        .forEach(
            gap ->
                report.error(
                    boxes.table.path(),
                    boxes.table.id(),
                    "gap",
                    "缺：" + told(boxes, gap, labels) + "（" + what + "）；请补一行，或者放宽一行的条件"));
    if (gaps.size() > MOST_TOLD) {
      report.error(
          boxes.table.path(),
          boxes.table.id(),
          "gap",
          "还缺 " + (gaps.size() - MOST_TOLD) + " 处以上，补上前面的以后再看");
    }
  }

  private static void overlaps(
      Boxes boxes, List<Table.Row> rows, Labels labels, String what, Report report) {
    List<BitSet[]> each = of(boxes, rows);
    for (int one = 0; one < rows.size(); one++) {
      for (int other = one + 1; other < rows.size(); other++) {
        List<BitSet> common = Sweep.common(each.get(one), each.get(other));
        if (!common.isEmpty() && boxes.isCertain(common.toArray(BitSet[]::new))) {
          report.cell(
              boxes.table.path(),
              rows.get(other).id(),
              "overlap",
              "与 "
                  + rows.get(one).id()
                  + " 重叠："
                  + told(boxes, common.toArray(BitSet[]::new), labels)
                  + "时两行"
                  + what
                  + "；请改其中一行的条件");
        }
      }
    }
  }

  /** A row of a FIRST table that those above it leave nothing. */
  private static void hidden(Boxes boxes, Report report) {
    for (int row = 1; row < boxes.rows.size(); row++) {
      BitSet[] box = boxes.boxes.get(row);
      boolean possible = java.util.Arrays.stream(box).noneMatch(BitSet::isEmpty);
      if (possible && Sweep.gaps(boxes.boxes.subList(0, row), box).isEmpty()) {
        report.cell(
            boxes.table.path(),
            boxes.rows.get(row).id(),
            "unreachable",
            "这一行永远不会适用：它的情形都已被上面的行拿走；请移到上面或者删去");
      }
    }
  }

  private static String told(Boxes boxes, BitSet[] area, Labels labels) {
    List<String> told = new ArrayList<>();
    for (int column = 0; column < area.length; column++) {
      if (!area[column].equals(boxes.domains.get(column).all())) {
        told.add(boxes.domains.get(column).told(area[column], labels));
      }
    }
    return told.isEmpty() ? "所有情形" : String.join("且", told);
  }

  /** Whether the rows before leave something to this one where a column has this value. */
  static boolean reachable(Table table, Table.Row row, String expression, String value) {
    return boxes(table)
        .map(
            boxes -> {
              int column =
                  table.inputs().stream().map(Table.Input::expression).toList().indexOf(expression);
              int index = boxes.rows.indexOf(row);
              BitSet[] box = boxes.boxes.get(index).clone();
              if (column >= 0) {
                BitSet only =
                    boxes
                        .domains
                        .get(column)
                        .of(new Condition(false, List.of(new Condition.Text(value))));
                only.and(box[column]);
                box[column] = only;
              }
              boolean possible = java.util.Arrays.stream(box).noneMatch(BitSet::isEmpty);
              return possible && !Sweep.gaps(boxes.boxes.subList(0, index), box).isEmpty();
            })
        .orElse(false);
  }
}
