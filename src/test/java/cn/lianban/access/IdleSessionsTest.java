package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

class IdleSessionsTest {

  private static final Set<String> OFFICIAL = Set.of("officials", "bj-drc");

  private final HandClock clock = new HandClock();
  private final IdleSessions sessions =
      new IdleSessions(
          Duration.ofMinutes(30),
          Duration.ofMinutes(60),
          Duration.ofHours(12),
          Duration.ofMinutes(3),
          clock);
  private final MockHttpSession session = new MockHttpSession();

  IdleSessionsTest() {
    // the session knows of no clock but the machine's
    clock.now = Instant.ofEpochMilli(session.getCreationTime());
  }

  @Test
  void after_half_an_hour_without_anybody_an_officials_session_is_over() {
    assertThat(after(29, 0, OFFICIAL)).isFalse();
    assertThat(after(29, 0, OFFICIAL)).isFalse();
    assertThat(after(30, 0, OFFICIAL)).isTrue();
  }

  @Test
  void a_page_that_asks_every_minute_while_nobody_is_there_keeps_no_session_alive() {
    assertThat(after(1, 0, OFFICIAL)).isFalse();
    for (int minute = 1; minute < 30; minute++) {
      assertThat(after(1, minute * 60, OFFICIAL)).as(minute + " minutes").isFalse();
    }
    assertThat(after(1, 30 * 60, OFFICIAL)).isTrue();
  }

  @Test
  void somebody_who_types_while_the_page_asks_is_there() {
    for (int minute = 0; minute < 120; minute++) {
      assertThat(after(1, 20, OFFICIAL)).isFalse();
    }
  }

  @Test
  void applicants_have_a_time_of_their_own() {
    assertThat(after(45, 0, Set.of("applicants"))).isFalse();
    assertThat(session.getMaxInactiveInterval()).isEqualTo(3600);
  }

  @Test
  void what_a_request_says_of_itself_cannot_be_read_as_the_future() {
    assertThat(after(1, 0, OFFICIAL)).isFalse();
    clock.now = clock.now.plus(Duration.ofMinutes(2));
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader(IdleSessions.HEADER, "-99999");
    assertThat(sessions.isOver(request, session, OFFICIAL)).isFalse();
    assertThat((Long) session.getAttribute(IdleSessions.ACTIVE_AT)).isEqualTo(clock.millis());
  }

  @Test
  void no_session_outlives_a_long_day() {
    for (int hour = 1; hour <= 47; hour++) {
      clock.now = clock.now.plus(Duration.ofMinutes(15));
      assertThat(sessions.isOver(new MockHttpServletRequest(), session, OFFICIAL))
          .as(hour + " quarters")
          .isFalse();
    }
    assertThat(after(15, 0, OFFICIAL)).isTrue();
  }

  /**
   * Whether the session has ended at a request that comes after so many minutes and reports so many
   * seconds of idleness.
   */
  private boolean after(int minutes, int idleSeconds, Set<String> groups) {
    clock.now = clock.now.plus(Duration.ofMinutes(minutes));
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader(IdleSessions.HEADER, String.valueOf(idleSeconds));
    return sessions.isOver(request, session, groups);
  }

  private static final class HandClock extends Clock {

    private Instant now = Instant.now();

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
