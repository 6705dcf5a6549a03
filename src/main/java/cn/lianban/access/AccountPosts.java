package cn.lianban.access;

import cn.lianban.kernel.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds missing or conflicting groups of an account, to be told to its owner at log-in. */
@Component
public class AccountPosts {

  private static final Set<String> ADMINISTRATORS =
      Set.of(Actor.ADMINISTRATORS, Actor.SECURITY_ADMINISTRATORS, Actor.AUDIT_ADMINISTRATORS);

  private final HandlingGroups handlingGroups;
  private final Posts posts;

  AccountPosts(HandlingGroups handlingGroups, Posts posts) {
    this.handlingGroups = handlingGroups;
    this.posts = posts;
  }

  /** The findings in Chinese, one sentence each, without a contact person; empty for none. */
  public List<String> findings(Collection<String> groups) {
    if (groups.isEmpty()) {
      return List.of("账号还没有分配任何岗位或角色");
    }
    List<String> findings = new ArrayList<>();
    Set<String> handling = new TreeSet<>(groups);
    handling.retainAll(handlingGroups.ids());
    boolean official = groups.contains(Actor.OFFICIALS);
    if (!handling.isEmpty() && !official) {
      findings.add("账号属于" + names(handling) + "，但没有列为经办人员（用户组 " + Actor.OFFICIALS + "），能看到的任务办理不了");
    }
    if (official && handling.isEmpty()) {
      findings.add("账号列为经办人员，但没有分配部门或岗位，不会收到任务");
    }
    findings.addAll(posts.conflictsIn(withoutFirstAdministrator(groups)));
    return findings;
  }

  /**
   * Leaves out the administrators' posts together, which the first administrator holds until others
   * exist; the list of accounts shows this anyway.
   */
  private static Set<String> withoutFirstAdministrator(Collection<String> groups) {
    Set<String> others = new TreeSet<>(groups);
    if (others.containsAll(ADMINISTRATORS)) {
      others.removeAll(ADMINISTRATORS);
    }
    return others;
  }

  private String names(Set<String> groups) {
    return groups.stream().map(handlingGroups::name).collect(Collectors.joining("、"));
  }
}
