package cn.lianban.access;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.web.RequestBounds;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Who may use which address of the engine's web applications, who are told by our log-in who is
 * there.
 */
@Configuration(proxyBeanMethods = false)
class WebappSecurity {

  private final AccessRefusals refusals;
  private final AccountLogin login;
  private final WebappGate gate;
  private final IdleSessions idle;

  WebappSecurity(AccessRefusals refusals, AccountLogin login, WebappGate gate, IdleSessions idle) {
    this.refusals = refusals;
    this.login = login;
    this.gate = gate;
    this.idle = idle;
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
                    .access(GroupChecks.allowed(gate::opensTasklist))
                    .requestMatchers("/camunda/app/cockpit/**")
                    .access(GroupChecks.allowed(WebappGate::opensCockpit))
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
}
