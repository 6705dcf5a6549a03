package cn.lianban.access;

import cn.lianban.access.Posts.Post;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Refused;
import cn.lianban.workflow.engine.AsSystem;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Replaces forgotten passwords by one-time ones. */
@Service
public class PasswordResets {

  private static final String RESET = "密码由他人重置，岗位须重新确认";

  private final Accounts accounts;
  private final AccountRegister register;
  private final AccountEvents events;
  private final Posts posts;
  private final PostGrants grants;
  private final AdministrationRules rules;
  private final AsSystem asSystem;
  private final JdbcClient jdbc;

  PasswordResets(
      Accounts accounts,
      AccountRegister register,
      AccountEvents events,
      Posts posts,
      PostGrants grants,
      AdministrationRules rules,
      AsSystem asSystem,
      JdbcClient jdbc) {
    this.accounts = accounts;
    this.register = register;
    this.events = events;
    this.posts = posts;
    this.grants = grants;
    this.rules = rules;
    this.asSystem = asSystem;
    this.jdbc = jdbc;
  }

  /**
   * Sets a password to be handed over, valid for one log-in. The posts that need a second person
   * have to be confirmed again, because whoever hands the password over could act in the account's
   * name.
   */
  @Transactional
  public HandedOver resetPassword(Actor actor, String id) {
    AdministrationRules.checkSecurity(actor);
    rules.checkThere(id);
    if (id.equals(actor.id())) {
      throw new Refused("本人的密码请在“我的资料”中修改；忘记密码的，请由另一名安全管理员重置");
    }
    rules.lock();
    checkMayReset(actor, id);
    String password = OneTimePasswords.random();
    asSystem.call(
        () -> {
          accounts.setPassword(id, password);
          return null;
        });
    OffsetDateTime until = register.passwordReset(id, actor.id());
    events.append(AccountEvents.Kind.PASSWORD_RESET, id, actor.id(), null);
    return new HandedOver(id, accounts.name(id), password, until, askAgain(actor, id), List.of());
  }

  /**
   * Checks that whoever knows the new password cannot act as the second person with it: neither as
   * the only other one who confirms posts, nor on posts that somebody else has proposed.
   */
  private void checkMayReset(Actor actor, String id) {
    if (rules.confirmingBesides(actor, id).isEmpty()
        && grants.held(id).stream().anyMatch(AdministrationRules.SECOND_PERSONS::contains)) {
      throw new Conflict(
          id
              + " 是您之外唯一可以确认岗位的管理员，重置其密码就能代其确认，因此不能重置。请先指定第三名安全管理员或审计管理员，由 "
              + id
              + " 确认后再重置；"
              + id
              + " 已不能登录的，请运维人员按运维手册“第二人忘记密码”办理");
    }
    boolean proposedByAnother =
        jdbc.sql(
                "select exists (select from post_proposal where account = :id and granted is null and proposed_by <> :actor)")
            .param("id", id)
            .param("actor", actor.id())
            .query(Boolean.class)
            .single();
    if (proposedByAnother) {
      throw new Conflict("账号 " + id + " 有他人提出的岗位等待第二人确认，请先处理，或由提出的人重置密码");
    }
  }

  /**
   * Withdraws the posts that need a second person, and proposes them again. A post that two people
   * take away stays, but does not count until it is confirmed again.
   *
   * @return titles of the proposed posts; empty where nobody could confirm them. The last system
   *     administrator keeps that post
   */
  private List<String> askAgain(Actor actor, String id) {
    Map<String, Post> all = posts.all();
    Set<String> given =
        grants.held(id).stream()
            .filter(post -> PostGrants.known(all, post).secondPerson())
            .filter(post -> !post.equals(Actor.ADMINISTRATORS) || rules.enabled(post).size() > 1)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (given.isEmpty() || rules.confirmingBesides(actor, id).isEmpty()) {
      return List.of();
    }
    // taking them away first would let whoever resets passwords choose among the others
    if (!grants.leftByTwo(given).isEmpty()) {
      return grants.keep(actor, id, given, RESET);
    }
    grants.takeNow(actor, id, given, null, RESET);
    return grants.give(actor, id, given, RESET);
  }
}
