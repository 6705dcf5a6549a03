package cn.lianban.deadlines.process;

import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.cases.Timeline;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Repeats warnings when a published calendar gives a task a later due date: the reminder and the
 * escalation come again for the new date. The group that was told that the task is overdue is told
 * that it no longer is.
 */
@Component
class RepeatedWarnings {

  private final Deadlines deadlines;
  private final Timers timers;
  private final TaskTimers taskTimers;
  private final TaskService tasks;
  private final TaskRecipients recipients;
  private final DeadlineTexts texts;
  private final Notices notices;
  private final Timeline timeline;
  private final Cases cases;
  private final Clock clock;

  RepeatedWarnings(
      Deadlines deadlines,
      Timers timers,
      TaskTimers taskTimers,
      TaskService tasks,
      TaskRecipients recipients,
      DeadlineTexts texts,
      Notices notices,
      Timeline timeline,
      Cases cases,
      Clock clock) {
    this.deadlines = deadlines;
    this.timers = timers;
    this.taskTimers = taskTimers;
    this.tasks = tasks;
    this.recipients = recipients;
    this.texts = texts;
    this.notices = notices;
    this.timeline = timeline;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * Called when the task has another due date, with everything locked and before its timers are
   * moved.
   *
   * @param running the timers of the case that have not fired
   */
  void afterMoving(String caseNo, Task task, Collection<Timers.Timer> running) {
    List<Deadline> waiting =
        running.stream()
            .filter(timer -> timer.executionId().equals(task.getExecutionId()))
            .map(Timers.Timer::deadline)
            .toList();
    Map<Deadline, String> listeners =
        timers.listeners(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
    listeners.forEach(
        (deadline, listener) -> {
          Date due =
              deadlines.at(
                  deadline,
                  task.getProcessDefinitionId(),
                  task.getTaskDefinitionKey(),
                  task.getCreateTime().toInstant());
          if (!waiting.contains(deadline) && due.toInstant().isAfter(clock.instant())) {
            taskTimers.setAgain(task.getExecutionId(), listener, due);
            if (deadline == Deadline.ESCALATION) {
              takeBack(caseNo, task);
            }
          }
        });
  }

  private void takeBack(String caseNo, Task task) {
    String group =
        deadlines.limit(task.getProcessDefinitionId(), task.getTaskDefinitionKey()).escalateTo();
    if (group == null) {
      return;
    }
    Date due =
        deadlines.due(
            task.getProcessDefinitionId(),
            task.getTaskDefinitionKey(),
            task.getCreateTime().toInstant());
    String moved =
        recipients.names(tasks.getIdentityLinksForTask(task.getId()))
            + "的“"
            + task.getName()
            + "”按公布的工作日历改为应于 "
            + texts.day(due)
            + " 前（含当日）办结，尚未逾期";
    notices.send(group, caseNo, "escalation", cases.name(caseNo) + "：" + moved + "，届时仍未办结的再报");
    timeline.add(caseNo, "escalated", moved);
  }
}
