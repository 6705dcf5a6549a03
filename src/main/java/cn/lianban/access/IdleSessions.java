package cn.lianban.access;

import cn.lianban.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Ends sessions that nobody uses. Pages poll the service while nobody is there, so with each
 * request they send how long the person has been idle, and polling alone does not keep a session
 * alive.
 */
@Component
public class IdleSessions {

  /**
   * Header that pages send: whole seconds since the person last typed, clicked or scrolled in this
   * browser.
   */
  static final String HEADER = "X-Idle-Seconds";

  static final String ACTIVE_AT = "lianban.active-at";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  /** Seconds between two writes of a session, because each one updates a row of the database. */
  private static final int WRITES = 30;

  private final Duration idle;
  private final Duration idleOfApplicants;
  private final Duration longest;
  private final Duration warnBefore;
  private final Clock clock;

  @Autowired
  IdleSessions(SessionSettings settings) {
    this(
        settings.idle(),
        settings.idleOfApplicants(),
        settings.longest(),
        settings.warnBefore(),
        Clock.systemUTC());
  }

  IdleSessions(
      Duration idle,
      Duration idleOfApplicants,
      Duration longest,
      Duration warnBefore,
      Clock clock) {
    this.idle = idle;
    this.idleOfApplicants = idleOfApplicants;
    this.longest = longest;
    this.warnBefore = warnBefore;
    this.clock = clock;
  }

  /** How long a session of a member of these groups may be idle. */
  public Duration idle(Collection<String> groups) {
    return groups.contains(Actor.APPLICANTS) ? idleOfApplicants : idle;
  }

  /** How long before the end of a session a page warns. */
  public Duration warnBefore() {
    return warnBefore;
  }

  /**
   * Whether the session has ended because nobody used it; otherwise records the person's last
   * activity as sent with the request.
   */
  boolean isOver(HttpServletRequest request, HttpSession session, Collection<String> groups) {
    long now = clock.millis();
    Duration allowed = idle(groups);
    long active =
        session.getAttribute(ACTIVE_AT) instanceof Long at ? at : session.getCreationTime();
    if (now - active >= allowed.toMillis()
        || now - session.getCreationTime() >= longest.toMillis()) {
      return true;
    }
    long touched = now - untouched(request).toMillis();
    if (touched - active >= allowed.toMillis() / WRITES) {
      session.setAttribute(ACTIVE_AT, touched);
    }
    if (session.getMaxInactiveInterval() != allowed.toSeconds()) {
      session.setMaxInactiveInterval((int) allowed.toSeconds());
    }
    return false;
  }

  private static Duration untouched(HttpServletRequest request) {
    String seconds = request.getHeader(HEADER);
    return seconds != null && SECONDS.matcher(seconds).matches()
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }
}
