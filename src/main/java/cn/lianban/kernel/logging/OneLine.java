package cn.lianban.kernel.logging;

/**
 * Escapes text from outside for the log, so that it stays in its line and cannot control a
 * terminal.
 */
final class OneLine {

  private OneLine() {}

  /**
   * Replaces control, format and separator characters with escapes such as {@code \n} and {@code
   * \u001b}.
   */
  static String escaped(String text) {
    if (text.codePoints().noneMatch(OneLine::isHidden)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(line, point));
    return line.toString();
  }

  private static void append(StringBuilder line, int point) {
    switch (point) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isHidden(point)) {
          line.append(point > 0xffff ? "\\U%08x".formatted(point) : "\\u%04x".formatted(point));
        } else {
          line.appendCodePoint(point);
        }
      }
    }
  }

  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
