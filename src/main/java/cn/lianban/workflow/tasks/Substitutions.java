package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The register of substitutions (替岗). A substitution gives only tasks, those of the named groups,
 * and only within its period and while the represented person is a member of the groups.
 */
@Repository
public class Substitutions {

  private static final String SELECT =
      "select *, valid_from as \"from\", valid_until as until from substitution";

  /**
   * Selects a group of a substitution in force whose represented person is still a member of it.
   */
  private static final String IN_FORCE =
      """
      from substitution s cross join unnest(s.groups) g (id)
        left join lateral unnest(s.task_keys) k (key) on true
      where s.substitute = :person and s.ended_at is null and s.valid_until >= :today and s.valid_from <= :today
        and exists (select from act_id_membership m where m.user_id_ = s.person and m.group_id_ = g.id)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Substitutions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A substitution.
   *
   * @param person the represented person
   * @param taskKeys empty for every task of the groups
   * @param from the first day
   * @param until the last day
   * @param endedBy the account that ended it early; null where none did
   */
  public record Substitution(
      long id,
      String person,
      String substitute,
      List<String> groups,
      List<String> taskKeys,
      LocalDate from,
      LocalDate until,
      String reason,
      String enteredBy,
      @Nullable OffsetDateTime enteredAt,
      String endedBy,
      @Nullable OffsetDateTime endedAt) {

    /** Whether the account is the represented person or the substitute. */
    public boolean isAbout(@Nullable String account) {
      return person.equals(account) || substitute.equals(account);
    }
  }

  /**
   * Tasks that a person may work.
   *
   * @param key the key of the tasks; null for every task of the group
   */
  public record Scope(String group, @Nullable String key) {

    boolean covers(String group, @Nullable String key) {
      return this.group.equals(group) && (this.key == null || this.key.equals(key));
    }
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The groups of which the account may work all or some tasks today as a substitute. */
  public Set<String> groupsOf(@Nullable String substitute) {
    return Set.copyOf(
        bind("select distinct g.id " + IN_FORCE, substitute).query(String.class).list());
  }

  /**
   * All tasks of the person's own groups, and the tasks that the person may work today as a
   * substitute.
   */
  List<Scope> scopesOf(Actor actor) {
    List<Scope> scopes = new ArrayList<>();
    actor.groups().stream()
        .filter(group -> !actor.substitutesIn(group))
        .sorted()
        .forEach(group -> scopes.add(new Scope(group, null)));
    if (!actor.substituted().isEmpty()) {
      List<Scope> substituted =
          bind("select distinct g.id, k.key " + IN_FORCE + " order by 1, 2 nulls first", actor.id())
              .query((row, number) -> new Scope(row.getString(1), row.getString(2)))
              .list();
      substituted.stream()
          .filter(scope -> actor.substitutesIn(scope.group))
          .filter(scope -> scopes.stream().noneMatch(known -> known.covers(scope.group, scope.key)))
          .forEach(scopes::add);
    }
    return scopes;
  }

  /**
   * The persons whom the account represents today in tasks of this group and key, by the earliest
   * substitution; empty for none.
   */
  List<String> representedBy(@Nullable String substitute, String group, String taskKey) {
    return bind(
            "select s.person "
                + IN_FORCE
                + " and g.id = :group and (k.key is null or k.key = :key) group by s.person order by min(s.id)",
            substitute)
        .param("group", group)
        .param("key", taskKey)
        .query(String.class)
        .list();
  }

  /** Stores a new substitution; empty where the same one exists already. */
  public Optional<Substitution> enter(
      @Nullable String person,
      String substitute,
      List<String> groups,
      List<String> taskKeys,
      LocalDate from,
      LocalDate until,
      @Nullable String reason,
      @Nullable String enteredBy) {
    return jdbc.sql(
            """
            insert into substitution (person, substitute, groups, task_keys, valid_from, valid_until, reason, entered_by, entered_at)
            values (:person, :substitute, :groups, :keys, :from, :until, :reason, :by, :at)
            on conflict do nothing returning *, valid_from as "from", valid_until as until
            """)
        .param("person", person)
        .param("substitute", substitute)
        .param("groups", groups.stream().distinct().sorted().toArray(String[]::new))
        .param("keys", taskKeys.stream().distinct().sorted().toArray(String[]::new))
        .param("from", from)
        .param("until", until)
        .param("reason", reason)
        .param("by", enteredBy)
        .param("at", OffsetDateTime.now(clock))
        .query(Rows.of(Substitution.class))
        .optional();
  }

  /** The substitution of this number. */
  public Optional<Substitution> find(long id) {
    return jdbc.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(Rows.of(Substitution.class))
        .optional();
  }

  /**
   * The substitutions that the person may see, newest first: the own ones, or all for those who see
   * everything.
   */
  public Page<Substitution> visibleTo(Actor actor, Page.Request page) {
    String where =
        actor.seesEverything() ? "" : " where person = :account or substitute = :account";
    long total =
        jdbc.sql("select count(*) from substitution" + where)
            .param("account", actor.id())
            .query(Long.class)
            .single();
    List<Substitution> content =
        jdbc.sql(SELECT + where + " order by id desc limit :size offset :offset")
            .param("account", actor.id())
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Substitution.class))
            .list();
    return new Page<>(content, page.page(), page.size(), total);
  }

  /**
   * Ends a substitution now.
   *
   * @return whether it was still running
   */
  public boolean end(long id, @Nullable String by) {
    return jdbc.sql(
                "update substitution set ended_by = :by, ended_at = :at where id = :id and ended_at is null and valid_until >= :today")
            .param("by", by)
            .param("at", OffsetDateTime.now(clock))
            .param("id", id)
            .param("today", today())
            .update()
        > 0;
  }

  private JdbcClient.StatementSpec bind(String sql, @Nullable String substitute) {
    return jdbc.sql(sql).param("person", substitute).param("today", today());
  }
}
