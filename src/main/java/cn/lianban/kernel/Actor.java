package cn.lianban.kernel;

import java.util.Set;

/**
 * The person who is acting.
 *
 * @param id the account
 * @param groups bureaus, posts and roles that the account belongs to, and the groups of {@code
 *     substituted}
 * @param substituted groups whose tasks, or some of them, the person may work as a substitute
 *     without being a member
 */
public record Actor(String id, Set<String> groups, Set<String> substituted) {

  public static final String APPLICANTS = "applicants";
  public static final String EXPERTS = "experts";
  public static final String PROCESS_OWNERS = "process-owners";
  public static final String MONITORS = "monitors";
  public static final String AUDITORS = "auditors";

  /** System administrators: the engine, what failed, Cockpit. */
  public static final String ADMINISTRATORS = "camunda-admin";

  /** Accounts and posts; with a second person where a post approves, pays or administers. */
  public static final String SECURITY_ADMINISTRATORS = "security-admins";

  /** Read log-ins and what was done to accounts; change nothing. */
  public static final String AUDIT_ADMINISTRATORS = "audit-admins";

  public static final String SPECIAL_TEAM = "special-team";

  /**
   * Every account of a bureau, its approvers and payers, the special team: whoever handles cases.
   */
  public static final String OFFICIALS = "officials";

  public Actor {
    groups = Set.copyOf(groups);
    substituted = Set.copyOf(substituted);
  }

  /** Somebody who stands in for nobody. */
  public Actor(String id, Set<String> groups) {
    this(id, groups, Set.of());
  }

  public boolean isIn(String group) {
    return groups.contains(group);
  }

  /** Whether the person comes to this group as a substitute alone. */
  public boolean substitutesIn(String group) {
    return substituted.contains(group);
  }

  /** May look at every case, and change none. */
  public boolean seesEverything() {
    return isIn(MONITORS) || isIn(AUDITORS) || isIn(ADMINISTRATORS);
  }
}
