package cn.lianban.kernel;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes rows as CSV for spreadsheets: codes stay text, and no cell that somebody typed becomes a
 * formula.
 */
public final class Csv {

  /** The byte order mark by which spreadsheets recognise UTF-8. */
  private static final String MARK = "\ufeff";

  private static final Pattern FORMULA =
      Pattern.compile("^(?:[=+@＝＋－＠\\t\\r\\n]|-(?![\\d.]+$)).*", Pattern.DOTALL);

  /**
   * Digits that a spreadsheet would round after the fifteenth, read as a power of ten or as a date,
   * or strip of leading zeros.
   */
  private static final Pattern CODE =
      Pattern.compile("\\d{12,}|\\d+[Ee]\\d+|0\\d+|\\d{1,4}[-/]\\d{1,2}(?:[-/]\\d{1,4})?");

  /** A whole date, which a spreadsheet reads right. */
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static final Pattern TO_BE_QUOTED = Pattern.compile("[\",\r\n\t]");

  private final Appendable file;

  /** Begins a file with these columns. */
  public Csv(Appendable file, List<String> columns) throws IOException {
    this.file = file;
    file.append(MARK);
    row(columns);
  }

  /** Adds a row; null is an empty cell. */
  public void row(List<?> cells) throws IOException {
    file.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  private static boolean isCode(String text) {
    return CODE.matcher(text).matches() && !DATE.matcher(text).matches();
  }

  private static String cell(Object value) {
    String text = value == null ? "" : value.toString();
    String safe = FORMULA.matcher(text).matches() ? "'" + text : isCode(text) ? "\t" + text : text;
    return TO_BE_QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
