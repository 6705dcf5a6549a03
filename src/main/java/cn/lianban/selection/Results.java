package cn.lianban.selection;

import cn.lianban.award.Concluding;
import cn.lianban.intake.Applications;
import cn.lianban.intake.AwardProcess;
import cn.lianban.intake.AwardProcess.Message;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Money;
import cn.lianban.notices.Notices;
import cn.lianban.selection.Entry.Outcome;
import cn.lianban.selection.Entry.Stage;
import cn.lianban.workflow.cases.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Tells the applications of a confirmed list their results, a few in each transaction. Each result
 * is committed together with the application's own step, so that a service that was killed goes on
 * with the first application not told yet. Also moves applications up from the reserve list.
 */
@Service
public class Results {

  /**
   * Small enough that applicants hardly wait for locks, and large enough for a thousand results in
   * a minute.
   */
  private static final int BATCH = 20;

  private final Rounds rounds;
  private final Entries entries;
  private final CutOff line;
  private final Applications applications;
  private final Concluding concluding;
  private final Timeline timeline;
  private final Notices notices;
  private final AwardProcess process;

  Results(
      Rounds rounds,
      Entries entries,
      CutOff line,
      Applications applications,
      Concluding concluding,
      Timeline timeline,
      Notices notices,
      AwardProcess process) {
    this.rounds = rounds;
    this.entries = entries;
    this.line = line;
    this.applications = applications;
    this.concluding = concluding;
    this.timeline = timeline;
    this.notices = notices;
    this.process = process;
  }

  /** What is left to do for a round. */
  public record Left(boolean results, boolean reserve) {}

  /**
   * Tells the next few results; when all are told, gives places that have become free to the
   * reserve list.
   */
  public Left announce(String roundNo) {
    Round announced = rounds.get(roundNo);
    entries.untold(roundNo, BATCH).forEach(no -> tell(announced, no));
    // everybody who locks both locks applications before the round
    Round round = rounds.lock(roundNo);
    moveUp(round);
    boolean results = !entries.untold(roundNo, 1).isEmpty();
    boolean reserve =
        entries.waiting(roundNo).stream().anyMatch(entry -> entry.outcome() == Outcome.RESERVE);
    return new Left(results, reserve);
  }

  /**
   * Selects applications from the reserve list after places or budget have become free, as far as
   * the cut-off allows.
   */
  public void moveUp(String roundNo) {
    moveUp(rounds.lock(roundNo));
  }

  private void moveUp(Round round) {
    List<Entry> waiting = entries.waiting(round.no());
    List<Entry> reserve =
        waiting.stream().filter(entry -> entry.outcome() == Outcome.RESERVE).toList();
    if (reserve.isEmpty()) {
      return;
    }
    rounds.countGranted(round.no(), false);
    Money left = round.budget().minus(rounds.granted(round.no()));
    List<CutOff.Verdict> moved =
        line.draw(round, reserve, left, entries.selected(round.no())).stream()
            .filter(verdict -> verdict.outcome().isSelected())
            .map(verdict -> verdict.withRankOf(reserve))
            .toList();
    entries.record(moved);
    rounds.countGranted(round.no(), false);
    moved.forEach(
        verdict ->
            timeline.add(
                round.no(),
                "moved-up",
                "候补递补：" + verdict.applicationNo() + "，" + verdict.selectedAmount().forPeople()));
  }

  /** The time of the reserve list is over. */
  public void endReserve(String roundNo) {
    rounds.lock(roundNo);
    entries.endReserve(roundNo, "候补期满，没有空出名额或者预算");
    timeline.add(roundNo, "reserve-ended", "候补期满，其余候补不再递补");
  }

  private void tell(Round round, String applicationNo) {
    applications.lock(applicationNo);
    Entry entry = entries.find(applicationNo).orElseThrow();
    if (entry.stage() != Stage.WAITING
        || entry.outcome() == null
        || entry.outcome() == entry.told()) {
      return; // it was withdrawn just before
    }
    String told = text(round, entry, entry.outcome());
    timeline.add(applicationNo, "ranked", told);
    notices.send(
        notices.applicantOf(applicationNo),
        applicationNo,
        "ranking",
        "申报 " + applicationNo + " " + told);
    if (entry.outcome() == Outcome.RESERVE) {
      entries.markTold(applicationNo, entry.outcome(), Stage.WAITING);
      return;
    }
    if (entry.outcome() == Outcome.SCALED) {
      concluding.scaleDown(
          applicationNo,
          entry.selectedAmount(),
          entry.reason(),
          new Actor(
              Objects.requireNonNull(
                  round.confirmedBy(), "results are told after the confirmation"),
              Set.of()));
    }
    if (entry.outcome() == Outcome.NOT_SELECTED) {
      applications.refusedBecause(applicationNo, entry.reason());
    }
    entries.markTold(applicationNo, entry.outcome(), Stage.DECIDED);
    process.tell(
        applicationNo,
        Message.SELECTION_DECIDED,
        Map.of(Variable.SELECTION, entry.isSelected() ? "selected" : "notSelected"));
  }

  private static String text(Round round, Entry entry, Outcome outcome) {
    String place = "在批次 " + round.no() + "“" + round.title() + "”中名列第 " + entry.rank();
    return switch (outcome) {
      case SELECTED -> place + "，入选，金额 " + entry.selectedAmount().forPeople() + "，转入审定";
      case SCALED ->
          place + "，入选，金额调减为 " + entry.selectedAmount().forPeople() + "，转入审定。" + entry.reason();
      case RESERVE -> place + "，列入候补。" + entry.reason();
      case NOT_SELECTED -> place + "，未入选。" + entry.reason();
    };
  }
}
