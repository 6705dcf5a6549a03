package cn.lianban.access;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.web.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who may use the address of Camunda Modeler: process owners with HTTP Basic. There is no session,
 * so there is nothing that pages of other sites could use, and their requests are refused.
 */
@Configuration(proxyBeanMethods = false)
class ModelerSecurity {

  private final AccessRefusals refusals;
  private final AccountLogin login;
  private final IdleSessions idle;

  ModelerSecurity(AccessRefusals refusals, AccountLogin login, IdleSessions idle) {
    this.refusals = refusals;
    this.login = login;
    this.idle = idle;
  }

  @Bean
  @Order(0)
  SecurityFilterChain modeler(HttpSecurity http) throws Exception {
    return http.securityMatcher("/modeler/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .anyRequest()
                    .hasAuthority(Actor.PROCESS_OWNERS))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .exceptionHandling(
            problems -> problems.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .headers(
            headers -> headers.httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false)))
        .addFilterBefore(new OwnOrigin(), BasicAuthenticationFilter.class)
        .addFilterBefore(new CurrentGroups(login, idle, refusals), AuthorizationFilter.class)
        .build();
  }

  /** A browser that knows the password would send it along with requests of other sites' pages. */
  private static final class OwnOrigin extends OncePerRequestFilter {

    /** What the Modeler says, whose pages are files. */
    private static final String FILE = "file://";

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String origin = request.getHeader(HttpHeaders.ORIGIN);
      if (origin == null || origin.equals(FILE)) {
        chain.doFilter(request, response);
        return;
      }
      String detail = "这个地址只供 Camunda Modeler 和命令行程序使用，不接受网页发来的请求";
      Problem.write(
          response,
          HttpStatus.FORBIDDEN,
          "foreign-origin",
          "无权操作",
          detail,
          Map.of("message", detail));
    }
  }
}
