package cn.lianban.review;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.deadlines.TimeLimits;
import cn.lianban.intake.CaseTexts;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.WorkItem;
import cn.lianban.workflow.tasks.WorkItems;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Handles bureaus that have not answered some time after their review became overdue. The decision
 * {@code bureauSilence} chooses the effect; a lead bureau's silence is never taken for agreement,
 * whatever the table says.
 */
@Service
public class Silences {

  public static final String AGREEMENT = "agreement";
  public static final String ESCALATE = "escalate";

  private final Opinions opinions;
  private final RoutedBureaus routedBureaus;
  private final Bureaus bureaus;
  private final Cases cases;
  private final WorkItems workItems;
  private final TimeLimits limits;
  private final Notices notices;
  private final Timeline timeline;

  Silences(
      Opinions opinions,
      RoutedBureaus routedBureaus,
      Bureaus bureaus,
      Cases cases,
      WorkItems workItems,
      TimeLimits limits,
      Notices notices,
      Timeline timeline) {
    this.opinions = opinions;
    this.routedBureaus = routedBureaus;
    this.bureaus = bureaus;
    this.cases = cases;
    this.workItems = workItems;
    this.limits = limits;
    this.notices = notices;
    this.timeline = timeline;
  }

  /** The effect that the table gives, except that a lead bureau never agrees by silence. */
  public String effect(String applicationNo, String bureau, String decided) {
    boolean leads =
        routedBureaus.of(applicationNo).stream()
            .anyMatch(routed -> routed.isLead() && routed.bureau().equals(bureau));
    return leads && decided.equals(AGREEMENT) ? ESCALATE : decided;
  }

  /**
   * Records the bureau's silence as agreement, unless the bureau answers at the same moment; then
   * its answer applies.
   */
  public void takeAsAgreement(String applicationNo, String bureau, String reason) {
    awaited(applicationNo, bureau)
        .ifPresent(
            task -> {
              opinions.recordSilence(task, reason);
              timeline.add(applicationNo, "opinion", bureaus.name(bureau) + "逾期未复，视为同意：" + reason);
              String due = "应于 " + CaseTexts.day(task.due()) + " 前出具的意见逾期未复";
              notices.send(
                  bureau,
                  applicationNo,
                  "silence",
                  "申报 " + applicationNo + "：" + due + "，已视为同意（" + reason + "）");
            });
  }

  /** Notifies the group from the time limits; the bureau's task stays open. */
  public void report(String applicationNo, String bureau, String reason) {
    awaited(applicationNo, bureau)
        .ifPresent(
            task -> {
              String group = limits.of(task.deploymentId(), TimeLimits.REVIEW_SILENCE).escalateTo();
              String silent = bureaus.name(bureau) + "逾期未复：" + reason;
              if (group != null) {
                notices.admit(group, applicationNo);
                notices.send(
                    group,
                    applicationNo,
                    "escalation",
                    "申报 " + applicationNo + "：" + silent + "，请督办");
              }
              notices.send(
                  bureau,
                  applicationNo,
                  "silence",
                  "申报 " + applicationNo + "：" + silent + "，请尽快出具意见");
              timeline.add(
                  applicationNo,
                  "escalated",
                  silent + (group == null ? "" : "，已报" + bureaus.name(group)));
            });
  }

  /**
   * The bureau's open review, read under the lock of the case, so that an answer comes either
   * before or after this step.
   */
  private Optional<WorkItem> awaited(String applicationNo, String bureau) {
    cases.lock(applicationNo);
    return workItems.ofCase(applicationNo).stream()
        .filter(task -> task.key().equals(TimeLimits.REVIEW) && task.bureau().equals(bureau))
        .findFirst();
  }
}
