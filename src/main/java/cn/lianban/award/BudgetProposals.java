package cn.lianban.award;

import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Proposals;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.TextChecks;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposals of budgets, each confirmed by another owner than the one who made it. */
@Service
public class BudgetProposals {

  private static final String KIND = "budget";
  private static final int LONGEST_REASON = 500;

  private final Budgets budgets;
  private final Items items;
  private final Proposals proposals;
  private final Clock clock;
  private final BudgetSettings settings;

  BudgetProposals(
      Budgets budgets, Items items, Proposals proposals, Clock clock, BudgetSettings settings) {
    this.budgets = budgets;
    this.items = items;
    this.proposals = proposals;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * A figure that somebody has proposed.
   *
   * @param former the budget at that time; null where there was none
   * @param state open, confirmed, declined or withdrawn
   * @param decidedBy null while open, as is {@code decidedAt}
   * @param decisionReason null while open and where confirmed
   */
  public record Proposed(
      long id,
      String itemId,
      String itemTitle,
      int year,
      Money amount,
      @Nullable Money former,
      @Nullable String reason,
      String state,
      String proposedBy,
      OffsetDateTime proposedAt,
      @Nullable String decidedBy,
      @Nullable OffsetDateTime decidedAt,
      @Nullable String decisionReason) {}

  /**
   * Proposes the budget of an item for a year, which another owner confirms; it may not be below
   * the committed amount.
   *
   * @throws Conflict where another proposal for it is open
   */
  @Transactional
  public Proposed propose(Actor actor, String itemId, int year, BigDecimal amount, String reason) {
    if (!actor.isIn(Actor.PROCESS_OWNERS) && !actor.isIn(Actor.ADMINISTRATORS)) {
      throw new Refused("只有流程管理员可以提议预算");
    }
    Item item = budgets.award(itemId);
    Budgets.checkYear(year);
    checkInReach(year);
    check(amount, reason);
    budgets.lock(itemId, year);
    budgets.checkHolds(item, year, amount);
    Object former =
        budgets
            .amount(itemId, year)
            .map(figure -> Map.of("amount", figure.toPlainString()))
            .orElse(null);
    return proposed(
        proposals.open(
            actor,
            KIND,
            year + "/" + itemId,
            Map.of("amount", amount.toPlainString()),
            former,
            reason.strip()));
  }

  /** What is approved counts in the year of its approval, so nothing is approved in a past one. */
  private void checkInReach(int year) {
    int now = OffsetDateTime.now(clock).getYear();
    if (year < now) {
      throw new BadInput("year", year + " 年已经过去，不能再提议其预算");
    }
    if (year > now + settings.yearsAhead()) {
      throw new BadInput(
          "year", "最远可以提议 " + (now + settings.yearsAhead()) + " 年的预算，" + year + " 年过远，请核对年份");
    }
  }

  /** Confirms a proposal of somebody else; from now on the budget is as it says. */
  @Transactional
  public Proposed confirm(Actor actor, long id) {
    if (!actor.isIn(Actor.PROCESS_OWNERS)) {
      throw new Refused("预算的提议由提议人以外的流程管理员确认");
    }
    Proposed confirmed = proposed(proposals.confirm(actor, KIND, id));
    checkInReach(confirmed.year);
    budgets.lock(confirmed.itemId, confirmed.year);
    budgets.set(
        confirmed.itemId,
        confirmed.year,
        confirmed.amount.yuan(),
        confirmed.reason,
        confirmed.proposedBy,
        actor.id());
    return confirmed;
  }

  /** Declines a proposal, or takes back the own one. */
  @Transactional
  public void decline(Actor actor, long id, String reason) {
    proposals.decline(actor, KIND, id, reason, actor.isIn(Actor.PROCESS_OWNERS));
  }

  /**
   * What was proposed, the newest first.
   *
   * @param year null for all years
   */
  @Transactional(readOnly = true)
  public Page<Proposed> find(@Nullable Integer year, Page.Request page) {
    if (year != null) {
      Budgets.checkYear(year);
    }
    Page<Proposals.Proposal> found =
        proposals.all(KIND, year == null ? null : year.toString(), page);
    return new Page<>(
        found.content().stream().map(this::proposed).toList(),
        found.page(),
        found.size(),
        found.total());
  }

  private Proposed proposed(Proposals.Proposal proposal) {
    String[] subject = proposal.subject().split("/", 2);
    return new Proposed(
        proposal.id(),
        subject[1],
        items.get(subject[1]).title(),
        Integer.parseInt(subject[0]),
        amount(proposal.content()),
        proposal.former() == null ? null : amount(proposal.former()),
        proposal.reason(),
        proposal.state(),
        proposal.proposedBy(),
        proposal.proposedAt(),
        proposal.decidedBy(),
        proposal.decidedAt(),
        proposal.decisionReason());
  }

  private static Money amount(JsonNode content) {
    return Money.of(new BigDecimal(content.path("amount").asText()));
  }

  private static void check(BigDecimal amount, String reason) {
    boolean wrong =
        amount == null
            || amount.signum() < 0
            || amount.compareTo(Money.LIMIT) >= 0
            || amount.stripTrailingZeros().scale() > 2;
    new TextChecks()
        .fault(wrong, "amount", "预算应为不小于 0、小于 1 万亿元、最多两位小数的金额")
        .text("reason", "设定或调整的原因（如批复文号）", reason, LONGEST_REASON)
        .check();
  }
}
