package cn.lianban.duties;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Rows;
import cn.lianban.workflow.cases.Cases;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All duties of all quarters. */
@Repository
public class Duties {

  /** The kind of case; case numbers begin with its prefix. */
  static final String KIND = "duty";

  static final String NUMBER_PREFIX = "DB-";

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Clock clock;

  Duties(JdbcClient jdbc, Cases cases, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * The number of a duty in a quarter. It is always the same, so that a second start finds the
   * duty.
   */
  public static String number(String itemId, Quarter quarter) {
    return NUMBER_PREFIX + itemId + "-" + quarter;
  }

  /**
   * @throws NotFound where there is none
   */
  public Duty get(String no) {
    return find(no, "").orElseThrow(() -> unknown(no));
  }

  public Optional<Duty> find(String no) {
    return find(no, "");
  }

  /** As {@link #get}, with the row locked until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Duty lock(String no) {
    return find(no, " for update").orElseThrow(() -> unknown(no));
  }

  /**
   * The duty, for a person who may read it.
   *
   * @throws NotFound where there is none, or the person may not know of it
   */
  public Duty visibleTo(Actor actor, String no) {
    Duty duty = get(no);
    if (!cases.isVisibleTo(actor, no)) {
      throw unknown(no);
    }
    return duty;
  }

  /** The duties of a quarter. */
  List<Duty> of(Quarter quarter) {
    return jdbc.sql("select * from duty where year = :year and quarter = :quarter")
        .param("year", quarter.year())
        .param("quarter", quarter.quarter())
        .query(Rows.of(Duty.class))
        .list();
  }

  /** The duties of all quarters of a year. */
  List<Duty> of(int year) {
    return jdbc.sql("select * from duty where year = :year")
        .param("year", year)
        .query(Rows.of(Duty.class))
        .list();
  }

  /** All duties, of any quarter, that are not published yet. */
  List<Duty> underWay() {
    return jdbc.sql("select * from duty where published_at is null")
        .query(Rows.of(Duty.class))
        .list();
  }

  /** The numbers of those duties that the person may read. */
  Set<String> visible(Actor actor, List<Duty> duties) {
    List<String> numbers = duties.stream().map(Duty::no).toList();
    if (actor.seesEverything() || numbers.isEmpty()) {
      return new HashSet<>(numbers);
    }
    Set<String> viewers = new HashSet<>(actor.groups());
    viewers.add(actor.id());
    return new HashSet<>(
        jdbc.sql(
                "select case_no from shared_case_viewer where case_no in (:numbers) and viewer in (:viewers)")
            .param("numbers", numbers)
            .param("viewers", viewers)
            .query(String.class)
            .list());
  }

  void insert(String no, String itemId, Quarter quarter) {
    jdbc.sql(
            "insert into duty (no, item_id, year, quarter, status, opened_at) values (:no, :item, :year, :quarter, :status, :at)")
        .param("no", no)
        .param("item", itemId)
        .param("year", quarter.year())
        .param("quarter", quarter.quarter())
        .param("status", DutyStatus.OPENED.id())
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /**
   * Stores the result of the decision {@code dutyPlan}. The supervisor may read the duty from now
   * on; the escalation body may do so once it is asked.
   */
  public void plan(String no, DutyPlan plan) {
    jdbc.sql(
            "update duty set supervisor = :supervisor, escalation_body = :body, publish_unreported = :publish where no = :no")
        .param("supervisor", plan.supervisor())
        .param("body", plan.escalationBody())
        .param("publish", plan.publishUnreported())
        .param("no", no)
        .update();
    cases.admit(no, List.of(plan.supervisor()));
  }

  void ledBy(String no, String lead) {
    jdbc.sql("update duty set lead = :lead where no = :no")
        .param("lead", lead)
        .param("no", no)
        .update();
  }

  void moveTo(String no, DutyStatus status) {
    jdbc.sql("update duty set status = :status where no = :no")
        .param("status", status.id())
        .param("no", no)
        .update();
  }

  void published(String no) {
    jdbc.sql("update duty set published_at = :at where no = :no")
        .param("at", OffsetDateTime.now(clock))
        .param("no", no)
        .update();
  }

  private Optional<Duty> find(String no, String suffix) {
    return jdbc.sql("select * from duty where no = :no" + suffix)
        .param("no", no)
        .query(Rows.of(Duty.class))
        .optional();
  }

  private static NotFound unknown(String no) {
    return new NotFound("没有编号为 " + no + " 的任务督办，请核对编号");
  }
}
