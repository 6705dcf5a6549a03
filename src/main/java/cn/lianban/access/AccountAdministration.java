package cn.lianban.access;

import cn.lianban.access.Posts.Post;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.CompanyAccounts;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.SecondPersons;
import cn.lianban.kernel.TextChecks;
import cn.lianban.workflow.engine.AsSystem;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What security administrators do to accounts. A post that approves, pays or administers needs a
 * second person; a used account is never deleted; at least one administrator always remains.
 */
@Service
public class AccountAdministration {

  /** Held by whoever creates accounts or changes their posts. */
  static final String LOCK = "account administration";

  private static final String RESET = "密码由他人重置，岗位须重新确认";

  /** Without what is read for something else: 0 and O, 1, l and I. */
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int GROUPS_OF_PASSWORD = 4;
  private static final int LETTERS_OF_GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final Set<String> ADMINISTRATORS =
      Set.of(Actor.ADMINISTRATORS, Actor.SECURITY_ADMINISTRATORS, Actor.AUDIT_ADMINISTRATORS);
  private static final Set<String> SECOND_PERSONS =
      Set.of(Actor.SECURITY_ADMINISTRATORS, Actor.AUDIT_ADMINISTRATORS);

  private final Accounts accounts;
  private final AccountRegister register;
  private final AccountEvents events;
  private final AccountSessions sessions;
  private final Posts posts;
  private final PostRecord record;
  private final NewAccountIds ids;
  private final CompanyAccounts companies;
  private final SecondPersons persons;
  private final AsSystem asSystem;
  private final Locks locks;
  private final JdbcClient jdbc;
  private final Clock clock;

  AccountAdministration(
      Accounts accounts,
      AccountRegister register,
      AccountEvents events,
      AccountSessions sessions,
      Posts posts,
      PostRecord record,
      NewAccountIds ids,
      CompanyAccounts companies,
      SecondPersons persons,
      AsSystem asSystem,
      Locks locks,
      JdbcClient jdbc,
      Clock clock) {
    this.accounts = accounts;
    this.register = register;
    this.events = events;
    this.sessions = sessions;
    this.posts = posts;
    this.record = record;
    this.ids = ids;
    this.companies = companies;
    this.persons = persons;
    this.asSystem = asSystem;
    this.locks = locks;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A new account, or one whose password was reset.
   *
   * @param password to be handed over, once: whoever logs in with it has to choose another
   * @param validUntil when the password ceases to let anybody in
   * @param waiting titles of the posts that wait for the second person
   */
  public record HandedOver(
      @Nullable String id,
      @Nullable String name,
      String password,
      OffsetDateTime validUntil,
      List<String> waiting) {}

  /**
   * An account to be created.
   *
   * @param posts ids of posts
   */
  public record NewAccount(String id, String name, List<String> posts) {}

  /**
   * Creates an account.
   *
   * @throws BadInput with everything that is wrong
   */
  @Transactional
  public HandedOver create(Actor actor, NewAccount wish, String reason) {
    checkSecurity(actor);
    lock();
    List<FieldError> faults = faults(wish, posts.all());
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
    return make(
        actor,
        wish,
        PlainText.isBlank(reason) ? "建立账号" : TextChecks.required("reason", "说明", reason));
  }

  /** As {@link #create}, for all accounts or none; the caller has checked them before. */
  @Transactional
  public List<HandedOver> createAll(Actor actor, List<NewAccount> wishes, String reason) {
    checkSecurity(actor);
    lock();
    Map<String, Post> all = posts.all();
    List<FieldError> faults = new ArrayList<>();
    wishes.forEach(wish -> faults.addAll(faults(wish, all)));
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
    return wishes.stream().map(wish -> make(actor, wish, reason)).toList();
  }

  /** The errors, by field, for which this account cannot be created. */
  List<FieldError> faults(NewAccount wish, Map<String, Post> all) {
    List<FieldError> errors = new ArrayList<>();
    ids.fault(wish.id).ifPresent(fault -> errors.add(new FieldError("id", fault.words())));
    new TextChecks(errors).line("name", "姓名", wish.name);
    errors.addAll(postFaults(wish.posts, all));
    return errors;
  }

  private List<FieldError> postFaults(List<String> wished, Map<String, Post> all) {
    if (wished == null || wished.isEmpty()) {
      return List.of(new FieldError("posts", "请至少选择一个岗位：没有岗位的账号登录后什么也不能做"));
    }
    List<FieldError> errors = new ArrayList<>();
    wished.stream()
        .filter(post -> post == null || !all.containsKey(post))
        .forEach(post -> errors.add(new FieldError("posts", "没有岗位“" + post + "”，请从列表中选择")));
    if (errors.isEmpty()) {
      posts.conflictsIn(wished).forEach(conflict -> errors.add(new FieldError("posts", conflict)));
    }
    return errors;
  }

  private HandedOver make(Actor actor, NewAccount wish, String reason) {
    String password = newPassword();
    String name = wish.name.strip();
    asSystem.call(
        () -> {
          accounts.create(wish.id, name, "", password);
          return null;
        });
    register.created(wish.id, actor.id());
    OffsetDateTime until = register.requireNewPassword(wish.id, actor.id());
    List<String> waiting = give(actor, wish.id, new LinkedHashSet<>(wish.posts), reason);
    return new HandedOver(wish.id, name, password, until, waiting);
  }

  /** Changes the person's name. */
  @Transactional
  public void rename(Actor actor, String id, String name) {
    checkSecurity(actor);
    checkThere(id);
    new TextChecks().line("name", "姓名", name).check();
    asSystem.call(
        () -> {
          accounts.rename(id, name.strip());
          return null;
        });
    events.append(AccountEvents.Kind.NAME_CHANGED, id, actor.id(), name.strip());
  }

  /**
   * Sets the posts of the account; those that need a second person wait for confirmation.
   *
   * @return the titles of those that wait
   */
  @Transactional
  public List<String> changePosts(Actor actor, String id, List<String> wished, String reason) {
    checkSecurity(actor);
    String why = TextChecks.required("reason", "变更岗位的原因", reason);
    lock();
    checkThere(id);
    if (register.isDisabled(id)) {
      throw new Conflict("账号 " + id + " 已停用，请先启用再变更岗位");
    }
    List<FieldError> faults = postFaults(wished, posts.all());
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
    Set<String> held = held(id);
    Set<String> added = new LinkedHashSet<>(wished);
    added.removeAll(held);
    Set<String> removed = new LinkedHashSet<>(held);
    removed.removeAll(wished);
    if (added.isEmpty() && removed.isEmpty()) {
      throw new Conflict("岗位没有变化，不必提交");
    }
    checkStaysAdministered(id, removed);
    checkActsForNoCompany(id, wished);
    if (!added.isEmpty() && id.equals(actor.id()) && !isAlone(actor)) {
      throw new Refused("不能为本人增加岗位，请由另一名安全管理员办理");
    }
    take(actor, id, removed, why);
    List<String> waiting = added.isEmpty() ? List.of() : give(actor, id, added, why);
    sessions.end(id);
    return waiting;
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

  /** Gives the posts that one person may give, and proposes the others. */
  private List<String> give(Actor actor, String id, Set<String> wished, String reason) {
    Map<String, Post> all = posts.all();
    boolean alone = isAlone(actor);
    Set<String> now =
        wished.stream()
            .filter(post -> alone || !known(all, post).secondPerson())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> later = new LinkedHashSet<>(wished);
    later.removeAll(now);
    join(actor, id, now, null, alone, reason);
    if (later.isEmpty()) {
      return List.of();
    }
    List<String> titles = later.stream().map(post -> known(all, post).title()).toList();
    jdbc.sql("select id from post_proposal where account = :id and granted is null")
        .param("id", id)
        .query(Long.class)
        .optional()
        .ifPresent(
            open -> {
              throw new Conflict("账号 " + id + " 已有岗位等待第二人确认，请先处理");
            });
    jdbc.sql(
            "insert into post_proposal (account, posts, reason, proposed_by, proposed_at) values (:id, :posts, :reason, :actor, :at)")
        .param("id", id)
        .param("posts", later.toArray(String[]::new))
        .param("reason", reason)
        .param("actor", actor.id())
        .param("at", now())
        .update();
    events.append(
        AccountEvents.Kind.POSTS_PROPOSED, id, actor.id(), String.join("、", titles) + "：" + reason);
    return titles;
  }

  private void join(
      Actor actor,
      String id,
      Set<String> given,
      @Nullable String confirmedBy,
      boolean alone,
      String reason) {
    if (given.isEmpty()) {
      return;
    }
    Map<String, Post> all = posts.all();
    asSystem.call(
        () -> {
          posts.groupsOf(given).forEach(group -> accounts.join(id, group));
          return null;
        });
    given.forEach(
        post ->
            record.append(
                id,
                post,
                true,
                actor.id(),
                confirmedBy,
                alone && known(all, post).secondPerson(),
                reason));
    boolean single = alone && given.stream().anyMatch(post -> known(all, post).secondPerson());
    events.append(
        AccountEvents.Kind.ROLES_CHANGED,
        id,
        actor.id(),
        "增加 "
            + titles(given, all)
            + "："
            + reason
            + (confirmedBy == null ? "" : "（由 " + confirmedBy + " 确认）")
            + (single ? "（首次建立，只有一名管理员，未经第二人确认）" : ""));
  }

  private void take(Actor actor, String id, Set<String> lost, String reason) {
    if (lost.isEmpty()) {
      return;
    }
    Set<String> left = held(id);
    left.removeAll(lost);
    Set<String> gone = posts.groupsOf(lost);
    gone.removeAll(posts.groupsOf(left));
    asSystem.call(
        () -> {
          gone.forEach(group -> accounts.leave(id, group));
          return null;
        });
    lost.forEach(post -> record.append(id, post, false, actor.id(), null, false, reason));
    events.append(
        AccountEvents.Kind.ROLES_CHANGED,
        id,
        actor.id(),
        "取消 " + titles(lost, posts.all()) + "：" + reason);
  }

  private record Proposal(
      long id, String account, List<String> posts, String reason, String proposedBy) {}

  /**
   * Records the second person's decision on proposed posts; the person who proposed them may
   * withdraw them.
   *
   * @param reason required where they are not confirmed
   */
  @Transactional
  public void decide(Actor actor, long proposalId, boolean confirmed, String reason) {
    if (SECOND_PERSONS.stream().noneMatch(actor::isIn)) {
      throw new Refused("只有安全管理员和审计管理员可以确认岗位");
    }
    lock();
    Proposal proposal =
        jdbc.sql(
                "select id, account, posts, reason, proposed_by from post_proposal where id = :id and granted is null")
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
      checkHasOwnPassword(actor, proposal.account);
      List<String> conflicts = posts.conflictsIn(union(held(proposal.account), proposal.posts));
      if (!conflicts.isEmpty()) {
        throw new Conflict(String.join("；", conflicts));
      }
      join(
          new Actor(proposal.proposedBy, Set.of()),
          proposal.account,
          new LinkedHashSet<>(proposal.posts),
          actor.id(),
          false,
          proposal.reason);
      sessions.end(proposal.account);
    } else {
      events.append(
          AccountEvents.Kind.POSTS_NOT_CONFIRMED,
          proposal.account,
          actor.id(),
          titles(proposal.posts, posts.all()) + "：" + why);
    }
    close(proposal.id, actor, confirmed, why);
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
        && enabled(Actor.SECURITY_ADMINISTRATORS).stream()
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
    if (entry.mustChangePassword()) {
      throw new Conflict("账号 " + id + " 的本人尚未另设密码，暂不能确认；请本人先用一次性密码登录并另设密码");
    }
    if (actor.id().equals(entry.oneTimePasswordBy())) {
      throw new Refused("账号 " + id + " 的一次性密码由您发放，不能由您确认其岗位；请由另一人确认，没有另一人的，先退回，改由您提出、由原提出的人确认");
    }
  }

  private void close(long proposal, Actor actor, boolean granted, @Nullable String reason) {
    jdbc.sql(
            "update post_proposal set granted = :granted, decided_by = :actor, decided_at = :at, decision_reason = :reason where id = :id")
        .param("granted", granted)
        .param("actor", actor.id())
        .param("at", now())
        .param("reason", reason)
        .param("id", proposal)
        .update();
  }

  /** Disables the account until it is enabled again; what its owner has done is kept. */
  @Transactional
  public void disable(Actor actor, String id, String reason) {
    checkSecurity(actor);
    String why = TextChecks.required("reason", "停用的原因", reason);
    lock();
    checkThere(id);
    if (register.isDisabled(id)) {
      throw new Conflict("账号 " + id + " 已经停用");
    }
    checkStaysAdministered(id, held(id));
    register.disable(id, actor.id(), why);
    withdrawProposals(actor, id, "账号停用");
  }

  @Transactional
  public void enable(Actor actor, String id, String reason) {
    checkSecurity(actor);
    String why = TextChecks.required("reason", "启用的原因", reason);
    lock();
    checkThere(id);
    if (!register.isDisabled(id)) {
      throw new Conflict("账号 " + id + " 没有停用");
    }
    register.enable(id, actor.id(), why);
  }

  /**
   * Deletes an account that was never used to log in and belongs to no expert; its id is not used
   * again.
   *
   * @throws Conflict where it was used or belongs to an expert; it can only be disabled then
   */
  @Transactional
  public void delete(Actor actor, String id) {
    checkSecurity(actor);
    lock();
    checkThere(id);
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
    checkStaysAdministered(id, held(id));
    withdrawProposals(actor, id, "账号删除");
    asSystem.call(
        () -> {
          accounts.delete(id);
          return null;
        });
    jdbc.sql(
            "insert into account (id, created_at, deleted_at, deleted_by) values (:id, :at, :at, :actor) on conflict (id) do update set deleted_at = :at, deleted_by = :actor")
        .param("id", id)
        .param("at", now())
        .param("actor", actor.id())
        .update();
    events.append(AccountEvents.Kind.DELETED, id, actor.id(), null);
  }

  /**
   * Sets a password to be handed over, valid for one log-in. The posts that need a second person
   * have to be confirmed again, because whoever hands the password over could act in the account's
   * name.
   */
  @Transactional
  public HandedOver resetPassword(Actor actor, String id) {
    checkSecurity(actor);
    checkThere(id);
    if (id.equals(actor.id())) {
      throw new Refused("本人的密码请在“我的资料”中修改；忘记密码的，请由另一名安全管理员重置");
    }
    lock();
    checkMayReset(actor, id);
    String password = newPassword();
    asSystem.call(
        () -> {
          accounts.setPassword(id, password);
          return null;
        });
    OffsetDateTime until = register.passwordReset(id, actor.id());
    events.append(AccountEvents.Kind.PASSWORD_RESET, id, actor.id(), null);
    return new HandedOver(id, accounts.name(id), password, until, askAgain(actor, id));
  }

  /**
   * Checks that whoever knows the new password cannot act as the second person with it: neither as
   * the only other one who confirms posts, nor on posts that somebody else has proposed.
   */
  private void checkMayReset(Actor actor, String id) {
    if (confirmingBesides(actor, id).isEmpty()
        && held(id).stream().anyMatch(SECOND_PERSONS::contains)) {
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

  /** Ids of those who may confirm posts, without the person and the account. */
  private Set<String> confirmingBesides(Actor actor, String id) {
    Set<String> confirming =
        union(enabled(Actor.SECURITY_ADMINISTRATORS), enabled(Actor.AUDIT_ADMINISTRATORS));
    confirming.removeAll(List.of(actor.id(), id));
    return confirming;
  }

  /**
   * Withdraws the posts that need a second person, and proposes them again.
   *
   * @return titles of the proposed posts; empty where nobody could confirm them. The last system
   *     administrator keeps that post
   */
  private List<String> askAgain(Actor actor, String id) {
    Map<String, Post> all = posts.all();
    Set<String> given =
        held(id).stream()
            .filter(post -> known(all, post).secondPerson())
            .filter(post -> !post.equals(Actor.ADMINISTRATORS) || enabled(post).size() > 1)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (given.isEmpty() || confirmingBesides(actor, id).isEmpty()) {
      return List.of();
    }
    take(actor, id, given, RESET);
    return give(actor, id, given, RESET);
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

  private void withdrawProposals(Actor actor, String id, String reason) {
    jdbc.sql("select id from post_proposal where account = :id and granted is null")
        .param("id", id)
        .query(Long.class)
        .list()
        .forEach(open -> close(open, actor, false, reason));
  }

  /**
   * Checks that administrators remain: neither the last one of a post, nor the last one who can
   * confirm as second person, may lose it.
   */
  private void checkStaysAdministered(String id, Set<String> lost) {
    Map<String, Post> all = posts.all();
    for (String post : ADMINISTRATORS) {
      if (lost.contains(post)) {
        Set<String> left = enabled(post);
        if (left.remove(id) && left.isEmpty()) {
          throw new Conflict(
              id + " 是最后一名" + titles(Set.of(post), all) + "，请先指定另一名" + titles(Set.of(post), all));
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

  private Set<String> enabled(String group) {
    return new LinkedHashSet<>(
        jdbc.sql(
                "select m.user_id_ from act_id_membership m left join account a on a.id = m.user_id_ where m.group_id_ = :group and a.disabled_at is null order by 1")
            .param("group", group)
            .query(String.class)
            .list());
  }

  /** Ids of the posts that the account holds. */
  private Set<String> held(String id) {
    Set<String> groups = asSystem.call(() -> accounts.groups(id));
    return posts.of(groups).stream()
        .map(Post::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void checkThere(String id) {
    if (!asSystem.call(() -> accounts.exists(id))) {
      throw new NotFound("没有账号 " + id + "，请核对");
    }
  }

  private static void checkSecurity(Actor actor) {
    if (!actor.isIn(Actor.SECURITY_ADMINISTRATORS)) {
      throw new Refused("只有安全管理员可以管理账号和岗位");
    }
  }

  /**
   * Locks against a concurrent change of administrators, so that the second one sees the effect of
   * the first.
   */
  private void lock() {
    locks.named(LOCK);
  }

  private static Set<String> union(Collection<String> some, Collection<String> others) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return all;
  }

  /** The post of an id that was checked, or that an account holds. */
  private static Post known(Map<String, Post> all, String id) {
    return Objects.requireNonNull(all.get(id), id);
  }

  private static String titles(Collection<String> ids, Map<String, Post> all) {
    return ids.stream()
        .map(id -> all.containsKey(id) ? all.get(id).title() : id)
        .collect(Collectors.joining("、"));
  }

  private static String newPassword() {
    StringBuilder password = new StringBuilder();
    for (int group = 0; group < GROUPS_OF_PASSWORD; group++) {
      if (group > 0) {
        password.append('-');
      }
      for (int letter = 0; letter < LETTERS_OF_GROUP; letter++) {
        password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
      }
    }
    return password.toString();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
