package cn.lianban.duties;

import cn.lianban.calendar.Notices;
import cn.lianban.workflow.CaseJournal;
import org.springframework.stereotype.Component;

/** Keeps a duty's status and timeline in step with its process. */
@Component
class DutyJournal implements CaseJournal {

  private final Duties duties;
  private final Notices notices;

  DutyJournal(Duties duties, Notices notices) {
    this.duties = duties;
    this.notices = notices;
  }

  @Override
  public boolean keeps(String caseNo) {
    return caseNo.startsWith(Duties.NUMBER_PREFIX);
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
  public void entered(String dutyNo, String statusId, String nodeName) {
    DutyStatus status = DutyStatus.of(statusId);
    // several bureaus enter the same step at once
    if (duties.get(dutyNo).status() != status) {
      duties.moveTo(dutyNo, status);
      notices.note(dutyNo, status.id(), "进入环节：" + nodeName);
    }
  }
}
