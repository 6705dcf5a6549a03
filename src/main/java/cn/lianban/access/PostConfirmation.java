package cn.lianban.access;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.SecondPersons;
import cn.lianban.kernel.TextChecks;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The decision of a second person on posts that were proposed: those that approve, pay, evaluate or
 * administer.
 */
@Service
public class PostConfirmation {

  private final AccountRegister register;
  private final AccountEvents events;
  private final AccountSessions sessions;
  private final Posts posts;
  private final PostGrants grants;
  private final SecondPersons persons;
  private final AdministrationRules rules;
  private final JdbcClient jdbc;

  PostConfirmation(
      AccountRegister register,
      AccountEvents events,
      AccountSessions sessions,
      Posts posts,
      PostGrants grants,
      SecondPersons persons,
      AdministrationRules rules,
      JdbcClient jdbc) {
    this.register = register;
    this.events = events;
    this.sessions = sessions;
    this.posts = posts;
    this.grants = grants;
    this.persons = persons;
    this.rules = rules;
    this.jdbc = jdbc;
  }

  private record Proposal(
      long id, String account, String kind, List<String> posts, String reason, String proposedBy) {

    PostGrants.Kind what() {
      return PostGrants.Kind.of(kind);
    }

    Set<String> distinct() {
      return new LinkedHashSet<>(posts);
    }

    Actor proposer() {
      return new Actor(proposedBy, Set.of());
    }
  }

  /**
   * Records the second person's decision on proposed posts; the person who proposed them may
   * withdraw them.
   *
   * @param reason required where they are not confirmed
   */
  @Transactional
  public void decide(Actor actor, long proposalId, boolean confirmed, String reason) {
    if (AdministrationRules.SECOND_PERSONS.stream().noneMatch(actor::isIn)) {
      throw new Refused("只有安全管理员和审计管理员可以确认岗位");
    }
    rules.lock();
    Proposal proposal =
        jdbc.sql(
                "select id, account, kind, posts, reason, proposed_by from post_proposal where id = :id and granted is null")
            .param("id", proposalId)
            .query(Rows.of(Proposal.class))
            .optional()
            .orElseThrow(() -> new NotFound("没有这项等待确认的岗位，可能已经处理，请刷新页面"));
    String why =
        confirmed
            ? PlainText.isBlank(reason) ? null : TextChecks.required("reason", "说明", reason)
            : TextChecks.required("reason", "不同意的原因", reason);
    if (confirmed) {
      checkIsSecondPerson(actor, proposal);
      confirm(actor, proposal);
    } else {
      decline(actor, proposal, Objects.requireNonNull(why));
    }
    grants.close(proposal.id, actor, confirmed, why);
  }

  private void confirm(Actor actor, Proposal proposal) {
    if (proposal.what() == PostGrants.Kind.TAKE) {
      grants.takeNow(
          proposal.proposer(), proposal.account, proposal.distinct(), actor.id(), proposal.reason);
    } else {
      checkHasOwnPassword(actor, proposal.account);
      List<String> conflicts =
          posts.conflictsIn(
              AdministrationRules.union(grants.held(proposal.account), proposal.posts));
      if (!conflicts.isEmpty()) {
        throw new Conflict(String.join("；", conflicts));
      }
      grants.join(
          proposal.proposer(),
          proposal.account,
          proposal.distinct(),
          actor.id(),
          false,
          proposal.reason);
    }
    sessions.end(proposal.account);
  }

  /**
   * Posts that were to be given are not. An account that was disabled with posts that were to be
   * taken away is enabled again: else it would be counted, and could not work. Posts that were to
   * be confirmed anew are lost, which needs two people as any such loss.
   */
  private void decline(Actor actor, Proposal proposal, String why) {
    events.append(
        AccountEvents.Kind.POSTS_NOT_CONFIRMED,
        proposal.account,
        actor.id(),
        proposal.what().words() + posts.titles(proposal.posts) + "：" + why);
    switch (proposal.what()) {
      case GIVE -> {}
      case TAKE -> register.enable(proposal.account, actor.id(), "停用未获确认：" + why);
      case KEEP -> {
        checkIsSecondPerson(actor, proposal);
        grants.takeNow(proposal.proposer(), proposal.account, proposal.distinct(), actor.id(), why);
        sessions.end(proposal.account);
      }
    }
  }

  private void checkIsSecondPerson(Actor actor, Proposal proposal) {
    if (actor.id().equals(proposal.proposedBy)) {
      throw new Refused("提出的人不能自己确认，请由另一名安全管理员确认；只有一名安全管理员的，由审计管理员确认");
    }
    if (actor.id().equals(proposal.account)) {
      throw new Refused("不能确认授予本人的岗位，请由他人确认");
    }
    persons.check(actor, proposal.proposedBy);
    if (!actor.isIn(Actor.SECURITY_ADMINISTRATORS)
        && rules.enabled(Actor.SECURITY_ADMINISTRATORS).stream()
                .filter(id -> !id.equals(proposal.account))
                .count()
            > 1) {
      throw new Refused("现有不止一名安全管理员，请由另一名安全管理员确认");
    }
  }

  /**
   * Checks that the person has replaced the one-time password, and that whoever knew it, and so
   * could have replaced it first, is not the one who confirms.
   */
  private void checkHasOwnPassword(Actor actor, String id) {
    AccountRegister.Entry entry = register.of(id);
    if (entry.isDisabled()) {
      throw new Conflict("账号 " + id + " 已停用，不能确认其岗位；请先启用，或者不同意");
    }
    if (entry.mustChangePassword()) {
      throw new Conflict("账号 " + id + " 的本人尚未另设密码，暂不能确认；请本人先用一次性密码登录并另设密码");
    }
    if (actor.id().equals(entry.oneTimePasswordBy())) {
      throw new Refused("账号 " + id + " 的一次性密码由您发放，不能由您确认其岗位；请由另一人确认，没有另一人的，先退回，改由您提出、由原提出的人确认");
    }
  }
}
