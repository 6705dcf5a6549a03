package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.MutableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private final MutableClock clock = new MutableClock("2026-03-02T09:30:00+08:00");
  private final RateLimit tenADay = new RateLimit(10, Duration.ofDays(1), 100, clock);

  @AfterEach
  void theEngineHasItsOwnTime() {
    clock.releaseEngine();
  }

  @Test
  void the_last_one_is_given_and_the_next_is_told_how_long_to_wait() {
    use(10);
    assertThat(tenADay.take("a")).contains(Duration.ofMinutes(144));
    assertThat(tenADay.take("b")).as("somebody else").isEmpty();
  }

  @Test
  void what_is_used_comes_back_evenly() {
    use(10);
    clock.advance(Duration.ofMinutes(144).minusSeconds(1));
    assertThat(tenADay.take("a")).contains(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(tenADay.take("a")).isEmpty();
    assertThat(tenADay.take("a")).isPresent();
  }

  @Test
  void what_is_given_back_can_be_used_again_and_nobody_gets_more_than_all() {
    tenADay.giveBack("a");
    use(10);
    tenADay.giveBack("a");
    assertThat(tenADay.take("a")).isEmpty();
    assertThat(tenADay.take("a")).isPresent();
  }

  @Test
  void many_at_once_get_no_more_than_one_after_the_other() {
    AtomicInteger given = new AtomicInteger();
    IntStream.range(0, 1_000)
        .parallel()
        .forEach(i -> tenADay.take("a").ifPresentOrElse(wait -> {}, given::incrementAndGet));
    assertThat(given).hasValue(10);
  }

  @Test
  void whoever_comes_from_ever_new_addresses_fills_no_memory() {
    IntStream.range(0, 100_000).forEach(i -> tenADay.take("address " + i));
    assertThat(tenADay.remembered()).isLessThanOrEqualTo(100);
  }

  private void use(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(tenADay.take("a")).isEmpty();
    }
  }
}
