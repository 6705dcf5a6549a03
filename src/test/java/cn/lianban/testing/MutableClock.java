package cn.lianban.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * A clock that stands still until a test moves it, together with the engine's clock; in Beijing
 * time like the service's own.
 */
public final class MutableClock extends Clock {

  private final ZoneId zone;
  private volatile Instant now;

  public MutableClock(String start) {
    this(OffsetDateTime.parse(start).toInstant(), ZoneId.of("Asia/Shanghai"));
  }

  private MutableClock(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** Sets both clocks, to a moment such as {@code 2026-02-13T10:00:00+08:00}. */
  public void set(String moment) {
    set(OffsetDateTime.parse(moment).toInstant());
  }

  public void advance(Duration time) {
    set(now.plus(time));
  }

  /** Lets the engine's clock run again; ours still stands. */
  public void releaseEngine() {
    ClockUtil.reset();
  }

  private void set(Instant moment) {
    now = moment;
    ClockUtil.setCurrentTime(Date.from(moment));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MutableClock(now, other);
  }
}
