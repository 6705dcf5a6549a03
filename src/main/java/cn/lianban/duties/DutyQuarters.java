package cn.lianban.duties;

import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.catalogue.Editions;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.workflow.Cases;
import cn.lianban.workflow.Decisions;
import cn.lianban.workflow.DutyProcess;
import cn.lianban.workflow.ModelBundle;
import cn.lianban.workflow.Timeline;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts the duties of a quarter: what is due and not there yet, so that it may be called as often as one likes. Quarters that went by
 * while the service was down are started too, from the last one that was.
 *
 * <p>All duties of a quarter start in one transaction: a node that is killed in the middle has started none. Starting writes little more
 * than numbers; the plan and the routing of each duty, which can fail, come in a job of its own.
 */
@Service
public class DutyQuarters {

  private final Items items;
  private final Editions editions;
  private final Decisions decisions;
  private final ModelBundle bundle;
  private final WorkingCalendar calendar;
  private final Duties duties;
  private final Cases cases;
  private final DutyProcess process;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  DutyQuarters(
      Items items,
      Editions editions,
      Decisions decisions,
      ModelBundle bundle,
      WorkingCalendar calendar,
      Duties duties,
      Cases cases,
      DutyProcess process,
      Timeline timeline,
      JdbcClient jdbc,
      Clock clock) {
    this.items = items;
    this.editions = editions;
    this.decisions = decisions;
    this.bundle = bundle;
    this.calendar = calendar;
    this.duties = duties;
    this.cases = cases;
    this.process = process;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Starts whatever is due today.
   *
   * @return the numbers of what was started
   */
  @Transactional
  public List<String> openDue() {
    LocalDate today = LocalDate.now(clock);
    Quarter current = Quarter.of(today);
    List<String> opened = new ArrayList<>();
    for (Quarter quarter = newestBefore(current).map(Quarter::next).orElse(current); quarter.compareTo(current) <= 0; quarter = quarter.next()) {
      opened.addAll(open(quarter, today));
    }
    return opened;
  }

  /** Starts whatever of this quarter is due by this day and not there yet, in the order of the catalogue. */
  @Transactional
  public List<String> open(Quarter quarter, LocalDate today) {
    List<Item> due = items.find(Items.DUTY, null, null).stream().filter(item -> isDue(item, quarter, today)).toList();
    if (due.isEmpty()) {
      return List.of();
    }
    lock(quarter);
    Set<String> present = duties.of(quarter).stream().map(Duty::itemId).collect(Collectors.toSet());
    return due.stream().filter(item -> !present.contains(item.id())).map(item -> open(item, quarter)).toList();
  }

  private boolean isDue(Item item, Quarter quarter, LocalDate today) {
    DutyPlan plan = DutyPlan.of(decisions.evaluate("dutyPlan", Map.of("itemId", item.id(), "quarter", quarter.key())));
    return plan.reports()
        && editions.isWorkedBy(editions.of(item.document()), today)
        && !today.isBefore(openingDay(quarter, plan.opensOnWorkingDay()));
  }

  private LocalDate openingDay(Quarter quarter, int workingDay) {
    OffsetDateTime eve = quarter.firstDay().minusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    return calendar.plusWorkingDays(eve, workingDay).toLocalDate();
  }

  private String open(Item item, Quarter quarter) {
    String no = Duties.number(item.id(), quarter);
    cases.open(no, Duties.KIND, item.id());
    duties.insert(no, item.id(), quarter);
    timeline.add(no, "opened", quarter.label() + "任务启动：" + item.citation() + " " + item.title());
    process.start(bundle.newest(), no, item.id(), item.article(), quarter.key());
    return no;
  }

  /** Whoever else starts this quarter waits until the transaction ends. */
  private void lock(Quarter quarter) {
    jdbc.sql("insert into duty_quarter (year, quarter, opened_at) values (:year, :quarter, :at) on conflict do nothing")
        .param("year", quarter.year())
        .param("quarter", quarter.quarter())
        .param("at", OffsetDateTime.now(clock))
        .update();
    jdbc.sql("select opened_at from duty_quarter where year = :year and quarter = :quarter for update")
        .param("year", quarter.year())
        .param("quarter", quarter.quarter())
        .query(OffsetDateTime.class)
        .single();
  }

  /** The newest quarter before this one that was started. */
  private Optional<Quarter> newestBefore(Quarter current) {
    return jdbc.sql("select year, quarter from duty_quarter where (year, quarter) < (:year, :quarter) order by year desc, quarter desc limit 1")
        .param("year", current.year())
        .param("quarter", current.quarter())
        .query((row, number) -> new Quarter(row.getInt("year"), row.getInt("quarter")))
        .optional();
  }
}
