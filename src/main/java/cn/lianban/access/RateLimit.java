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
 * Limits how often each address may do something: so many times at once, and the used attempts come
 * back evenly over the period. Counts are kept on this node and end with it.
 */
final class RateLimit {

  private final Cache<String, Bucket> buckets;
  private final int times;
  private final Duration within;
  private final TimeMeter time;

  /**
   * @param addresses largest number of addresses remembered, so that ever new addresses cannot fill
   *     the memory
   */
  RateLimit(int times, Duration within, int addresses, Clock clock) {
    this.times = times;
    this.within = within;
    this.time = meter(clock);
    // an address without requests for a whole period has all its attempts again
    this.buckets = Caffeine.newBuilder().maximumSize(addresses).expireAfterAccess(within).build();
  }

  /** Uses one attempt. Empty where there was one; otherwise the time until the next. */
  Optional<Duration> take(String address) {
    ConsumptionProbe probe = of(address).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /** The time until the next attempt without using it; empty where there is one now. */
  Optional<Duration> wait(String address) {
    Bucket known = buckets.getIfPresent(address);
    long nanos = known == null ? 0 : known.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
  }

  /** Gives the address all its attempts again. */
  void forget(String address) {
    buckets.invalidate(address);
  }

  /** Gives back an attempt that does not count. */
  void giveBack(String address) {
    of(address).addTokens(1);
  }

  /** The number of addresses remembered. */
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
