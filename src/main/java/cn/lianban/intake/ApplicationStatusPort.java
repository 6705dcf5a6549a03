package cn.lianban.intake;

import cn.lianban.workflow.cases.CaseStatusPort;
import org.springframework.stereotype.Component;

/** Updates the status in the dossier when the process changes it. */
@Component
class ApplicationStatusPort implements CaseStatusPort {

  private final Applications applications;
  private final Statuses statuses;
  private final ApplicationStatusListener watcher;

  ApplicationStatusPort(
      Applications applications, Statuses statuses, ApplicationStatusListener watcher) {
    this.applications = applications;
    this.statuses = statuses;
    this.watcher = watcher;
  }

  @Override
  public String numberPrefix() {
    return Applications.NUMBER_PREFIX;
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
  public String status(String applicationNo) {
    return applications.get(applicationNo).status().id();
  }

  @Override
  public void moveTo(String applicationNo, String statusId) {
    Application before = applications.get(applicationNo);
    Status status = statuses.entered(before.deployment(), statusId);
    applications.moveTo(applicationNo, status);
    watcher.moved(applicationNo, before.status(), status);
  }
}
