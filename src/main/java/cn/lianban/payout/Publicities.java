package cn.lianban.payout;

import cn.lianban.award.Awards;
import cn.lianban.award.Ledger;
import cn.lianban.award.LedgerEntry;
import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.intake.Plans;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.StateChange;
import cn.lianban.workflow.cases.Timeline;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The periods in which awards are publicised. */
@Service
public class Publicities {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final String OPEN = " status in ('running', 'interrupted')";

  private final WorkingCalendar calendar;
  private final Plans plans;
  private final Ledger ledger;
  private final Awards awards;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  Publicities(
      WorkingCalendar calendar,
      Plans plans,
      Ledger ledger,
      Awards awards,
      Timeline timeline,
      JdbcClient jdbc,
      Clock clock) {
    this.calendar = calendar;
    this.plans = plans;
    this.ledger = ledger;
    this.awards = awards;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** An award as the public reads it. */
  public record Notice(
      String applicationNo,
      String itemId,
      String applicantName,
      String matter,
      Money amount,
      OffsetDateTime startedAt,
      OffsetDateTime endsAt,
      String status) {}

  /**
   * Opens the publicity of the case's award for the number of working days in its plan.
   *
   * @return its end
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public OffsetDateTime open(String applicationNo) {
    LedgerEntry award = ledger.ofApplication(applicationNo).orElseThrow();
    int days = plans.of(applicationNo).publicityDays();
    OffsetDateTime now = OffsetDateTime.now(clock);
    OffsetDateTime ends = calendar.plusWorkingDays(now, days);
    int rows =
        jdbc.sql(
                """
            insert into publicity (application_no, award_id, started_at, working_days, running_since, running_days, ends_at, status)
            select :no, id, :now, :days, :now, :days, :ends, 'running' from shared_award where id = :award and status = 'reserved'
            """)
            .param("no", applicationNo)
            .param("award", award.id())
            .param("now", now)
            .param("days", days)
            .param("ends", ends)
            .update();
    StateChange.one(rows, "申报 " + applicationNo + " 的奖补不能公示");
    timeline.add(
        applicationNo,
        "publicised",
        "公示 " + award.amount().forPeople() + "，至 " + DAY.format(ends) + " 止，共 " + days + " 个工作日");
    return ends;
  }

  /**
   * Interrupts the publicity because of an objection; the remaining working days run after all
   * objections are handled.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void interrupt(Publicity publicity) {
    if (publicity.status().equals("interrupted")) {
      return;
    }
    int left =
        Math.max(1, calendar.workingDaysBetween(OffsetDateTime.now(clock), publicity.endsAt()));
    int rows =
        jdbc.sql(
                "update publicity set status = 'interrupted', days_left = :left where id = :id and status = 'running'")
            .param("left", left)
            .param("id", publicity.id())
            .update();
    StateChange.one(rows, "公示不能中止");
  }

  /**
   * Resumes the publicity for its remaining days after all objections were dismissed.
   *
   * @return its end
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public OffsetDateTime resume(String applicationNo) {
    Publicity publicity = current(applicationNo).orElseThrow();
    OffsetDateTime now = OffsetDateTime.now(clock);
    OffsetDateTime ends = calendar.plusWorkingDays(now, publicity.daysLeft());
    int rows =
        jdbc.sql(
                """
            update publicity set status = 'running', running_since = :now, running_days = days_left, days_left = null, ends_at = :ends
            where id = :id and status = 'interrupted'
            """)
            .param("now", now)
            .param("ends", ends)
            .param("id", publicity.id())
            .update();
    StateChange.one(rows, "申报 " + applicationNo + " 的公示不能恢复");
    timeline.add(applicationNo, "publicity-resumed", "异议已处理，公示恢复，至 " + DAY.format(ends) + " 止");
    return ends;
  }

  /** The cases whose open publicity ends on that day or later, by number. */
  public List<String> openUntil(LocalDate day) {
    return jdbc.sql(
            "select application_no from publicity where"
                + OPEN
                + " and ends_at >= :from order by application_no")
        .param("from", day.atStartOfDay(clock.getZone()).toOffsetDateTime())
        .query(String.class)
        .list();
  }

  /**
   * Counts the end of an open publicity, or the remaining days of an interrupted one, again after
   * the calendar has changed.
   *
   * @return the new end; empty where it stays
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<OffsetDateTime> recount(String applicationNo) {
    record Leg(OffsetDateTime runningSince, int runningDays) {}
    return current(applicationNo)
        .flatMap(
            publicity -> {
              Leg leg =
                  jdbc.sql("select running_since, running_days from publicity where id = :id")
                      .param("id", publicity.id())
                      .query(Leg.class)
                      .single();
              OffsetDateTime ends = calendar.plusWorkingDays(leg.runningSince(), leg.runningDays());
              boolean interrupted = publicity.status().equals("interrupted");
              if (interrupted) {
                recountDaysLeft(publicity, ends);
              }
              if (ends.isEqual(publicity.endsAt())) {
                return Optional.empty();
              }
              moveEnd(publicity, ends);
              if (!interrupted) {
                timeline.add(
                    applicationNo, "publicity-moved", "工作日历已公布，公示截止日期调整为 " + DAY.format(ends));
              }
              return Optional.of(ends);
            });
  }

  private void moveEnd(Publicity publicity, OffsetDateTime ends) {
    Locks.demandTransaction();
    int rows =
        jdbc.sql("update publicity set ends_at = :ends where id = :id and status = :status")
            .param("ends", ends)
            .param("id", publicity.id())
            .param("status", publicity.status())
            .update();
    StateChange.one(rows, "公示的截止日期不能调整");
  }

  /** Counts again how many days were left when the first objection of this interruption came. */
  private void recountDaysLeft(Publicity publicity, OffsetDateTime ends) {
    Locks.demandTransaction();
    OffsetDateTime interrupted =
        jdbc.sql(
                """
                select min(o.received_at) from objection o join publicity p on p.id = o.publicity_id
                where o.application_no = p.application_no and p.id = :id and o.received_at >= p.running_since
                """)
            .param("id", publicity.id())
            .query(OffsetDateTime.class)
            .single();
    int rows =
        jdbc.sql("update publicity set days_left = :left where id = :id and status = 'interrupted'")
            .param("left", Math.max(1, calendar.workingDaysBetween(interrupted, ends)))
            .param("id", publicity.id())
            .update();
    StateChange.one(rows, "公示的剩余天数不能调整");
  }

  /** Ends the publicity after its period without an upheld objection; the award is final. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void close(String applicationNo) {
    Publicity publicity = current(applicationNo).orElseThrow();
    end(publicity, "running", "completed");
    ledger.approve(publicity.awardId());
    timeline.add(applicationNo, "publicity-completed", "公示期满，无未处理的异议");
  }

  /**
   * Revokes the publicity and releases the reservation after an upheld objection; a later approval
   * is publicised for the full period.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void revoke(String applicationNo) {
    end(current(applicationNo).orElseThrow(), "interrupted", "revoked");
    awards.release(applicationNo);
    timeline.add(applicationNo, "publicity-revoked", "异议成立，公示终止，预留金额已释放");
  }

  /** The publicity of a case that is running or interrupted; empty for none. */
  public Optional<Publicity> current(String applicationNo) {
    return jdbc.sql("select * from publicity where application_no = :no and" + OPEN)
        .param("no", applicationNo)
        .query(Rows.of(Publicity.class))
        .optional();
  }

  /** The newest publicity of a case, open or not. */
  public Optional<Publicity> newest(String applicationNo) {
    return jdbc.sql("select * from publicity where application_no = :no order by id desc limit 1")
        .param("no", applicationNo)
        .query(Rows.of(Publicity.class))
        .optional();
  }

  /** The publicities that are open now, the one that ends first at the top. */
  public Page<Notice> open(Page.Request page) {
    long total = jdbc.sql("select count(*) from publicity where" + OPEN).query(Long.class).single();
    var content =
        jdbc.sql(
                """
                select p.application_no, a.item_id, c.applicant_name, a.matter_title as matter, a.amount, p.started_at, p.ends_at, p.status
                from publicity p join shared_award a on a.id = p.award_id join shared_application c on c.no = p.application_no
                where p.status in ('running', 'interrupted')
                order by p.ends_at, p.id limit :size offset :offset
                """)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Notice.class))
            .list();
    return new Page<>(content, page.page(), page.size(), total);
  }

  private void end(Publicity publicity, String from, String to) {
    Locks.demandTransaction();
    int rows =
        jdbc.sql("update publicity set status = :to where id = :id and status = :from")
            .param("to", to)
            .param("from", from)
            .param("id", publicity.id())
            .update();
    StateChange.one(rows, "公示不能结束");
  }
}
