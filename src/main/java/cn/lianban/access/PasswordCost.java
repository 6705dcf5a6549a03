package cn.lianban.access;

import cn.lianban.kernel.StartRefused;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * How costly guessing a password from a stolen table is. The demonstration's password is public, so
 * there the check only has to be fast.
 */
@Component
class PasswordCost {

  /** The lowest cost at which bcrypt is considered safe. */
  private static final int SAFE = 10;

  private static final int HIGHEST = 16;
  private static final int LOWEST = 4;

  private final int cost;

  PasswordCost(ListableBeanFactory beans, PasswordSettings settings) {
    boolean demonstration = beans.getBeanNamesForType(DemoAccounts.class, true, false).length > 0;
    this.cost =
        checked(
            demonstration ? settings.demonstrationCost() : settings.cost(),
            demonstration ? LOWEST : SAFE);
  }

  /** The binary logarithm of bcrypt's rounds. */
  int get() {
    return cost;
  }

  static int checked(int cost, int least) {
    if (cost < least || cost > HIGHEST) {
      throw new StartRefused(
          "lianban.passwords.cost 应在 %d 至 %d 之间，现为 %d".formatted(least, HIGHEST, cost),
          "lianban.passwords.cost has to be from %d to %d and is %d"
              .formatted(least, HIGHEST, cost));
    }
    return cost;
  }
}
