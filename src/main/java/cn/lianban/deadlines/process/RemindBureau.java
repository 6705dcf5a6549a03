package cn.lianban.deadlines.process;

import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.cases.Timeline;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * 到期前提醒: reminds those who work a task. Runs in the transaction of the engine's job, so that a
 * failed job that runs again sends the notice only once.
 */
@Component("remindBureau")
class RemindBureau implements TaskListener {

  private final TaskRecipients recipients;
  private final DeadlineTexts texts;
  private final Notices notices;
  private final Timeline timeline;
  private final Cases cases;

  RemindBureau(
      TaskRecipients recipients,
      DeadlineTexts texts,
      Notices notices,
      Timeline timeline,
      Cases cases) {
    this.recipients = recipients;
    this.texts = texts;
    this.notices = notices;
    this.timeline = timeline;
    this.cases = cases;
  }

  @Override
  public void notify(DelegateTask task) {
    String no = task.getExecution().getProcessBusinessKey();
    String until =
        "“"
            + task.getName()
            + "”应于 "
            + texts.day(task.getDueDate())
            + " 前（含当日）办结，"
            + texts.left(task.getDueDate());
    recipients
        .of(task)
        .forEach(
            recipient ->
                notices.send(recipient, no, "reminder", cases.name(no) + " 的" + until + "，请及时办理"));
    timeline.add(no, "reminded", "已提醒" + recipients.names(task) + "：" + until);
  }
}
