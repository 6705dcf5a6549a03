package cn.lianban.selection;

import cn.lianban.award.AmountLimit;
import cn.lianban.award.Concluding;
import cn.lianban.catalogue.Item;
import cn.lianban.intake.Admission;
import cn.lianban.intake.Application;
import cn.lianban.intake.ApplicationStatusListener;
import cn.lianban.intake.Applications;
import cn.lianban.intake.Plan;
import cn.lianban.intake.Plans;
import cn.lianban.intake.Status;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Money;
import cn.lianban.notices.Notices;
import cn.lianban.review.Evaluations;
import cn.lianban.review.RoutedBureaus;
import cn.lianban.selection.Entry.Outcome;
import cn.lianban.selection.Entry.Stage;
import cn.lianban.selection.SelectionProcess.Message;
import cn.lianban.workflow.cases.Timeline;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What a round means for an application: whether it may be submitted now, whether it waits for a
 * ranking, and the largest amount it may be awarded; the round also learns of its changes of status
 * here.
 *
 * <p>Code that locks both an application and its round locks the application first.
 */
@Service
public class Participation implements Admission, ApplicationStatusListener, AmountLimit {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
  private static final String UNRANKED = "本案经核定属于择优支持，本事项按批次择优，但现在没有可以参加的批次：予以支持的，不经择优排序直接送审定";

  private final Rounds rounds;
  private final Entries entries;
  private final Ranking ranking;
  private final Applications applications;
  private final Plans plans;
  private final Evaluations evaluations;
  private final Concluding concluding;
  private final RoutedBureaus routedBureaus;
  private final Notices notices;
  private final Timeline timeline;
  private final SelectionProcess process;
  private final Clock clock;

  Participation(
      Rounds rounds,
      Entries entries,
      Ranking ranking,
      Applications applications,
      Plans plans,
      Evaluations evaluations,
      Concluding concluding,
      RoutedBureaus routedBureaus,
      Notices notices,
      Timeline timeline,
      SelectionProcess process,
      Clock clock) {
    this.rounds = rounds;
    this.entries = entries;
    this.ranking = ranking;
    this.applications = applications;
    this.plans = plans;
    this.evaluations = evaluations;
    this.concluding = concluding;
    this.routedBureaus = routedBureaus;
    this.notices = notices;
    this.timeline = timeline;
    this.process = process;
    this.clock = clock;
  }

  @Override
  public void admit(String applicationNo, Item item, Plan plan) {
    if (!plan.competitive() || !rounds.isInRounds(item.id())) {
      return;
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    List<Round> current = rounds.current(item.id());
    // checked again under lock, because the round may be closing at this moment
    Optional<Round> open =
        current.stream()
            .filter(round -> round.isOpenAt(now))
            .map(round -> rounds.share(round.no()))
            .filter(round -> round.isOpenAt(now))
            .findFirst();
    Round round = open.orElseThrow(() -> new Conflict(refusal(item, current, now)));
    entries.enter(applicationNo, round.no());
    timeline.add(
        applicationNo,
        "entered-round",
        "参加批次 "
            + round.no()
            + "“"
            + round.title()
            + "”，"
            + ClosingTime.text(round.closesAt())
            + " 截止，评审后择优排序");
  }

  private static String refusal(Item item, List<Round> current, OffsetDateTime now) {
    String next =
        current.stream()
            .filter(round -> round.opensAt().isAfter(now))
            .findFirst()
            .map(
                round ->
                    "下一批次 "
                        + round.no()
                        + "“"
                        + round.title()
                        + "”于 "
                        + MOMENT.format(round.opensAt())
                        + " 开放，请届时提交")
            .orElse("后续批次尚未安排，请留意申报批次通知");
    return "事项“" + item.title() + "”按批次择优申报，现在没有开放的批次；" + next;
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
          .ifPresent(this::leave);
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
        open(application).stream()
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
   * The rounds that the application may still join, in the order of opening. If it competed before,
   * or the item needed a round when it was submitted, these are all rounds of the item; otherwise
   * only those planned by then.
   */
  private List<Round> open(Application application) {
    Optional<OffsetDateTime> since = rounds.inRoundsSince(application.itemId());
    boolean any =
        entries.find(application.no()).isPresent()
            || since.filter(start -> !start.isAfter(application.submittedAt())).isPresent();
    return rounds.current(application.itemId()).stream()
        .filter(
            round ->
                any || since.isPresent() && !round.plannedAt().isAfter(application.submittedAt()))
        .filter(round -> round.status().isBeforeRanking())
        .toList();
  }

  /**
   * Tells those who are responsible for the selection that the application has no round to compete
   * in.
   */
  private void tellUnranked(Application application) {
    if (!isUnranked(application)) {
      return;
    }
    String no = application.no();
    timeline.add(no, "unranked", UNRANKED);
    notices.admit(Actor.SPECIAL_TEAM, no);
    notices.send(Actor.SPECIAL_TEAM, no, "unranked", "申报 " + no + "：" + UNRANKED);
    routedBureaus.of(no).stream()
        .filter(RoutedBureaus.Routed::isLead)
        .forEach(lead -> notices.send(lead.bureau(), no, "unranked", "申报 " + no + "：" + UNRANKED));
  }

  private boolean isUnranked(Application application) {
    return plans.of(application.no()).competitive()
        && rounds.isInRounds(application.itemId())
        && entries.find(application.no()).isEmpty()
        && open(application).isEmpty();
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
      default -> tellWhenSettled(round);
    }
  }

  @Override
  public void moved(String applicationNo, Status status) {
    switch (status) {
      case WITHDRAWN, REFUSED, LAPSED ->
          entries
              .find(applicationNo)
              .filter(entry -> entry.stage() != Stage.GONE)
              .ifPresent(this::leave);
      // a refusal or non-acceptance is reconsidered
      case ACCEPTING, VERIFYING ->
          entries
              .find(applicationNo)
              .filter(
                  entry ->
                      entry.stage() == Stage.GONE
                          && rounds.lock(entry.roundNo()).status().isBeforeRanking())
              .ifPresent(entry -> entries.moveTo(applicationNo, Stage.HANDLING));
      default -> {
        // other changes do not matter to the round
      }
    }
  }

  private void leave(Entry entry) {
    Round round = rounds.lock(entry.roundNo());
    entries.moveTo(entry.applicationNo(), Stage.GONE);
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

  private void tellWhenSettled(Round round) {
    if (round.status() == RoundStatus.EVALUATING
        && entries.count(round.no(), Stage.HANDLING) == 0) {
      process.tell(round.no(), Message.APPLICATION_SETTLED);
    }
  }

  @Override
  public Optional<String> remark(String applicationNo) {
    return isUnranked(applications.get(applicationNo))
        ? Optional.of("**" + UNRANKED + "**")
        : Optional.empty();
  }

  @Override
  public Optional<Limit> of(String applicationNo) {
    return entries
        .find(applicationNo)
        .filter(entry -> entry.stage() == Stage.DECIDED && entry.isSelected())
        .map(
            entry ->
                new Limit(
                    entry.amount(),
                    "批次 "
                        + entry.roundNo()
                        + (entry.outcome() == Outcome.SCALED ? " 调减后的金额：" : " 入选的金额：")
                        + entry.amount().forPeople()));
  }
}
