package cn.lianban.access;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Who may open which of our pages. */
@Component
class PageAccess {

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
  private static final String[] COMPANY_PAGES = {"/companies", "/earlier-awards"};
  private static final String ACCOUNTS = "/accounts";
  private static final String RELEASES = "/releases";

  private final GroupChecks groups;

  PageAccess(GroupChecks groups) {
    this.groups = groups;
  }

  /** Adds the rules for pages, and for logging in and out. */
  void add(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .requestMatchers(Addresses.reads(PAGES))
        .permitAll()
        .requestMatchers(Addresses.reads(PERSONAL_PAGES))
        .authenticated()
        .requestMatchers(Addresses.reads(WATCHING_PAGES))
        .access(GroupChecks.allowed(GroupChecks::handleOrWatch))
        .requestMatchers(Addresses.reads(ACCOUNTS))
        .hasAnyAuthority(InterfaceAccess.ACCOUNT_READERS)
        .requestMatchers(Addresses.reads(RELEASES))
        .hasAnyAuthority(InterfaceAccess.RELEASE_READERS)
        .requestMatchers(Addresses.reads(COMPANY_PAGES))
        .access(GroupChecks.allowed(groups::knowCompanies))
        .requestMatchers(HttpMethod.POST, "/login", "/logout")
        .permitAll()
        .requestMatchers(Addresses.reads("/actuator/health/**"))
        .permitAll();
  }

  /** The pages that need an account, and so are remembered across the log-in. */
  static RequestMatcher remembered() {
    List<RequestMatcher> matchers = new ArrayList<>();
    Stream.of(PERSONAL_PAGES, WATCHING_PAGES, COMPANY_PAGES, new String[] {ACCOUNTS, RELEASES})
        .flatMap(Stream::of)
        .forEach(
            address ->
                matchers.add(
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, address)));
    matchers.add(
        PathPatternRequestMatcher.withDefaults()
            .matcher(HttpMethod.GET, "/camunda/app/*/default/**"));
    return new OrRequestMatcher(matchers);
  }
}
