package cn.lianban.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Secures our pages and the interface. One session covers these and the engine's web applications;
 * programs send HTTP Basic with each request, only to {@code /api}. Addresses that no rule names
 * are refused.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  private static final String CONTENT_POLICY =
      "default-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

  private final AccessRefusals refusals;
  private final AccountLogin login;
  private final WebappGate gate;
  private final PageAccess pages;
  private final InterfaceAccess programs;
  private final AccountRegister register;
  private final AccountPosts posts;
  private final IdleSessions idle;

  WebSecurity(
      AccessRefusals refusals,
      AccountLogin login,
      WebappGate gate,
      PageAccess pages,
      InterfaceAccess programs,
      AccountRegister register,
      AccountPosts posts,
      IdleSessions idle) {
    this.refusals = refusals;
    this.login = login;
    this.gate = gate;
    this.pages = pages;
    this.programs = programs;
    this.register = register;
    this.posts = posts;
    this.idle = idle;
  }

  @Bean
  AuthenticationManager authenticationManager(ApplicationEventPublisher events) {
    ProviderManager manager = new ProviderManager(login);
    manager.setAuthenticationEventPublisher(new DefaultAuthenticationEventPublisher(events));
    return manager;
  }

  /** Paths count from the root, because the engine's web applications add servlets of their own. */
  @Bean
  PathPatternRequestMatcherBuilderFactoryBean addresses() {
    return new PathPatternRequestMatcherBuilderFactoryBean();
  }

  /** Remembers across the log-in only pages that need an account. */
  @Bean
  RequestCache requestCache() {
    RequestedPage cache = new RequestedPage();
    cache.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
    RequestMatcher remembered = PageAccess.remembered();
    cache.setRequestMatcher(
        request -> remembered.matches(request) && accepts(request, "text/html"));
    return cache;
  }

  @Bean
  @Order(2)
  SecurityFilterChain pagesAndInterface(
      HttpSecurity http,
      RequestCache requestCache,
      AnonymousLimits limits,
      ObjectProvider<ProviderLogin> provider)
      throws Exception {
    LoginDestination destination = new LoginDestination(requestCache, gate, register, posts);
    if (provider.getIfAvailable() != null) {
      provider.getObject().configure(http, destination);
    }
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieName("LIANBAN-CSRF");
    tokens.setHeaderName("X-CSRF-TOKEN");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    return http.authorizeHttpRequests(
            requests -> {
              requests
                  .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                  .permitAll();
              pages.add(requests);
              programs.add(requests);
              requests.anyRequest().denyAll();
            })
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(tokens)
                    .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                    .requireCsrfProtectionMatcher(WebSecurity::needsToken))
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .formLogin(
            form ->
                form.loginPage("/login")
                    .successHandler(destination)
                    .failureHandler(WebSecurity::refused))
        .logout(
            logout -> {
              logout.logoutUrl("/logout").deleteCookies("LIANBAN");
              ProviderLogin out = provider.getIfAvailable();
              if (out == null) {
                logout.logoutSuccessUrl("/login?out");
              } else {
                logout.logoutSuccessHandler(out.logout());
              }
            })
        .requestCache(cache -> cache.requestCache(requestCache))
        .exceptionHandling(
            problems -> problems.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .headers(
            headers ->
                headers
                    .frameOptions(frame -> frame.sameOrigin())
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                    .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false)))
        .addFilterBefore(new CurrentGroups(login, idle, refusals), AuthorizationFilter.class)
        .addFilterAfter(new WebappCaching(), AuthorizationFilter.class)
        .addFilterBefore(limits.ofEstimates(InterfaceAccess.estimates()), AuthorizationFilter.class)
        .addFilterBefore(
            limits.ofObjections(InterfaceAccess.objections()), AuthorizationFilter.class)
        .build();
  }

  /**
   * Whether the request needs a token against cross-site forgery: it changes something and uses a
   * session. Programs send their password themselves, and public addresses act in nobody's name.
   */
  private static boolean needsToken(HttpServletRequest request) {
    if (!CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)) {
      return false;
    }
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (path.equals("/login") || path.equals("/logout")) {
      return true;
    }
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    boolean sendsPassword =
        authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    // a browser that knows the password would add it to requests from other sites' pages too
    String site = request.getHeader("Sec-Fetch-Site");
    boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
    return sendsPassword ? foreign : request.getSession(false) != null;
  }

  /** Sends the person back to the log-in page, with the reason. */
  private static void refused(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
      throws IOException {
    String why =
        problem instanceof TooManyAttempts held
            ? "wait=" + held.seconds()
            : problem instanceof AccountWithoutGroups
                ? "groups"
                : problem instanceof OneTimePasswordOver
                    ? "over"
                    : problem instanceof AccountDisabled ? "disabled" : "failed";
    response.sendRedirect(request.getContextPath() + "/login?" + why);
  }

  private static boolean accepts(HttpServletRequest request, String type) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(type);
  }
}
