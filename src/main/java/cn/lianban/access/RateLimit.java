package cn.lianban.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How often each address may do something. It may do so as often at once, and gets back what it has
 * used evenly over the time. Known to this node alone, until it stops.
 */
final class RateLimit {

  private final Cache<String, Bucket> buckets;
  private final int times;
  private final Duration within;
  private final TimeMeter time;

  /**
   * @param addresses as many are remembered, so that nobody fills the memory by coming from ever
   *     new ones
   */
  RateLimit(int times, Duration within, int addresses, Clock clock) {
    this.times = times;
    this.within = within;
    this.time = meter(clock);
    // whoever has been silent for the whole time has everything back
    this.buckets = Caffeine.newBuilder().maximumSize(addresses).expireAfterAccess(within).build();
  }

  /** Uses one up. Empty where there was one, else how long it takes until there is one again. */
  Optional<Duration> take(String address) {
    ConsumptionProbe probe = of(address).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /** How long it takes until there is one; empty where there is one. Uses none up. */
  Optional<Duration> wait(String address) {
    Bucket known = buckets.getIfPresent(address);
    long nanos = known == null ? 0 : known.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
  }

  /** The address has everything again. */
  void forget(String address) {
    buckets.invalidate(address);
  }

  /** What was used up came to nothing. */
  void giveBack(String address) {
    of(address).addTokens(1);
  }

  /** Of how many addresses something is known. */
  long remembered() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private Bucket of(String address) {
    return buckets.get(
        address,
        first ->
            Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(times).refillGreedy(times, within))
                .build());
  }

  private static TimeMeter meter(Clock clock) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
      }

      @Override
      public boolean isWallClockBased() {
        return true;
      }
    };
  }
}
