package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares {@code awardAmount}, the lowest bound to the fen, with decimal arithmetic in Java, for
 * amounts of every size.
 */
class AwardAmountArithmeticTest {

  private static final SharedDecisions DECISIONS = new SharedDecisions();
  private static final List<String> RATES =
      List.of("0.002", "0.10", "0.20", "0.30", "0.50", "0.333", "1");
  private static final List<String> FORMULAS =
      List.of("exact-share", "share-ceiling", "amount-ceiling", "recognised");
  private final Random random = new Random(20251201);

  @Test
  void aThousandGrantsComeToTheLeastOfTheirBoundsRoundedDownToTheFen() {
    for (int i = 0; i < 1000; i++) {
      Map<String, Object> grant = grant(FORMULAS.get(i % FORMULAS.size()));
      Map<String, Object> amount =
          DECISIONS.evaluate("awardAmount", Map.of("grant", grant)).get(0).outputs();
      assertThat(plain(amount.get("shareBound"))).as("share of %s", grant).isEqualTo(share(grant));
      assertThat(plain(amount.get("capBound")))
          .as("cap of %s", grant)
          .isEqualTo(down(grant.get("cap")));
      assertThat(plain(amount.get("readingBound")))
          .as("bound of %s", grant)
          .isEqualTo(down(grant.get("bound")));
      assertThat(plain(amount.get("ceiling")))
          .as("ceiling of %s", grant)
          .isEqualTo(
              Stream.of(
                      share(grant),
                      down(grant.get("cap")),
                      down(grant.get("bound")),
                      down(grant.get("standard")))
                  .filter(Objects::nonNull)
                  .min(BigDecimal::compareTo)
                  .orElse(null));
      assertThat(amount.get("exact"))
          .as("exact of %s", grant)
          .isEqualTo(grant.get("formula").equals("exact-share") || grant.get("standard") != null);
    }
  }

  private Map<String, Object> grant(String formula) {
    Map<String, Object> grant = new HashMap<>();
    grant.put("formula", formula);
    if (formula.contains("share")) {
      grant.put("base", money(2));
      grant.put("rate", RATES.get(random.nextInt(RATES.size())));
    } else if (random.nextInt(4) == 0) {
      grant.put("standard", money(2));
    }
    grant.put("cap", random.nextBoolean() ? money(2) : null);
    grant.put("bound", random.nextInt(3) == 0 ? money(random.nextInt(5)) : null);
    return grant;
  }

  /** An amount from 0 to just below 1e12, of any order of magnitude. */
  private String money(int decimals) {
    long most = BigDecimal.TEN.pow(random.nextInt(13)).longValueExact();
    BigDecimal yuan = BigDecimal.valueOf((long) (random.nextDouble() * most));
    return yuan.add(BigDecimal.valueOf(random.nextInt(10_000), 4))
        .setScale(decimals, RoundingMode.DOWN)
        .toPlainString();
  }

  private static BigDecimal share(Map<String, Object> grant) {
    return grant.get("base") == null
        ? null
        : down(
            new BigDecimal((String) grant.get("base"))
                .multiply(new BigDecimal((String) grant.get("rate"))));
  }

  private static BigDecimal down(Object amount) {
    return amount == null ? null : new BigDecimal(amount.toString()).setScale(2, RoundingMode.DOWN);
  }

  /** Reads an amount that must be written as people write it: digits, and at most two decimals. */
  private static BigDecimal plain(Object amount) {
    if (amount == null) {
      return null;
    }
    assertThat(amount).isInstanceOf(String.class).asString().matches("\\d+(\\.\\d{1,2})?");
    return new BigDecimal((String) amount).setScale(2, RoundingMode.UNNECESSARY);
  }
}
