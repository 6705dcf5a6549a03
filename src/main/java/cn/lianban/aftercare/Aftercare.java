package cn.lianban.aftercare;

import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.AwardProcess;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.notices.Notices;
import cn.lianban.payout.Payments;
import cn.lianban.review.RoutedBureaus;
import cn.lianban.review.RoutedBureaus.Routed;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.Evaluation;
import cn.lianban.workflow.models.ModelBundle;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The obligations of an applicant after the payment: the conditions to keep, and the years to
 * report on them.
 */
@Service
public class Aftercare {

  private static final String PROCESS = "awardAftercare";

  private final Applications applications;
  private final Payments payments;
  private final RoutedBureaus bureaus;
  private final Decisions decisions;
  private final ModelBundle bundle;
  private final AwardProcess process;
  private final Notices notices;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  Aftercare(
      Applications applications,
      Payments payments,
      RoutedBureaus bureaus,
      Decisions decisions,
      ModelBundle bundle,
      AwardProcess process,
      Notices notices,
      Timeline timeline,
      JdbcClient jdbc,
      Clock clock) {
    this.applications = applications;
    this.payments = payments;
    this.bureaus = bureaus;
    this.decisions = decisions;
    this.bundle = bundle;
    this.process = process;
    this.notices = notices;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The result of the decision {@code aftercarePlan} when the award was paid.
   *
   * @param conditions what the applicant has to keep; null where the clause asks for nothing
   * @param reportYears for how many years it reports, 0 for none
   * @param reportMonth month of the next year in which a report begins
   * @param firstYear the first year that it reports on
   */
  public record Asked(
      @Nullable String conditions, int reportYears, int reportMonth, int firstYear) {}

  /** The obligations after the payment of a case; empty before it is paid. */
  public Optional<Asked> of(String applicationNo) {
    return jdbc.sql(
            "select conditions, report_years, report_month, first_year from aftercare where application_no = :no")
        .param("no", applicationNo)
        .query(Asked.class)
        .optional();
  }

  /** Begins the obligations after the payment, once for an award. */
  public void begin(String applicationNo) {
    Application application = applications.get(applicationNo);
    String deployment = bundle.having(PROCESS, application.deployment());
    Evaluation plan =
        decisions.evaluate(deployment, "aftercarePlan", Map.of("itemId", application.itemId()));
    Asked asked = asked(applicationNo, plan);
    if (keep(applicationNo, asked, plan, deployment) == 0) {
      return;
    }
    if (asked.conditions() != null) {
      timeline.add(applicationNo, "aftercare", "拨付之后须保持：" + asked.conditions());
      notices.send(
          notices.applicantOf(applicationNo),
          applicationNo,
          "aftercare",
          "申报 " + applicationNo + " 已拨付，须保持：" + asked.conditions());
    }
    if (asked.reportYears() > 0) {
      process.startParallel(
          deployment,
          PROCESS,
          applicationNo,
          Map.of(
              Variable.APPLICATION_NO,
              applicationNo,
              Variable.ITEM_ID,
              application.itemId(),
              Variable.LEAD_BUREAU,
              lead(applicationNo)));
    }
  }

  /** The bureau that leads the case. */
  String lead(String applicationNo) {
    return bureaus.of(applicationNo).stream()
        .filter(Routed::isLead)
        .map(Routed::bureau)
        .findFirst()
        .orElseThrow();
  }

  private Asked asked(String applicationNo, Evaluation plan) {
    Map<String, Object> row = plan.only();
    int year = payments.of(applicationNo).orElseThrow().paidOn().getYear();
    return new Asked(
        (String) row.get("conditions"),
        Evaluation.whole(row, "reportYears"),
        Evaluation.whole(row, "reportMonth"),
        year);
  }

  private int keep(String applicationNo, Asked asked, Evaluation plan, String deployment) {
    return jdbc.sql(
            """
            insert into aftercare (application_no, conditions, report_years, report_month, first_year, begun_at, deployment, version, rule)
            values (:no, :conditions, :years, :month, :first, :at, :deployment, :version, :rule) on conflict do nothing
            """)
        .param("no", applicationNo)
        .param("conditions", asked.conditions())
        .param("years", asked.reportYears())
        .param("month", asked.reportMonth())
        .param("first", asked.firstYear())
        .param("at", OffsetDateTime.now(clock))
        .param("deployment", deployment)
        .param("version", plan.version())
        .param("rule", plan.rules().isEmpty() ? null : plan.rules().get(0))
        .update();
  }
}
