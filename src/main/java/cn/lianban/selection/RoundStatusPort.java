package cn.lianban.selection;

import cn.lianban.workflow.cases.CaseStatusPort;
import org.springframework.stereotype.Component;

/** Updates the status of a round when its process changes it. */
@Component
class RoundStatusPort implements CaseStatusPort {

  private final Rounds rounds;

  RoundStatusPort(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public String numberPrefix() {
    return Rounds.NUMBER_PREFIX;
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
  public String status(String roundNo) {
    return rounds.get(roundNo).status().id();
  }

  @Override
  public void moveTo(String roundNo, String statusId) {
    rounds.moveTo(roundNo, RoundStatus.of(statusId));
  }
}
