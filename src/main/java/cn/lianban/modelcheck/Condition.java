package cn.lianban.modelcheck;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cell of conditions asks for: any value, or one of some, or none of some.
 *
 * @param parts empty for any value
 */
record Condition(boolean none, List<Part> parts) {

  /** One value or range. */
  sealed interface Part {}

  record Unknown() implements Part {}

  record Text(String value) implements Part {}

  record Flag(boolean value) implements Part {}

  /** Numbers, and dates as days since 1970; a bound that is null is open. */
  record Range(@Nullable BigDecimal from, boolean withFrom, @Nullable BigDecimal to, boolean withTo)
      implements Part {

    boolean has(BigDecimal value) {
      boolean above = from == null || value.compareTo(from) > (withFrom ? -1 : 0);
      return above && (to == null || value.compareTo(to) < (withTo ? 1 : 0));
    }
  }

  static final Condition ANY = new Condition(false, List.of());

  private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
  private static final String DAY = "date\\(\"[0-9-]+\"\\)";
  private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern COMPARED =
      Pattern.compile("(<=|>=|<|>)?\\s*(" + NUMBER + "|" + DAY + ")");
  private static final Pattern BETWEEN =
      Pattern.compile(
          "([\\[(\\]])\\s*("
              + NUMBER
              + "|"
              + DAY
              + ")\\s*\\.\\.\\s*("
              + NUMBER
              + "|"
              + DAY
              + ")\\s*([\\])\\[])");

  boolean isAny() {
    return parts.isEmpty();
  }

  /** Empty where the cell has no shape that a table may use for values of this type. */
  static Optional<Condition> of(String cell, String type) {
    String written = cell.strip();
    if (written.isEmpty()) {
      return Optional.of(ANY);
    }
    Matcher not = NOT.matcher(written);
    boolean none = not.matches();
    List<Part> parts = new ArrayList<>();
    for (String one : split(none ? not.group(1) : written)) {
      Part part = part(one.strip(), type);
      if (part == null) {
        return Optional.empty();
      }
      parts.add(part);
    }
    return Optional.of(new Condition(none, List.copyOf(parts)));
  }

  /** The parts between commas that stand neither in quotes nor in brackets. */
  static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      quoted ^= c == '"';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && !quoted && depth == 0) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static @Nullable Part part(String part, String type) {
    if (part.equals("null")) {
      return new Unknown();
    }
    return switch (type) {
      case "string" ->
          part.matches("\"[^\"]*\"") ? new Text(part.substring(1, part.length() - 1)) : null;
      case "boolean" -> part.matches("true|false") ? new Flag(part.equals("true")) : null;
      case "date" -> range(part, true);
      default -> range(part, false);
    };
  }

  private static @Nullable Part range(String part, boolean day) {
    Matcher compared = COMPARED.matcher(part);
    if (compared.matches()) {
      BigDecimal value = value(compared.group(2), day);
      String sign = compared.group(1);
      if (value == null) {
        return null;
      }
      return sign == null
          ? new Range(value, true, value, true)
          : switch (sign) {
            case "<" -> new Range(null, false, value, false);
            case "<=" -> new Range(null, false, value, true);
            case ">" -> new Range(value, false, null, false);
            default -> new Range(value, true, null, false);
          };
    }
    Matcher between = BETWEEN.matcher(part);
    if (!between.matches()) {
      return null;
    }
    BigDecimal from = value(between.group(2), day);
    BigDecimal to = value(between.group(3), day);
    return from == null || to == null
        ? null
        : new Range(from, between.group(1).equals("["), to, between.group(4).equals("]"));
  }

  private static @Nullable BigDecimal value(String written, boolean day) {
    boolean isDay = written.startsWith("date");
    if (isDay != day) {
      return null;
    }
    try {
      return isDay
          ? BigDecimal.valueOf(LocalDate.parse(written.replaceAll("[^0-9-]", "")).toEpochDay())
          : new BigDecimal(written);
    } catch (DateTimeParseException noDay) {
      return null;
    }
  }

  /** Whether a value that is not known fulfils it, where it asks for anything at all. */
  boolean takesUnknown() {
    return !isAny() && none != parts.stream().anyMatch(Unknown.class::isInstance);
  }
}
