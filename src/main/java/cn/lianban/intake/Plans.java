package cn.lianban.intake;

import cn.lianban.workflow.models.Evaluation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The handling plans: provisional on declared facts, binding on verified ones. */
@Repository
public class Plans {

  /**
   * Ignores unknown columns, because the plan of an earlier release may have some that were removed
   * since.
   */
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final JdbcClient jdbc;
  private final Applications applications;

  Plans(JdbcClient jdbc, Applications applications) {
    this.jdbc = jdbc;
    this.applications = applications;
  }

  /**
   * Stores the result of the decision {@code handlingPlan}; the bodies named in it may read the
   * case from now on.
   */
  public Plan record(String applicationNo, Evaluation evaluation) {
    Plan plan = Plan.of(evaluation.only(), evaluation.version(), evaluation.rules());
    jdbc.sql(
            "update application set plan = cast(:plan as jsonb), accepting_body = :body where no = :no")
        .param("plan", write(plan))
        .param("body", plan.acceptingBody())
        .param("no", applicationNo)
        .update();
    applications.addViewers(
        applicationNo, List.of(plan.acceptingBody(), plan.approverGroup(), plan.payerGroup()));
    return plan;
  }

  public Plan of(String applicationNo) {
    return jdbc.sql("select plan from application where no = :no")
        .param("no", applicationNo)
        .query((row, number) -> read(row.getString(1)))
        .single();
  }

  /** As {@link #of(String)}, by application. */
  public Map<String, Plan> of(Collection<String> applicationNos) {
    Map<String, Plan> plans = new HashMap<>();
    jdbc.sql("select no, plan from application where no = any(:nos)")
        .param("nos", applicationNos.toArray(String[]::new))
        .query(
            row -> {
              plans.put(row.getString("no"), read(row.getString("plan")));
            });
    return plans;
  }

  private static String write(Plan plan) {
    try {
      return JSON.writeValueAsString(plan);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Plan read(String json) {
    try {
      return JSON.readValue(json, Plan.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("A plan in the database cannot be read", damaged);
    }
  }
}
