package cn.lianban.selection;

import cn.lianban.award.Concluding;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.Plans;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Money;
import cn.lianban.notices.Notices;
import cn.lianban.review.Evaluations;
import cn.lianban.review.RoutedBureaus;
import cn.lianban.selection.Entry.Stage;
import cn.lianban.selection.SelectionProcess.Message;
import cn.lianban.workflow.cases.Timeline;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Whether an application that was concluded waits for the ranking of a round.
 *
 * <p>Code that locks both an application and its round locks the application first.
 */
@Service
public class Participation {

  private final Rounds rounds;
  private final Entries entries;
  private final Ranking ranking;
  private final OpenRounds openRounds;
  private final Departures departures;
  private final Applications applications;
  private final Plans plans;
  private final Evaluations evaluations;
  private final Concluding concluding;
  private final RoutedBureaus routedBureaus;
  private final Notices notices;
  private final Timeline timeline;
  private final SelectionProcess process;

  Participation(
      Rounds rounds,
      Entries entries,
      Ranking ranking,
      OpenRounds openRounds,
      Departures departures,
      Applications applications,
      Plans plans,
      Evaluations evaluations,
      Concluding concluding,
      RoutedBureaus routedBureaus,
      Notices notices,
      Timeline timeline,
      SelectionProcess process) {
    this.rounds = rounds;
    this.entries = entries;
    this.ranking = ranking;
    this.openRounds = openRounds;
    this.departures = departures;
    this.applications = applications;
    this.plans = plans;
    this.evaluations = evaluations;
    this.concluding = concluding;
    this.routedBureaus = routedBureaus;
    this.notices = notices;
    this.timeline = timeline;
    this.process = process;
  }

  /**
   * Enters the application into the ranking of its round, if it has one, after the lead bureau's
   * conclusion.
   *
   * @return whether it has to wait for the result
   */
  public boolean waitsForRanking(String applicationNo) {
    Application application = applications.get(applicationNo);
    Optional<Money> asked = concluding.proposed(applicationNo);
    if (asked.isEmpty()) {
      return false;
    }
    if (!plans.of(applicationNo).competitive()) {
      entries
          .find(applicationNo)
          .filter(entry -> entry.stage() == Stage.HANDLING)
          .ifPresent(departures::leave);
      return false;
    }
    Optional<Entry> entry = entries.find(applicationNo);
    // the round has already selected it; the approver or an upheld objection sent it back
    if (entry.filter(known -> known.stage() == Stage.DECIDED && known.isSelected()).isPresent()) {
      return false;
    }
    Optional<Round> round =
        entry
            .map(known -> rounds.lock(known.roundNo()))
            .filter(known -> !known.status().isOver())
            .or(() -> later(application));
    if (round.isEmpty()) {
      entry.ifPresentOrElse(
          known -> takeOfTheRest(known, asked.get()), () -> tellUnranked(application));
      return false;
    }
    await(application, round.get(), asked.get());
    return true;
  }

  /**
   * Limits the award to the remaining budget of the round, for a withdrawn refusal after which no
   * other round comes.
   *
   * @throws BadInput where the lead bureau concludes more
   */
  private void takeOfTheRest(Entry entry, Money asked) {
    Round round = rounds.lock(entry.roundNo());
    rounds.countGranted(round.no(), false);
    Money left = round.budget().minus(rounds.granted(round.no()));
    if (asked.isMoreThan(left)) {
      throw new BadInput(
          "recognisedAmount",
          "批次 " + round.no() + " 已结束且没有后续批次，其预算只余 " + left.forPeople() + "，认定金额不能超过余额");
    }
    String told = "批次 " + round.no() + " 已结束且没有后续批次，在批次预算余额内直接送审定";
    entries.takeOfTheRest(entry.applicationNo(), asked, told);
    rounds.countGranted(round.no(), false);
    timeline.add(entry.applicationNo(), "round-over", told);
  }

  /**
   * A later round, for an application that proves to be competitive only after it was submitted
   * outside a round as non-competitive.
   */
  private Optional<Round> later(Application application) {
    Optional<Round> later =
        openRounds.of(application).stream()
            .map(round -> rounds.lock(round.no()))
            .filter(round -> round.status().isBeforeRanking())
            .findFirst();
    later.ifPresent(
        round -> {
          entries.enter(application.no(), round.no());
          timeline.add(
              application.no(),
              "entered-round",
              "参加批次 " + round.no() + "“" + round.title() + "”的择优排序");
        });
    return later;
  }

  /**
   * Tells those who are responsible for the selection that the application has no round to compete
   * in.
   */
  private void tellUnranked(Application application) {
    if (!openRounds.isUnranked(application)) {
      return;
    }
    String no = application.no();
    timeline.add(no, "unranked", OpenRounds.UNRANKED);
    notices.admit(Actor.SPECIAL_TEAM, no);
    notices.send(Actor.SPECIAL_TEAM, no, "unranked", "申报 " + no + "：" + OpenRounds.UNRANKED);
    routedBureaus.of(no).stream()
        .filter(RoutedBureaus.Routed::isLead)
        .forEach(
            lead ->
                notices.send(
                    lead.bureau(), no, "unranked", "申报 " + no + "：" + OpenRounds.UNRANKED));
  }

  private void await(Application application, Round round, Money asked) {
    String no = application.no();
    // the commission decides on the list and needs to read the cases on it
    applications.addViewer(no, round.commission());
    entries.await(no, evaluations.meanScore(no).orElse(null), asked, !concluding.isExact(no));
    switch (round.status()) {
      case CONFIRMING -> ranking.redraw(round);
      case ANNOUNCING, RESERVE -> {
        entries.putOnReserve(no, "名单确认之后才办结，列为候补");
        process.tell(round.no(), Message.PLACE_FREED);
      }
      default -> departures.tellWhenSettled(round);
    }
  }
}
