package cn.lianban.kernel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list from Excel, or from values separated by commas, semicolons or tabs, in UTF-8, UTF-16
 * or GB18030, without checking its content.
 *
 * @param columns the required headings of the first row; only cells of the last may have several
 *     lines
 * @param counted what a row is, in Chinese with its measure word: 个账号
 * @param beyondHint what to do with cells to the right of the headings, in Chinese
 */
public record Sheet(List<String> columns, String counted, String beyondHint) {

  private static final int LARGEST = 1024 * 1024;

  /** Most bytes that the file may have when unpacked. */
  private static final int LARGEST_UNPACKED = 50 * LARGEST;

  private static final int WIDEST = 50;
  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\n|\\r");
  private static final Charset GB18030 = Charset.forName("GB18030");

  /**
   * A row with something in it.
   *
   * @param number number of the row as a spreadsheet program counts it, from 1
   * @param cells by column
   * @param fault why the row cannot be read, in Chinese; null where it can
   * @param faulty the column in which it cannot be read
   */
  public record Line(int number, List<String> cells, @Nullable String fault, int faulty) {

    private Line(int number, List<String> cells) {
      this(number, cells, null, 0);
    }

    /** What stands to the right of the headings; empty for nothing. */
    private String beyond(int headings) {
      return cells.stream()
          .skip(headings)
          .filter(cell -> !cell.isEmpty())
          .collect(Collectors.joining("、"));
    }

    /** The text of the cell; empty where there is none. */
    public String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }
  }

  /**
   * The rows below the headings.
   *
   * @param most largest number of rows
   * @throws BadInput where it is not such a list
   */
  public List<Line> read(byte[] content, int most) {
    if (content.length == 0) {
      throw new BadInput("file", "文件是空的，请重新选择");
    }
    if (content.length > LARGEST) {
      throw new BadInput("file", "名单文件不能超过 1 MB，请拆分后导入");
    }
    boolean zip = content.length > 2 && content[0] == 'P' && content[1] == 'K';
    boolean oldExcel =
        content.length > 2 && (content[0] & 0xFF) == 0xD0 && (content[1] & 0xFF) == 0xCF;
    if (oldExcel) {
      throw new BadInput("file", "不能读取旧版 Excel 文件（.xls），请另存为 .xlsx 或 CSV 后导入");
    }
    List<Line> lines = zip ? excel(content, most) : separated(text(content), most);
    if (lines.isEmpty() || !isHeading(lines.get(0))) {
      throw new BadInput("file", "第一行应为列名：" + String.join("、", columns) + "。请下载模板，按模板填写");
    }
    int headings = (int) lines.get(0).cells().stream().takeWhile(cell -> !cell.isEmpty()).count();
    List<Line> rows = lines.subList(1, lines.size());
    if (rows.isEmpty()) {
      throw new BadInput("file", "列名之下没有内容，请填写后导入");
    }
    if (rows.size() > most) {
      throw new BadInput("file", "一次最多导入 " + most + " " + counted + "，请拆分后导入");
    }
    List<FieldError> beyond =
        rows.stream()
            .filter(row -> row.fault == null && !row.beyond(headings).isEmpty())
            .map(
                row ->
                    new FieldError(
                        "file",
                        "第 " + row.number + " 行比列名多出“" + row.beyond(headings) + "”：" + beyondHint))
            .toList();
    if (!beyond.isEmpty()) {
      throw new BadInput(beyond);
    }
    return rows;
  }

  private boolean isHeading(Line line) {
    for (int column = 0; column < columns.size(); column++) {
      if (!line.cell(column).equals(columns.get(column))) {
        return false;
      }
    }
    return true;
  }

  private static List<Line> excel(byte[] content, int most) {
    checkUnpacked(content);
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      List<Line> lines = new ArrayList<>();
      for (Iterator<Row> each = rows.iterator(); each.hasNext() && lines.size() <= most + 1; ) {
        Row row = each.next();
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < Math.min(row.getCellCount(), WIDEST); column++) {
          cells.add(
              row.getCell(column) == null || row.getCell(column).getText() == null
                  ? ""
                  : row.getCell(column).getText().strip());
        }
        add(lines, new Line(row.getRowNum(), cells));
      }
      return lines;
    } catch (IOException | RuntimeException unreadable) {
      throw unreadable instanceof BadInput known
          ? known
          : new BadInput("file", "不能读取这个 Excel 文件，请用模板另存为 .xlsx 或 CSV 后导入");
    }
  }

  /** Checks the unpacked size, because a small file can unpack to more than the memory holds. */
  private static void checkUnpacked(byte[] content) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      byte[] buffer = new byte[8192];
      long unpacked = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          unpacked += read;
          if (unpacked > LARGEST_UNPACKED) {
            throw new BadInput("file", "文件解压后过大，请只保留名单这一张表，另存后导入");
          }
        }
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new BadInput("file", "文件已损坏，不能读取，请重新另存后导入");
    }
  }

  /**
   * The rows of a text. A quote without its second swallows the rows below it, so that such a row
   * is marked and reading begins anew on the line after it.
   */
  private List<Line> separated(String text, int most) {
    List<Integer> begins = new ArrayList<>(List.of(0));
    for (Matcher lineBreak = LINE_BREAK.matcher(text); lineBreak.find(); ) {
      begins.add(lineBreak.end());
    }
    List<Line> lines = new ArrayList<>();
    int line = 0;
    while (line < begins.size() && lines.size() <= most + 1) {
      int broken = separated(text.substring(begins.get(line)), line, separator(text), lines, most);
      if (broken < 0) {
        break;
      }
      if (lines.isEmpty()) {
        throw new BadInput(
            "file",
            "不能读取这个文件的第 "
                + (broken + 1)
                + " 行：引号没有成对，或者文件不是 Excel（.xlsx）和以逗号、分号或制表符分隔的文字。请更正该行，或者按模板另存后导入");
      }
      int end = broken + 1 < begins.size() ? begins.get(broken + 1) : text.length();
      String raw = text.substring(begins.get(broken), end).strip();
      lines.add(
          new Line(
              broken + 1,
              List.of(raw),
              "这一行的引号没有成对，读不出内容；请删去多余的引号，或补上另一半",
              lastQuoted(raw, separator(text))));
      line = broken + 1;
    }
    return lines;
  }

  /**
   * Adds the rows of a text to the lines.
   *
   * @param before number of lines before the text
   * @return the number, from 0, of the line on which a row begins that cannot be read; -1 for none
   */
  private int separated(String text, int before, char separator, List<Line> lines, int most) {
    int next = before;
    try (var parser =
        CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(false)
            .setTrim(true)
            .setDelimiter(separator)
            .get()
            .parse(new StringReader(text))) {
      for (Iterator<CSVRecord> each = parser.iterator();
          each.hasNext() && lines.size() <= most + 1; ) {
        CSVRecord row = each.next();
        if (row.stream().limit(columns.size() - 1L).anyMatch(Sheet::hasLineBreak)) {
          // no cell but one of the last column has several lines: the quote belongs to a later row
          return next;
        }
        int number = next + 1;
        // a cell with line breaks makes its row span several lines
        next = before + (int) parser.getCurrentLineNumber();
        add(lines, new Line(number, row.stream().limit(WIDEST).toList()));
      }
      return -1;
    } catch (IOException | RuntimeException unreadable) {
      return next;
    }
  }

  /** The column in which a quote was last opened. */
  private int lastQuoted(String row, char separator) {
    int column = 0;
    int last = 0;
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char letter = row.charAt(i);
      if (letter == '"') {
        quoted = !quoted;
        last = quoted ? column : last;
      } else if (letter == separator && !quoted) {
        column++;
      }
    }
    return Math.min(last, columns.size() - 1);
  }

  private static boolean hasLineBreak(String cell) {
    return cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0;
  }

  /** What separates the headings: spreadsheet programs write semicolons or tabs too. */
  private static char separator(String text) {
    String headings = text.lines().findFirst().orElse("");
    return headings.indexOf('\t') >= 0 ? '\t' : headings.indexOf(';') >= 0 ? ';' : ',';
  }

  private static void add(List<Line> lines, Line line) {
    List<String> cells = line.cells.stream().map(cell -> PlainText.clean(cell).strip()).toList();
    if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
      lines.add(new Line(line.number, cells, line.fault, line.faulty));
    }
  }

  private static String text(byte[] content) {
    String text;
    boolean wide =
        content.length > 1
            && ((content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xFE
                || (content[0] & 0xFF) == 0xFE && (content[1] & 0xFF) == 0xFF);
    try {
      text = decode(content, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      try {
        text = decode(content, GB18030);
      } catch (CharacterCodingException neither) {
        throw new BadInput("file", "文件的文字编码不是 UTF-8、UTF-16 或 GB18030，请另存为 .xlsx 或 UTF-8 的 CSV 后导入");
      }
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String decode(byte[] content, Charset charset) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(content))
        .toString();
  }
}
