package cn.lianban.modelcheck;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column, cut into pieces that its cells cannot tell apart: each text, true and
 * false, each boundary and each range between two boundaries, and the unknown.
 */
final class Domain {

  /**
   * A piece.
   *
   * @param value any value in it: all of them fulfil the same cells; null for the unknown
   * @param from its lower bound where it is a range or a number; null where open
   */
  private record Piece(
      @Nullable Object value, @Nullable BigDecimal from, @Nullable BigDecimal to, boolean point) {}

  /** A text that no cell names. */
  private static final String OTHER = "\u0000";

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
  private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);

  private final Table.Input input;
  private final List<Piece> pieces;

  private Domain(Table.Input input, List<Piece> pieces) {
    this.input = input;
    this.pieces = pieces;
  }

  /**
   * The values of a column.
   *
   * @param unknown whether the value can be missing
   * @param other whether a text can be none of those that are allowed
   */
  static Domain of(Table.Input input, List<Condition> conditions, boolean unknown, boolean other) {
    List<Piece> pieces = new ArrayList<>();
    switch (input.type()) {
      case "string" -> {
        Set<String> texts = new LinkedHashSet<>(input.allowed());
        if (texts.isEmpty()) {
          conditions.stream()
              .flatMap(condition -> condition.parts().stream())
              .filter(Condition.Text.class::isInstance)
              .forEach(text -> texts.add(((Condition.Text) text).value()));
        }
        texts.forEach(text -> pieces.add(new Piece(text, null, null, true)));
        if (other || input.allowed().isEmpty()) {
          pieces.add(new Piece(OTHER, null, null, true));
        }
      }
      case "boolean" -> {
        pieces.add(new Piece(true, null, null, true));
        pieces.add(new Piece(false, null, null, true));
      }
      default -> numbers(input, conditions, pieces);
    }
    if (unknown) {
      pieces.add(new Piece(null, null, null, true));
    }
    return new Domain(input, List.copyOf(pieces));
  }

  private static void numbers(Table.Input input, List<Condition> conditions, List<Piece> pieces) {
    boolean whole = input.type().matches("integer|long|date");
    boolean fromNought = !input.type().equals("date") && input.expression().matches("[\\w.]+");
    TreeSet<BigDecimal> bounds = new TreeSet<>();
    if (fromNought) {
      bounds.add(BigDecimal.ZERO);
    }
    for (Condition condition : conditions) {
      for (Condition.Part part : condition.parts()) {
        if (part instanceof Condition.Range range) {
          if (range.from() != null) {
            bounds.add(range.from());
          }
          if (range.to() != null) {
            bounds.add(range.to());
          }
        }
      }
    }
    BigDecimal before = null;
    for (BigDecimal bound : bounds) {
      boolean between =
          before == null
              ? !fromNought
              : !whole || bound.subtract(before).compareTo(BigDecimal.ONE) > 0;
      if (between) {
        BigDecimal inside =
            before == null
                ? bound.subtract(BigDecimal.ONE)
                : whole
                    ? before.add(BigDecimal.ONE)
                    : before.add(bound).divide(TWO, bound.scale() + 20, RoundingMode.HALF_EVEN);
        pieces.add(new Piece(inside, before, bound, false));
      }
      pieces.add(new Piece(bound, bound, bound, true));
      before = bound;
    }
    pieces.add(
        new Piece(
            before == null ? BigDecimal.ZERO : before.add(BigDecimal.ONE), before, null, false));
  }

  int size() {
    return pieces.size();
  }

  BitSet all() {
    BitSet all = new BitSet();
    all.set(0, pieces.size());
    return all;
  }

  /** The pieces that fulfil the condition. */
  BitSet of(Condition condition) {
    BitSet fulfilled = new BitSet();
    for (int i = 0; i < pieces.size(); i++) {
      Object value = pieces.get(i).value;
      boolean named = condition.parts().stream().anyMatch(part -> has(part, value));
      if (condition.isAny() || named != condition.none()) {
        fulfilled.set(i);
      }
    }
    return fulfilled;
  }

  private static boolean has(Condition.Part part, @Nullable Object value) {
    if (part instanceof Condition.Range range) {
      return value instanceof BigDecimal number && range.has(number);
    }
    if (part instanceof Condition.Text text) {
      return text.value().equals(value);
    }
    return part instanceof Condition.Flag flag
        ? Boolean.valueOf(flag.value()).equals(value)
        : value == null;
  }

  /** The pieces as a person reads them: {@code 研发投入>5000万元}. */
  String told(BitSet area, Labels labels) {
    List<String> texts = new ArrayList<>();
    List<String> ranges = new ArrayList<>();
    boolean unknown = false;
    int i = area.nextSetBit(0);
    while (i >= 0) {
      Piece piece = pieces.get(i);
      if (piece.value == null) {
        unknown = true;
      } else if (piece.value instanceof BigDecimal) {
        int last = i;
        while (area.get(last + 1)
            && last + 1 < pieces.size()
            && pieces.get(last + 1).value instanceof BigDecimal) {
          last++;
        }
        ranges.add(range(piece, pieces.get(last)));
        i = last;
      } else if (piece.value instanceof Boolean flag) {
        texts.add(flag ? "是" : "否");
      } else {
        texts.add(piece.value.equals(OTHER) ? "其他值" : labels.of(input, (String) piece.value));
      }
      i = area.nextSetBit(i + 1);
    }
    if (unknown) {
      texts.add("空（未知）");
    }
    List<String> told = new ArrayList<>();
    if (!ranges.isEmpty()) {
      told.add(
          ranges.stream().map(one -> input.shortLabel() + one).collect(Collectors.joining("或")));
    }
    if (!texts.isEmpty()) {
      told.add(input.shortLabel() + "为" + Words.listed(texts));
    }
    return String.join("或", told);
  }

  private String range(Piece first, Piece last) {
    if (first.point && first.equals(last)) {
      return "=" + shown(first.from);
    }
    List<String> sides = new ArrayList<>();
    if (first.from != null) {
      sides.add((first.point ? "≥" : ">") + shown(first.from));
    }
    if (last.to != null) {
      sides.add((last.point ? "≤" : "<") + shown(last.to));
    }
    return String.join("且", sides);
  }

  private String shown(@Nullable BigDecimal number) {
    if (number == null) {
      return "";
    }
    if (input.type().equals("date")) {
      return LocalDate.ofEpochDay(number.longValue()).toString();
    }
    return amount(number) + (input.isMoney() ? "元" : "");
  }

  /** {@code 50000000} as {@code 5000万}, where that is whole. */
  static String amount(BigDecimal number) {
    if (number.signum() != 0 && number.remainder(HUNDRED_MILLION).signum() == 0) {
      return number.divide(HUNDRED_MILLION).stripTrailingZeros().toPlainString() + "亿";
    }
    if (number.signum() != 0 && number.remainder(TEN_THOUSAND).signum() == 0) {
      return number.divide(TEN_THOUSAND).stripTrailingZeros().toPlainString() + "万";
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
