package cn.lianban.duties;

import cn.lianban.workflow.models.Evaluation;
import java.util.Map;

/**
 * How a duty is supervised in a quarter, from the decision {@code dutyPlan}.
 *
 * @param reports whether the bureaus report in this quarter at all
 * @param opensOnWorkingDay on which working day of the quarter it starts, from 1
 * @param supervisor the group that receives the reports
 * @param escalationBody the body to which the supervisor may escalate
 * @param publishUnreported whether the names of bureaus that did not report are published
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
        Evaluation.whole(row, "opensOnWorkingDay"),
        Evaluation.text(row, "supervisor"),
        Evaluation.text(row, "escalationBody"),
        Boolean.TRUE.equals(row.get("publishUnreported")));
  }
}
