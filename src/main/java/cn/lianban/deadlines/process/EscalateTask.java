package cn.lianban.deadlines.process;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.cases.Timeline;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * 逾期升级: notifies the group from the time limits that a task is overdue; the task stays with its
 * present group. Runs in the job's transaction, as {@link RemindBureau} does.
 */
@Component("escalateTask")
class EscalateTask implements TaskListener {

  private final Deadlines deadlines;
  private final TaskRecipients recipients;
  private final Bureaus bureaus;
  private final DeadlineTexts texts;
  private final Notices notices;
  private final Timeline timeline;
  private final Cases cases;

  EscalateTask(
      Deadlines deadlines,
      TaskRecipients recipients,
      Bureaus bureaus,
      DeadlineTexts texts,
      Notices notices,
      Timeline timeline,
      Cases cases) {
    this.deadlines = deadlines;
    this.recipients = recipients;
    this.bureaus = bureaus;
    this.texts = texts;
    this.notices = notices;
    this.timeline = timeline;
    this.cases = cases;
  }

  @Override
  public void notify(DelegateTask task) {
    String group =
        deadlines.limit(task.getProcessDefinitionId(), task.getTaskDefinitionKey()).escalateTo();
    if (group == null) {
      return;
    }
    String no = task.getExecution().getProcessBusinessKey();
    String overdue =
        recipients.names(task)
            + "的“"
            + task.getName()
            + "”应于 "
            + texts.day(task.getDueDate())
            + " 前（含当日）办结，已逾期";
    notices.admit(group, no);
    notices.send(group, no, "escalation", cases.name(no) + "：" + overdue + "，请督办");
    timeline.add(no, "escalated", overdue + "，已报" + bureaus.name(group));
  }
}
