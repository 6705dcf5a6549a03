package cn.lianban.selection;

import cn.lianban.intake.ApplicationStatusListener;
import cn.lianban.intake.Status;
import cn.lianban.intake.Status.Meaning;
import cn.lianban.selection.Entry.Stage;
import cn.lianban.selection.SelectionProcess.Message;
import org.springframework.stereotype.Component;

/** Updates a round when one of its applications leaves the competition or returns to it. */
@Component
class Departures implements ApplicationStatusListener {

  private final Rounds rounds;
  private final Entries entries;
  private final Ranking ranking;
  private final SelectionProcess process;

  Departures(Rounds rounds, Entries entries, Ranking ranking, SelectionProcess process) {
    this.rounds = rounds;
    this.entries = entries;
    this.ranking = ranking;
    this.process = process;
  }

  @Override
  public void moved(String applicationNo, Status before, Status status) {
    if (status.isWithoutAward() && !status.means(Meaning.NON_SELECTION)) {
      entries
          .find(applicationNo)
          .filter(entry -> entry.stage() != Stage.GONE)
          .ifPresent(this::leave);
    } else if (before.isWithoutAward() && status.withdrawable()) {
      // an entry that has gone and is handled again: a refusal or non-acceptance is reconsidered
      entries
          .find(applicationNo)
          .filter(
              entry ->
                  entry.stage() == Stage.GONE
                      && rounds.lock(entry.roundNo()).status().isBeforeRanking())
          .ifPresent(entry -> entries.move(applicationNo, Stage.GONE, Stage.HANDLING));
    }
  }

  void leave(Entry entry) {
    Round round = rounds.lock(entry.roundNo());
    entries.move(entry.applicationNo(), entry.stage(), Stage.GONE);
    switch (round.status()) {
      case CONFIRMING -> ranking.redraw(round);
      case ANNOUNCING, RESERVE -> {
        if (entry.isSelected()) {
          rounds.countGranted(round.no(), false);
        }
        process.tell(round.no(), Message.PLACE_FREED);
      }
      case COMPLETED -> rounds.countGranted(round.no(), false);
      default -> tellWhenSettled(round);
    }
  }

  void tellWhenSettled(Round round) {
    if (round.status() == RoundStatus.EVALUATING
        && entries.count(round.no(), Stage.HANDLING) == 0) {
      process.tell(round.no(), Message.APPLICATION_SETTLED);
    }
  }
}
