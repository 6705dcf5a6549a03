package cn.lianban.award;

import cn.lianban.award.EarlierAwards.Proposed;
import cn.lianban.catalogue.Item;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Sheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proposes the awards of a list: all that the ledger has not, or none if any row has an error; the
 * report says what to do about each.
 */
@Service
public class EarlierAwardImport {

  /** The columns, by field of {@link EarlierAward} in its order. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "uscc", "统一社会信用代码",
          "name", "单位名称",
          "itemId", "对应事项",
          "matter", "事由",
          "year", "所属年度",
          "amount", "金额（元）",
          "awardedOn", "获得日期",
          "grounds", "依据");

  private static final List<String> ORDER =
      List.of("uscc", "name", "itemId", "matter", "year", "amount", "awardedOn", "grounds");
  private static final Sheet SHEET =
      new Sheet(ORDER.stream().map(COLUMNS::get).toList(), "笔奖补", "请删去，或者并入“依据”一列");

  private final EarlierAwards earlier;
  private final EarlierAwardSettings settings;

  EarlierAwardImport(EarlierAwards earlier, EarlierAwardSettings settings) {
    this.earlier = earlier;
    this.settings = settings;
  }

  /**
   * What is wrong with a cell.
   *
   * @param row number of the row as a spreadsheet program counts it, from 1
   * @param column its heading
   * @param message what is wrong and what to do, in Chinese
   */
  public record Fault(int row, String column, String message) {}

  /**
   * The result for a list.
   *
   * @param rows number of awards in it
   * @param known how many of them the ledger has already; they are not entered again
   * @param faults empty where all can be entered
   * @param proposal what now waits for a second person; null where the list was only checked, has
   *     errors, or has nothing new
   */
  public record Imported(int rows, int known, List<Fault> faults, @Nullable Proposed proposal) {}

  /** The required headings of the first row. */
  public static List<String> columns() {
    return SHEET.columns();
  }

  /** Largest number of rows in a list. */
  public int most() {
    return settings.importRows();
  }

  /**
   * Checks the list, and proposes its awards if nothing is wrong and more than a check is asked
   * for.
   *
   * @throws cn.lianban.kernel.BadInput where the file is not such a list
   */
  @Transactional
  public Imported take(Actor actor, byte[] content, boolean onlyCheck) {
    if (!earlier.mayEnter(actor)) {
      throw new Refused("此前奖补由受理部门的人员登记，由另一人确认");
    }
    List<Sheet.Line> lines = SHEET.read(content, settings.importRows());
    List<Fault> faults = new ArrayList<>();
    List<EarlierAward> fresh = new ArrayList<>();
    Map<Object, Integer> seen = new HashMap<>();
    int known = 0;
    for (Sheet.Line line : lines) {
      if (line.fault() != null) {
        faults.add(new Fault(line.number(), columns().get(0), line.fault()));
        continue;
      }
      List<FieldError> errors = new ArrayList<>();
      EarlierAward award = award(line, errors).cleaned();
      List<String> unread = errors.stream().map(FieldError::field).toList();
      earlier.faults(award).stream()
          .filter(error -> !unread.contains(error.field()))
          .forEach(errors::add);
      Integer before = seen.putIfAbsent(EarlierAwards.identity(award), line.number());
      if (errors.isEmpty() && before != null) {
        errors.add(new FieldError("uscc", "与第 " + before + " 行是同一笔奖补，请删去一行"));
      }
      errors.forEach(
          error ->
              faults.add(
                  new Fault(
                      line.number(),
                      COLUMNS.getOrDefault(error.field(), columns().get(0)),
                      error.message())));
      if (errors.isEmpty()) {
        if (earlier.isEntered(award)) {
          known++;
        } else {
          fresh.add(award);
        }
      }
    }
    boolean proposes = !onlyCheck && faults.isEmpty() && !fresh.isEmpty();
    return new Imported(lines.size(), known, faults, proposes ? earlier.open(actor, fresh) : null);
  }

  private EarlierAward award(Sheet.Line line, List<FieldError> errors) {
    return new EarlierAward(
        cell(line, "uscc"),
        cell(line, "name"),
        item(cell(line, "itemId")),
        cell(line, "matter"),
        year(cell(line, "year"), errors),
        amount(cell(line, "amount"), errors),
        day(cell(line, "awardedOn"), errors),
        cell(line, "grounds"));
  }

  private static String cell(Sheet.Line line, String field) {
    return line.cell(ORDER.indexOf(field));
  }

  /** The id of an item that is named by its id or its title. */
  private String item(String typed) {
    return earlier.similarItems().stream()
        .filter(item -> item.title().equals(typed) || item.id().equalsIgnoreCase(typed))
        .map(Item::id)
        .findFirst()
        .orElse(typed);
  }

  private static @Nullable Integer year(String typed, List<FieldError> errors) {
    String digits = typed.replaceFirst("年(度)?$", "").strip();
    if (digits.isEmpty()) {
      return null;
    }
    Optional<Integer> year =
        digits.matches("\\d{4}(\\.0+)?")
            ? Optional.of(Integer.valueOf(digits.substring(0, 4)))
            : Optional.empty();
    if (year.isEmpty()) {
      errors.add(new FieldError("year", "“" + typed + "”不是年度，请写四位数字，如 2024"));
    }
    return year.orElse(null);
  }

  private static @Nullable BigDecimal amount(String typed, List<FieldError> errors) {
    if (typed.isEmpty()) {
      return null;
    }
    Optional<BigDecimal> amount = PlainText.decimal(typed.replace(",", "").replace("，", ""));
    if (amount.isEmpty()) {
      errors.add(new FieldError("amount", "“" + typed + "”不是金额，请以元为单位写数字，如 1200000.00"));
    }
    return amount.orElse(null);
  }

  private static @Nullable LocalDate day(String typed, List<FieldError> errors) {
    if (typed.isEmpty()) {
      return null;
    }
    Optional<LocalDate> day = days(typed);
    if (day.isEmpty()) {
      errors.add(new FieldError("awardedOn", "“" + typed + "”不是日期，请写作 2024-06-30"));
    }
    return day.orElse(null);
  }

  /** A day as people write it, or as the number by which Excel keeps a day. */
  private static Optional<LocalDate> days(String typed) {
    if (typed.matches("[1-9]\\d{4}(\\.0+)?")) {
      return Optional.of(
          LocalDate.of(1899, 12, 30).plusDays(Long.parseLong(typed.substring(0, 5))));
    }
    String[] parts = typed.replaceFirst("日$", "").split("[-/.年月]");
    return parts.length == 3
            && parts[0].matches("\\d{4}")
            && parts[1].matches("\\d{1,2}")
            && parts[2].matches("\\d{1,2}")
        ? PlainText.date("%s-%2s-%2s".formatted(parts[0], parts[1], parts[2]).replace(' ', '0'))
        : Optional.empty();
  }
}
