package cn.lianban.award;

import cn.lianban.kernel.Money;
import java.util.Optional;

/**
 * A bound that stands outside the clause and the ledger. The room above in which applications
 * compete for a budget implements this.
 */
public interface AmountLimit {

  /**
   * @param reason why, in Chinese, as the lead bureau and the approver read it
   */
  record Limit(Money amount, String reason) {}

  /** The most that the case may be awarded; empty where nothing of the kind bounds it. */
  Optional<Limit> of(String applicationNo);

  /**
   * What else the lead bureau and the approver have to know before they decide, in Chinese; empty
   * where there is nothing.
   */
  Optional<String> remark(String applicationNo);
}
