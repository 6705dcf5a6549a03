package cn.lianban.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What changes between two sets of files, in words: rows and cells of decisions by the ids of rows,
 * elements of diagrams by id, fields of forms by key.
 */
final class Differences {

  private final String path;
  private final List<Difference> found;

  private Differences(String path, List<Difference> found) {
    this.path = path;
    this.found = found;
  }

  static List<Difference> of(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
    List<Difference> found = new ArrayList<>();
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    for (String path : paths) {
      byte[] old = before.get(path);
      byte[] young = after.get(path);
      if (!Arrays.equals(old, young)) {
        new Differences(path, found).file(old, young);
      }
    }
    return List.copyOf(found);
  }

  private void file(byte @Nullable [] old, byte @Nullable [] young) {
    if (old == null || young == null) {
      boolean added = old == null;
      add(
          "file",
          added ? "added" : "removed",
          null,
          null,
          null,
          null,
          (added ? "新增文件 " : "删去文件 ") + path);
      return;
    }
    int before = found.size();
    try {
      if (path.endsWith(".dmn")) {
        tables(DecisionParts.of(old), DecisionParts.of(young));
      } else {
        parts(ModelParts.of(path, old), ModelParts.of(path, young));
      }
    } catch (UnreadableModel unreadable) {
      add(
          "file",
          "changed",
          null,
          null,
          null,
          null,
          "文件 " + path + " 有变更，但不能逐项比较：" + unreadable.getMessage());
      return;
    }
    if (found.size() == before) {
      add("file", "changed", null, null, null, null, "文件 " + path + " 只改了写法（如空白、顺序），内容没有变");
    }
  }

  private void add(
      String kind,
      String change,
      @Nullable String element,
      @Nullable String what,
      @Nullable String before,
      @Nullable String after,
      String message) {
    found.add(new Difference(path, kind, change, element, what, before, after, message));
  }

  private void tables(Map<String, DecisionParts> old, Map<String, DecisionParts> young) {
    for (String id : union(old, young)) {
      DecisionParts before = old.get(id);
      DecisionParts after = young.get(id);
      if (before == null || after == null) {
        String name = Objects.requireNonNull(before == null ? after : before).name();
        add(
            "decision",
            before == null ? "added" : "removed",
            id,
            null,
            null,
            null,
            (before == null ? "新增决策“" : "删去决策“") + name + "”（" + id + "）");
      } else {
        decision(id, before, after);
      }
    }
  }

  private void decision(String id, DecisionParts before, DecisionParts after) {
    String of = "决策“" + after.name() + "”";
    values("decision", id, of, before.properties(), after.properties());
    for (String column : union(before.columns(), after.columns())) {
      Map<String, String> old = before.columns().get(column);
      Map<String, String> young = after.columns().get(column);
      if (old == null || young == null) {
        boolean added = old == null;
        String label = after.label(column).isEmpty() ? before.label(column) : after.label(column);
        add(
            "column",
            added ? "added" : "removed",
            column,
            label,
            null,
            null,
            of + (added ? "新增列“" : "删去列“") + label + "”");
      } else {
        values("column", column, of + "的列“" + after.label(column) + "”", old, young);
      }
    }
    for (String row : union(before.rows(), after.rows())) {
      DecisionParts.Line old = before.rows().get(row);
      DecisionParts.Line young = after.rows().get(row);
      if (old == null || young == null) {
        boolean added = old == null;
        DecisionParts.Line one = Objects.requireNonNull(added ? young : old);
        String told = (added ? after : before).told(one);
        add(
            "row",
            added ? "added" : "removed",
            row,
            null,
            added ? null : told,
            added ? told : null,
            of + (added ? "新增行 " : "删去行 ") + row + "：" + told);
      } else {
        cells(of, row, old, young, after);
      }
    }
    List<String> stayed = new ArrayList<>(before.rows().keySet());
    stayed.retainAll(after.rows().keySet());
    List<String> now = new ArrayList<>(after.rows().keySet());
    now.retainAll(before.rows().keySet());
    if (!stayed.equals(now)) {
      add("decision", "changed", id, "行的顺序", null, null, of + "的行换了顺序，先后影响结果");
    }
  }

  private void cells(
      String of,
      String row,
      DecisionParts.Line old,
      DecisionParts.Line young,
      DecisionParts after) {
    String where = of + "第 " + row + " 行";
    young
        .cells()
        .forEach(
            (column, cell) -> {
              String before = old.cells().get(column);
              if (before != null && !before.equals(cell)) {
                value("cell", row, where, after.label(column), before, cell);
              }
            });
    if (!old.remark().equals(young.remark())) {
      value("cell", row, where, "依据", old.remark(), young.remark());
    }
  }

  private void parts(Map<String, ModelParts> old, Map<String, ModelParts> young) {
    for (String id : union(old, young)) {
      ModelParts before = old.get(id);
      ModelParts after = young.get(id);
      if (before == null || after == null) {
        boolean added = before == null;
        ModelParts one = Objects.requireNonNull(added ? after : before);
        add(
            one.kind(),
            added ? "added" : "removed",
            id,
            null,
            null,
            null,
            (added ? "新增" : "删去") + one.told());
      } else if (after.kind().equals("drawing")) {
        if (!before.values().equals(after.values())) {
          add("drawing", "changed", id, null, null, null, "图形的位置或者连线有变，办理不受影响");
        }
      } else {
        values(
            after.kind().equals("component") ? "field" : after.kind(),
            id,
            after.told(),
            before.values(),
            after.values());
      }
    }
  }

  private void values(
      String kind,
      String element,
      String of,
      Map<String, String> before,
      Map<String, String> after) {
    for (String name : union(before, after)) {
      if (!Objects.equals(before.get(name), after.get(name))) {
        value(kind, element, of, ModelParts.word(name), before.get(name), after.get(name));
      }
    }
  }

  private void value(
      String kind,
      String element,
      String of,
      String what,
      @Nullable String before,
      @Nullable String after) {
    String change = isNothing(before) ? "added" : isNothing(after) ? "removed" : "changed";
    add(
        kind,
        change,
        element,
        what,
        before,
        after,
        of
            + "的“"
            + what
            + "”"
            + switch (change) {
              case "added" -> "由空改为 " + after;
              case "removed" -> "由 " + before + " 改为空";
              default -> "由 " + before + " 改为 " + after;
            });
  }

  private static boolean isNothing(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  /** Keys of the second map in their order, then those that only the first has. */
  private static List<String> union(Map<String, ?> before, Map<String, ?> after) {
    List<String> keys = new ArrayList<>(after.keySet());
    before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(keys::add);
    return keys;
  }
}
