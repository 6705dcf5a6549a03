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
 * Limits the requests of one address without a log-in, because a script could otherwise send
 * thousands: an objection stops a payment, and an estimate costs work.
 */
final class LimitedAnonymousRequests extends OncePerRequestFilter {

  private final RequestMatcher door;
  private final String what;
  private final String otherwise;
  private final boolean refusedAreFree;
  private final RateLimit allowance;
  private final ClientAddress clients;
  private final AccessRefusals refusals;

  /**
   * @param what is limited, in Chinese
   * @param otherwise what may be done instead of waiting
   * @param refusedAreFree whether refused requests do not count, so that a typing error uses up no
   *     attempt
   */
  LimitedAnonymousRequests(
      RequestMatcher door,
      String what,
      String otherwise,
      boolean refusedAreFree,
      RateLimit allowance,
      ClientAddress clients,
      AccessRefusals refusals) {
    this.door = door;
    this.what = what;
    this.otherwise = otherwise;
    this.refusedAreFree = refusedAreFree;
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
    if (refusedAreFree && !HttpStatusCode.valueOf(response.getStatus()).is2xxSuccessful()) {
      address.ifPresent(allowance::giveBack);
    }
  }

  /** A name for each limit, because this class is in the filter chain twice. */
  @Override
  protected String getAlreadyFilteredAttributeName() {
    return LimitedAnonymousRequests.class.getName() + "." + what;
  }
}
