package cn.lianban.access;

import cn.lianban.kernel.Actor;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Who may use which address of the interface for programs. */
@Component
class InterfaceAccess {

  /**
   * Addresses for those who may read about accounts; only security administrators may change them.
   */
  static final String[] ACCOUNT_READERS = {
    Actor.SECURITY_ADMINISTRATORS, Actor.AUDIT_ADMINISTRATORS, Actor.ADMINISTRATORS, Actor.AUDITORS
  };

  /** Who may read what was done with the models; drafts and releases are for owners alone. */
  static final String[] RELEASE_READERS = {Actor.PROCESS_OWNERS, Actor.AUDITORS};

  private static final String[] PUBLIC_READS = {
    "/api/items/**",
    "/api/editions",
    "/api/statuses",
    "/api/publicity/**",
    "/api/rounds/**",
    "/api/duties/summary",
    "/api/releases/in-force",
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

  private final GroupChecks groups;

  InterfaceAccess(GroupChecks groups) {
    this.groups = groups;
  }

  /** Adds the rules, the special ones before the general. */
  void add(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .requestMatchers(Addresses.reads("/api/accounts", "/api/accounts/**"))
        .hasAnyAuthority(ACCOUNT_READERS)
        .requestMatchers(HttpMethod.POST, "/api/accounts/proposals/*/decision")
        .hasAnyAuthority(Actor.SECURITY_ADMINISTRATORS, Actor.AUDIT_ADMINISTRATORS)
        .requestMatchers("/api/accounts", "/api/accounts/**")
        .hasAuthority(Actor.SECURITY_ADMINISTRATORS)
        .requestMatchers(Addresses.reads(PUBLIC_READS))
        .permitAll()
        // each of these addresses has a limit of its own
        .requestMatchers(estimates())
        .permitAll()
        .requestMatchers(objections())
        .permitAll()
        .requestMatchers(Addresses.reads("/api/applications/**"))
        .authenticated()
        .requestMatchers(HttpMethod.POST, OFFICIAL_REPORTS)
        .hasAuthority(Actor.OFFICIALS)
        .requestMatchers("/api/applications/**")
        .hasAuthority(Actor.APPLICANTS)
        .requestMatchers(Addresses.reads("/api/companies/own"))
        .hasAuthority(Actor.APPLICANTS)
        .requestMatchers(Addresses.reads("/api/companies/**"))
        .access(GroupChecks.allowed(groups::knowCompanies))
        .requestMatchers(Addresses.reads("/api/earlier-awards/**"))
        .access(GroupChecks.allowed(groups::knowCompanies))
        .requestMatchers("/api/companies/**", "/api/claims/*/decision", "/api/earlier-awards/**")
        .access(GroupChecks.allowed(groups::decideOnCompanies))
        .requestMatchers(Addresses.reads("/api/claims/**"))
        .access(GroupChecks.allowed(groups::readClaims))
        .requestMatchers("/api/claims/**")
        .hasAuthority(Actor.APPLICANTS)
        .requestMatchers("/api/duties/**")
        .hasAnyAuthority(DUTY_WATCHERS)
        .requestMatchers(Addresses.reads("/api/service-requests/**"))
        .authenticated()
        .requestMatchers("/api/service-requests/**")
        .hasAuthority(Actor.APPLICANTS)
        .requestMatchers("/api/rounds/**")
        .hasAuthority(Actor.PROCESS_OWNERS)
        .requestMatchers(Addresses.reads("/api/editions/proposals/**"))
        .access(GroupChecks.allowed(GroupChecks::ownOrSeeEverything))
        .requestMatchers(HttpMethod.POST, "/api/editions/proposals/*/refusal")
        .hasAnyAuthority(Actor.PROCESS_OWNERS, Actor.ADMINISTRATORS)
        .requestMatchers(
            HttpMethod.POST, "/api/editions/proposals/**", "/api/budgets/proposals/*/confirmation")
        .hasAuthority(Actor.PROCESS_OWNERS)
        .requestMatchers(Addresses.reads("/api/calendar/proposals"))
        .access(GroupChecks.allowed(GroupChecks::ownOrSeeEverything))
        .requestMatchers(HttpMethod.POST, "/api/calendar/proposals/**", "/api/budgets/proposals/**")
        .hasAnyAuthority(Actor.PROCESS_OWNERS, Actor.ADMINISTRATORS)
        .requestMatchers(Addresses.reads("/api/ledger/**"))
        .access(GroupChecks.allowed(GroupChecks::readLedger))
        .requestMatchers(HttpMethod.POST, "/api/tasks/**")
        .access(GroupChecks.allowed(groups::openTasklist))
        .requestMatchers(HttpMethod.PUT, "/api/calendar/*")
        .hasAuthority(Actor.ADMINISTRATORS)
        .requestMatchers(HttpMethod.PUT, "/api/editions/**")
        .hasAuthority(Actor.PROCESS_OWNERS)
        .requestMatchers(HttpMethod.PUT, "/api/budgets/**")
        .hasAnyAuthority(Actor.PROCESS_OWNERS, Actor.ADMINISTRATORS)
        .requestMatchers(HttpMethod.POST, "/api/substitutions/**")
        .hasAnyAuthority(Actor.OFFICIALS, Actor.ADMINISTRATORS)
        .requestMatchers(HttpMethod.DELETE, "/api/substitutions/**")
        .hasAnyAuthority(Actor.OFFICIALS, Actor.ADMINISTRATORS)
        .requestMatchers("/api/tasks/**", "/api/substitutions/**")
        .access(GroupChecks.allowed(groups::workTasks))
        .requestMatchers(HttpMethod.PUT, "/api/experts/**")
        .hasAnyAuthority(Actor.PROCESS_OWNERS, Actor.ADMINISTRATORS)
        .requestMatchers(
            Addresses.reads("/api/experts/suspensions"), Addresses.reads("/api/experts/trail"))
        .hasAuthority(Actor.AUDITORS)
        .requestMatchers(Addresses.reads("/api/readings"))
        .access(GroupChecks.allowed(GroupChecks::handleOrWatch))
        .requestMatchers("/api/experts/**", "/api/budgets/**")
        .access(GroupChecks.allowed(GroupChecks::handleOrWatch))
        .requestMatchers(Addresses.reads("/api/insight/incidents"))
        .access(GroupChecks.allowed(WebappGate::opensCockpit))
        .requestMatchers(Addresses.reads("/api/insight/**"))
        .access(GroupChecks.allowed(GroupChecks::handleOrWatch))
        .requestMatchers("/api/insight/**")
        .hasAuthority(Actor.ADMINISTRATORS)
        .requestMatchers(Addresses.reads("/api/releases/trail", "/api/releases/people"))
        .hasAnyAuthority(RELEASE_READERS)
        .requestMatchers("/api/drafts", "/api/drafts/**", "/api/releases", "/api/releases/**")
        .hasAuthority(Actor.PROCESS_OWNERS)
        .requestMatchers("/api/**")
        .authenticated();
  }

  /** Everything that the interface offers to anybody. */
  static RequestMatcher forAnybody() {
    return new OrRequestMatcher(Addresses.reads(PUBLIC_READS), estimates(), objections());
  }

  /** The addresses at which anybody has something computed. */
  static RequestMatcher estimates() {
    return Addresses.posts(ESTIMATES);
  }

  /** The addresses at which anybody objects to an award. */
  static RequestMatcher objections() {
    return Addresses.posts(OBJECTIONS);
  }
}
