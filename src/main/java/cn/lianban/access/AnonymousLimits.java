package cn.lianban.access;

import cn.lianban.kernel.AnonymousSettings;
import cn.lianban.kernel.web.ClientAddress;
import jakarta.servlet.Filter;
import java.time.Clock;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** The limits for requests from one address without a log-in, set by operators. */
@Component
class AnonymousLimits {

  private final RateLimit estimates;
  private final RateLimit objections;
  private final ClientAddress clients;
  private final AccessRefusals refusals;

  AnonymousLimits(
      AnonymousSettings settings, ClientAddress clients, AccessRefusals refusals, Clock clock) {
    this.estimates =
        new RateLimit(
            settings.estimates(),
            settings.estimatesWithin(),
            settings.rememberedAddresses(),
            clock);
    this.objections =
        new RateLimit(
            settings.objections(),
            settings.objectionsWithin(),
            settings.rememberedAddresses(),
            clock);
    this.clients = clients;
    this.refusals = refusals;
  }

  Filter ofEstimates(RequestMatcher door) {
    return new LimitedAnonymousRequests(door, "测算", "登录后不受此限", false, estimates, clients, refusals);
  }

  /**
   * The limit for objections; a refused one, such as an objection without a name, does not count.
   */
  Filter ofObjections(RequestMatcher door) {
    return new LimitedAnonymousRequests(
        door, "提出异议", "登录后不受此限，也可以直接联系受理单位", true, objections, clients, refusals);
  }
}
