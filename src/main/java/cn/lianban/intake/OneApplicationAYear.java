package cn.lianban.intake;

import cn.lianban.intake.Status.Meaning;
import cn.lianban.kernel.BadInput;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where the plan says so, a matter can be accepted only once a year; applications that were
 * refused, withdrawn or have lapsed do not count.
 */
@Component
class OneApplicationAYear {

  private static final Set<Meaning> GONE =
      EnumSet.of(
          Meaning.REFUSAL,
          Meaning.WITHDRAWAL,
          Meaning.LAPSE,
          Meaning.NON_SELECTION,
          Meaning.RECOVERED);

  private final Plans plans;
  private final FactRecords facts;
  private final Applicants applicants;
  private final Statuses statuses;
  private final JdbcClient jdbc;

  OneApplicationAYear(
      Plans plans, FactRecords facts, Applicants applicants, Statuses statuses, JdbcClient jdbc) {
    this.plans = plans;
    this.facts = facts;
    this.applicants = applicants;
    this.statuses = statuses;
    this.jdbc = jdbc;
  }

  /**
   * Checks this under a lock on the applicant, for which other acceptances wait until the
   * transaction ends.
   *
   * @throws BadInput where another accepted application has the same matter and year
   */
  void check(Application application, long matterId) {
    Integer year = (Integer) facts.current(application).get(FactRecords.FISCAL_YEAR);
    if (!plans.of(application.no()).onePerYear() || year == null) {
      return;
    }
    applicants.lock(application.uscc());
    jdbc.sql(
            """
            select a.no from application a
            join lateral (select content from facts where application_no = a.no order by kind desc, revision desc limit 1) newest on true
            where a.matter_id = :matter and a.item_id = :item and a.no <> :no and a.status not in (:gone)
              and newest.content ->> :name = :year
            order by a.no limit 1
            """)
        .param("matter", matterId)
        .param("item", application.itemId())
        .param("no", application.no())
        .param("gone", statuses.codes(GONE))
        .param("name", FactRecords.FISCAL_YEAR)
        .param("year", year.toString())
        .query(String.class)
        .optional()
        .ifPresent(
            other -> {
              throw new BadInput(
                  "decision",
                  "同一事由 " + year + " 年度已受理申报 " + other + "，本事项同一年度只受理一次：请不予受理，或通知申报主体更正年度");
            });
  }
}
