package cn.lianban.access;

import cn.lianban.access.Posts.Post;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Rows;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
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
        case when a.must_change_password then a.one_time_password_at end as one_time_password_at,
        a.used_at is not null as used,
        (select max(e.at) from account_event e where e.account = u.id_ and e.kind = 'logged-in') as last_log_in,
        (select p.posts from post_proposal p where p.account = u.id_ and p.granted is null and p.kind <> 'take') as waiting,
        (select p.posts from post_proposal p where p.account = u.id_ and p.granted is null and p.kind = 'take') as leaving
      from act_id_user u left join account a on a.id = u.id_
      """;

  private final Posts posts;
  private final JdbcClient jdbc;
  private final Duration oneTimeValidFor;

  AccountList(Posts posts, JdbcClient jdbc, PasswordSettings settings) {
    this.posts = posts;
    this.jdbc = jdbc;
    this.oneTimeValidFor = settings.oneTimeValidFor();
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
   * @param leaving posts that the account loses once the second person confirms
   * @param findings missing or conflicting posts, in Chinese
   * @param createdAt null for older accounts, without a record
   * @param disabledAt null while it is enabled, like the person and the reason
   * @param oneTimePasswordUntil until when the one-time password lets the person in; null for none
   * @param used whether it was ever used to log in, so that it cannot be deleted
   * @param lastLogIn null where there was none
   */
  public record Account(
      String id,
      String name,
      List<Named> posts,
      List<Named> waiting,
      List<Named> leaving,
      List<String> findings,
      @Nullable OffsetDateTime createdAt,
      String createdBy,
      @Nullable OffsetDateTime disabledAt,
      String disabledBy,
      String disabledReason,
      boolean mustChangePassword,
      @Nullable OffsetDateTime oneTimePasswordUntil,
      boolean used,
      @Nullable OffsetDateTime lastLogIn) {}

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

  /** The enabled accounts without posts, or with conflicting ones or ones that are warned of. */
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
    Set<String> found = new LinkedHashSet<>(posts.findingsOf(groups).keySet());
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

  private List<Account> accounts(StatementSpec query) {
    Map<String, Post> all = posts.all();
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    List<Row> rows = query.query(Rows.of(Row.class)).list();
    rows.forEach(row -> groups.put(row.id, row.groups));
    Map<String, List<String>> conflicts = posts.findingsOf(groups);
    return rows.stream()
        .map(
            row ->
                row.account(
                    all,
                    findings(row.groups, conflicts.getOrDefault(row.id, List.of())),
                    oneTimeValidFor))
        .toList();
  }

  private record Row(
      String id,
      String firstName,
      String lastName,
      Set<String> groups,
      List<String> waiting,
      List<String> leaving,
      OffsetDateTime createdAt,
      String createdBy,
      OffsetDateTime disabledAt,
      String disabledBy,
      String disabledReason,
      boolean mustChangePassword,
      @Nullable OffsetDateTime oneTimePasswordAt,
      boolean used,
      OffsetDateTime lastLogIn) {

    Account account(Map<String, Post> all, List<String> findings, Duration oneTimeValidFor) {
      String name = (firstName + " " + lastName).strip();
      return new Account(
          id,
          name.isEmpty() ? id : name,
          titled(groups, all),
          waiting == null ? List.of() : titled(waiting, all),
          leaving == null ? List.of() : titled(leaving, all),
          findings,
          createdAt,
          createdBy,
          disabledAt,
          disabledBy,
          disabledReason,
          mustChangePassword,
          oneTimePasswordAt == null ? null : oneTimePasswordAt.plus(oneTimeValidFor),
          used,
          lastLogIn);
    }
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

  /**
   * The posts among these groups, in the order in which they are offered; other groups are left
   * out.
   */
  static List<Named> titled(Collection<String> groups, Map<String, Post> all) {
    return all.values().stream()
        .filter(post -> groups.contains(post.id()))
        .map(post -> new Named(post.id(), post.title()))
        .toList();
  }

  private StatementSpec bind(String sql, Search search) {
    return jdbc.sql(sql)
        .param("q", search.q == null ? null : search.q.strip())
        .param("post", search.post);
  }
}
