package cn.lianban.calendar;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Proposals;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Rows;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The calendars of the years, and their publication. */
@Component
public class CalendarYears {

  private static final int FIRST = 2000;
  private static final int LAST = 2100;
  private static final int LONGEST_NAME = 50;
  private static final String KIND = "calendar";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final WorkingCalendar calendar;
  private final DateRecounts recounts;
  private final Proposals proposals;
  private final ObjectMapper json;
  private final CalendarSettings settings;

  CalendarYears(
      JdbcClient jdbc,
      Clock clock,
      TransactionTemplate transaction,
      WorkingCalendar calendar,
      DateRecounts recounts,
      Proposals proposals,
      ObjectMapper json,
      CalendarSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transaction = transaction;
    this.calendar = calendar;
    this.recounts = recounts;
    this.proposals = proposals;
    this.json = json;
    this.settings = settings;
  }

  /** The calendar of the year by which dates are counted at present. */
  public CalendarYear of(int year) {
    checkYear(year);
    Optional<Published> published =
        jdbc.sql(
                "select loaded_at, recount_pending and settles_at is null as recounting from calendar_year where year = :year")
            .param("year", year)
            .query(Rows.of(Published.class))
            .optional();
    if (published.isEmpty()) {
      return new CalendarYear(year, true, null, false, WorkingDays.fixedHolidays(year));
    }
    List<CalendarDay> days =
        jdbc.sql(
                "select day, kind, holiday from calendar_exception where extract(year from day) = :year order by day")
            .param("year", year)
            .query(Rows.of(CalendarDay.class))
            .list();
    return new CalendarYear(
        year,
        false,
        published.get().loadedAt.atZoneSameInstant(clock.getZone()).toOffsetDateTime(),
        published.get().recounting,
        days);
  }

  /**
   * @param recounting until the first of the two recounts is done; the second only finds what was
   *     being changed meanwhile
   */
  private record Published(OffsetDateTime loadedAt, boolean recounting) {}

  /**
   * A calendar that somebody has proposed.
   *
   * @param days every exception to Monday to Friday of that year
   * @param former those that were published then; null where none were
   * @param state open, confirmed, declined or withdrawn
   * @param decidedBy null while open, as is {@code decidedAt}
   * @param decisionReason null while open and where confirmed
   */
  public record Proposed(
      long id,
      int year,
      List<CalendarDay> days,
      @Nullable List<CalendarDay> former,
      String state,
      String proposedBy,
      OffsetDateTime proposedAt,
      @Nullable String decidedBy,
      @Nullable OffsetDateTime decidedAt,
      @Nullable String decisionReason) {}

  /**
   * Proposes the calendar of a year, which somebody else confirms.
   *
   * @param days every exception to Monday to Friday of that year
   * @throws BadInput for a year that has ended or is too far away, and naming everything that is
   *     wrong with the days
   * @throws Conflict where a proposal for the year waits to be confirmed
   */
  @Transactional
  public Proposed propose(Actor actor, int year, List<CalendarDay> days) {
    if (!actor.isIn(Actor.ADMINISTRATORS)) {
      throw new Refused("只有系统管理员可以提议工作日历");
    }
    checkYear(year);
    checkInReach(year);
    check(year, days);
    CalendarYear now = of(year);
    return proposed(
        proposals.open(
            actor,
            KIND,
            Integer.toString(year),
            days,
            now.provisional() ? null : now.days(),
            null));
  }

  /**
   * Confirms a proposal of somebody else, which publishes the calendar. The dates that depend on it
   * are counted again afterwards, as with {@link #publish}.
   */
  public CalendarYear confirm(Actor actor, long id) {
    if (!mayConfirm(actor)) {
      throw new Refused("工作日历的提议由提议人以外的系统管理员或流程管理员确认");
    }
    Proposed confirmed =
        transaction.execute(
            status -> {
              Proposed proposed = proposed(proposals.confirm(actor, KIND, id));
              checkInReach(proposed.year);
              keep(proposed.year, proposed.days);
              return proposed;
            });
    count(confirmed.year);
    return of(confirmed.year);
  }

  /** Declines a proposal, or takes back the own one. */
  public void decline(Actor actor, long id, String reason) {
    proposals.decline(actor, KIND, id, reason, mayConfirm(actor));
  }

  /** What was proposed, the newest first. */
  public Page<Proposed> proposals(Actor actor, Page.Request page) {
    if (!actor.isIn(Actor.PROCESS_OWNERS) && !actor.seesEverything()) {
      throw new Refused("只有流程管理员和监测、审计、系统管理人员可以查看工作日历的提议");
    }
    Page<Proposals.Proposal> found = proposals.all(KIND, null, page);
    return new Page<>(
        found.content().stream().map(this::proposed).toList(),
        found.page(),
        found.size(),
        found.total());
  }

  private static boolean mayConfirm(Actor actor) {
    return actor.isIn(Actor.PROCESS_OWNERS) || actor.isIn(Actor.ADMINISTRATORS);
  }

  private Proposed proposed(Proposals.Proposal proposal) {
    return new Proposed(
        proposal.id(),
        Integer.parseInt(proposal.subject()),
        days(proposal.content()),
        proposal.former() == null ? null : days(proposal.former()),
        proposal.state(),
        proposal.proposedBy(),
        proposal.proposedAt(),
        proposal.decidedBy(),
        proposal.decidedAt(),
        proposal.decisionReason());
  }

  private List<CalendarDay> days(JsonNode content) {
    return List.of(json.convertValue(content, CalendarDay[].class));
  }

  /**
   * Publishes or replaces the calendar of a year, and has all dates that depend on it counted
   * again.
   *
   * <p>The calendar is committed first, together with the note that a recount is due; then the
   * dates are counted in the background, case by case, because nobody should wait for hundreds of
   * cases. If the node dies in between, any node finishes the recount later. A second recount
   * follows for dates that other transactions were counting by the old calendar at the same time.
   *
   * @param days every exception to Monday to Friday of that year
   * @throws BadInput naming everything that is wrong with the days
   */
  public CalendarYear publish(int year, List<CalendarDay> days) {
    checkYear(year);
    check(year, days);
    transaction.executeWithoutResult(status -> keep(year, days));
    count(year);
    return of(year);
  }

  private void keep(int year, List<CalendarDay> days) {
    // the row of the year makes a second publication wait for the first
    jdbc.sql(
            """
            insert into calendar_year (year, loaded_at, recount_pending) values (:year, :at, true)
            on conflict (year) do update set loaded_at = excluded.loaded_at, recount_pending = true, settles_at = null
            """)
        .param("year", year)
        .param("at", OffsetDateTime.now(clock))
        .update();
    jdbc.sql("delete from calendar_exception where extract(year from day) = :year")
        .param("year", year)
        .update();
    days.forEach(this::insert);
  }

  private void count(int year) {
    calendar.forget();
    recounts.begin(year);
  }

  private void insert(CalendarDay day) {
    jdbc.sql("insert into calendar_exception (day, kind, holiday) values (:day, :kind, :holiday)")
        .param("day", day.day())
        .param("kind", day.kind())
        .param("holiday", day.holiday().strip())
        .update();
  }

  private static void checkYear(int year) {
    if (year < FIRST || year > LAST) {
      throw new BadInput("year", "年份应在 " + FIRST + " 至 " + LAST + " 之间");
    }
  }

  /** The dates of a year that has ended have been counted, and nobody knows a distant year yet. */
  private void checkInReach(int year) {
    int now = LocalDate.now(clock).getYear();
    if (year < now - settings.yearsBack()) {
      throw new BadInput("year", year + " 年已经结束，其工作日历不能再提议或更改；已经算出的时限以当时的日历为准");
    }
    if (year > now + settings.yearsAhead()) {
      throw new BadInput(
          "year",
          "最远可以提议 " + (now + settings.yearsAhead()) + " 年的工作日历；" + year + " 年的放假安排尚未发布，请核对年份");
    }
  }

  private static void check(int year, List<CalendarDay> days) {
    List<FieldError> errors = new ArrayList<>();
    if (days.isEmpty()) {
      errors.add(new FieldError("", "请列出该年度的放假与调休日期，不能为空"));
    }
    Set<LocalDate> seen = new HashSet<>();
    for (int i = 0; i < days.size(); i++) {
      String at = "[" + i + "]";
      CalendarDay day = days.get(i);
      if (day == null || day.day() == null) {
        errors.add(FieldError.required(at + ".day", "请填写日期，格式如 " + year + "-01-01"));
        continue;
      }
      if (day.day().getYear() != year) {
        errors.add(new FieldError(at + ".day", day.day() + " 不在 " + year + " 年内"));
      }
      if (!seen.add(day.day())) {
        errors.add(new FieldError(at + ".day", day.day() + " 重复，每个日期只能出现一次"));
      }
      checkKind(at, day).ifPresent(errors::add);
      if (PlainText.isBlank(day.holiday())
          || day.holiday().length() > LONGEST_NAME
          || !PlainText.isClean(day.holiday())
          || !PlainText.isOneLine(day.holiday())) {
        errors.add(new FieldError(at + ".holiday", "请在一行内填写节日名称，不超过 " + LONGEST_NAME + " 字"));
      }
    }
    Stream.of(Month.values())
        .filter(month -> isWithoutWork(YearMonth.of(year, month), days))
        .forEach(
            month ->
                errors.add(
                    new FieldError("", year + " 年 " + month.getValue() + " 月没有一个工作日，请核对放假的日期")));
    if (!errors.isEmpty()) {
      throw new BadInput(errors);
    }
  }

  /** Whether the whole month is off, so that no time limit would end in it. */
  private static boolean isWithoutWork(YearMonth month, List<CalendarDay> days) {
    Map<LocalDate, String> kinds = new HashMap<>();
    days.stream()
        .filter(day -> day != null && day.day() != null)
        .forEach(day -> kinds.put(day.day(), String.valueOf(day.kind())));
    return month
        .atDay(1)
        .datesUntil(month.plusMonths(1).atDay(1))
        .noneMatch(
            day ->
                CalendarDay.WORK.equals(kinds.get(day))
                    || !isWeekend(day) && !CalendarDay.OFF.equals(kinds.get(day)));
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static Optional<FieldError> checkKind(String at, CalendarDay day) {
    if (CalendarDay.WORK.equals(day.kind()) && !isWeekend(day.day())) {
      return Optional.of(new FieldError(at + ".kind", day.day() + " 不是周末，本就上班，请核对日期"));
    }
    return CalendarDay.WORK.equals(day.kind()) || CalendarDay.OFF.equals(day.kind())
        ? Optional.empty()
        : Optional.of(new FieldError(at + ".kind", "kind 只能是 off（放假）或 work（调休上班）"));
  }
}
