package cn.lianban.award;

import cn.lianban.kernel.Money;
import java.util.Optional;

/**
 * An upper bound on awards that comes neither from the clause nor from the ledger. Implemented by
 * the room in which applications compete for a budget.
 */
public interface AmountLimit {

  /**
   * @param reason why, in Chinese, as the lead bureau and the approver read it
   */
  record Limit(Money amount, String reason) {}

  /** The largest amount that the case may be awarded; empty for no such bound. */
  Optional<Limit> of(String applicationNo);

  /**
   * Why a competitive case is not ranked.
   *
   * @param situation as the decision {@code leadQuestions} reads it
   * @param remark in Chinese, for the lead bureau and the approver
   */
  record Unranked(String situation, String remark) {}

  /**
   * Why a competitive application for the item would not be ranked at present, as the decision
   * {@code leadQuestions} reads it; empty where there is a round to join.
   */
  Optional<String> unrankedItem(String itemId);

  /**
   * Why the case is decided without a ranking although its item is competitive; empty if not so.
   */
  Optional<Unranked> unranked(String applicationNo);
}
