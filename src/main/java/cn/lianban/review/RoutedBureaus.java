package cn.lianban.review;

import cn.lianban.intake.Applications;
import cn.lianban.workflow.models.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bureaus that an application is routed to, in the order in which the documents name them. */
@Repository
public class RoutedBureaus {

  private static final String LEAD = "lead";

  private final JdbcClient jdbc;
  private final Applications applications;

  RoutedBureaus(JdbcClient jdbc, Applications applications) {
    this.jdbc = jdbc;
    this.applications = applications;
  }

  /**
   * Stores the result of the decision {@code bureauRouting}; the bureaus may read the case from now
   * on.
   *
   * @return the lead bureau
   */
  public String record(String applicationNo, Evaluation routing) {
    jdbc.sql("delete from routed_bureau where application_no = :no")
        .param("no", applicationNo)
        .update();
    int position = 0;
    String lead = null;
    for (Map<String, Object> row : routing.rows()) {
      String bureau = (String) row.get("bureau");
      jdbc.sql(
              """
              insert into routed_bureau (application_no, position, bureau, role, watches) values (:no, :position, :bureau, :role, :watches)
              """)
          .param("no", applicationNo)
          .param("position", ++position)
          .param("bureau", bureau)
          .param("role", row.get("role"))
          .param("watches", watches((String) row.get("watches")))
          .update();
      applications.addViewer(applicationNo, bureau);
      if (LEAD.equals(row.get("role"))) {
        lead = bureau;
      }
    }
    if (lead == null) {
      throw new IllegalStateException(
          "bureauRouting names no lead bureau for application "
              + applicationNo
              + ": "
              + routing.rules());
    }
    return lead;
  }

  /** How many bureaus the application is routed to. */
  public int count(String applicationNo) {
    return jdbc.sql("select count(*) from routed_bureau where application_no = :no")
        .param("no", applicationNo)
        .query(Integer.class)
        .single();
  }

  /** A bureau that the application is routed to, and its role: lead or joint. */
  public record Routed(String bureau, String role) {

    public boolean isLead() {
      return role.equals(LEAD);
    }
  }

  /** All of them, in the order of the documents. */
  public List<Routed> of(String applicationNo) {
    return jdbc.sql(
            "select bureau, role from routed_bureau where application_no = :no order by position")
        .param("no", applicationNo)
        .query(Routed.class)
        .list();
  }

  /** The bureaus that have to review in the round that is open now. */
  public List<String> asked(String applicationNo) {
    return jdbc.sql(
            "select bureau from routed_bureau where application_no = :no and asked order by position")
        .param("no", applicationNo)
        .query(String.class)
        .list();
  }

  /**
   * Restricts the next review after a correction to the bureaus that asked for it and those that
   * watch a changed fact.
   *
   * @param changed the facts that the correction changed
   */
  public void askAgain(String applicationNo, List<String> changed) {
    jdbc.sql(
            """
            update routed_bureau r set asked = r.watches && cast(:changed as text[]) or exists (
              select from (select distinct on (bureau) bureau, opinion from opinion where application_no = :no order by bureau, id desc) newest
              where newest.bureau = r.bureau and newest.opinion = 'correct')
            where r.application_no = :no
            """)
        .param("changed", changed.toArray(String[]::new))
        .param("no", applicationNo)
        .update();
  }

  private static String[] watches(@Nullable String list) {
    return list == null
        ? new String[0]
        : Arrays.stream(list.split("\\s*,\\s*"))
            .filter(name -> !name.isBlank())
            .toArray(String[]::new);
  }
}
