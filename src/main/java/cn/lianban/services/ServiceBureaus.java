package cn.lianban.services;

import cn.lianban.workflow.models.Evaluation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bureaus that a request is routed to, in the order in which the documents name them. */
@Repository
public class ServiceBureaus {

  private static final String LEAD = "lead";

  private final JdbcClient jdbc;
  private final ServiceRequests requests;

  ServiceBureaus(JdbcClient jdbc, ServiceRequests requests) {
    this.jdbc = jdbc;
    this.requests = requests;
  }

  /**
   * Stores the result of the decision {@code bureauRouting}; the bureaus may read the request from
   * now on.
   *
   * @return the lead bureau
   */
  public String record(String requestNo, Evaluation routing) {
    int position = 0;
    String lead = null;
    for (Map<String, Object> row : routing.rows()) {
      jdbc.sql(
              "insert into service_bureau (request_no, position, bureau, role) values (:no, :position, :bureau, :role)")
          .param("no", requestNo)
          .param("position", ++position)
          .param("bureau", row.get("bureau"))
          .param("role", row.get("role"))
          .update();
      if (LEAD.equals(row.get("role"))) {
        lead = (String) row.get("bureau");
      }
    }
    if (lead == null) {
      throw new IllegalStateException(
          "bureauRouting names no lead bureau for " + requestNo + ": " + routing.rules());
    }
    requests.admit(requestNo, all(requestNo));
    return lead;
  }

  /** Every bureau of the request. */
  public List<String> all(String requestNo) {
    return bureaus("request_no = :no", requestNo);
  }

  /** The bureaus that have to answer now. */
  public List<String> asked(String requestNo) {
    return bureaus("request_no = :no and asked", requestNo);
  }

  /** The lead bureau; empty before the request is routed. */
  public List<String> lead(String requestNo) {
    return bureaus("request_no = :no and role = 'lead'", requestNo);
  }

  /** Asks all of them, for a new round. */
  void askAll(String requestNo) {
    jdbc.sql("update service_bureau set asked = true, returned = null where request_no = :no")
        .param("no", requestNo)
        .update();
  }

  /** Asks one bureau again, because its answer was not complete. */
  void askAgain(String requestNo, @Nullable String bureau, @Nullable String why) {
    jdbc.sql(
            "update service_bureau set asked = bureau = :bureau, returned = case when bureau = :bureau then :why end where request_no = :no")
        .param("bureau", bureau)
        .param("why", why)
        .param("no", requestNo)
        .update();
  }

  /** Why the bureau has to answer again; null where it need not. */
  @Nullable String returned(String requestNo, String bureau) {
    return jdbc.sql(
            "select coalesce(returned, '') from service_bureau where request_no = :no and bureau = :bureau")
        .param("no", requestNo)
        .param("bureau", bureau)
        .query(String.class)
        .optional()
        .filter(why -> !why.isEmpty())
        .orElse(null);
  }

  private List<String> bureaus(String condition, String requestNo) {
    return jdbc.sql("select bureau from service_bureau where " + condition + " order by position")
        .param("no", requestNo)
        .query(String.class)
        .list();
  }
}
