package cn.lianban.intake;

import cn.lianban.workflow.CaseJournal;
import cn.lianban.workflow.WorkItem;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the dossier's status and timeline in step with the process. */
@Component
class Journal implements CaseJournal {

  private final Applications applications;
  private final Timeline timeline;
  private final JdbcClient jdbc;
  private final Clock clock;

  Journal(Applications applications, Timeline timeline, JdbcClient jdbc, Clock clock) {
    this.applications = applications;
    this.timeline = timeline;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void lock(String applicationNo) {
    applications.lock(applicationNo);
  }

  @Override
  public void entered(String applicationNo, String statusId, String nodeName) {
    Status status = Status.of(statusId);
    // several bureaus enter the same step at once
    if (applications.get(applicationNo).status() != status) {
      applications.moveTo(applicationNo, status);
      timeline.add(applicationNo, status.id(), "进入环节：" + nodeName);
    }
  }

  @Override
  public void worked(WorkItem task, String person) {
    jdbc.sql(
            """
            insert into task_work (task_id, application_no, task_key, bureau, person, done_at)
            values (:task, :no, :key, :bureau, :person, :at)
            """)
        .param("task", task.id())
        .param("no", task.applicationNo())
        .param("key", task.key())
        .param("bureau", task.bureau())
        .param("person", person)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }
}
