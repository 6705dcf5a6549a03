package cn.lianban.intake;

import cn.lianban.workflow.CaseJournal;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Keeps the dossier's status and timeline in step with the process. */
@Component
class Journal implements CaseJournal {

  private final Applications applications;
  private final Timeline timeline;
  private final StatusWatcher watcher;

  Journal(Applications applications, Timeline timeline, @Lazy StatusWatcher watcher) {
    this.applications = applications;
    this.timeline = timeline;
    this.watcher = watcher;
  }

  @Override
  public boolean keeps(String caseNo) {
    return caseNo.startsWith(Applications.NUMBER_PREFIX);
  }

  @Override
  public String word() {
    return "申报";
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
      watcher.moved(applicationNo, status);
    }
  }
}
