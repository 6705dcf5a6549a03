package cn.lianban.selection;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.SecondPersons;
import cn.lianban.kernel.TextChecks;
import cn.lianban.selection.SelectionProcess.Message;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.ModelBundle;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Planning by process owners: rounds, and whether an item can be applied for only in rounds. */
@Service
public class RoundPlanning {

  private static final String COMPETITIVE = "competitive";
  private static final int LONGEST_REASON = 2000;
  private static final String OWNER = "流程管理员";

  private final Rounds rounds;
  private final Ranking ranking;
  private final Items items;
  private final Bureaus bureaus;
  private final Decisions decisions;
  private final ModelBundle bundle;
  private final SecondPersons persons;
  private final Cases cases;
  private final Timeline timeline;
  private final SelectionProcess process;
  private final Clock clock;

  RoundPlanning(
      Rounds rounds,
      Ranking ranking,
      Items items,
      Bureaus bureaus,
      Decisions decisions,
      ModelBundle bundle,
      SecondPersons persons,
      Cases cases,
      Timeline timeline,
      SelectionProcess process,
      Clock clock) {
    this.rounds = rounds;
    this.ranking = ranking;
    this.items = items;
    this.bureaus = bureaus;
    this.decisions = decisions;
    this.bundle = bundle;
    this.persons = persons;
    this.cases = cases;
    this.timeline = timeline;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Plans a round; from now on its items can be applied for only in rounds.
   *
   * @return the number of the round
   * @throws BadInput for everything that is wrong with the plan
   * @throws Conflict where another round of one of the items is open at the same time
   */
  @Transactional
  public String plan(Actor actor, RoundPlan plan) {
    checkOwner(actor);
    check(plan, null);
    String no = rounds.nextNumber();
    String deployment = bundle.newest();
    cases.open(no, Rounds.KIND, plan.items().size() == 1 ? plan.items().get(0) : null);
    rounds.insert(no, plan, actor.id(), deployment);
    plan.items().forEach(item -> rounds.putInRounds(item, true, actor.id()));
    timeline.add(no, "planned", OWNER, "发布批次：" + plan.title().strip(), actor);
    process.start(deployment, no, plan.organiser(), plan.commission());
    return no;
  }

  /** Changes a round that is not open yet; organiser and commission stay. */
  @Transactional
  public void change(Actor actor, String no, RoundPlan plan) {
    checkOwner(actor);
    Round round = rounds.lock(no);
    round.checkMayBeChanged(OffsetDateTime.now(clock));
    check(plan, no);
    if (!round.organiser().equals(plan.organiser())
        || !round.commission().equals(plan.commission())
        || !Set.copyOf(round.items()).equals(Set.copyOf(plan.items()))) {
      throw new Conflict("已发布的批次不能更换事项、组织单位和评选委员会；需要更换的，请取消本批次后重新发布");
    }
    rounds.change(no, plan, actor.id());
    timeline.add(no, "changed", OWNER, "调整批次的时间与条件", actor);
    process.tell(no, Message.ROUND_CHANGED);
  }

  /**
   * Confirms the budget that another owner has proposed for a round; before that its list cannot be
   * confirmed.
   *
   * @param budget the amount that the person means
   * @throws Conflict where it is another one by now, or needs no confirmation
   */
  @Transactional
  public void confirmBudget(Actor actor, String no, BigDecimal budget) {
    checkOwner(actor);
    List<FieldError> errors = new ArrayList<>();
    RoundPlan.checkBudget(errors, budget);
    if (!errors.isEmpty()) {
      throw new BadInput(errors);
    }
    Round round = rounds.lock(no);
    checkBudgetMayChange(round);
    if (round.hasConfirmedBudget()) {
      throw new Conflict("批次 " + no + " 的预算不须确认，或者已经确认，请刷新", "budget-confirmed");
    }
    if (actor.id().equals(round.budgetProposedBy())) {
      throw new Refused("批次预算由提出人以外的流程管理员确认");
    }
    if (round.budgetProposedBy() != null) {
      persons.check(actor, round.budgetProposedBy());
    }
    if (!round.plannedBudget().equals(Money.of(budget))) {
      throw new Conflict(
          "批次预算现为 " + round.plannedBudget().forPeople() + "，与您要确认的金额不同，请刷新核对", "budget-changed");
    }
    rounds.confirmBudget(no, actor.id());
    timeline.add(
        no, "budget-confirmed", OWNER, "确认批次预算 " + round.plannedBudget().forPeople(), actor);
  }

  /**
   * Proposes another budget for a round whose list is not confirmed yet, which another owner
   * confirms. A list that was made with the former budget is made anew.
   */
  @Transactional
  public void proposeBudget(Actor actor, String no, BigDecimal budget, String reason) {
    checkOwner(actor);
    List<FieldError> errors = new ArrayList<>();
    RoundPlan.checkBudget(errors, budget);
    new TextChecks(errors).text("reason", "调整预算的原因", reason, LONGEST_REASON).check();
    Round round = rounds.lock(no);
    checkBudgetMayChange(round);
    Money wished = Money.of(budget);
    if (round.plannedBudget().equals(wished)) {
      throw new Conflict("批次预算已是 " + wished.forPeople() + "，不必调整；同意的请由提出人以外的流程管理员确认");
    }
    rounds.proposeBudget(no, wished, actor.id());
    if (round.status() == RoundStatus.CONFIRMING) {
      ranking.redraw(rounds.lock(no));
    }
    timeline.add(
        no,
        "budget-proposed",
        OWNER,
        "提出批次预算 "
            + wished.forPeople()
            + "（原为 "
            + round.plannedBudget().forPeople()
            + "）："
            + reason.strip(),
        actor);
  }

  private static void checkBudgetMayChange(Round round) {
    if (!round.status().isBeforeConfirmation()) {
      throw new Conflict(
          "批次 " + round.no() + " 的名单已经确认或者批次已经结束（现为“" + round.status().label() + "”），预算不能再改");
    }
  }

  /** Cancels a round before it opens. */
  @Transactional
  public void cancel(Actor actor, String no, String reason) {
    checkOwner(actor);
    if (PlainText.isWordless(reason)
        || reason.length() > LONGEST_REASON
        || !PlainText.isClean(reason)) {
      throw new BadInput("reason", "请填写取消原因，不超过 " + LONGEST_REASON + " 个字");
    }
    rounds.lock(no).checkMayBeChanged(OffsetDateTime.now(clock));
    timeline.add(no, "cancelled", OWNER, "取消批次：" + reason.strip(), actor);
    process.tell(no, Message.ROUND_CANCELLED);
  }

  /**
   * Sets whether an item can be applied for only in rounds.
   *
   * @throws Conflict where it shall not, but a round of it is planned or open
   */
  @Transactional
  public void putInRounds(Actor actor, String itemId, Boolean inRounds) {
    checkOwner(actor);
    Item item = items.get(itemId);
    if (inRounds == null) {
      throw BadInput.required("inRounds", "请填写 inRounds：true（按批次申报）或 false（随时申报）");
    }
    if (inRounds && !item.words().contains(COMPETITIVE)) {
      throw new BadInput("itemId", "事项“" + item.title() + "”不是择优事项，不按批次申报");
    }
    rounds.lockItem(itemId);
    boolean ahead =
        rounds.current(itemId).stream()
            .anyMatch(
                round ->
                    round.status() == RoundStatus.PLANNED || round.status() == RoundStatus.OPEN);
    if (!inRounds && ahead) {
      throw new Conflict("事项“" + item.title() + "”还有待开放或者受理中的批次，结束或者取消之后才能恢复随时申报");
    }
    rounds.putInRounds(itemId, inRounds, actor.id());
  }

  private void check(RoundPlan plan, @Nullable String no) {
    if (plan == null) {
      throw new BadInput("", "请求体不能为空");
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    plan.check(now);
    plan.items().stream().sorted().forEach(item -> checkItem(item, plan, no));
    if (bureaus.find(plan.organiser()).isEmpty()) {
      throw new BadInput("organiser", "组织单位应为部门登记表中的一个部门");
    }
    Set<String> groups = commissions(plan);
    if (!groups.contains(plan.commission())) {
      throw new BadInput(
          "commission", "评选委员会应为部门、专班或者各事项的审定岗位，如 " + plan.organiser() + "、" + Actor.SPECIAL_TEAM);
    }
  }

  private void checkItem(String id, RoundPlan plan, @Nullable String no) {
    Item item;
    try {
      item = items.get(id);
    } catch (NotFound unknown) {
      throw new BadInput(
          "items", Objects.requireNonNull(unknown.getMessage(), "a NotFound says what is missing"));
    }
    if (!item.words().contains(COMPETITIVE)) {
      throw new BadInput("items", "事项“" + item.title() + "”不是择优事项，不能安排批次");
    }
    rounds.lockItem(id);
    rounds.current(id).stream()
        .filter(other -> !other.no().equals(no))
        .filter(
            other ->
                other.opensAt().isBefore(plan.closesAt())
                    && plan.opensAt().isBefore(other.closesAt()))
        .filter(
            other -> other.status() == RoundStatus.PLANNED || other.status() == RoundStatus.OPEN)
        .findFirst()
        .ifPresent(
            other -> {
              throw new Conflict(
                  "事项“" + item.title() + "”在批次 " + other.no() + " 中同时开放，两个批次的时间不能重叠");
            });
  }

  /** The groups that may confirm the list: groups that can work tasks. */
  private Set<String> commissions(RoundPlan plan) {
    Set<String> groups = new LinkedHashSet<>();
    bureaus.all().forEach(bureau -> groups.add(bureau.id()));
    groups.add(Actor.SPECIAL_TEAM);
    for (String item : plan.items()) {
      Map<String, Object> handling =
          decisions.evaluate("handlingPlan", Map.of("itemId", item, "facts", Map.of())).only();
      groups.add((String) handling.get("approverGroup"));
    }
    return groups;
  }

  private static void checkOwner(Actor actor) {
    if (!actor.isIn(Actor.PROCESS_OWNERS)) {
      throw new Refused("只有流程管理员可以安排申报批次");
    }
  }
}
