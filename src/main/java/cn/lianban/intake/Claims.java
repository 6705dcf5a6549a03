package cn.lianban.intake;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.TextChecks;
import cn.lianban.kernel.UploadedFile;
import cn.lianban.workflow.engine.PersonNames;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims (认领申请) of accounts for a company that other accounts act for; an accepting body decides
 * them.
 */
@Service
public class Claims {

  private final Companies companies;
  private final Applicants applicants;
  private final PersonNames people;
  private final JdbcClient jdbc;
  private final Clock clock;

  Claims(
      Companies companies,
      Applicants applicants,
      PersonNames people,
      JdbcClient jdbc,
      Clock clock) {
    this.companies = companies;
    this.applicants = applicants;
    this.people = people;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A file that came with a claim. */
  public record File(String name, String type, byte[] content) {}

  /**
   * A claim.
   *
   * @param companyName null for the claimant until the claim is granted
   * @param attachment name of its file; null for none
   * @param decision replace, join or refuse; null while undecided
   * @param accounts the accounts that act for the company now; null for the claimant
   */
  public record Claim(
      long id,
      String uscc,
      @Nullable String companyName,
      Companies.Account account,
      String text,
      String attachment,
      @Nullable OffsetDateTime filedAt,
      String decision,
      @Nullable OffsetDateTime decidedAt,
      Companies.@Nullable Account decidedBy,
      String reason,
      @Nullable List<Companies.Acting> accounts) {

    /** As the claimant may read it, who may be a stranger and only guess the code. */
    private Claim seenByClaimant() {
      return decision != null && !decision.equals("refuse")
          ? this
          : new Claim(
              id,
              uscc,
              null,
              account,
              text,
              attachment,
              filedAt,
              decision,
              decidedAt,
              decidedBy,
              reason,
              accounts);
    }

    private Claim seenWith(List<Companies.Acting> acting) {
      return new Claim(
          id,
          uscc,
          companyName,
          account,
          text,
          attachment,
          filedAt,
          decision,
          decidedAt,
          decidedBy,
          reason,
          acting);
    }
  }

  /**
   * Files a claim; possible only where other accounts act for the company, and one at a time.
   *
   * @throws Conflict where there is nothing to claim
   */
  @Transactional
  public Claim file(Actor actor, String typedUscc, String text) {
    // whoever acts for the company has already confirmed a code with a wrong check character
    CreditCode.fault("uscc", typedUscc, true)
        .ifPresent(
            fault -> {
              throw new BadInput(List.of(fault));
            });
    String why = TextChecks.required("text", "认领的理由", text);
    String uscc = CreditCode.of(typedUscc).value();
    applicants
        .of(actor.id())
        .ifPresent(
            bound -> {
              throw new Conflict(
                  "本账号已经为统一社会信用代码 "
                      + bound
                      + " 的单位办理"
                      + (bound.equals(uscc) ? "，不必认领" : "，不能认领其他单位；单位变更的，请联系受理部门"));
            });
    boolean taken =
        jdbc.sql("select exists (select from applicant_account_change where uscc = :uscc)")
            .param("uscc", uscc)
            .query(Boolean.class)
            .single();
    if (!taken) {
      throw new Conflict("该统一社会信用代码尚未由任何账号绑定，不必认领，请直接申报");
    }
    try {
      long id =
          jdbc.sql(
                  """
                  insert into company_claim (uscc, account, text, filed_at, last_change)
                  values (:uscc, :account, :text, :at, (select max(id) from applicant_account_change where uscc = :uscc)) returning id
                  """)
              .param("uscc", uscc)
              .param("account", actor.id())
              .param("text", why)
              .param("at", OffsetDateTime.now(clock))
              .query(Long.class)
              .single();
      companies.tellOfClaim(uscc);
      return get(id).seenByClaimant();
    } catch (DuplicateKeyException open) {
      throw new Conflict("您已有一份认领申请等待处理，请等候受理部门核实");
    }
  }

  /** Adds the file of a claim that is not decided yet, or replaces it. */
  @Transactional
  public Claim attach(Actor actor, long id, String fileName, byte[] bytes) {
    UploadedFile file = UploadedFile.of(fileName, bytes);
    int kept =
        jdbc.sql(
                """
                update company_claim set attachment_name = :name, attachment_type = :type, attachment_sha256 = :sha256, attachment_content = :content
                where id = :id and account = :account and decision is null
                """)
            .param("name", file.name())
            .param("type", file.type())
            .param("sha256", file.sha256())
            .param("content", file.content())
            .param("id", id)
            .param("account", actor.id())
            .update();
    if (kept == 0) {
      throw new NotFound("没有这份等待处理的认领申请，请刷新页面");
    }
    return get(id).seenByClaimant();
  }

  /** For an applicant the own claims; for officials all claims, undecided ones first. */
  @Transactional(readOnly = true)
  public Page<Claim> find(Actor actor, boolean open, Page.Request page) {
    boolean own = actor.isIn(Actor.APPLICANTS);
    if (!own) {
      companies.checkReads(actor);
    }
    String where =
        " where true"
            + (own ? " and c.account = :account" : "")
            + (open ? " and c.decision is null" : "");
    long total =
        jdbc.sql("select count(*) from company_claim c" + where)
            .param("account", actor.id())
            .query(Long.class)
            .single();
    List<Claim> content =
        claims(
            jdbc.sql(
                    SELECT
                        + where
                        + " order by c.decided_at desc nulls first, c.id desc limit :size offset :offset")
                .param("account", actor.id())
                .param("size", page.size())
                .param("offset", page.offset()));
    return new Page<>(
        own ? content.stream().map(Claim::seenByClaimant).toList() : withAccounts(content),
        page.page(),
        page.size(),
        total);
  }

  @Transactional(readOnly = true)
  public File attachment(Actor actor, long id) {
    Claim claim = get(id);
    if (!claim.account().id().equals(actor.id())) {
      companies.checkReads(actor);
    }
    return jdbc.sql(
            "select attachment_name as name, attachment_type as type, attachment_content as content from company_claim where id = :id and attachment_name is not null")
        .param("id", id)
        .query(Rows.of(File.class))
        .optional()
        .orElseThrow(() -> new NotFound("这份认领申请没有附件"));
  }

  /**
   * Decides a claim. Claims for one company may collide, so whoever grants one must know which
   * accounts act now.
   *
   * @param decision replace: the claimant replaces all other accounts; join: acts together with
   *     them; refuse: nothing changes
   * @param before the accounts that the person saw; null means those that acted when the claim was
   *     filed
   * @throws Conflict where other accounts act for the company by now
   */
  @Transactional
  public Claim decide(
      Actor actor, long id, String decision, @Nullable List<String> before, String reason) {
    companies.checkDecides(actor);
    new TextChecks()
        .fault(
            decision == null || !Set.of("replace", "join", "refuse").contains(decision),
            "decision",
            "请选择处理方式：replace 变更为申请账号、join 增加申请账号或 refuse 不予认领")
        .text("reason", "处理的理由", reason, TextChecks.LONGEST_TEXT)
        .check();
    String uscc = get(id).uscc();
    companies.checkIsNoneOf(actor, uscc);
    companies.lock(uscc);
    Claim claim = get(id);
    if (claim.decision() != null) {
      throw new Conflict("这份认领申请已经处理，请刷新页面");
    }
    if (!decision.equals("refuse")
        && (before == null ? hasChangedSince(claim) : companies.isChanged(uscc, before))) {
      throw new Conflict("该单位的账号已有变更（如另一份认领申请刚获同意），请刷新页面，核对现有账号后再处理", "accounts-changed");
    }
    String why = reason.strip();
    String claimant = claim.account().id();
    jdbc.sql(
            "update company_claim set decision = :decision, decided_at = :at, decided_by = :actor, reason = :reason where id = :id")
        .param("decision", decision)
        .param("at", OffsetDateTime.now(clock))
        .param("actor", actor.id())
        .param("reason", why)
        .param("id", id)
        .update();
    if (decision.equals("refuse")) {
      companies.tellOfRefusal(claimant, uscc, why);
    } else {
      Set<String> accounts =
          new TreeSet<>(decision.equals("join") ? applicants.accountsOf(uscc) : List.of());
      accounts.add(claimant);
      companies.change(actor, uscc, accounts, "认领申请：" + why);
    }
    return withAccounts(List.of(get(id))).get(0);
  }

  private boolean hasChangedSince(Claim claim) {
    return jdbc.sql(
            """
            select exists (select from company_claim c join applicant_account_change x on x.uscc = c.uscc
              where c.id = :id and x.id > coalesce(c.last_change, 0))
            """)
        .param("id", claim.id)
        .query(Boolean.class)
        .single();
  }

  private List<Claim> withAccounts(List<Claim> claims) {
    Map<String, List<Companies.Acting>> acting =
        companies.actingFor(claims.stream().map(Claim::uscc).toList());
    return claims.stream()
        .map(claim -> claim.seenWith(acting.getOrDefault(claim.uscc, List.of())))
        .toList();
  }

  private static final String SELECT =
      """
      select c.id, c.uscc, a.name, c.account, c.text, c.attachment_name, c.filed_at, c.decision, c.decided_at, c.decided_by, c.reason
      from company_claim c join applicant a on a.uscc = c.uscc
      """;

  private Claim get(long id) {
    return claims(jdbc.sql(SELECT + " where c.id = :id").param("id", id)).stream()
        .findFirst()
        .orElseThrow(() -> new NotFound("没有这份认领申请，请刷新页面"));
  }

  private List<Claim> claims(StatementSpec query) {
    List<Row> found = query.query(Rows.of(Row.class)).list();
    Set<String> ids = new HashSet<>();
    found.forEach(
        row -> {
          ids.add(row.account);
          if (row.decidedBy != null) {
            ids.add(row.decidedBy);
          }
        });
    Map<String, String> names = people.names(ids);
    return found.stream().map(row -> row.claim(names)).toList();
  }

  private record Row(
      long id,
      String uscc,
      String name,
      String account,
      String text,
      String attachmentName,
      OffsetDateTime filedAt,
      String decision,
      OffsetDateTime decidedAt,
      String decidedBy,
      String reason) {

    Claim claim(Map<String, String> names) {
      return new Claim(
          id,
          uscc,
          name,
          new Companies.Account(account, names.get(account)),
          text,
          attachmentName,
          filedAt,
          decision,
          decidedAt,
          decidedBy == null ? null : new Companies.Account(decidedBy, names.get(decidedBy)),
          reason,
          null);
    }
  }
}
