package cn.lianban.aftercare.process;

import cn.lianban.aftercare.AftercareTexts;
import cn.lianban.aftercare.Breaches.Repayment;
import cn.lianban.aftercare.Recoveries;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.kernel.Actor;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 登记退款: registers repayments one after the other until the demand is met. */
@Component
class RegisterRepaymentHandler implements TaskHandler {

  private final Recoveries recoveries;
  private final AftercareTexts texts;

  RegisterRepaymentHandler(Recoveries recoveries, AftercareTexts texts) {
    this.recoveries = recoveries;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "registerRepayment";
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    return texts.of(task);
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    Repayment repayment =
        new Repayment(
            submission.requiredText("repaymentReference"),
            submission.requiredMoney("repaidAmount"),
            submission.requiredDate("repaidOn"));
    return Map.of(Variable.REPAID, recoveries.repay(task.caseNo(), repayment, actor));
  }
}
