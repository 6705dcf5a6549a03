package cn.lianban.access;

import cn.lianban.kernel.web.Senders;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** What one address may ask while nobody is logged in, as operators have set it. */
@Component
class AnonymousLimits {

  private final Allowance estimates;
  private final Allowance objections;
  private final Senders senders;
  private final Refusals refusals;

  AnonymousLimits(
      @Value("${lianban.anonymous.estimates}") int estimates,
      @Value("${lianban.anonymous.estimates-within}") Duration estimatesWithin,
      @Value("${lianban.anonymous.objections}") int objections,
      @Value("${lianban.anonymous.objections-within}") Duration objectionsWithin,
      @Value("${lianban.anonymous.remembered-addresses}") int addresses,
      Senders senders,
      Refusals refusals,
      Clock clock) {
    this.estimates = new Allowance(estimates, estimatesWithin, addresses, clock);
    this.objections = new Allowance(objections, objectionsWithin, addresses, clock);
    this.senders = senders;
    this.refusals = refusals;
  }

  Filter ofEstimates(RequestMatcher door) {
    return new LimitedAnonymousRequests(door, "测算", "登录后不受此限", false, estimates, senders, refusals);
  }

  /** What is not taken in, such as an objection without a name, does not count. */
  Filter ofObjections(RequestMatcher door) {
    return new LimitedAnonymousRequests(
        door, "提出异议", "登录后不受此限，也可以直接联系受理单位", true, objections, senders, refusals);
  }
}
