package cn.lianban.access;

import cn.lianban.access.Posts.Post;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.workflow.engine.AsSystem;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives posts to accounts and takes them away: at once, or as proposals that wait for a second
 * person.
 */
@Component
class PostGrants {

  /** What a proposal would do with its posts. */
  enum Kind {
    /** give posts that the account does not hold */
    GIVE("give", ""),
    /** take posts away that it holds and keeps until then */
    TAKE("take", "取消"),
    /** let posts that it holds, and that do not count until then, count again */
    KEEP("keep", "继续担任");

    private final String id;
    private final String words;

    Kind(String id, String words) {
      this.id = id;
      this.words = words;
    }

    static Kind of(String id) {
      return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst().orElseThrow();
    }

    String words() {
      return words;
    }
  }

  private final Accounts accounts;
  private final AccountEvents events;
  private final Posts posts;
  private final PostRecord record;
  private final AdministrationRules rules;
  private final AsSystem asSystem;
  private final JdbcClient jdbc;
  private final Clock clock;

  PostGrants(
      Accounts accounts,
      AccountEvents events,
      Posts posts,
      PostRecord record,
      AdministrationRules rules,
      AsSystem asSystem,
      JdbcClient jdbc,
      Clock clock) {
    this.accounts = accounts;
    this.events = events;
    this.posts = posts;
    this.record = record;
    this.rules = rules;
    this.asSystem = asSystem;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Why these posts cannot be held by one account, by field; empty where they can. */
  List<FieldError> faults(List<String> wished, Map<String, Post> all) {
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

  /** Ids of the posts that the account holds. */
  Set<String> held(String id) {
    Set<String> groups = asSystem.call(() -> accounts.groups(id));
    return posts.of(groups).stream()
        .map(Post::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Gives the posts that one person may give, and proposes the others. */
  List<String> give(Actor actor, String id, Set<String> wished, String reason) {
    Map<String, Post> all = posts.all();
    boolean alone = rules.isAlone(actor);
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
    return propose(actor, id, Kind.GIVE, later, reason);
  }

  /** Has the posts that the account holds confirmed anew, and not counted until then. */
  List<String> keep(Actor actor, String id, Set<String> held, String reason) {
    return propose(actor, id, Kind.KEEP, held, reason);
  }

  /**
   * Takes away the posts that one person may take, and proposes to take the others.
   *
   * @return what waits for the second person, in Chinese
   */
  List<String> take(Actor actor, String id, Set<String> lost, String reason) {
    Set<String> later = rules.isAlone(actor) ? Set.of() : leftByTwo(lost);
    Set<String> now = new LinkedHashSet<>(lost);
    now.removeAll(later);
    takeNow(actor, id, now, null, reason);
    return later.isEmpty()
        ? List.of()
        : propose(actor, id, Kind.TAKE, later, reason).stream().map(title -> "取消" + title).toList();
  }

  /** Those of the posts that one person alone does not take away. */
  Set<String> leftByTwo(Set<String> held) {
    Map<String, Post> all = posts.all();
    return held.stream()
        .filter(post -> known(all, post).secondPersonToLeave())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<String> propose(
      Actor actor, String id, Kind kind, Set<String> concerned, String reason) {
    Map<String, Post> all = posts.all();
    List<String> titles = concerned.stream().map(post -> known(all, post).title()).toList();
    jdbc.sql("select id from post_proposal where account = :id and granted is null")
        .param("id", id)
        .query(Long.class)
        .optional()
        .ifPresent(
            open -> {
              throw new Conflict("账号 " + id + " 已有岗位等待第二人确认，请先处理");
            });
    jdbc.sql(
            "insert into post_proposal (account, kind, posts, reason, proposed_by, proposed_at) values (:id, :kind, :posts, :reason, :actor, :at)")
        .param("id", id)
        .param("kind", kind.id)
        .param("posts", concerned.toArray(String[]::new))
        .param("reason", reason)
        .param("actor", actor.id())
        .param("at", now())
        .update();
    events.append(
        AccountEvents.Kind.POSTS_PROPOSED,
        id,
        actor.id(),
        kind.words + String.join("、", titles) + "：" + reason);
    return titles;
  }

  /**
   * Gives posts at once.
   *
   * @param confirmedBy the second person; null where none was asked
   * @param alone whether the actor is the only administrator there has ever been
   */
  void join(
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
            + posts.titles(given)
            + "："
            + reason
            + (confirmedBy == null ? "" : "（由 " + confirmedBy + " 确认）")
            + (single ? "（首次建立，只有一名管理员，未经第二人确认）" : ""));
  }

  /**
   * Takes posts away at once.
   *
   * @param confirmedBy the second person; null where none was asked
   */
  void takeNow(
      Actor actor, String id, Set<String> lost, @Nullable String confirmedBy, String reason) {
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
    lost.forEach(post -> record.append(id, post, false, actor.id(), confirmedBy, false, reason));
    events.append(
        AccountEvents.Kind.ROLES_CHANGED,
        id,
        actor.id(),
        "取消 "
            + posts.titles(lost)
            + "："
            + reason
            + (confirmedBy == null ? "" : "（由 " + confirmedBy + " 确认）"));
  }

  /** Whether posts of the account wait to be confirmed anew. */
  boolean isAskedAgain(String id) {
    return jdbc.sql(
            "select exists (select from post_proposal where account = :id and granted is null and kind = 'keep')")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /** Closes the proposals that wait for the account, as not granted. */
  void withdrawProposals(Actor actor, String id, String reason) {
    jdbc.sql("select id from post_proposal where account = :id and granted is null")
        .param("id", id)
        .query(Long.class)
        .list()
        .forEach(open -> close(open, actor, false, reason));
  }

  /** Notes what became of a proposal. */
  void close(long proposal, Actor actor, boolean granted, @Nullable String reason) {
    jdbc.sql(
            "update post_proposal set granted = :granted, decided_by = :actor, decided_at = :at, decision_reason = :reason where id = :id")
        .param("granted", granted)
        .param("actor", actor.id())
        .param("at", now())
        .param("reason", reason)
        .param("id", proposal)
        .update();
  }

  /** The post of an id that was checked, or that an account holds. */
  static Post known(Map<String, Post> all, String id) {
    return Objects.requireNonNull(all.get(id), id);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
