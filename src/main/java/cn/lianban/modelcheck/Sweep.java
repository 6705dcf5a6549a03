package cn.lianban.modelcheck;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gaps of a table, found by a sweep over its columns (after Calvanese et al., Semantics and
 * Analysis of DMN Decision Tables, 2016): every row is a box over all columns; the sweep goes
 * through the pieces of one column after another with the rows that are still open there. What is
 * found is complete, not a sample.
 */
final class Sweep {

  /** A table has too many combinations to be looked at whole. */
  static final class TooManyPieces extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  private static final int MOST_AREAS = 20;
  private static final int MOST_STEPS = 300_000;

  private final List<BitSet[]> rows;
  private final BitSet[] within;
  private final Set<List<Object>> covered = new HashSet<>();
  private final List<BitSet[]> gaps = new ArrayList<>();
  private int steps;

  private Sweep(List<BitSet[]> rows, BitSet[] within) {
    this.rows = rows;
    this.within = within;
  }

  /**
   * The parts of a box that none of the rows covers, as boxes; at most twenty.
   *
   * @throws TooManyPieces where the table has too many columns to be looked at whole
   */
  static List<BitSet[]> gaps(List<BitSet[]> rows, BitSet[] within) {
    Sweep sweep = new Sweep(rows, within);
    List<Integer> all = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      all.add(row);
    }
    sweep.column(0, all, new BitSet[within.length]);
    return sweep.gaps;
  }

  /** Returns whether the rows cover everything from this column on. */
  private boolean column(int column, List<Integer> open, BitSet[] area) {
    if (open.isEmpty()) {
      BitSet[] gap = area.clone();
      System.arraycopy(within, column, gap, column, within.length - column);
      gaps.add(gap);
      return false;
    }
    if (column == within.length || open.stream().anyMatch(row -> coversFrom(column, row))) {
      return true;
    }
    List<Object> known = List.of(column, open);
    if (covered.contains(known)) {
      return true;
    }
    Map<List<Integer>, BitSet> pieces = new LinkedHashMap<>();
    within[column].stream()
        .forEach(
            piece ->
                pieces
                    .computeIfAbsent(
                        open.stream().filter(row -> rows.get(row)[column].get(piece)).toList(),
                        any -> new BitSet())
                    .set(piece));
    boolean whole = true;
    for (Map.Entry<List<Integer>, BitSet> piece : pieces.entrySet()) {
      if (gaps.size() >= MOST_AREAS) {
        return false;
      }
      if (++steps > MOST_STEPS) {
        throw new TooManyPieces();
      }
      area[column] = piece.getValue();
      whole &= column(column + 1, piece.getKey(), area);
    }
    if (whole) {
      covered.add(known);
    }
    return whole;
  }

  private boolean coversFrom(int column, int row) {
    for (int next = column; next < within.length; next++) {
      BitSet left = (BitSet) within[next].clone();
      left.andNot(rows.get(row)[next]);
      if (!left.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** What two boxes have in common; empty where they have nothing. */
  static List<BitSet> common(BitSet[] one, BitSet[] other) {
    List<BitSet> common = new ArrayList<>();
    for (int column = 0; column < one.length; column++) {
      BitSet both = (BitSet) one[column].clone();
      both.and(other[column]);
      if (both.isEmpty()) {
        return List.of();
      }
      common.add(both);
    }
    return common;
  }
}
