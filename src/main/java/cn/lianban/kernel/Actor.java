package cn.lianban.kernel;

import java.util.Set;

/**
 * The person who is acting.
 *
 * @param id the account
 * @param groups bureaus, posts and roles that the account belongs to
 */
public record Actor(String id, Set<String> groups) {

  public static final String APPLICANTS = "applicants";
  public static final String EXPERTS = "experts";
  public static final String PROCESS_OWNERS = "process-owners";
  public static final String MONITORS = "monitors";
  public static final String AUDITORS = "auditors";
  public static final String ADMINISTRATORS = "camunda-admin";
  public static final String SPECIAL_TEAM = "special-team";
  /** Every account of a bureau, its approvers and payers, the special team: whoever handles cases. */
  public static final String OFFICIALS = "officials";

  public Actor {
    groups = Set.copyOf(groups);
  }

  public boolean isIn(String group) {
    return groups.contains(group);
  }

  /** May look at every case, and change none. */
  public boolean seesEverything() {
    return isIn(MONITORS) || isIn(AUDITORS) || isIn(ADMINISTRATORS);
  }
}
