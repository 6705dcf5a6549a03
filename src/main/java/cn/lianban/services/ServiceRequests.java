package cn.lianban.services;

import cn.lianban.intake.Applicants;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Rows;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.models.Evaluation;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All service requests. */
@Repository
public class ServiceRequests {

  /** The kind of case; case numbers begin with its prefix. */
  static final String KIND = "service-request";

  static final String NUMBER_PREFIX = "FW";

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Applicants applicants;

  ServiceRequests(JdbcClient jdbc, Cases cases, Applicants applicants, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.applicants = applicants;
  }

  /**
   * The request of this number.
   *
   * @throws NotFound where there is none
   */
  public ServiceRequest get(String no) {
    return find(no, "").orElseThrow(() -> unknown(no));
  }

  /** As {@link #get}, with the row locked until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  ServiceRequest lock(String no) {
    return find(no, " for update").orElseThrow(() -> unknown(no));
  }

  /** The request of the company that the person acts for, locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  ServiceRequest lockOwn(Actor actor, String no) {
    ServiceRequest request = lock(no);
    if (!applicants.actsFor(actor, request.uscc())) {
      throw unknown(no);
    }
    return request;
  }

  /**
   * The request, for a person who may read it.
   *
   * @throws NotFound where there is none, or the person may not know of it
   */
  ServiceRequest visibleTo(Actor actor, String no) {
    ServiceRequest request = get(no);
    if (!cases.isVisibleTo(actor, no)) {
      throw unknown(no);
    }
    return request;
  }

  /**
   * Stores the result of the decision {@code servicePlan}; the bodies named in it may read the
   * request from now on.
   */
  public ServiceRequest plan(String no, Evaluation evaluation) {
    Map<String, Object> row = evaluation.only();
    String acceptingBody = Evaluation.text(row, "acceptingBody");
    String informed = (String) row.get("informed");
    jdbc.sql(
            """
            update service_request set accepting_body = :body, most_follow_ups = :followUps, poor_rating = :poor, informed = :informed
            where no = :no
            """)
        .param("body", acceptingBody)
        .param("followUps", Evaluation.whole(row, "mostFollowUps"))
        .param("poor", row.get("poorRating") == null ? null : Evaluation.whole(row, "poorRating"))
        .param("informed", informed)
        .param("no", no)
        .update();
    cases.admit(no, Stream.of(acceptingBody, informed).filter(group -> group != null).toList());
    return get(no);
  }

  /** Stores why the request was not accepted, as the company reads it. */
  public void refusedBecause(String no, @Nullable String reason) {
    jdbc.sql("update service_request set refused_reason = :reason where no = :no")
        .param("reason", reason)
        .param("no", no)
        .update();
  }

  void moveTo(String no, ServiceStatus status) {
    jdbc.sql("update service_request set status = :status where no = :no")
        .param("status", status.id())
        .param("no", no)
        .update();
  }

  void rate(String no, int rating, @Nullable String comment, OffsetDateTime at) {
    jdbc.sql(
            "update service_request set rating = :rating, rating_comment = :comment, rated_at = :at where no = :no")
        .param("rating", rating)
        .param("comment", comment)
        .param("at", at)
        .param("no", no)
        .update();
  }

  /** Counts a follow-up question of the company; the database refuses more than the plan allows. */
  void useFollowUp(String no) {
    jdbc.sql("update service_request set follow_ups = follow_ups + 1 where no = :no")
        .param("no", no)
        .update();
  }

  void admit(String no, List<String> viewers) {
    cases.admit(no, viewers);
  }

  private Optional<ServiceRequest> find(String no, String suffix) {
    return jdbc.sql("select * from service_request where no = :no" + suffix)
        .param("no", no)
        .query(Rows.of(ServiceRequest.class))
        .optional();
  }

  private static NotFound unknown(String no) {
    return new NotFound("没有编号为 " + no + " 的服务请求，请核对编号");
  }
}
