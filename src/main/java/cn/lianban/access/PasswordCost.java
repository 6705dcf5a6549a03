package cn.lianban.access;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much work a guess costs who has stolen the table of passwords. The demonstration's password
 * is known to everybody: there it only has to be quick.
 */
@Component
class PasswordCost {

  /** Below this bcrypt is no longer held to be safe. */
  private static final int SAFE = 10;

  private static final int DEAREST = 16;
  private static final int CHEAPEST = 4;

  private final int cost;

  PasswordCost(
      ListableBeanFactory beans,
      @Value("${lianban.passwords.cost}") int cost,
      @Value("${lianban.passwords.demonstration-cost}") int demonstrationCost) {
    boolean demonstration = beans.getBeanNamesForType(DemoAccounts.class, true, false).length > 0;
    this.cost = checked(demonstration ? demonstrationCost : cost, demonstration ? CHEAPEST : SAFE);
  }

  /** The logarithm of the rounds of bcrypt. */
  int get() {
    return cost;
  }

  static int checked(int cost, int least) {
    if (cost < least || cost > DEAREST) {
      throw new IllegalStateException(
          "lianban.passwords.cost 应在 %d 至 %d 之间，现为 %d。 / lianban.passwords.cost has to be from %d to %d and is %d."
              .formatted(least, DEAREST, cost, least, DEAREST, cost));
    }
    return cost;
  }
}
