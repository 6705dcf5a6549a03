package cn.lianban.review;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Items;
import cn.lianban.intake.Application;
import cn.lianban.intake.Corrections;
import cn.lianban.intake.FactRecords;
import cn.lianban.intake.Plan;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.Evaluation;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Records the lead bureau's verification of the facts; later decisions use only verified facts. */
@Service
public class Verifications {

  private final FactRecords facts;
  private final Corrections corrections;
  private final Decisions decisions;
  private final Items items;
  private final Bureaus bureaus;
  private final Timeline timeline;

  Verifications(
      FactRecords facts,
      Corrections corrections,
      Decisions decisions,
      Items items,
      Bureaus bureaus,
      Timeline timeline) {
    this.facts = facts;
    this.corrections = corrections;
    this.decisions = decisions;
    this.items = items;
    this.bureaus = bureaus;
    this.timeline = timeline;
  }

  /** Whether the clause of the item requires recognition (经认定), at least in some of its cases. */
  public boolean asksForRecognition(Application application) {
    return items
        .get(application.deployment(), application.itemId())
        .words()
        .contains("recognition");
  }

  /**
   * Stores the verified facts.
   *
   * @param recognised null where the person said nothing about recognition
   * @throws BadInput where a fact differs from the declared one without a remark, or where the plan
   *     on these facts requires recognition
   */
  public void verify(
      WorkItem task,
      Application application,
      Map<String, Object> verified,
      @Nullable Boolean recognised,
      @Nullable String remark,
      Actor actor) {
    List<String> differences = FactRecords.differences(verified, facts.declared(application));
    if (!differences.isEmpty() && remark == null) {
      String labels =
          differences.stream()
              .map(
                  name ->
                      facts.form(application).field(name).map(field -> field.label()).orElse(name))
              .collect(Collectors.joining("、"));
      throw new BadInput("remark", "核定数据与申报数据不一致（" + labels + "），请填写说明");
    }
    Evaluation plan =
        decisions.evaluate(
            task.deploymentId(),
            "handlingPlan",
            Map.of("itemId", application.itemId(), "facts", verified));
    if (Plan.of(plan.only(), plan.version(), plan.rules()).recognition() && recognised == null) {
      throw new BadInput("recognised", "本事项须经认定，请说明是否认定（recognised：true 或 false）");
    }
    facts.recordVerified(application, verified, recognised, remark, actor.id());
    String text = differences.isEmpty() ? "核定数据与申报一致" : "核定数据，调整 " + differences.size() + " 项";
    timeline.add(application.no(), "verified", bureaus.name(task.bureau()), text, actor);
  }

  public void askForCorrection(WorkItem task, @Nullable String request) {
    corrections.ask(task.caseNo(), "verification", bureaus.name(task.bureau()) + "：" + request);
  }
}
