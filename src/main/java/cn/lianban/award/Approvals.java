package cn.lianban.award;

import cn.lianban.award.Conclusions.Conclusion;
import cn.lianban.award.Determinations.Determination;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.intake.Applications;
import cn.lianban.intake.Outcome;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The approver awards or refuses what was proposed, or returns it. */
@Service
public class Approvals {

  private static final String APPROVE = "approve";
  private static final String REFUSAL_OUTCOME = "refusalOutcome";

  private final Applications applications;
  private final Determinations determinations;
  private final Conclusions conclusions;
  private final Awards awards;
  private final Decisions decisions;
  private final Timeline timeline;
  private final Bureaus bureaus;

  Approvals(
      Applications applications,
      Determinations determinations,
      Conclusions conclusions,
      Awards awards,
      Decisions decisions,
      Timeline timeline,
      Bureaus bureaus) {
    this.applications = applications;
    this.determinations = determinations;
    this.conclusions = conclusions;
    this.awards = awards;
    this.decisions = decisions;
    this.timeline = timeline;
    this.bureaus = bureaus;
  }

  /**
   * Records the approver's decision on the proposal of the lead or the special team.
   *
   * @return awarded, refused or returned
   */
  public String approve(WorkItem task, String decision, @Nullable String remark, Actor actor) {
    String no = task.caseNo();
    Conclusion proposal = conclusions.proposal(no);
    if (decision.equals("refuse") && !proposal.supports()) {
      throw new BadInput("decision", "报审结论已是不予支持：确认请选“同意（审定）”，不同意请选“退回牵头部门”");
    }
    String outcome =
        decision.equals("return")
            ? "returned"
            : decision.equals(APPROVE) && proposal.supports() ? "awarded" : "refused";
    conclusions.record(no, Conclusions.APPROVER, decision, null, remark, actor);
    switch (outcome) {
      case "awarded" -> {
        awards.reserve(no, proposal.supportedAmount(), conclusions.answers(no), actor.id());
        timeline.add(
            no,
            "approved",
            bureaus.name(task.bureau()),
            "审定奖补 " + proposal.supportedAmount().forPeople(),
            actor);
      }
      case "refused" -> {
        Optional<Outcome> ended =
            decision.equals("refuse") ? Optional.empty() : outcome(no, task.deploymentId());
        String reason =
            reason(no, proposal, decision.equals("refuse") ? remark : null, ended.isPresent());
        applications.refusedBecause(no, reason, ended.orElse(null));
        timeline.add(
            no,
            ended.map(Outcome::id).orElse("refused"),
            bureaus.name(task.bureau()),
            ended.map(Outcome::name).orElse("不予支持") + "：" + reason,
            actor);
      }
      default -> timeline.add(no, "returned", bureaus.name(task.bureau()), "退回牵头部门", actor);
    }
    return outcome;
  }

  /**
   * How a case ends that is paid nothing, by the decision {@code refusalOutcome} of its bundle;
   * empty for a plain refusal, and for bundles without that decision.
   */
  private Optional<Outcome> outcome(String applicationNo, String deployment) {
    Determination determination = determinations.latest(applicationNo);
    if (determination.availability() == null || !decisions.has(deployment, REFUSAL_OUTCOME)) {
      return Optional.empty();
    }
    Availability now = awards.now(applicationNo, conclusions.answers(applicationNo));
    Map<String, Object> row =
        decisions
            .evaluate(
                deployment,
                REFUSAL_OUTCOME,
                Map.of(
                    "eligible",
                    determination.assessment().eligible(),
                    "blocked",
                    !now.blocks().isEmpty(),
                    "settledByAdvance",
                    now.isSettledByAdvance(awards.most(applicationNo))))
            .only();
    return Optional.ofNullable((String) row.get("outcome"))
        .map(id -> new Outcome(id, String.valueOf(row.get("name"))));
  }

  private @Nullable String reason(
      String applicationNo,
      Conclusion proposal,
      @Nullable String approverRemark,
      boolean settledByAdvance) {
    if (approverRemark != null) {
      return approverRemark;
    }
    Determination determination = determinations.latest(applicationNo);
    List<String> reasons =
        determination.assessment().eligible()
            ? settledByAdvance
                ? List.of("先期支持已抵扣，本项没有余额" + determination.checked().setOff())
                : determination.checked().blocks()
            : determination.assessment().unmet().stream().map(Assessment.Unmet::message).toList();
    String told = String.join("；", reasons);
    return told.isEmpty()
        ? proposal.remark()
        : proposal.remark() == null ? told : told + "。" + proposal.remark();
  }
}
