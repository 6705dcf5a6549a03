package cn.lianban.access;

import cn.lianban.kernel.web.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds whoever is not logged in to what one address may ask of a service that is open to
 * everybody: an objection stops a payment, an estimate costs work, and a script sends a thousand of
 * them.
 */
final class LimitedAnonymousRequests extends OncePerRequestFilter {

  private final RequestMatcher door;
  private final String what;
  private final String otherwise;
  private final boolean inVainIsFree;
  private final RateLimit allowance;
  private final ClientAddress clients;
  private final AccessRefusals refusals;

  /**
   * @param what is limited, as people say it
   * @param otherwise what may be done instead of waiting
   * @param inVainIsFree whether a request counts only if it is taken in: a slip of the pen costs
   *     nobody the say
   */
  LimitedAnonymousRequests(
      RequestMatcher door,
      String what,
      String otherwise,
      boolean inVainIsFree,
      RateLimit allowance,
      ClientAddress clients,
      AccessRefusals refusals) {
    this.door = door;
    this.what = what;
    this.otherwise = otherwise;
    this.inVainIsFree = inVainIsFree;
    this.allowance = allowance;
    this.clients = clients;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> address =
        door.matches(request) ? clients.anonymous(request) : Optional.empty();
    Optional<Duration> wait = address.flatMap(allowance::take);
    if (wait.isPresent()) {
      refusals.tooMany(response, what, wait.get(), otherwise);
      return;
    }
    chain.doFilter(request, response);
    if (inVainIsFree && !HttpStatusCode.valueOf(response.getStatus()).is2xxSuccessful()) {
      address.ifPresent(allowance::giveBack);
    }
  }

  /** One filter for each door: the same class stands twice in the chain. */
  @Override
  protected String getAlreadyFilteredAttributeName() {
    return LimitedAnonymousRequests.class.getName() + "." + what;
  }
}
