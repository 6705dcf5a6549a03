package cn.lianban.review;

import cn.lianban.intake.CreditCode;
import cn.lianban.kernel.AccountIds;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.TextChecks;
import cn.lianban.workflow.engine.PersonNames;
import cn.lianban.workflow.models.Decisions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of experts with their fields of knowledge and organisations. Every change is kept
 * with the person who made it.
 */
@Repository
public class Experts {

  private static final int LONGEST = 200;
  private static final String SELECT =
      """
      select e.*, array(select field from expert_field f where f.account = e.account order by field) as fields from expert e
      """;

  private final JdbcClient jdbc;
  private final Decisions decisions;
  private final Suspensions suspensions;
  private final ExpertBars bars;
  private final PersonNames people;
  private final ObjectMapper json;
  private final Clock clock;

  Experts(
      JdbcClient jdbc,
      Decisions decisions,
      Suspensions suspensions,
      ExpertBars bars,
      PersonNames people,
      ObjectMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.decisions = decisions;
    this.suspensions = suspensions;
    this.bars = bars;
    this.people = people;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The content of an entry as somebody writes it.
   *
   * @param uscc null where it is not known
   * @param usccConfirmed true to confirm that the organisation has this code although its check
   *     character is wrong; null means no
   * @param active null means true
   * @param reason why the entry is changed; required for every change of an existing entry
   */
  public record Entry(
      String name,
      String organisation,
      @Nullable String uscc,
      Boolean usccConfirmed,
      List<String> fields,
      Boolean active,
      @Nullable String reason) {}

  /** An earlier content of an entry. */
  public record Change(Map<String, Object> content, String changedBy, OffsetDateTime changedAt) {}

  /** The fields of knowledge that the newest evaluation plans ask for. */
  public List<String> fields() {
    return decisions.textsOf("evaluationPlan", "fields").stream()
        .flatMap(cell -> EvaluationPlan.fields(cell).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The register, by name.
   *
   * @param field only those who know it; null for all
   * @param q only those whose name, organisation or account has this text in it; null for all
   */
  public Page<Expert> find(@Nullable String field, @Nullable String q, Page.Request page) {
    String where =
        " where true"
            + (field == null
                ? ""
                : " and exists (select from expert_field f where f.account = e.account and f.field = :field)")
            + (q == null
                ? ""
                : " and (strpos(e.name, :q) > 0 or strpos(e.organisation, :q) > 0 or strpos(e.account, :q) > 0)");
    long total =
        jdbc.sql("select count(*) from expert e" + where)
            .param("field", field)
            .param("q", q)
            .query(Long.class)
            .single();
    List<Expert> content =
        jdbc.sql(SELECT + where + " order by e.name, e.account limit :size offset :offset")
            .param("field", field)
            .param("q", q)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Expert.class))
            .list();
    return new Page<>(content, page.page(), page.size(), total);
  }

  /** The entry of the account; empty where the register has none. */
  Optional<Expert> find(@Nullable String account) {
    return jdbc.sql(SELECT + " where e.account = :account")
        .param("account", account)
        .query(Rows.of(Expert.class))
        .optional();
  }

  public Expert get(String account) {
    return find(account).orElseThrow(() -> new NotFound("专家库中没有账号“" + account + "”，请核对"));
  }

  /**
   * Whether the person belongs to the experts and is not suspended in the register; an account
   * without an entry may evaluate.
   */
  public boolean mayEvaluate(Actor actor) {
    return actor.isIn(Actor.EXPERTS) && find(actor.id()).map(Expert::active).orElse(true);
  }

  /**
   * What keeps the owner of an account from evaluating, whatever the register says.
   *
   * @param disabled whether nobody can log in with it
   * @param staysCounted whether a second person has still to confirm that it was disabled; until
   *     then it is drawn like the others, so that nobody chooses among them by disabling
   * @param isNew whether nobody has taken it up with an own password yet
   */
  record AccountState(String id, boolean disabled, boolean staysCounted, boolean isNew) {}

  /** The states of those of the accounts that something keeps from evaluating. */
  Map<String, AccountState> hindered(Collection<String> accounts) {
    return jdbc
        .sql(
            """
            select id, disabled_at is not null as disabled, stays_counted, is_new from shared_account
            where id = any(:accounts) and (disabled_at is not null or is_new)
            """)
        .param("accounts", accounts.toArray(String[]::new))
        .query(Rows.of(AccountState.class))
        .list()
        .stream()
        .collect(Collectors.toMap(AccountState::id, Function.identity()));
  }

  /** Whether the register has suspended the account. */
  public boolean isSuspended(String account) {
    return find(account).map(expert -> !expert.active()).orElse(false);
  }

  private record Kept(String content, String changedBy, OffsetDateTime changedAt) {}

  /** The contents of the entry, the newest first. */
  public List<Change> changes(String account) {
    get(account);
    return jdbc
        .sql(
            "select content, changed_by, changed_at from expert_change where account = :account order by id desc limit 200")
        .param("account", account)
        .query(Rows.of(Kept.class))
        .list()
        .stream()
        .map(kept -> new Change(read(kept.content), kept.changedBy, kept.changedAt))
        .toList();
  }

  /**
   * Adds an expert or changes the entry. Persons who handle cases may not do so, because they must
   * not choose who evaluates. A suspension takes no seat away before its time is over, see {@link
   * Suspensions}.
   *
   * @return whether the expert is new to the register
   */
  @Transactional
  public boolean put(Actor actor, String account, Entry entry) {
    if (!actor.isIn(Actor.PROCESS_OWNERS) && !actor.isIn(Actor.ADMINISTRATORS)) {
      throw new Refused("只有流程管理员和系统管理员可以维护专家库");
    }
    Optional<Expert> before = locked(account);
    boolean wasActive = before.map(Expert::active).orElse(true);
    Entry checked = checked(account, entry, before);
    boolean isNew = before.isEmpty();
    OffsetDateTime at = OffsetDateTime.now(clock);
    jdbc.sql(
            """
            insert into expert (account, name, organisation, uscc, active, changed_by, changed_at)
            values (:account, :name, :organisation, :uscc, :active, :person, :at)
            on conflict (account) do update set name = excluded.name, organisation = excluded.organisation, uscc = excluded.uscc,
              active = excluded.active, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """)
        .param("account", account)
        .param("name", checked.name)
        .param("organisation", checked.organisation)
        .param("uscc", checked.uscc, Types.VARCHAR)
        .param("active", checked.active)
        .param("person", actor.id())
        .param("at", at)
        .update();
    jdbc.sql("delete from expert_field where account = :account")
        .param("account", account)
        .update();
    checked.fields.forEach(
        field ->
            jdbc.sql("insert into expert_field (account, field) values (:account, :field)")
                .param("account", account)
                .param("field", field)
                .update());
    jdbc.sql(
            "insert into expert_change (account, content, changed_by, changed_at) values (:account, cast(:content as jsonb), :person, :at)")
        .param("account", account)
        .param("content", write(checked))
        .param("person", actor.id())
        .param("at", at)
        .update();
    if (wasActive && !checked.active) {
      suspensions.begin(account, checked.reason, actor);
    } else if (!wasActive && checked.active) {
      suspensions.end(account, checked.reason, actor);
    }
    bars.changed(before, get(account), actor, at);
    return isNew;
  }

  /** As {@link #find(String)}, with the entry locked until the transaction ends. */
  private Optional<Expert> locked(String account) {
    Locks.demandTransaction();
    jdbc.sql("select account from expert where account = :account for update")
        .param("account", account)
        .query(String.class)
        .optional();
    return find(account);
  }

  private Entry checked(String account, Entry entry, Optional<Expert> before) {
    List<FieldError> errors = new ArrayList<>();
    if (!AccountIds.isAllowed(account)) {
      errors.add(new FieldError("account", AccountIds.RULE));
    } else if (before.isEmpty() && !people.isMember(account, Actor.EXPERTS)) {
      errors.add(
          new FieldError(
              "account", "账号“" + account + "”没有评审专家岗位，不能登记为专家：请核对账号，或先由安全管理员在“账号管理”中授予岗位"));
    }
    TextChecks checks =
        new TextChecks(errors)
            .line("name", "姓名", entry.name(), LONGEST)
            .line("organisation", "所在单位", entry.organisation(), LONGEST);
    CreditCode code = PlainText.isBlank(entry.uscc()) ? null : CreditCode.of(entry.uscc());
    if (code != null) {
      CreditCode.fault("uscc", code.value(), entry.usccConfirmed())
          .ifPresent(
              fault ->
                  errors.add(
                      new FieldError(fault.field(), fault.message() + "；不清楚时可以不填", fault.code())));
    }
    List<String> fields =
        entry.fields() == null
            ? List.of()
            : entry.fields().stream()
                .map(field -> field == null ? "" : field.strip())
                .distinct()
                .toList();
    List<String> known = fields();
    if (fields.isEmpty()) {
      errors.add(new FieldError("fields", "请至少填写一个专业领域：" + String.join("、", known)));
    }
    fields.stream()
        .filter(field -> !known.contains(field))
        .forEach(
            field ->
                errors.add(
                    new FieldError(
                        "fields",
                        "评审方案没有用到专业领域“" + field + "”，应为下列之一：" + String.join("、", known))));
    boolean active = entry.active() == null || entry.active();
    String reason = PlainText.blankIsNone(entry.reason());
    boolean suspends = before.map(Expert::active).orElse(true) && !active;
    boolean reinstates = before.filter(expert -> !expert.active()).isPresent() && active;
    if (suspends
        || reinstates
        || reason != null
        || before.filter(expert -> isAnother(expert, entry, code, fields)).isPresent()) {
      checks.text(
          "reason",
          suspends ? "停用原因" : reinstates ? "恢复原因" : "变更原因",
          reason,
          TextChecks.LONGEST_TEXT);
    }
    checks.check();
    return new Entry(
        entry.name().strip(),
        entry.organisation().strip(),
        code == null ? null : code.value(),
        entry.usccConfirmed(),
        fields,
        active,
        reason == null ? null : reason.strip());
  }

  /**
   * Whether the entry would say something else of who the expert is, works for and knows: which
   * decides what the expert may be drawn for, as a suspension does.
   */
  private static boolean isAnother(
      Expert expert, Entry entry, @Nullable CreditCode code, List<String> fields) {
    return !expert.name().equals(PlainText.isBlank(entry.name()) ? null : entry.name().strip())
        || !expert
            .organisation()
            .equals(PlainText.isBlank(entry.organisation()) ? null : entry.organisation().strip())
        || !Objects.equals(expert.uscc(), code == null ? null : code.value())
        || !Set.copyOf(expert.fields()).equals(Set.copyOf(fields));
  }

  private String write(Entry entry) {
    try {
      return json.writeValueAsString(entry);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> read(String content) {
    try {
      return json.readValue(content, Map.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException(
          "A change of the register of experts cannot be read", damaged);
    }
  }
}
