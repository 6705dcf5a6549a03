package cn.lianban.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person who is acting.
 *
 * @param id the account
 * @param groups bureaus, posts and roles that the account belongs to, and the groups of {@code
 *     substituted}
 * @param substituted groups of which the person is not a member but may work all or some tasks as a
 *     substitute
 * @param represents the person for whom a substitute does the present task; null where nobody is
 *     represented
 */
public record Actor(
    String id, Set<String> groups, Set<String> substituted, @Nullable String represents) {

  public static final String APPLICANTS = "applicants";
  public static final String EXPERTS = "experts";
  public static final String PROCESS_OWNERS = "process-owners";
  public static final String MONITORS = "monitors";
  public static final String AUDITORS = "auditors";

  /** System administrators: they run the engine, mend what failed and use Cockpit. */
  public static final String ADMINISTRATORS = "camunda-admin";

  /**
   * Security administrators: they manage accounts and posts; where a post approves, pays or
   * administers, a second person has to confirm.
   */
  public static final String SECURITY_ADMINISTRATORS = "security-admins";

  /**
   * Audit administrators: they read the log of log-ins and of changes to accounts, and change
   * nothing.
   */
  public static final String AUDIT_ADMINISTRATORS = "audit-admins";

  public static final String SPECIAL_TEAM = "special-team";

  /** All who handle cases: accounts of a bureau, its approvers and payers, and the special team. */
  public static final String OFFICIALS = "officials";

  public Actor {
    groups = Set.copyOf(groups);
    substituted = Set.copyOf(substituted);
  }

  /** A person who represents nobody at the moment. */
  public Actor(String id, Set<String> groups, Set<String> substituted) {
    this(id, groups, substituted, null);
  }

  /** A person who is nobody's substitute. */
  public Actor(String id, Set<String> groups) {
    this(id, groups, Set.of());
  }

  public boolean isIn(String group) {
    return groups.contains(group);
  }

  /** Whether the person belongs to this group only as a substitute. */
  public boolean substitutesIn(String group) {
    return substituted.contains(group);
  }

  /** Whether the person may read every case without changing any. */
  public boolean seesEverything() {
    return isIn(MONITORS) || isIn(AUDITORS) || isIn(ADMINISTRATORS);
  }

  /**
   * The same person, doing a task for another one.
   *
   * @param person null where nobody is represented
   */
  public Actor onBehalfOf(@Nullable String person) {
    return new Actor(id, groups, substituted, person);
  }

  /**
   * The names as people read them: {@code 张三（代 李四）}; the person alone where nobody is represented.
   */
  public static String shown(String person, @Nullable String represented) {
    return represented == null ? person : person + "（代 " + represented + "）";
  }
}
