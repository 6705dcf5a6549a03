package cn.lianban.duties;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Rows;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.Evaluation;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bureaus of a duty, in the order in which the documents name them. */
@Repository
public class DutyBureaus {

  private static final String LEAD = "lead";

  private final JdbcClient jdbc;
  private final Duties duties;
  private final Cases cases;
  private final Bureaus bureaus;
  private final Notices notices;
  private final Timeline timeline;
  private final Clock clock;

  DutyBureaus(
      JdbcClient jdbc,
      Duties duties,
      Cases cases,
      Bureaus bureaus,
      Notices notices,
      Timeline timeline,
      Clock clock) {
    this.jdbc = jdbc;
    this.duties = duties;
    this.cases = cases;
    this.bureaus = bureaus;
    this.notices = notices;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * A bureau of a duty.
   *
   * @param role {@code lead} or {@code joint}
   * @param unreported whether it did not report in time
   */
  record Named(String dutyNo, String bureau, String role, boolean unreported) {

    boolean leads() {
      return role.equals(LEAD);
    }
  }

  /**
   * Stores the result of the decision {@code bureauRouting}; the bureaus may read the duty from now
   * on.
   *
   * @return the lead bureau
   */
  public String record(String dutyNo, Evaluation routing) {
    int position = 0;
    String lead = null;
    for (Map<String, Object> row : routing.rows()) {
      String bureau = (String) row.get("bureau");
      jdbc.sql(
              "insert into duty_bureau (duty_no, position, bureau, role) values (:no, :position, :bureau, :role)")
          .param("no", dutyNo)
          .param("position", ++position)
          .param("bureau", bureau)
          .param("role", row.get("role"))
          .update();
      if (LEAD.equals(row.get("role"))) {
        lead = bureau;
      }
    }
    if (lead == null) {
      throw new IllegalStateException(
          "bureauRouting names no lead bureau for duty " + dutyNo + ": " + routing.rules());
    }
    cases.admit(dutyNo, of(List.of(dutyNo)).stream().map(Named::bureau).toList());
    duties.ledBy(dutyNo, lead);
    return lead;
  }

  /** Ids of the bureaus of the duty. */
  public List<String> of(String dutyNo) {
    return of(List.of(dutyNo)).stream().map(Named::bureau).toList();
  }

  /** The bureaus of several duties, grouped by duty and in the order of the documents. */
  List<Named> of(Collection<String> dutyNos) {
    return dutyNos.isEmpty()
        ? List.of()
        : jdbc.sql(
                "select duty_no, bureau, role, unreported_at is not null as unreported from duty_bureau where duty_no in (:numbers) order by duty_no, position")
            .param("numbers", dutyNos)
            .query(Rows.of(Named.class))
            .list();
  }

  /**
   * Marks the bureaus that have not reported, stops waiting for them, and notifies those concerned.
   */
  public void closeReporting(String dutyNo) {
    Duty duty = duties.lock(dutyNo);
    List<String> silent =
        jdbc.sql(
                """
                update duty_bureau b set unreported_at = :at
                where b.duty_no = :no and not exists (select from duty_report r where r.duty_no = b.duty_no and r.bureau = b.bureau)
                returning b.bureau
                """)
            .param("no", dutyNo)
            .param("at", OffsetDateTime.now(clock))
            .query(String.class)
            .list();
    if (silent.isEmpty()) {
      return;
    }
    String names =
        of(dutyNo).stream()
            .filter(silent::contains)
            .map(bureaus::name)
            .collect(Collectors.joining("、"));
    timeline.add(dutyNo, "unreported", "报告期满，未报告：" + names);
    silent.forEach(
        bureau ->
            notices.send(
                bureau, dutyNo, "unreported", cases.name(dutyNo) + "：报告期满，贵单位未报告本季度进展，已登记为未报告"));
    notices.send(
        duty.supervisor(), dutyNo, "unreported", cases.name(dutyNo) + "：报告期满，未报告的部门：" + names);
  }
}
