package cn.lianban.selection;

import cn.lianban.intake.Timeline;
import cn.lianban.workflow.CaseJournal;
import org.springframework.stereotype.Component;

/** Keeps the status and the timeline of a round in step with its process. */
@Component
class RoundJournal implements CaseJournal {

  private final Rounds rounds;
  private final Timeline timeline;

  RoundJournal(Rounds rounds, Timeline timeline) {
    this.rounds = rounds;
    this.timeline = timeline;
  }

  @Override
  public boolean keeps(String caseNo) {
    return caseNo.startsWith(Rounds.NUMBER_PREFIX);
  }

  @Override
  public String word() {
    return "批次";
  }

  @Override
  public void lock(String roundNo) {
    rounds.lock(roundNo);
  }

  @Override
  public void entered(String roundNo, String statusId, String nodeName) {
    RoundStatus status = RoundStatus.of(statusId);
    if (rounds.get(roundNo).status() != status) {
      rounds.moveTo(roundNo, status);
      timeline.add(roundNo, status.id(), "进入环节：" + nodeName);
    }
  }
}
