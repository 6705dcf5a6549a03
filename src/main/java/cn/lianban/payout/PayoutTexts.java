package cn.lianban.payout;

import cn.lianban.award.Ledger;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.Disclosure;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Texts about the award for the forms of objections and payments, as Markdown. */
@Component
public class PayoutTexts {

  /** Events by which the money may go to somebody else. */
  private static final List<String> RECIPIENT_CHANGES = List.of("bank-account", "company-accounts");

  private final Ledger ledger;
  private final Publicities publicities;
  private final Objections objections;
  private final Applications applications;
  private final Payments payments;
  private final Disclosure disclosure;
  private final Timeline timeline;
  private final CurrentActor currentActor;

  PayoutTexts(
      Ledger ledger,
      Publicities publicities,
      Objections objections,
      Applications applications,
      Payments payments,
      Disclosure disclosure,
      Timeline timeline,
      CurrentActor currentActor) {
    this.ledger = ledger;
    this.publicities = publicities;
    this.objections = objections;
    this.applications = applications;
    this.payments = payments;
    this.disclosure = disclosure;
    this.timeline = timeline;
    this.currentActor = currentActor;
  }

  /** The texts {@code publicitySummary}, {@code objectionsSummary} and {@code paymentSummary}. */
  public Map<String, Object> of(WorkItem task) {
    String applicationNo = task.caseNo();
    Actor actor = currentActor.get();
    List<WorkItem> tasks = List.of(task);
    Map<String, Object> texts = new HashMap<>();
    Application application = applications.get(applicationNo);
    publicities
        .newest(applicationNo)
        .ifPresent(
            publicity ->
                texts.put(
                    "publicitySummary",
                    "- 开始："
                        + CaseTexts.day(publicity.startedAt())
                        + "，共 "
                        + publicity.workingDays()
                        + " 个工作日\n"
                        + (publicity.daysLeft() == null
                            ? "- 截止：" + CaseTexts.day(publicity.endsAt())
                            : "- 因异议中断，处理完毕后剩余 " + publicity.daysLeft() + " 个工作日继续公示")));
    texts.put(
        "objectionsSummary",
        objections.summary(applicationNo, disclosure.isAt(Disclosure.AT_OBJECTION, actor, tasks)));
    ledger
        .ofApplication(applicationNo)
        .ifPresent(
            award ->
                texts.put(
                    "paymentSummary",
                    "- 应拨金额：**"
                        + award.amount().forPeople()
                        + "**\n- 收款单位："
                        + CaseTexts.plain(application.applicantName())
                        + "\n- 收款账户："
                        + (application.bankAccount() == null
                            ? "**尚未登记，请先通知申报主体登记**"
                            : CaseTexts.plain(
                                disclosure.account(application.bankAccount(), actor, tasks)))
                        + payments
                            .returned(applicationNo)
                            .map(
                                returned ->
                                    "\n- 曾于 "
                                        + returned.returnedOn()
                                        + " 被银行退汇："
                                        + CaseTexts.plain(returned.reason()))
                            .orElse("")
                        + changedSince(applicationNo)));
    return texts;
  }

  /** What has changed of the recipient since the lead bureau concluded; empty for nothing. */
  private String changedSince(String applicationNo) {
    List<Timeline.Entry> changes = timeline.since(applicationNo, "concluded", RECIPIENT_CHANGES);
    return changes.isEmpty()
        ? ""
        : changes.stream()
            .map(
                change ->
                    "\n  - " + CaseTexts.day(change.at()) + " " + CaseTexts.plain(change.text()))
            .collect(Collectors.joining("", "\n- **牵头部门作出结论之后，收款一方有下列变更，请向申报单位核实之后再拨付：**", ""));
  }
}
