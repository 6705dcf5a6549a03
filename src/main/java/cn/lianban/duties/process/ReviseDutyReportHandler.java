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

/** 修改进展报告: the bureau edits its returned report and sends it again. */
@Component
class ReviseDutyReportHandler implements TaskHandler {

  private final DutyReports reports;
  private final DutyTexts texts;

  ReviseDutyReportHandler(DutyReports reports, DutyTexts texts) {
    this.reports = reports;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return DutyTasks.REVISE;
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.forReport(task);
    reports
        .newest(task.caseNo(), task.bureau())
        .ifPresent(
            report -> {
              values.put("progressStatus", report.progress().id());
              values.put("percent", report.percent());
              values.put("progress", report.text());
              values.put("difficulties", report.difficulties());
              values.put("evidence", report.evidence());
            });
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    reports.report(task, submission, actor);
    return Map.of();
  }
}
