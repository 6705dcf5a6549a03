package cn.lianban.duties.process;

import cn.lianban.duties.DutyReports;
import cn.lianban.duties.DutyTasks;
import cn.lianban.duties.DutyTexts;
import cn.lianban.kernel.Actor;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 报告任务进展: each named bureau reports; the report is stored in the dossier and never in a process
 * variable.
 */
@Component
class ReportDutyHandler implements TaskHandler {

  private final DutyReports reports;
  private final DutyTexts texts;

  ReportDutyHandler(DutyReports reports, DutyTexts texts) {
    this.reports = reports;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return DutyTasks.REPORT;
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    return texts.forReport(task);
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    reports.report(task, submission, actor);
    return Map.of();
  }
}
