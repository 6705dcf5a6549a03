package cn.lianban.payout.process;

import cn.lianban.award.ConclusionTexts;
import cn.lianban.intake.CaseTexts;
import cn.lianban.kernel.Actor;
import cn.lianban.payout.Payments;
import cn.lianban.payout.PayoutTexts;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 拨付: registers the payment; the amount comes from the ledger and is never typed. */
@Component
class PayAwardHandler implements TaskHandler {

  private final Payments payments;
  private final ConclusionTexts conclusionTexts;
  private final PayoutTexts payoutTexts;
  private final CaseTexts texts;
  private final Clock clock;

  PayAwardHandler(
      Payments payments,
      ConclusionTexts conclusionTexts,
      PayoutTexts payoutTexts,
      CaseTexts texts,
      Clock clock) {
    this.clock = clock;
    this.payments = payments;
    this.conclusionTexts = conclusionTexts;
    this.payoutTexts = payoutTexts;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "payAward";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    values.putAll(conclusionTexts.texts(task.caseNo()));
    values.putAll(payoutTexts.of(task));
    // most payments are registered on the day on which they are made
    values.put("paidOn", LocalDate.now(clock).toString());
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    payments.register(
        task.caseNo(),
        submission.requiredText("paymentReference"),
        submission.requiredDate("paidOn"),
        actor);
    return Map.of();
  }
}
