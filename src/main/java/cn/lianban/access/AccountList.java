package cn.lianban.access;

import cn.lianban.access.Posts.Post;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.PlainText;
import cn.lianban.workflow.engine.PersonNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts as administrators and auditors read them. */
@Service
public class AccountList {

  private static final String SELECT =
      """
      select u.id_ as id, coalesce(u.first_, '') as first_name, coalesce(u.last_, '') as last_name,
        array(select m.group_id_ from act_id_membership m where m.user_id_ = u.id_) as groups,
        a.created_at, a.created_by, a.disabled_at, a.disabled_by, a.disabled_reason, coalesce(a.must_change_password, false) as must_change_password,
        a.used_at is not null as used,
        (select max(e.at) from account_event e where e.account = u.id_ and e.kind = 'logged-in') as last_log_in,
        (select p.posts from post_proposal p where p.account = u.id_ and p.granted is null) as waiting
      from act_id_user u left join account a on a.id = u.id_
      """;

  private final Posts posts;
  private final PersonNames people;
  private final JdbcClient jdbc;
  private final Clock clock;

  AccountList(Posts posts, PersonNames people, JdbcClient jdbc, Clock clock) {
    this.posts = posts;
    this.people = people;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public record Named(String id, String title) {}

  /**
   * A post that can be given.
   *
   * @param kindTitle name of its kind of posts
   * @param secondPerson whether a second person has to confirm it
   */
  public record Offer(
      String id, String title, String kind, String kindTitle, boolean secondPerson) {}

  /**
   * An account.
   *
   * @param waiting posts that wait for the second person
   * @param findings missing or conflicting posts, in Chinese
   * @param createdAt null for older accounts, without a record
   * @param disabledAt null while it is enabled, like the person and the reason
   * @param used whether it was ever used to log in, so that it cannot be deleted
   * @param lastLogIn null where there was none
   */
  public record Account(
      String id,
      String name,
      List<Named> posts,
      List<Named> waiting,
      List<String> findings,
      @Nullable OffsetDateTime createdAt,
      String createdBy,
      @Nullable OffsetDateTime disabledAt,
      String disabledBy,
      String disabledReason,
      boolean mustChangePassword,
      boolean used,
      @Nullable OffsetDateTime lastLogIn) {}

  /**
   * Posts that are or were proposed to a second person.
   *
   * @param granted null while undecided
   */
  public record Proposal(
      long id,
      String account,
      @Nullable String accountName,
      List<Named> posts,
      String reason,
      String proposedBy,
      @Nullable String proposedByName,
      @Nullable OffsetDateTime proposedAt,
      Boolean granted,
      String decidedBy,
      @Nullable OffsetDateTime decidedAt,
      String decisionReason) {}

  /** The filters; each may be null. {@code state} is enabled or disabled. */
  public record Search(String q, String post, String state) {

    public Search {
      q = PlainText.blankIsNone(q);
      post = PlainText.blankIsNone(post);
      state = PlainText.blankIsNone(state);
      if (state != null && !state.equals("enabled") && !state.equals("disabled")) {
        throw new BadInput("state", "状态 state 应为 enabled（启用）或 disabled（已停用）");
      }
    }

    private String conditions() {
      return " where true"
          + (q == null
              ? ""
              : " and (strpos(lower(u.id_), lower(:q)) > 0 or strpos(coalesce(u.first_, '') || ' ' || coalesce(u.last_, ''), :q) > 0)")
          + (post == null
              ? ""
              : " and exists (select from act_id_membership m where m.user_id_ = u.id_ and m.group_id_ = :post)")
          + (state == null
              ? ""
              : " and a.disabled_at is " + (state.equals("disabled") ? "not null" : "null"));
    }
  }

  /** All posts, in the order in which they are offered. */
  public List<Offer> offers() {
    return posts.all().values().stream()
        .map(
            post ->
                new Offer(
                    post.id(), post.title(), post.kind(), post.kindTitle(), post.secondPerson()))
        .toList();
  }

  @Transactional(readOnly = true)
  public Page<Account> find(Search search, Page.Request page) {
    long total =
        bind(
                "select count(*) from act_id_user u left join account a on a.id = u.id_"
                    + search.conditions(),
                search)
            .query(Long.class)
            .single();
    List<Account> content =
        accounts(
            bind(
                SELECT
                    + search.conditions()
                    + " order by u.id_ limit "
                    + page.size()
                    + " offset "
                    + page.offset(),
                search));
    return new Page<>(content, page.page(), page.size(), total);
  }

  /**
   * The account with this id.
   *
   * @throws NotFound where there is none
   */
  @Transactional(readOnly = true)
  public Account get(String id) {
    return accounts(jdbc.sql(SELECT + " where u.id_ = :id").param("id", id)).stream()
        .findFirst()
        .orElseThrow(() -> new NotFound("没有账号 " + id + "，请核对"));
  }

  /** The enabled accounts without posts or with conflicting ones. */
  @Transactional(readOnly = true)
  public List<Account> withFindings() {
    Map<String, Set<String>> groups = new TreeMap<>();
    jdbc.sql(
            """
            select u.id_, m.group_id_ from act_id_user u left join act_id_membership m on m.user_id_ = u.id_ left join account a on a.id = u.id_
            where a.disabled_at is null
            """)
        .query(
            row -> {
              Set<String> own =
                  groups.computeIfAbsent(row.getString(1), id -> new LinkedHashSet<>());
              if (row.getString(2) != null) {
                own.add(row.getString(2));
              }
            });
    Set<String> found = new LinkedHashSet<>(posts.conflictsOf(groups).keySet());
    groups.forEach(
        (id, own) -> {
          if (!findings(own, List.of()).isEmpty()) {
            found.add(id);
          }
        });
    return found.isEmpty()
        ? List.of()
        : accounts(
            jdbc.sql(SELECT + " where u.id_ = any(:ids) order by u.id_ limit " + Page.MOST)
                .param("ids", found.toArray(String[]::new)));
  }

  /** Undecided proposals first, then the newest. */
  @Transactional(readOnly = true)
  public Page<Proposal> proposals(boolean open, Page.Request page) {
    String where = open ? " where granted is null" : "";
    long total = jdbc.sql("select count(*) from post_proposal" + where).query(Long.class).single();
    List<Proposal> bare =
        jdbc.sql(
                "select * from post_proposal"
                    + where
                    + " order by granted is not null, id desc limit :size offset :offset")
            .param("size", page.size())
            .param("offset", page.offset())
            .query(this::proposal)
            .list();
    Set<String> ids = new LinkedHashSet<>();
    bare.forEach(one -> ids.addAll(List.of(one.account, one.proposedBy)));
    Map<String, String> names = people.names(ids);
    Map<String, Post> all = posts.all();
    return new Page<>(
        bare.stream()
            .map(
                one ->
                    new Proposal(
                        one.id,
                        one.account,
                        names.get(one.account),
                        titled(one.posts.stream().map(Named::id).toList(), all),
                        one.reason,
                        one.proposedBy,
                        names.get(one.proposedBy),
                        one.proposedAt,
                        one.granted,
                        one.decidedBy,
                        one.decidedAt,
                        one.decisionReason))
            .toList(),
        page.page(),
        page.size(),
        total);
  }

  private List<Account> accounts(StatementSpec query) {
    Map<String, Post> all = posts.all();
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    List<Account> bare =
        query
            .query(
                (row, number) -> {
                  groups.put(
                      row.getString("id"), Set.of((String[]) row.getArray("groups").getArray()));
                  return account(row, all);
                })
            .list();
    Map<String, List<String>> conflicts = posts.conflictsOf(groups);
    return bare.stream()
        .map(
            one ->
                with(one, findings(groups.get(one.id), conflicts.getOrDefault(one.id, List.of()))))
        .toList();
  }

  private List<String> findings(Set<String> groups, List<String> conflicts) {
    List<String> findings = new ArrayList<>();
    Set<String> known = posts.all().keySet();
    if (groups.stream().noneMatch(known::contains)) {
      findings.add("没有岗位，登录后什么也不能做");
    } else if (!groups.containsAll(posts.groupsOf(groups))) {
      findings.add("办理岗位缺少经办人员用户组（" + Actor.OFFICIALS + "），不能办理任务");
    }
    findings.addAll(conflicts);
    return findings;
  }

  private static Account with(Account one, List<String> findings) {
    return new Account(
        one.id,
        one.name,
        one.posts,
        one.waiting,
        findings,
        one.createdAt,
        one.createdBy,
        one.disabledAt,
        one.disabledBy,
        one.disabledReason,
        one.mustChangePassword,
        one.used,
        one.lastLogIn);
  }

  private Account account(ResultSet row, Map<String, Post> all) throws SQLException {
    String name = (row.getString("first_name") + " " + row.getString("last_name")).strip();
    String[] waiting =
        row.getArray("waiting") == null
            ? new String[0]
            : (String[]) row.getArray("waiting").getArray();
    return new Account(
        row.getString("id"),
        name.isEmpty() ? row.getString("id") : name,
        titled(List.of((String[]) row.getArray("groups").getArray()), all),
        titled(List.of(waiting), all),
        List.of(),
        time(row, "created_at"),
        row.getString("created_by"),
        time(row, "disabled_at"),
        row.getString("disabled_by"),
        row.getString("disabled_reason"),
        row.getBoolean("must_change_password"),
        row.getBoolean("used"),
        time(row, "last_log_in"));
  }

  private Proposal proposal(ResultSet row, int number) throws SQLException {
    return new Proposal(
        row.getLong("id"),
        row.getString("account"),
        null,
        List.of((String[]) row.getArray("posts").getArray()).stream()
            .map(post -> new Named(post, post))
            .toList(),
        row.getString("reason"),
        row.getString("proposed_by"),
        null,
        time(row, "proposed_at"),
        row.getObject("granted", Boolean.class),
        row.getString("decided_by"),
        time(row, "decided_at"),
        row.getString("decision_reason"));
  }

  /**
   * The posts among these groups, in the order in which they are offered; other groups are left
   * out.
   */
  private static List<Named> titled(List<String> groups, Map<String, Post> all) {
    return all.values().stream()
        .filter(post -> groups.contains(post.id()))
        .map(post -> new Named(post.id(), post.title()))
        .toList();
  }

  private @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.atZoneSameInstant(clock.getZone()).toOffsetDateTime();
  }

  private StatementSpec bind(String sql, Search search) {
    return jdbc.sql(sql)
        .param("q", search.q == null ? null : search.q.strip())
        .param("post", search.post);
  }
}
