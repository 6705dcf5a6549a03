package cn.lianban.selection;

import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Money;
import cn.lianban.selection.Entry.Stage;
import cn.lianban.workflow.cases.Timeline;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Ranks the applications of a round and applies the cut-off; the commission confirms or returns the
 * list, and the organiser revises the conditions.
 */
@Service
public class Ranking {

  private final Rounds rounds;
  private final Entries entries;
  private final CutOff line;
  private final Timeline timeline;
  private final Bureaus bureaus;
  private final WorkingCalendar calendar;
  private final Clock clock;

  Ranking(
      Rounds rounds,
      Entries entries,
      CutOff line,
      Timeline timeline,
      Bureaus bureaus,
      WorkingCalendar calendar,
      Clock clock) {
    this.rounds = rounds;
    this.entries = entries;
    this.line = line;
    this.timeline = timeline;
    this.bureaus = bureaus;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * The conditions of the cut-off that the organiser may revise after the commission returned the
   * list; the fields are those of {@link Round}.
   */
  public record Revision(
      Money budget,
      @Nullable BigDecimal minimumScore,
      @Nullable Integer places,
      int reservePlaces,
      boolean scaling,
      @Nullable String remark) {}

  /** Whether every application of the round is concluded or out of the competition. */
  public boolean isEvaluated(String roundNo) {
    rounds.lock(roundNo);
    return entries.count(roundNo, Stage.HANDLING) == 0;
  }

  /**
   * Assigns the ranks.
   *
   * @return whether there is anything to rank
   */
  public boolean rank(String roundNo) {
    rounds.lock(roundNo);
    return entries.rank(roundNo) > 0;
  }

  /** Applies the cut-off to all waiting applications. */
  public void draw(String roundNo) {
    redraw(rounds.lock(roundNo));
  }

  /** As {@link #draw}, for a locked round whose list changed while it waits for confirmation. */
  void redraw(Round round) {
    entries.rank(round.no());
    entries.record(line.draw(round, entries.waiting(round.no()), round.budget(), 0));
    rounds.countGranted(round.no(), true);
  }

  /**
   * Confirms the whole list as the commission saw it.
   *
   * @param shown name of the list that the person saw; null for no check
   * @throws Conflict where the list has changed since
   */
  public void confirm(
      String roundNo, @Nullable String shown, @Nullable String remark, Actor actor) {
    Round round = checkShown(roundNo, shown);
    if (!round.hasConfirmedBudget()) {
      throw new Conflict(
          "批次预算 "
              + round.plannedBudget().forPeople()
              + " 由 "
              + round.budgetProposedBy()
              + " 提出，尚未由另一位流程管理员确认，名单暂不能确认；请流程管理员在批次页面确认预算或者提出别的预算",
          "budget-unconfirmed");
    }
    // counted from the confirmation, even if it takes a while to tell all results
    OffsetDateTime now = OffsetDateTime.now(clock);
    OffsetDateTime ends =
        round.reservePlaces() == 0 ? null : calendar.plusWorkingDays(now, round.validDays());
    rounds.confirm(roundNo, actor.id(), now, ends);
    // set here and not in the job that tells the results, because the list is final from now on
    rounds.moveTo(roundNo, RoundStatus.ANNOUNCING);
    String text =
        "确认名单 "
            + round.listName()
            + "，入选 "
            + entries.selected(roundNo)
            + " 件"
            + (remark == null ? "" : "：" + remark);
    timeline.add(roundNo, "ranking-confirmed", bureaus.name(round.commission()), text, actor);
  }

  /** Returns the list for another cut-off. */
  public void giveBack(
      String roundNo, @Nullable String shown, @Nullable String remark, Actor actor) {
    Round round = checkShown(roundNo, shown);
    timeline.add(
        roundNo,
        "ranking-returned",
        bureaus.name(round.commission()),
        "退回名单 " + round.listName() + "：" + remark,
        actor);
  }

  private Round checkShown(String roundNo, @Nullable String shown) {
    Round round = rounds.lock(roundNo);
    if (shown != null && !shown.equals(round.listName())) {
      throw new Conflict("名单已变化（现为 " + round.listName() + "），请重新打开任务核对后再确认", "list-changed");
    }
    return round;
  }

  /**
   * Records the organiser's revised conditions of the cut-off.
   *
   * @throws BadInput where they exceed what the owner planned
   */
  public void revise(String roundNo, Revision revision, Actor actor) {
    Round round = rounds.lock(roundNo);
    List<FieldError> errors = new ArrayList<>();
    if (revision.budget().isMoreThan(round.plannedBudget())) {
      errors.add(new FieldError("budget", "不能超过批次计划的预算 " + round.plannedBudget().forPeople()));
    }
    RoundPlan.checkLine(
        errors, revision.minimumScore(), revision.places(), revision.reservePlaces());
    if (revision.reservePlaces() > 0 && round.reserveDays() == null) {
      errors.add(new FieldError("reservePlaces", "本批次没有安排候补有效期，不能设候补名额"));
    }
    if (!errors.isEmpty()) {
      throw new BadInput(errors);
    }
    rounds.revise(roundNo, revision);
    String text =
        "调整评选条件：预算 "
            + revision.budget().forPeople()
            + "，最低分 "
            + (revision.minimumScore() == null ? "不设" : revision.minimumScore().toPlainString())
            + "，名额 "
            + (revision.places() == null ? "不设" : revision.places())
            + "，候补 "
            + revision.reservePlaces()
            + "，"
            + (revision.scaling() ? "允许调减" : "不调减")
            + "。"
            + revision.remark();
    timeline.add(roundNo, "ranking-revised", bureaus.name(round.organiser()), text, actor);
  }
}
