package cn.lianban.access;

import cn.lianban.kernel.AcceptingBodies;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.web.RequestBounds;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/**
 * Who may use which address. One session covers our pages and the engine's web applications;
 * programs send HTTP Basic with each request, only to {@code /api}. Addresses not listed here are
 * refused.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  private static final String CONTENT_POLICY =
      "default-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
  private static final int SESSION_ID_BYTES = 27;
  private static final String[] PAGES = {
    "/",
    "/items",
    "/items/*",
    "/rounds",
    "/rounds/*",
    "/duties",
    "/login",
    "/favicon.ico",
    "/favicon.svg",
    "/style.css",
    "/assets/**"
  };
  private static final String[] PERSONAL_PAGES = {
    "/apply/*",
    "/ask/*",
    "/cases",
    "/cases/*",
    "/requests",
    "/requests/*",
    "/duties/*",
    "/cases/*/comparison",
    "/substitutions",
    "/profile"
  };
  private static final String[] WATCHING_PAGES = {
    "/insight", "/insight/**", "/budgets", "/editions", "/readings"
  };
  private static final String COMPANIES = "/companies";
  private static final String ACCOUNTS = "/accounts";

  /**
   * Addresses for those who may read about accounts; only security administrators may change them.
   */
  private static final String[] ACCOUNT_READERS = {
    Actor.SECURITY_ADMINISTRATORS, Actor.AUDIT_ADMINISTRATORS, Actor.ADMINISTRATORS, Actor.AUDITORS
  };

  private static final String[] PUBLIC_READS = {
    "/api/items/**",
    "/api/editions",
    "/api/publicity/**",
    "/api/rounds/**",
    "/api/duties/summary",
    "/api/openapi/**",
    "/api/openapi.yaml",
    "/api/docs",
    "/api/swagger-ui/**"
  };

  /** Reports on an application outside tasks, for officials and not for applicants. */
  private static final String[] OFFICIAL_REPORTS = {
    "/api/applications/*/breaches", "/api/applications/*/bank-return"
  };

  private static final String[] ESTIMATES = {"/api/items/*/estimate", "/api/estimates"};
  private static final String OBJECTIONS = "/api/applications/*/objections";

  /** Groups that may read duties; the duties themselves limit a bureau to its own. */
  private static final String[] DUTY_WATCHERS = {
    Actor.OFFICIALS, Actor.MONITORS, Actor.AUDITORS, Actor.ADMINISTRATORS
  };

  private final AccessRefusals refusals;
  private final AccountLogin login;
  private final WebappGate gate;
  private final AcceptingBodies acceptingBodies;
  private final AccountRegister register;
  private final AccountPosts posts;
  private final IdleSessions idle;

  WebSecurity(
      AccessRefusals refusals,
      AccountLogin login,
      WebappGate gate,
      AcceptingBodies acceptingBodies,
      AccountRegister register,
      AccountPosts posts,
      IdleSessions idle) {
    this.refusals = refusals;
    this.login = login;
    this.gate = gate;
    this.acceptingBodies = acceptingBodies;
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
    List<RequestMatcher> matchers = new ArrayList<>();
    Stream.of(PERSONAL_PAGES, WATCHING_PAGES, new String[] {COMPANIES, ACCOUNTS})
        .flatMap(Stream::of)
        .forEach(
            address ->
                matchers.add(
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, address)));
    matchers.add(
        PathPatternRequestMatcher.withDefaults()
            .matcher(HttpMethod.GET, "/camunda/app/*/default/**"));
    RequestMatcher pages = new OrRequestMatcher(matchers);
    cache.setRequestMatcher(request -> pages.matches(request) && accepts(request, "text/html"));
    return cache;
  }

  @Bean
  @Order(1)
  SecurityFilterChain webapps(
      HttpSecurity http,
      RequestCache requestCache,
      ObjectMapper json,
      RequestBounds bounds,
      ProcessEngineConfigurationImpl engine)
      throws Exception {
    return http.securityMatcher("/camunda/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers("/camunda/app/tasklist/**")
                    .access(groups(gate::opensTasklist))
                    .requestMatchers("/camunda/app/cockpit/**")
                    .access(groups(WebappGate::opensCockpit))
                    .requestMatchers("/camunda/app/admin/**")
                    .hasAuthority(Actor.ADMINISTRATORS)
                    .requestMatchers(
                        "/camunda/lib/**", "/camunda/assets/**", "/camunda/favicon.ico")
                    .authenticated()
                    .requestMatchers("/camunda/api/**")
                    .access(gate)
                    .anyRequest()
                    .denyAll())
        // the engine's web applications have a token of their own, which WebappToken checks
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.requestCache(requestCache))
        .exceptionHandling(
            problems -> problems.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .headers(
            headers ->
                headers
                    .frameOptions(frame -> frame.sameOrigin())
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                    .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false)))
        .logout(logout -> logout.disable())
        .addFilterBefore(new CurrentGroups(login, idle, refusals), AuthorizationFilter.class)
        .addFilterAfter(new WebappToken(refusals), AuthorizationFilter.class)
        .addFilterAfter(new WebappLogout(), AuthorizationFilter.class)
        .addFilterAfter(new WebappAnswers(json), AuthorizationFilter.class)
        .addFilterAfter(new EngineAnswerFilter(json), AuthorizationFilter.class)
        .addFilterAfter(
            new BoundedQueries(bounds, engine::getQueryMaxResultsLimit), AuthorizationFilter.class)
        .addFilterAfter(new WebappCaching(), AuthorizationFilter.class)
        .build();
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
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(reads(PAGES))
                    .permitAll()
                    .requestMatchers(reads(PERSONAL_PAGES))
                    .authenticated()
                    .requestMatchers(reads(WATCHING_PAGES))
                    .access(groups(WebSecurity::handlesOrWatches))
                    .requestMatchers(reads(ACCOUNTS))
                    .hasAnyAuthority(ACCOUNT_READERS)
                    .requestMatchers(reads("/api/accounts", "/api/accounts/**"))
                    .hasAnyAuthority(ACCOUNT_READERS)
                    .requestMatchers(HttpMethod.POST, "/api/accounts/proposals/*/decision")
                    .hasAnyAuthority(Actor.SECURITY_ADMINISTRATORS, Actor.AUDIT_ADMINISTRATORS)
                    .requestMatchers("/api/accounts", "/api/accounts/**")
                    .hasAuthority(Actor.SECURITY_ADMINISTRATORS)
                    .requestMatchers(reads(COMPANIES))
                    .access(groups(this::knowsCompanies))
                    .requestMatchers(HttpMethod.POST, "/login", "/logout")
                    .permitAll()
                    .requestMatchers(reads("/actuator/health/**"))
                    .permitAll()
                    .requestMatchers(reads(PUBLIC_READS))
                    .permitAll()
                    // each of these addresses has a limit below
                    .requestMatchers(posts(ESTIMATES))
                    .permitAll()
                    .requestMatchers(posts(OBJECTIONS))
                    .permitAll()
                    .requestMatchers(reads("/api/applications/**"))
                    .authenticated()
                    .requestMatchers(HttpMethod.POST, OFFICIAL_REPORTS)
                    .hasAuthority(Actor.OFFICIALS)
                    .requestMatchers("/api/applications/**")
                    .hasAuthority(Actor.APPLICANTS)
                    .requestMatchers(reads("/api/companies/own"))
                    .hasAuthority(Actor.APPLICANTS)
                    .requestMatchers(reads("/api/companies/**"))
                    .access(groups(this::knowsCompanies))
                    .requestMatchers("/api/companies/**", "/api/claims/*/decision")
                    .access(groups(this::decidesOnCompanies))
                    .requestMatchers(reads("/api/claims/**"))
                    .access(
                        groups(
                            groups -> groups.contains(Actor.APPLICANTS) || knowsCompanies(groups)))
                    .requestMatchers("/api/claims/**")
                    .hasAuthority(Actor.APPLICANTS)
                    .requestMatchers("/api/duties/**")
                    .hasAnyAuthority(DUTY_WATCHERS)
                    .requestMatchers(reads("/api/service-requests/**"))
                    .authenticated()
                    .requestMatchers("/api/service-requests/**")
                    .hasAuthority(Actor.APPLICANTS)
                    .requestMatchers("/api/rounds/**")
                    .hasAuthority(Actor.PROCESS_OWNERS)
                    .requestMatchers(reads("/api/editions/proposals/**"))
                    .access(groups(WebSecurity::ownsOrSeesEverything))
                    .requestMatchers(HttpMethod.POST, "/api/editions/proposals/*/refusal")
                    .hasAnyAuthority(Actor.PROCESS_OWNERS, Actor.ADMINISTRATORS)
                    .requestMatchers(
                        HttpMethod.POST,
                        "/api/editions/proposals/**",
                        "/api/budgets/proposals/*/confirmation")
                    .hasAuthority(Actor.PROCESS_OWNERS)
                    .requestMatchers(reads("/api/calendar/proposals"))
                    .access(groups(WebSecurity::ownsOrSeesEverything))
                    .requestMatchers(
                        HttpMethod.POST, "/api/calendar/proposals/**", "/api/budgets/proposals/**")
                    .hasAnyAuthority(Actor.PROCESS_OWNERS, Actor.ADMINISTRATORS)
                    .requestMatchers(reads("/api/ledger/**"))
                    .access(groups(WebSecurity::readsLedger))
                    .requestMatchers(HttpMethod.POST, "/api/tasks/**")
                    .access(groups(gate::opensTasklist))
                    .requestMatchers(HttpMethod.PUT, "/api/calendar/*")
                    .hasAuthority(Actor.ADMINISTRATORS)
                    .requestMatchers(HttpMethod.PUT, "/api/budgets/**", "/api/editions/**")
                    .hasAnyAuthority(Actor.PROCESS_OWNERS, Actor.ADMINISTRATORS)
                    .requestMatchers(HttpMethod.POST, "/api/substitutions/**")
                    .hasAnyAuthority(Actor.OFFICIALS, Actor.ADMINISTRATORS)
                    .requestMatchers(HttpMethod.DELETE, "/api/substitutions/**")
                    .hasAnyAuthority(Actor.OFFICIALS, Actor.ADMINISTRATORS)
                    .requestMatchers("/api/tasks/**", "/api/substitutions/**")
                    .access(groups(this::worksTasks))
                    .requestMatchers(HttpMethod.PUT, "/api/experts/**")
                    .hasAnyAuthority(Actor.PROCESS_OWNERS, Actor.ADMINISTRATORS)
                    .requestMatchers(reads("/api/experts/suspensions"))
                    .hasAuthority(Actor.AUDITORS)
                    .requestMatchers(reads("/api/readings"))
                    .access(groups(WebSecurity::handlesOrWatches))
                    .requestMatchers("/api/experts/**", "/api/budgets/**")
                    .access(groups(WebSecurity::handlesOrWatches))
                    .requestMatchers(reads("/api/insight/incidents"))
                    .access(groups(WebappGate::opensCockpit))
                    .requestMatchers(reads("/api/insight/**"))
                    .access(groups(WebSecurity::handlesOrWatches))
                    .requestMatchers("/api/insight/**")
                    .hasAuthority(Actor.ADMINISTRATORS)
                    .requestMatchers("/api/**")
                    .authenticated()
                    .anyRequest()
                    .denyAll())
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
        .addFilterBefore(limits.ofEstimates(posts(ESTIMATES)), AuthorizationFilter.class)
        .addFilterBefore(limits.ofObjections(posts(OBJECTIONS)), AuthorizationFilter.class)
        .build();
  }

  /** Runs before the web applications' own filters, which need to know who is logged in. */
  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> singleSignOn() {
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
        new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    filter.setName("Container Based Authentication Filter");
    filter.addInitParameter("authentication-provider", LoggedInPerson.class.getName());
    filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    filter.setOrder(201);
    return filter;
  }

  /**
   * 27 random bytes fill the 36 characters of the column, while a UUID has only 122 random bits.
   */
  @Bean
  SessionIdGenerator sessionIds() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] id = new byte[SESSION_ID_BYTES];
      random.nextBytes(id);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    };
  }

  /**
   * Makes concurrent requests of Tasklist safe, of which two may store the same session attribute
   * for the first time.
   */
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOfManyRequests() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  /**
   * Whether the person may read which accounts act for companies: accepting bodies, who decide it,
   * and those who see everything.
   */
  private boolean knowsCompanies(Set<String> groups) {
    return Stream.concat(
            acceptingBodies.acceptingBodies().stream(),
            Stream.of(Actor.MONITORS, Actor.AUDITORS, Actor.ADMINISTRATORS))
        .anyMatch(groups::contains);
  }

  private boolean decidesOnCompanies(Set<String> groups) {
    return acceptingBodies.acceptingBodies().stream().anyMatch(groups::contains);
  }

  private static boolean ownsOrSeesEverything(Set<String> groups) {
    return Stream.of(Actor.PROCESS_OWNERS, Actor.MONITORS, Actor.AUDITORS, Actor.ADMINISTRATORS)
        .anyMatch(groups::contains);
  }

  private static boolean readsLedger(Set<String> groups) {
    return Stream.of(
            Actor.APPLICANTS, Actor.OFFICIALS, Actor.MONITORS, Actor.AUDITORS, Actor.ADMINISTRATORS)
        .anyMatch(groups::contains);
  }

  private boolean worksTasks(Set<String> groups) {
    return gate.opensTasklist(groups)
        || groups.contains(Actor.MONITORS)
        || groups.contains(Actor.AUDITORS);
  }

  /**
   * Whether the person handles cases, owns the models or monitors; not so applicants and experts.
   */
  private static boolean handlesOrWatches(Set<String> groups) {
    return Stream.of(
            Actor.OFFICIALS,
            Actor.PROCESS_OWNERS,
            Actor.MONITORS,
            Actor.AUDITORS,
            Actor.ADMINISTRATORS)
        .anyMatch(groups::contains);
  }

  private static RequestMatcher posts(String... addresses) {
    return new OrRequestMatcher(
        Stream.of(addresses)
            .map(
                address ->
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, address))
            .map(RequestMatcher.class::cast)
            .toList());
  }

  /** Matches GET and HEAD, because whoever may read an address may also ask whether it exists. */
  private static RequestMatcher reads(String... addresses) {
    return new OrRequestMatcher(
        Stream.of(addresses)
            .flatMap(
                address ->
                    Stream.of(HttpMethod.GET, HttpMethod.HEAD)
                        .map(
                            method ->
                                PathPatternRequestMatcher.withDefaults().matcher(method, address)))
            .map(RequestMatcher.class::cast)
            .toList());
  }

  private static AuthorizationManager<RequestAuthorizationContext> groups(
      Predicate<Set<String>> allowed) {
    return (person, context) ->
        new AuthorizationDecision(
            allowed.test(
                person.get().getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .collect(Collectors.toSet())));
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
                : problem instanceof OneTimePasswordOver ? "over" : "failed";
    response.sendRedirect(request.getContextPath() + "/login?" + why);
  }

  private static boolean accepts(HttpServletRequest request, String type) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(type);
  }
}
