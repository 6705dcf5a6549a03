package cn.lianban.intake;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Rows;
import cn.lianban.workflow.cases.Cases;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All applications. */
@Repository
public class Applications {

  /** The kind of case; case numbers begin with its prefix. */
  static final String KIND = "application";

  static final String NUMBER_PREFIX = "CP";

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Applicants applicants;
  private final Statuses statuses;
  private final Clock clock;

  Applications(
      JdbcClient jdbc, Cases cases, Applicants applicants, Statuses statuses, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.applicants = applicants;
    this.statuses = statuses;
    this.clock = clock;
  }

  /** An application as the table has it. */
  private record Row(
      String no,
      String itemId,
      String editionId,
      String uscc,
      String applicantName,
      String entityType,
      @Nullable String direction,
      String contact,
      @Nullable String bankAccount,
      String matterTitle,
      @Nullable Long matterId,
      String status,
      @Nullable String acceptingBody,
      String submittedBy,
      OffsetDateTime submittedAt,
      boolean reconsidered,
      @Nullable String refusedReason,
      @Nullable String outcome,
      @Nullable String outcomeName,
      String deployment) {

    Application application(Statuses statuses) {
      return new Application(
          no,
          itemId,
          editionId,
          uscc,
          applicantName,
          entityType,
          direction,
          contact,
          bankAccount,
          matterTitle,
          matterId,
          statuses.of(deployment, status),
          acceptingBody,
          submittedBy,
          submittedAt,
          reconsidered,
          refusedReason,
          outcome,
          outcomeName,
          deployment);
    }
  }

  /**
   * The application of this number.
   *
   * @throws NotFound where there is none
   */
  public Application get(String no) {
    return find(no, "").orElseThrow(() -> unknown(no));
  }

  /** The applications of these numbers; unknown numbers are left out. */
  public List<Application> all(Collection<String> nos) {
    return jdbc
        .sql("select * from application where no = any(:nos)")
        .param("nos", nos.toArray(String[]::new))
        .query(Rows.of(Row.class))
        .list()
        .stream()
        .map(row -> row.application(statuses))
        .toList();
  }

  /** As {@link #get}, with the row locked until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Application lock(String no) {
    return find(no, " for update").orElseThrow(() -> unknown(no));
  }

  /**
   * The application, for a person who may read it.
   *
   * @throws NotFound where there is none, or the person may not know of it
   */
  public Application visibleTo(Actor actor, String no) {
    Application application = get(no);
    if (!cases.isVisibleTo(actor, no)) {
      throw unknown(no);
    }
    return application;
  }

  /**
   * Whether the person may read the case through a group, and not only personally as an applicant
   * or an expert.
   */
  public boolean isOpenToGroupOf(Actor actor, String no) {
    return jdbc.sql(
            "select exists (select from shared_case_viewer where case_no = :no and viewer in (:groups))")
        .param("no", no)
        .param("groups", actor.groups().isEmpty() ? List.of("") : actor.groups())
        .query(Boolean.class)
        .single();
  }

  /** The application of the company that the person acts for, locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Application lockOwn(Actor actor, String no) {
    Application application = lock(no);
    if (!applicants.actsFor(actor, application.uscc())) {
      throw unknown(no);
    }
    return application;
  }

  /** Lets this account or group read the case from now on. */
  public void addViewer(String no, @Nullable String viewer) {
    cases.admit(no, List.of(viewer));
  }

  /** Ends the right of this account or group to read the case. */
  public void removeViewer(String no, @Nullable String viewer) {
    if (viewer != null) {
      cases.dismiss(no, List.of(viewer));
    }
  }

  public void addViewers(String no, Collection<String> viewers) {
    cases.admit(no, viewers);
  }

  /** Stores why the application was refused, as the applicant reads it; null removes it. */
  public void refusedBecause(String no, @Nullable String reason) {
    refusedBecause(no, reason, null);
  }

  /**
   * As {@link #refusedBecause(String, String)}.
   *
   * @param outcome how it ended, where that is not a plain refusal; null otherwise
   */
  public void refusedBecause(String no, @Nullable String reason, @Nullable Outcome outcome) {
    jdbc.sql(
            "update application set refused_reason = :reason, outcome = :outcome, outcome_name = :name where no = :no")
        .param("reason", reason)
        .param("outcome", outcome == null ? null : outcome.id())
        .param("name", outcome == null ? null : outcome.name())
        .param("no", no)
        .update();
  }

  void moveTo(String no, Status status) {
    jdbc.sql("update application set status = :status, status_since = :at where no = :no")
        .param("status", status.id())
        .param("at", OffsetDateTime.now(clock))
        .param("no", no)
        .update();
  }

  void linkMatter(String no, long matterId) {
    jdbc.sql("update application set matter_id = :matter where no = :no")
        .param("matter", matterId)
        .param("no", no)
        .update();
  }

  void useUpReconsideration(String no) {
    jdbc.sql(
            "update application set reconsidered = true, refused_reason = null, outcome = null, outcome_name = null where no = :no")
        .param("no", no)
        .update();
  }

  private Optional<Application> find(String no, String suffix) {
    return jdbc.sql("select * from application where no = :no" + suffix)
        .param("no", no)
        .query(Rows.of(Row.class))
        .optional()
        .map(row -> row.application(statuses));
  }

  private static NotFound unknown(String no) {
    return new NotFound("没有编号为 " + no + " 的申报，请核对编号");
  }
}
