package cn.lianban.intake;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.AcceptingBodies;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.TextChecks;
import cn.lianban.notices.Notices;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.engine.PersonNames;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts that act for a company. Accepting bodies may change them, because staff leave and
 * the first account may not have belonged to the company.
 */
@Service
public class Companies {

  /** More than the staff of a company ever need, and few enough to read. */
  private static final int MOST_ACCOUNTS = 20;

  /** Kind of the notices about who acts for a company. */
  static final String NOTICE = "company-accounts";

  /** The event in the timelines of the company's open cases. */
  private static final String CHANGED = "company-accounts";

  private final AcceptingBodies acceptingBodies;
  private final Applicants applicants;
  private final Bureaus bureaus;
  private final PersonNames people;
  private final Cases cases;
  private final Notices notices;
  private final JdbcClient jdbc;
  private final Clock clock;

  Companies(
      AcceptingBodies acceptingBodies,
      Applicants applicants,
      Bureaus bureaus,
      PersonNames people,
      Cases cases,
      Notices notices,
      JdbcClient jdbc,
      Clock clock) {
    this.acceptingBodies = acceptingBodies;
    this.applicants = applicants;
    this.bureaus = bureaus;
    this.people = people;
    this.cases = cases;
    this.notices = notices;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public record Account(String id, @Nullable String name) {}

  /**
   * An account that acts for a company now.
   *
   * @param disabled whether nobody can log in with it at present
   */
  public record Acting(String id, @Nullable String name, boolean disabled) {}

  /**
   * A company with the accounts that act for it now.
   *
   * @param openClaims number of undecided claims to it
   */
  public record Company(String uscc, String name, List<Acting> accounts, int openClaims) {}

  /**
   * A change of who acts for the company.
   *
   * @param kind bound, added or removed
   * @param reason null where the account bound itself by its first application
   */
  public record Change(
      OffsetDateTime at, String kind, Account account, Account actor, String reason) {}

  private record Row(String uscc, String name, int openClaims) {}

  /**
   * Companies by name, code or account, those with open claims first.
   *
   * @param q null for all
   */
  @Transactional(readOnly = true)
  public Page<Company> find(Actor actor, String q, Page.Request page) {
    checkReads(actor);
    String sought = CreditCode.sought(PlainText.blankIsNone(q));
    String where =
        sought == null
            ? ""
            : """
               where strpos(a.name, :q) > 0 or strpos(a.uscc, upper(:q)) > 0
              or exists (select from applicant_account b where b.uscc = a.uscc and b.account = :q)
              """;
    long total =
        jdbc.sql("select count(*) from applicant a" + where)
            .param("q", sought == null ? null : sought.strip())
            .query(Long.class)
            .single();
    List<Row> rows =
        jdbc.sql(
                "select a.uscc, a.name, (select count(*) from company_claim c where c.uscc = a.uscc and c.decision is null) as open_claims from applicant a"
                    + where
                    + " order by open_claims desc, a.uscc limit :size offset :offset")
            .param("q", sought == null ? null : sought.strip())
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Row.class)
            .list();
    return new Page<>(withAccounts(rows), page.page(), page.size(), total);
  }

  /**
   * The company with this code.
   *
   * @throws NotFound where nobody has applied for it
   */
  @Transactional(readOnly = true)
  public Company get(Actor actor, String code) {
    checkReads(actor);
    return get(CreditCode.sought(code));
  }

  /** What has changed, newest first. */
  @Transactional(readOnly = true)
  public List<Change> changes(Actor actor, String code) {
    checkReads(actor);
    String uscc = get(CreditCode.sought(code)).uscc;
    record Kept(OffsetDateTime at, String kind, String account, String actor, String reason) {}
    List<Kept> kept =
        jdbc.sql(
                "select at, kind, account, actor, reason from applicant_account_change where uscc = :uscc order by id desc limit "
                    + Page.MOST)
            .param("uscc", uscc)
            .query(Kept.class)
            .list();
    Set<String> ids = new LinkedHashSet<>();
    kept.forEach(change -> ids.addAll(List.of(change.account, change.actor)));
    Map<String, String> names = people.names(ids);
    return kept.stream()
        .map(
            change ->
                new Change(
                    change.at.atZoneSameInstant(clock.getZone()).toOffsetDateTime(),
                    change.kind,
                    new Account(change.account, names.get(change.account)),
                    new Account(change.actor, names.get(change.actor)),
                    change.reason))
        .toList();
  }

  /**
   * Makes these accounts, and no others, act for the company; they get its cases.
   *
   * @param before the accounts as the person saw them
   * @throws BadInput where these are missing: the change would undo one that the person has not
   *     seen
   * @throws Conflict where others have changed them meanwhile, or an account acts for another
   *     company
   */
  @Transactional
  public Company change(
      Actor actor, String code, List<String> accounts, List<String> before, String reason) {
    checkDecides(actor);
    String why = TextChecks.required("reason", "变更的原因", reason);
    String uscc = CreditCode.sought(code);
    checkIsNoneOf(actor, uscc);
    lock(uscc);
    if (before == null) {
      throw BadInput.required(
          "before", "请在 before 中给出所见的现有账号（GET /api/companies/" + uscc + " 的 accounts），没有账号的给出空数组");
    }
    if (isChanged(uscc, before)) {
      throw new Conflict("该单位的账号刚被他人变更，请刷新页面核对后再提交", "accounts-changed");
    }
    change(actor, uscc, accounts(accounts), why);
    return get(uscc);
  }

  /**
   * As the public method, but only the accounts are still checked; the company has to be locked.
   */
  void change(Actor actor, String uscc, Set<String> accounts, String reason) {
    Set<String> added = new TreeSet<>(accounts);
    Set<String> removed = new TreeSet<>(applicants.accountsOf(uscc));
    Set<String> before = Set.copyOf(removed);
    removed.removeAll(accounts);
    added.removeAll(before);
    if (added.isEmpty() && removed.isEmpty()) {
      throw new Conflict("账号没有变化，不必提交");
    }
    added.forEach(account -> checkMayActFor(account, uscc));
    OffsetDateTime now = OffsetDateTime.now(clock);
    removed.forEach(
        account ->
            jdbc.sql("delete from applicant_account where account = :account")
                .param("account", account)
                .update());
    added.forEach(
        account ->
            jdbc.sql(
                    "insert into applicant_account (account, uscc, since) values (:account, :uscc, :at)")
                .param("account", account)
                .param("uscc", uscc)
                .param("at", now)
                .update());
    answerClaims(uscc, added, accounts.size() == 1, actor, now, reason);
    cases.handOver(uscc, added, removed);
    removed.forEach(account -> keep(uscc, account, "removed", actor, now, reason));
    added.forEach(account -> keep(uscc, account, "added", actor, now, reason));
    tell(actor, uscc, new TreeSet<>(accounts), added, removed);
  }

  /** Answers the open claims of accounts that act for the company now: nothing is left to claim. */
  private void answerClaims(
      String uscc, Set<String> added, boolean alone, Actor actor, OffsetDateTime at, String why) {
    jdbc.sql(
            """
            update company_claim set decision = :decision, decided_at = :at, decided_by = :actor, reason = :reason
            where account = any(:accounts) and uscc = :uscc and decision is null
            """)
        .param("decision", alone ? "replace" : "join")
        .param("at", at)
        .param("actor", actor.id())
        .param("reason", why)
        .param("accounts", added.toArray(String[]::new))
        .param("uscc", uscc)
        .update();
  }

  /** Tells everybody who acted or acts for the company, and whoever reads its open cases. */
  private void tell(
      Actor actor, String uscc, Set<String> now, Set<String> added, Set<String> removed) {
    String company = get(uscc).name + "（" + uscc + "）";
    String change =
        Stream.of(
                added.isEmpty() ? "" : "增加 " + String.join("、", added),
                removed.isEmpty() ? "" : "移出 " + String.join("、", removed))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("，"));
    removed.forEach(
        account ->
            notices.send(
                account,
                null,
                NOTICE,
                "受理部门已将本账号移出 " + company + "，其申报和服务请求不再由本账号办理。如有异议，请与受理部门联系，或者提交认领申请"));
    now.forEach(
        account ->
            notices.send(
                account,
                null,
                NOTICE,
                added.contains(account)
                    ? "受理部门已确定由本账号代表 " + company + "，其申报和服务请求由本账号办理（" + change + "）"
                    : "受理部门变更了代表 " + company + " 的账号：" + change + "。如有异议，请与受理部门联系"));
    cases.tellOpenCasesOf(uscc, CHANGED, bodyOf(actor), "代表申报单位的账号变更：" + change, actor);
  }

  private @Nullable String bodyOf(Actor actor) {
    return acceptingBodies.acceptingBodies().stream()
        .filter(actor::isIn)
        .findFirst()
        .map(bureaus::name)
        .orElse(null);
  }

  /** Tells the accounts that act for the company now that somebody else has claimed it. */
  void tellOfClaim(String uscc) {
    String company = get(uscc).name + "（" + uscc + "）";
    applicants
        .accountsOf(uscc)
        .forEach(
            account ->
                notices.send(
                    account,
                    null,
                    NOTICE,
                    "有账号申请认领 " + company + "，受理部门核实后处理。不是本单位人员所为的，请尽快与受理部门联系"));
  }

  /** Tells the claimant that the claim was refused. */
  void tellOfRefusal(String claimant, String uscc, String reason) {
    notices.send(claimant, null, NOTICE, "对统一社会信用代码 " + uscc + " 的认领申请未获同意：" + reason);
  }

  /**
   * Locks the company until the transaction ends, so that nobody else changes or adds accounts that
   * act for it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(String uscc) {
    if (jdbc.sql("select name from applicant where uscc = :uscc for update")
        .param("uscc", uscc)
        .query(String.class)
        .optional()
        .isEmpty()) {
      throw unknown(uscc);
    }
  }

  /**
   * @throws Refused where the person may not read which accounts act for companies
   */
  void checkReads(Actor actor) {
    if (!decides(actor) && !actor.seesEverything()) {
      throw new Refused("只有受理部门的审核员和监测、审计、系统管理人员可以查看单位与账号的绑定");
    }
  }

  /**
   * @throws Refused where the person may not change it
   */
  void checkDecides(Actor actor) {
    if (!decides(actor)) {
      throw new Refused("只有受理部门的审核员可以变更单位的账号、处理认领申请");
    }
  }

  /**
   * Checks that nobody decides who acts for a company that they act for, have acted for, or have
   * claimed.
   *
   * @throws Refused otherwise
   */
  void checkIsNoneOf(Actor actor, String uscc) {
    if (applicants.hasActedFor(actor.id(), uscc)
        || jdbc.sql(
                "select exists (select from company_claim where uscc = :uscc and account = :account)")
            .param("uscc", uscc)
            .param("account", actor.id())
            .query(Boolean.class)
            .single()) {
      throw new Refused("您现在或曾经代表该单位，或者曾经申请认领它，应当回避，须由其他人员办理", "own-case");
    }
  }

  private boolean decides(Actor actor) {
    return actor.isIn(Actor.OFFICIALS) && acceptingBodies.isMember(actor);
  }

  private void checkMayActFor(String account, String uscc) {
    applicants.lockAccount(account);
    if (!people.isMember(account, Actor.APPLICANTS)) {
      throw new BadInput("accounts", "“" + account + "”不是申报主体的账号，请核对；还没有账号的，请联系安全管理员建立");
    }
    if (jdbc.sql(
            "select exists (select from shared_handled_case h join shared_task_work w on w.case_no = h.no where h.company = :uscc and w.person = :account)")
        .param("uscc", uscc)
        .param("account", account)
        .query(Boolean.class)
        .single()) {
      throw new Conflict(
          "账号“" + account + "”曾办理或评审该单位的案件，不能代表该单位；请为单位的经办人另用账号", "worked-on-company");
    }
    applicants
        .of(account)
        .filter(other -> !other.equals(uscc))
        .ifPresent(
            other -> {
              throw new Conflict("账号“" + account + "”现为统一社会信用代码 " + other + " 的单位办理，请先在该单位移出这个账号");
            });
  }

  private static Set<String> accounts(List<String> typed) {
    List<FieldError> errors = new ArrayList<>();
    Set<String> accounts = new TreeSet<>();
    if (typed == null) {
      throw new BadInput("accounts", "请给出今后由哪些账号代表该单位，可以为空列表");
    }
    for (String account : typed) {
      if (PlainText.isBlank(account) || !PlainText.isClean(account)) {
        errors.add(new FieldError("accounts", "账号不能为空，且不能含有无法保存的字符"));
      } else {
        accounts.add(account.strip());
      }
    }
    if (accounts.size() > MOST_ACCOUNTS) {
      errors.add(new FieldError("accounts", "一个单位最多 " + MOST_ACCOUNTS + " 个账号"));
    }
    if (!errors.isEmpty()) {
      throw new BadInput(errors);
    }
    return accounts;
  }

  private void keep(
      String uscc, String account, String kind, Actor actor, OffsetDateTime at, String reason) {
    jdbc.sql(
            "insert into applicant_account_change (uscc, account, kind, at, actor, reason) values (:uscc, :account, :kind, :at, :actor, :reason)")
        .param("uscc", uscc)
        .param("account", account)
        .param("kind", kind)
        .param("at", at)
        .param("actor", actor.id())
        .param("reason", reason)
        .update();
  }

  private Company get(String uscc) {
    List<Row> row =
        jdbc.sql(
                """
                select a.uscc, a.name, (select count(*) from company_claim c where c.uscc = a.uscc and c.decision is null) as open_claims
                from applicant a where a.uscc = :uscc
                """)
            .param("uscc", uscc)
            .query(Row.class)
            .list();
    return withAccounts(row).stream().findFirst().orElseThrow(() -> unknown(uscc));
  }

  private List<Company> withAccounts(List<Row> rows) {
    Map<String, List<Acting>> acting = actingFor(rows.stream().map(Row::uscc).toList());
    return rows.stream()
        .map(
            row ->
                new Company(
                    row.uscc, row.name, acting.getOrDefault(row.uscc, List.of()), row.openClaims))
        .toList();
  }

  /** The accounts that act for these companies now, by company, those that came first first. */
  Map<String, List<Acting>> actingFor(Collection<String> codes) {
    record Bound(String uscc, String account, boolean disabled) {}
    List<Bound> acting =
        jdbc.sql(
                """
                select uscc, account, exists (select from shared_account s where s.id = account and s.disabled_at is not null) as disabled
                from applicant_account where uscc = any(:codes) order by since, account
                """)
            .param("codes", codes.toArray(String[]::new))
            .query(Bound.class)
            .list();
    Map<String, String> names = people.names(acting.stream().map(Bound::account).toList());
    return acting.stream()
        .collect(
            Collectors.groupingBy(
                Bound::uscc,
                Collectors.mapping(
                    one -> new Acting(one.account, names.get(one.account), one.disabled),
                    Collectors.toList())));
  }

  /** Whether others act for the company than the person saw. */
  boolean isChanged(String uscc, List<String> before) {
    return !Set.copyOf(before.stream().filter(Objects::nonNull).toList())
        .equals(Set.copyOf(applicants.accountsOf(uscc)));
  }

  private static NotFound unknown(String uscc) {
    return new NotFound("没有统一社会信用代码为 " + uscc + " 的申报主体，请核对");
  }
}
