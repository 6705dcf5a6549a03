package cn.lianban.access;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.CompanyAccounts;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.TextChecks;
import cn.lianban.workflow.engine.AsSystem;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes accounts that are there: their names and posts, and whether they let anybody in. A used
 * account is never deleted.
 */
@Service
public class AccountMaintenance {

  private final Accounts accounts;
  private final AccountRegister register;
  private final AccountEvents events;
  private final AccountSessions sessions;
  private final Posts posts;
  private final PostGrants grants;
  private final CompanyAccounts companies;
  private final AdministrationRules rules;
  private final AsSystem asSystem;
  private final JdbcClient jdbc;
  private final Clock clock;

  AccountMaintenance(
      Accounts accounts,
      AccountRegister register,
      AccountEvents events,
      AccountSessions sessions,
      Posts posts,
      PostGrants grants,
      CompanyAccounts companies,
      AdministrationRules rules,
      AsSystem asSystem,
      JdbcClient jdbc,
      Clock clock) {
    this.accounts = accounts;
    this.register = register;
    this.events = events;
    this.sessions = sessions;
    this.posts = posts;
    this.grants = grants;
    this.companies = companies;
    this.rules = rules;
    this.asSystem = asSystem;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Changes the person's name. */
  @Transactional
  public void rename(Actor actor, String id, String name) {
    AdministrationRules.checkSecurity(actor);
    rules.checkThere(id);
    new TextChecks().line("name", "姓名", name).check();
    asSystem.call(
        () -> {
          accounts.rename(id, name.strip());
          return null;
        });
    events.append(AccountEvents.Kind.NAME_CHANGED, id, actor.id(), name.strip());
  }

  /** Sets the posts of the account; those that need a second person wait for confirmation. */
  @Transactional
  public ChangedPosts changePosts(Actor actor, String id, List<String> wished, String reason) {
    AdministrationRules.checkSecurity(actor);
    String why = TextChecks.required("reason", "变更岗位的原因", reason);
    rules.lock();
    rules.checkThere(id);
    if (register.isDisabled(id)) {
      throw new Conflict("账号 " + id + " 已停用，请先启用再变更岗位");
    }
    List<FieldError> faults = grants.faults(wished, posts.all());
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
    Set<String> held = grants.held(id);
    Set<String> added = new LinkedHashSet<>(wished);
    added.removeAll(held);
    Set<String> removed = new LinkedHashSet<>(held);
    removed.removeAll(wished);
    if (added.isEmpty() && removed.isEmpty()) {
      throw new Conflict("岗位没有变化，不必提交");
    }
    rules.checkStaysAdministered(id, removed);
    checkActsForNoCompany(id, wished);
    if (!added.isEmpty() && id.equals(actor.id()) && !rules.isAlone(actor)) {
      throw new Refused("不能为本人增加岗位，请由另一名安全管理员办理");
    }
    if (!added.isEmpty() && !rules.isAlone(actor) && !grants.leftByTwo(removed).isEmpty()) {
      throw new Conflict(
          posts.titles(grants.leftByTwo(removed)) + "须经第二人确认才能取消：请先只取消它，确认之后再增加其他岗位");
    }
    List<String> waiting = new ArrayList<>(grants.take(actor, id, removed, why));
    if (!added.isEmpty()) {
      waiting.addAll(grants.give(actor, id, added, why));
    }
    sessions.end(id);
    return new ChangedPosts(waiting, posts.warningsIn(wished));
  }

  /**
   * Checks that whoever acts for a company does not change sides with it: the accepting body takes
   * the account from the company first, where the company and its cases see it.
   */
  private void checkActsForNoCompany(String id, List<String> wished) {
    if (wished.contains(Actor.APPLICANTS)) {
      return;
    }
    companies.lockAccount(id);
    companies
        .of(id)
        .ifPresent(
            uscc -> {
              throw new Conflict(
                  "账号 "
                      + id
                      + " 现在代表统一社会信用代码为 "
                      + uscc
                      + " 的申报主体，不能改任其他岗位。请先由受理部门在“单位与账号”中把它移出该单位；更稳妥的，为其新的工作另建账号",
                  "acts-for-company");
            });
  }

  /**
   * Disables the account until it is enabled again; what its owner has done is kept. Nobody logs in
   * with it from now on; a post that two people take away is proposed to the second one, and goes
   * on counting where people are chosen by it.
   */
  @Transactional
  public void disable(Actor actor, String id, String reason) {
    AdministrationRules.checkSecurity(actor);
    String why = TextChecks.required("reason", "停用的原因", reason);
    rules.lock();
    rules.checkThere(id);
    if (register.isDisabled(id)) {
      throw new Conflict("账号 " + id + " 已经停用");
    }
    rules.checkStaysAdministered(id, grants.held(id));
    register.disable(id, actor.id(), why);
    // posts that are to be confirmed anew stay with the second person
    if (grants.isAskedAgain(id)) {
      return;
    }
    grants.withdrawProposals(actor, id, "账号停用");
    if (!rules.isAlone(actor)) {
      grants.take(actor, id, grants.leftByTwo(grants.held(id)), "停用账号：" + why);
    }
  }

  @Transactional
  public void enable(Actor actor, String id, String reason) {
    AdministrationRules.checkSecurity(actor);
    String why = TextChecks.required("reason", "启用的原因", reason);
    rules.lock();
    rules.checkThere(id);
    if (!register.isDisabled(id)) {
      throw new Conflict("账号 " + id + " 没有停用");
    }
    register.enable(id, actor.id(), why);
    if (!grants.isAskedAgain(id)) {
      grants.withdrawProposals(actor, id, "账号启用");
    }
  }

  /**
   * Deletes an account that was never used to log in and belongs to no expert; its id is not used
   * again.
   *
   * @throws Conflict where it was used or belongs to an expert; it can only be disabled then
   */
  @Transactional
  public void delete(Actor actor, String id) {
    AdministrationRules.checkSecurity(actor);
    rules.lock();
    rules.checkThere(id);
    boolean used =
        jdbc.sql(
                "select exists (select from account where id = :id and used_at is not null) or account_left_traces(:id)")
            .param("id", id)
            .query(Boolean.class)
            .single();
    if (used) {
      throw new Conflict("账号 " + id + " 已经使用过，其办理记录须能查到本人，不能删除，可以停用");
    }
    if (jdbc.sql(
            "select exists (select from shared_expert where account = :id) or exists (select from shared_evaluation_seat where expert = :id)")
        .param("id", id)
        .query(Boolean.class)
        .single()) {
      throw new Conflict("账号 " + id + " 已登记为专家或被抽取评审，不能删除，可以停用");
    }
    rules.checkStaysAdministered(id, grants.held(id));
    grants.withdrawProposals(actor, id, "账号删除");
    asSystem.call(
        () -> {
          accounts.delete(id);
          return null;
        });
    jdbc.sql(
            "insert into account (id, created_at, deleted_at, deleted_by) values (:id, :at, :at, :actor) on conflict (id) do update set deleted_at = :at, deleted_by = :actor")
        .param("id", id)
        .param("at", OffsetDateTime.now(clock))
        .param("actor", actor.id())
        .update();
    events.append(AccountEvents.Kind.DELETED, id, actor.id(), null);
  }
}
