package cn.lianban.access;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Refused;
import cn.lianban.workflow.engine.AsSystem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What holds for every change that administrators make to accounts: who may make it, and that
 * enough administrators remain.
 */
@Component
public class AdministrationRules {

  /** Held by whoever creates accounts or changes their posts. */
  static final String LOCK = "account administration";

  /** Posts whose holders can confirm, as second persons, what somebody else has proposed. */
  static final Set<String> SECOND_PERSONS =
      Set.of(Actor.SECURITY_ADMINISTRATORS, Actor.AUDIT_ADMINISTRATORS);

  private static final Set<String> ADMINISTRATORS =
      Set.of(Actor.ADMINISTRATORS, Actor.SECURITY_ADMINISTRATORS, Actor.AUDIT_ADMINISTRATORS);

  private final Accounts accounts;
  private final Posts posts;
  private final AsSystem asSystem;
  private final Locks locks;
  private final JdbcClient jdbc;

  AdministrationRules(
      Accounts accounts, Posts posts, AsSystem asSystem, Locks locks, JdbcClient jdbc) {
    this.accounts = accounts;
    this.posts = posts;
    this.asSystem = asSystem;
    this.locks = locks;
    this.jdbc = jdbc;
  }

  /** Checks that the person may change accounts and posts. */
  static void checkSecurity(Actor actor) {
    if (!actor.isIn(Actor.SECURITY_ADMINISTRATORS)) {
      throw new Refused("只有安全管理员可以管理账号和岗位");
    }
  }

  /**
   * Locks against a concurrent change of administrators, so that the second one sees the effect of
   * the first.
   */
  void lock() {
    locks.named(LOCK);
  }

  /** Checks that there is such an account. */
  void checkThere(String id) {
    if (!asSystem.call(() -> accounts.exists(id))) {
      throw new NotFound("没有账号 " + id + "，请核对");
    }
  }

  /**
   * Whether the person may give posts without a second one, because there has never been another
   * administrator of accounts or audits.
   */
  public boolean isAlone(Actor actor) {
    return actor.isIn(Actor.SECURITY_ADMINISTRATORS)
        && jdbc.sql(
                """
                select not exists (select from account_post_change where added and post in (:posts) and account <> :actor)
                  and not exists (select from act_id_membership where group_id_ in (:posts) and user_id_ <> :actor)
                """)
            .param("posts", SECOND_PERSONS)
            .param("actor", actor.id())
            .query(Boolean.class)
            .single();
  }

  /** Ids of those who may confirm posts, without the person and the account. */
  Set<String> confirmingBesides(Actor actor, String id) {
    Set<String> confirming =
        union(enabled(Actor.SECURITY_ADMINISTRATORS), enabled(Actor.AUDIT_ADMINISTRATORS));
    confirming.removeAll(List.of(actor.id(), id));
    return confirming;
  }

  /**
   * Checks that administrators remain: neither the last one of a post, nor the last one who can
   * confirm as second person, may lose it.
   */
  void checkStaysAdministered(String id, Set<String> lost) {
    for (String post : ADMINISTRATORS) {
      if (lost.contains(post)) {
        Set<String> left = enabled(post);
        if (left.remove(id) && left.isEmpty()) {
          throw new Conflict(
              id + " 是最后一名" + posts.titles(Set.of(post)) + "，请先指定另一名" + posts.titles(Set.of(post)));
        }
      }
    }
    if (lost.stream().anyMatch(SECOND_PERSONS::contains)) {
      Set<String> deciders =
          union(enabled(Actor.SECURITY_ADMINISTRATORS), enabled(Actor.AUDIT_ADMINISTRATORS));
      Set<String> left = new LinkedHashSet<>(enabled(Actor.SECURITY_ADMINISTRATORS));
      if (lost.contains(Actor.SECURITY_ADMINISTRATORS)) {
        left.remove(id);
      }
      left.addAll(
          enabled(Actor.AUDIT_ADMINISTRATORS).stream()
              .filter(other -> !other.equals(id) || !lost.contains(Actor.AUDIT_ADMINISTRATORS))
              .toList());
      if (deciders.size() > 1 && left.size() < 2) {
        throw new Conflict("审定、拨付和管理员岗位须由两人授予，请先指定另一名安全管理员或审计管理员");
      }
    }
  }

  /** Ids of the enabled accounts in a group. */
  Set<String> enabled(String group) {
    return new LinkedHashSet<>(
        jdbc.sql(
                "select m.user_id_ from act_id_membership m left join account a on a.id = m.user_id_ where m.group_id_ = :group and a.disabled_at is null order by 1")
            .param("group", group)
            .query(String.class)
            .list());
  }

  static Set<String> union(Collection<String> some, Collection<String> others) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return all;
  }
}
