package cn.lianban.duties;

import cn.lianban.workflow.cases.CaseStatusPort;
import org.springframework.stereotype.Component;

/** Updates the status of a duty when its process changes it. */
@Component
class DutyStatusPort implements CaseStatusPort {

  private final Duties duties;

  DutyStatusPort(Duties duties) {
    this.duties = duties;
  }

  @Override
  public String numberPrefix() {
    return Duties.NUMBER_PREFIX;
  }

  @Override
  public String word() {
    return "任务督办";
  }

  @Override
  public void lock(String dutyNo) {
    duties.lock(dutyNo);
  }

  @Override
  public String status(String dutyNo) {
    return duties.get(dutyNo).status().id();
  }

  @Override
  public void moveTo(String dutyNo, String statusId) {
    duties.moveTo(dutyNo, DutyStatus.of(statusId));
  }
}
