package cn.lianban.access;

import cn.lianban.kernel.AcceptingBodies;
import cn.lianban.kernel.Actor;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** What the groups of a person allow where more than one group, or a changing one, does. */
@Component
class GroupChecks {

  private final WebappGate gate;
  private final AcceptingBodies acceptingBodies;

  GroupChecks(WebappGate gate, AcceptingBodies acceptingBodies) {
    this.gate = gate;
    this.acceptingBodies = acceptingBodies;
  }

  static AuthorizationManager<RequestAuthorizationContext> allowed(Predicate<Set<String>> allowed) {
    return (person, context) ->
        new AuthorizationDecision(
            allowed.test(
                person.get().getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .collect(Collectors.toSet())));
  }

  /**
   * Whether the person may read which accounts act for companies: accepting bodies, who decide it,
   * and those who see everything.
   */
  boolean knowCompanies(Set<String> groups) {
    return Stream.concat(
            acceptingBodies.acceptingBodies().stream(),
            Stream.of(Actor.MONITORS, Actor.AUDITORS, Actor.ADMINISTRATORS))
        .anyMatch(groups::contains);
  }

  boolean decideOnCompanies(Set<String> groups) {
    return acceptingBodies.acceptingBodies().stream().anyMatch(groups::contains);
  }

  boolean openTasklist(Set<String> groups) {
    return gate.opensTasklist(groups);
  }

  /** Whether the person may read claims: the own ones, or those of others to decide on. */
  boolean readClaims(Set<String> groups) {
    return groups.contains(Actor.APPLICANTS) || knowCompanies(groups);
  }

  boolean workTasks(Set<String> groups) {
    return gate.opensTasklist(groups)
        || groups.contains(Actor.MONITORS)
        || groups.contains(Actor.AUDITORS);
  }

  static boolean ownOrSeeEverything(Set<String> groups) {
    return Stream.of(Actor.PROCESS_OWNERS, Actor.MONITORS, Actor.AUDITORS, Actor.ADMINISTRATORS)
        .anyMatch(groups::contains);
  }

  static boolean readLedger(Set<String> groups) {
    return Stream.of(
            Actor.APPLICANTS, Actor.OFFICIALS, Actor.MONITORS, Actor.AUDITORS, Actor.ADMINISTRATORS)
        .anyMatch(groups::contains);
  }

  /**
   * Whether the person handles cases, owns the models or monitors; not so applicants and experts.
   */
  static boolean handleOrWatch(Set<String> groups) {
    return Stream.of(
            Actor.OFFICIALS,
            Actor.PROCESS_OWNERS,
            Actor.MONITORS,
            Actor.AUDITORS,
            Actor.ADMINISTRATORS)
        .anyMatch(groups::contains);
  }
}
