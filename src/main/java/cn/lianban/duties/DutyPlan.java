package cn.lianban.duties;

import cn.lianban.workflow.Evaluation;
import java.util.Map;

/**
 * How a duty is supervised in a quarter, as the decision {@code dutyPlan} says.
 *
 * @param reports whether the bureaus report in this quarter at all
 * @param opensOnWorkingDay on which working day of the quarter it starts, from 1
 * @param supervisor the group that takes the reports
 * @param escalationBody the body that the supervisor may turn to
 * @param publishUnreported whether the public reads which bureaus did not report
 */
public record DutyPlan(
    boolean reports,
    int opensOnWorkingDay,
    String supervisor,
    String escalationBody,
    boolean publishUnreported) {

  public static DutyPlan of(Evaluation evaluation) {
    Map<String, Object> row = evaluation.only();
    return new DutyPlan(
        Boolean.TRUE.equals(row.get("reports")),
        ((Number) row.get("opensOnWorkingDay")).intValue(),
        (String) row.get("supervisor"),
        (String) row.get("escalationBody"),
        Boolean.TRUE.equals(row.get("publishUnreported")));
  }
}
