package cn.lianban.duties;

import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.catalogue.Edition;
import cn.lianban.catalogue.Editions;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.Rows;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.ModelBundle;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts the duties of a quarter that are due and do not exist yet, so it may be called any number
 * of times. Quarters that passed while the service was down are started too, from the last started
 * one on. A past quarter is checked once more for missing duties and then closed; items that come
 * into the catalogue later are not added to it.
 *
 * <p>All duties of a quarter start in one transaction, so that a killed node has started none. That
 * transaction writes little; planning and routing of each duty, which can fail, run in a separate
 * job. If the tables cannot even tell whether a duty is due, the others start anyway, and the
 * quarter stays open until that one is started.
 */
@Service
public class DutyQuarters {

  private static final Logger log = LoggerFactory.getLogger(DutyQuarters.class);

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
   * Starts all duties that are due today.
   *
   * @return the numbers of the started duties
   * @throws IllegalStateException where only duties without a plan were left, so that an operator
   *     is notified
   */
  @Transactional
  public List<String> openDue() {
    LocalDate today = LocalDate.now(clock);
    Quarter current = Quarter.of(today);
    List<String> opened = new ArrayList<>();
    List<String> unplanned = new ArrayList<>();
    for (Quarter quarter = oldestNotClosed(current);
        quarter.compareTo(current) < 0;
        quarter = quarter.next()) {
      List<String> without = new ArrayList<>();
      opened.addAll(open(quarter, today, without));
      if (without.isEmpty()) {
        close(quarter);
      }
      unplanned.addAll(without);
    }
    opened.addAll(open(current, today, unplanned));
    if (opened.isEmpty() && !unplanned.isEmpty()) {
      throw new IllegalStateException(
          "Decision dutyPlan gives no plan for "
              + unplanned
              + ": mend its rows and release the models, then try again");
    }
    return opened;
  }

  /**
   * Starts all duties of this quarter that are due by this day and do not exist yet, in the order
   * of the catalogue.
   */
  @Transactional
  public List<String> open(Quarter quarter, LocalDate today) {
    return open(quarter, today, new ArrayList<>());
  }

  private List<String> open(Quarter quarter, LocalDate today, List<String> unplanned) {
    List<Item> due =
        items.find(Items.DUTY, null, null).stream()
            .filter(
                item ->
                    plan(item, quarter, unplanned)
                        .filter(plan -> isDue(item, plan, quarter, today))
                        .isPresent())
            .toList();
    if (due.isEmpty() || !lock(quarter)) {
      return List.of();
    }
    Set<String> present = duties.of(quarter).stream().map(Duty::itemId).collect(Collectors.toSet());
    return due.stream()
        .filter(item -> !present.contains(item.id()))
        .map(item -> open(item, quarter))
        .toList();
  }

  private Optional<DutyPlan> plan(Item item, Quarter quarter, List<String> unplanned) {
    try {
      return Optional.of(
          DutyPlan.of(
              decisions.evaluate(
                  "dutyPlan", Map.of("itemId", item.id(), "quarter", quarter.key()))));
    } catch (RuntimeException broken) {
      log.error(
          "Decision dutyPlan gives no plan for {} in {}: it is not started until the table is mended",
          item.id(),
          quarter,
          broken);
      unplanned.add(Duties.number(item.id(), quarter));
      return Optional.empty();
    }
  }

  private boolean isDue(Item item, DutyPlan plan, Quarter quarter, LocalDate today) {
    Edition edition = editions.of(item.document());
    return plan.reports()
        && editions.isWorkedBy(edition, today)
        // a document that came into force after a quarter does not apply to it
        && (!today.isAfter(quarter.lastDay()) || editions.isWorkedBy(edition, quarter.lastDay()))
        && !today.isBefore(openingDay(quarter, plan.opensOnWorkingDay()));
  }

  private LocalDate openingDay(Quarter quarter, int workingDay) {
    OffsetDateTime eve =
        quarter.firstDay().minusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
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

  /**
   * Locks the start of this quarter until the transaction ends.
   *
   * @return whether there may be anything left to start
   */
  private boolean lock(Quarter quarter) {
    Locks.demandTransaction();
    jdbc.sql(
            "insert into duty_quarter (year, quarter, opened_at) values (:year, :quarter, :at) on conflict do nothing")
        .param("year", quarter.year())
        .param("quarter", quarter.quarter())
        .param("at", OffsetDateTime.now(clock))
        .update();
    return jdbc.sql(
            "select closed_at is null from duty_quarter where year = :year and quarter = :quarter for update")
        .param("year", quarter.year())
        .param("quarter", quarter.quarter())
        .query(Boolean.class)
        .single();
  }

  private void close(Quarter quarter) {
    jdbc.sql(
            """
            insert into duty_quarter (year, quarter, opened_at, closed_at) values (:year, :quarter, :at, :at)
            on conflict (year, quarter) do update set closed_at = excluded.closed_at where duty_quarter.closed_at is null
            """)
        .param("at", OffsetDateTime.now(clock))
        .param("year", quarter.year())
        .param("quarter", quarter.quarter())
        .update();
  }

  /**
   * The first quarter to check: the oldest one not closed or, if all are closed, the one after the
   * newest.
   */
  private Quarter oldestNotClosed(Quarter current) {
    return one("closed_at is null", current, "year, quarter")
        .or(
            () ->
                one("closed_at is not null", current, "year desc, quarter desc").map(Quarter::next))
        .orElse(current);
  }

  private Optional<Quarter> one(String condition, Quarter before, String order) {
    return jdbc.sql(
            "select year, quarter from duty_quarter where "
                + condition
                + " and (year, quarter) < (:year, :quarter) order by "
                + order
                + " limit 1")
        .param("year", before.year())
        .param("quarter", before.quarter())
        .query(Rows.of(Quarter.class))
        .optional();
  }
}
