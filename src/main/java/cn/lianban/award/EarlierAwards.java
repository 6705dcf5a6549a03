package cn.lianban.award;

import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.intake.Applicants;
import cn.lianban.intake.CreditCode;
import cn.lianban.intake.Matters;
import cn.lianban.kernel.AcceptingBodies;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Proposals;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.Sha256;
import cn.lianban.kernel.TextChecks;
import cn.lianban.kernel.TextIdentity;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters awards under the document that the present one repeals into the ledger, and takes wrong
 * entries back. They change what may be awarded, so one person of an accepting body proposes and
 * another confirms.
 */
@Service
public class EarlierAwards {

  private static final String KIND = "earlier-award";
  private static final String ENTER = "enter";
  private static final String REMOVE = "remove";
  private static final int FIRST_YEAR = 2000;
  private static final int LONGEST_REASON = 500;

  private final Ledger ledger;
  private final Proposals proposals;
  private final Applicants applicants;
  private final Matters matters;
  private final Items items;
  private final AcceptingBodies acceptingBodies;
  private final EarlierAwardSettings settings;
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  EarlierAwards(
      Ledger ledger,
      Proposals proposals,
      Applicants applicants,
      Matters matters,
      Items items,
      AcceptingBodies acceptingBodies,
      EarlierAwardSettings settings,
      JdbcClient jdbc,
      ObjectMapper json,
      Clock clock) {
    this.ledger = ledger;
    this.proposals = proposals;
    this.applicants = applicants;
    this.matters = matters;
    this.items = items;
    this.acceptingBodies = acceptingBodies;
    this.settings = settings;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A proposal about such awards.
   *
   * @param action {@code enter} or {@code remove}
   * @param awards those to be entered, or the one that is to be taken back
   * @param state open, confirmed, declined or withdrawn
   * @param decidedBy null while open, as is {@code decidedAt}
   */
  public record Proposed(
      long id,
      String action,
      List<EarlierAward> awards,
      @Nullable String reason,
      String state,
      String proposedBy,
      OffsetDateTime proposedAt,
      @Nullable String decidedBy,
      @Nullable OffsetDateTime decidedAt,
      @Nullable String decisionReason) {}

  /**
   * Such an award in the ledger.
   *
   * @param enteredBy who proposed the entry; null for one that an application declared
   * @param confirmedBy who confirmed it
   */
  public record Entry(
      long id,
      String uscc,
      String name,
      @Nullable String itemId,
      @Nullable String itemTitle,
      String matter,
      @Nullable Integer year,
      Money amount,
      LocalDate awardedOn,
      @Nullable String enteredBy,
      @Nullable String confirmedBy) {}

  /** Number of the repealed document. */
  public String policy() {
    return settings.policy();
  }

  /** The items that such an award may correspond to. */
  public List<Item> similarItems() {
    return items.find("award", settings.document(), null);
  }

  /** Whether the person may propose and confirm. */
  public boolean mayEnter(Actor actor) {
    return acceptingBodies.isMember(actor);
  }

  /**
   * What is wrong with an award, by field; nothing where it can be entered.
   *
   * @param award with its texts as they are kept
   */
  List<FieldError> faults(EarlierAward award) {
    List<FieldError> errors = new ArrayList<>();
    CreditCode.fault("uscc", String.valueOf(Objects.requireNonNullElse(award.uscc(), "")), false)
        .ifPresent(errors::add);
    Optional<Item> item = similar(award.itemId());
    if (award.itemId() != null && item.isEmpty()) {
      errors.add(
          new FieldError("itemId", "对应事项“" + award.itemId() + "”不是支持办法的奖补事项编号（如 R14-1），没有对应的请留空"));
    }
    boolean ofApplicant = item.filter(Item::applicantIsMatter).isPresent();
    boolean yearly = item.map(Item::frequency).filter("yearly"::equals).isPresent();
    boolean wrongAmount =
        award.amount() == null
            || award.amount().signum() <= 0
            || award.amount().compareTo(Money.LIMIT) >= 0
            || award.amount().stripTrailingZeros().scale() > 2;
    LocalDate today = LocalDate.now(clock);
    new TextChecks(errors)
        .line("name", "单位名称", award.name())
        .fault(wrongAmount, "amount", "金额应为大于 0、小于 1 万亿元、最多两位小数的金额")
        .fault(
            award.awardedOn() == null
                || award.awardedOn().isAfter(today)
                || award.awardedOn().getYear() < FIRST_YEAR,
            "awardedOn",
            "获得日期应为 " + FIRST_YEAR + " 年以来、不晚于今天的日期，如 2024-06-30")
        .fault(
            award.year() == null && yearly
                || award.year() != null
                    && (award.year() < FIRST_YEAR || award.year() > today.getYear()),
            "year",
            yearly
                ? "按年度支持的事项须填所属年度，" + FIRST_YEAR + " 至 " + today.getYear()
                : "所属年度应为 " + FIRST_YEAR + " 至 " + today.getYear() + "，没有的留空")
        .line("grounds", "依据（如批复、拨付文号）", award.grounds());
    if (!ofApplicant) {
      new TextChecks(errors).line("matter", "事由（项目、产品或者主体）", award.matter());
    } else {
      new TextChecks(errors).lineIfAny("matter", "事由（项目、产品或者主体）", award.matter());
    }
    return errors;
  }

  private Optional<Item> similar(@Nullable String itemId) {
    return similarItems().stream().filter(item -> item.id().equals(itemId)).findFirst();
  }

  /**
   * Proposes to enter one award.
   *
   * @throws BadInput for everything that is wrong with it
   * @throws Conflict where the ledger has it, or the same proposal is open
   */
  @Transactional
  public Proposed propose(Actor actor, EarlierAward typed) {
    checkMayEnter(actor);
    EarlierAward award = typed.cleaned();
    List<FieldError> errors = faults(award);
    if (!errors.isEmpty()) {
      throw new BadInput(errors);
    }
    if (isEntered(award)) {
      throw new Conflict("台账已有这笔奖补，不必再登记", "already-entered");
    }
    return open(actor, List.of(award));
  }

  /** Proposes to enter awards that were checked. */
  @Transactional(propagation = Propagation.MANDATORY)
  Proposed open(Actor actor, List<EarlierAward> awards) {
    String rows = write(awards);
    byte[] digest = Sha256.of(rows.getBytes(StandardCharsets.UTF_8));
    return proposed(
        proposals.open(
            actor,
            KIND,
            ENTER + "/" + HexFormat.of().formatHex(digest, 0, 16),
            Map.of("awards", awards),
            null,
            null));
  }

  /**
   * Proposes to take a wrong entry back.
   *
   * @throws NotFound where there is no such entry
   */
  @Transactional
  public Proposed proposeRemoval(Actor actor, long awardId, @Nullable String reason) {
    checkMayEnter(actor);
    new TextChecks().text("reason", "撤销的原因", reason, LONGEST_REASON).check();
    Row entry = entry(awardId);
    return proposed(
        proposals.open(
            actor,
            KIND,
            REMOVE + "/" + awardId,
            Map.of("awards", List.of(entry.award())),
            null,
            String.valueOf(reason).strip()));
  }

  /** Confirms what somebody else has proposed; from now on it counts. */
  @Transactional
  public Proposed confirm(Actor actor, long id) {
    checkMayEnter(actor);
    Proposed confirmed = proposed(proposals.confirm(actor, KIND, id));
    if (confirmed.action.equals(ENTER)) {
      confirmed.awards.stream()
          .sorted(Comparator.comparing(award -> String.valueOf(award.uscc())))
          .forEach(award -> enter(award, id));
    } else {
      remove(Long.parseLong(subject(id).substring(REMOVE.length() + 1)));
    }
    return confirmed;
  }

  /** Declines a proposal, or takes back the own one. */
  @Transactional
  public void decline(Actor actor, long id, String reason) {
    proposals.decline(actor, KIND, id, reason, mayEnter(actor));
  }

  /** What was proposed, the newest first. */
  @Transactional(readOnly = true)
  public Page<Proposed> proposed(Page.Request page) {
    Page<Proposals.Proposal> found = proposals.all(KIND, null, page);
    return new Page<>(
        found.content().stream().map(this::proposed).toList(),
        found.page(),
        found.size(),
        found.total());
  }

  /**
   * The entries, the newest first.
   *
   * @param typedUscc only those of this company, whose code may be typed in any way; null or blank
   *     for all
   */
  @Transactional(readOnly = true)
  public Page<Entry> find(@Nullable String typedUscc, Page.Request page) {
    String uscc = CreditCode.sought(typedUscc == null || typedUscc.isBlank() ? null : typedUscc);
    String where =
        " from award a where a.repealed and a.status = 'external' and (cast(:uscc as text) is null or a.uscc = :uscc)";
    long total =
        jdbc.sql("select count(*)" + where)
            .param("uscc", uscc, Types.VARCHAR)
            .query(Long.class)
            .single();
    List<Row> rows =
        jdbc.sql(
                """
                select a.id, a.uscc, (select s.name from shared_applicant s where s.uscc = a.uscc) as name, a.similar_item_id, a.matter_title,
                  a.fiscal_year, a.amount, a.awarded_on, a.proposal_id
                """
                    + where
                    + " order by a.id desc limit :size offset :offset")
            .param("uscc", uscc, Types.VARCHAR)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Row.class))
            .list();
    Map<Long, Proposals.Proposal> entered =
        proposals.some(
            KIND, rows.stream().map(Row::proposalId).filter(Objects::nonNull).distinct().toList());
    return new Page<>(
        rows.stream().map(row -> shown(row, entered)).toList(), page.page(), page.size(), total);
  }

  private Entry shown(Row row, Map<Long, Proposals.Proposal> entered) {
    Proposals.Proposal proposal = row.proposalId == null ? null : entered.get(row.proposalId);
    return new Entry(
        row.id,
        row.uscc,
        row.name,
        row.similarItemId,
        row.similarItemId == null ? null : items.titleOf(row.similarItemId),
        row.matterTitle,
        row.fiscalYear,
        row.amount,
        row.awardedOn,
        proposal == null ? null : proposal.proposedBy(),
        proposal == null ? null : proposal.decidedBy());
  }

  private record Row(
      long id,
      String uscc,
      String name,
      @Nullable String similarItemId,
      String matterTitle,
      @Nullable Integer fiscalYear,
      Money amount,
      LocalDate awardedOn,
      @Nullable Long proposalId) {

    EarlierAward award() {
      return new EarlierAward(
          uscc, name, similarItemId, matterTitle, fiscalYear, amount.yuan(), awardedOn, null);
    }
  }

  private Row entry(long awardId) {
    return jdbc.sql(
            """
            select a.id, a.uscc, (select s.name from shared_applicant s where s.uscc = a.uscc) as name, a.similar_item_id, a.matter_title,
              a.fiscal_year, a.amount, a.awarded_on, a.proposal_id
            from award a where a.id = :id and a.repealed and a.status = 'external'
            """)
        .param("id", awardId)
        .query(Rows.of(Row.class))
        .optional()
        .orElseThrow(() -> new NotFound("没有编号为 " + awardId + " 的此前奖补，请核对"));
  }

  /** Whether the ledger has the award, also as one that an application declared. */
  boolean isEntered(EarlierAward award) {
    return same(award).stream().anyMatch(Same::repealed);
  }

  private record Same(
      long id,
      String policy,
      String matterTitle,
      boolean repealed,
      @Nullable Integer fiscalYear,
      @Nullable String similarItemId) {

    /** A declared award may name no year, and never an item. */
    boolean is(EarlierAward award) {
      return repealed
          ? Objects.equals(fiscalYear, award.year())
              && Objects.equals(similarItemId, award.itemId())
          : fiscalYear == null || fiscalYear.equals(award.year());
    }
  }

  /** Entries of the company with the same amount and day, under the repealed document. */
  private List<Same> same(EarlierAward award) {
    boolean ofApplicant = similar(award.itemId()).filter(Item::applicantIsMatter).isPresent();
    return jdbc
        .sql(
            """
            select id, policy, matter_title, repealed, fiscal_year, similar_item_id from award
            where uscc = :uscc and amount = :amount and awarded_on = :day and status = 'external'
            """)
        .param("uscc", award.uscc())
        .param("amount", award.amount())
        .param("day", award.awardedOn())
        .query(Rows.of(Same.class))
        .list()
        .stream()
        .filter(one -> settings.isRepealed(one.policy) && one.is(award))
        .filter(
            one ->
                ofApplicant
                    || TextIdentity.of(one.matterTitle)
                        .equals(TextIdentity.of(Objects.requireNonNullElse(award.matter(), ""))))
        .toList();
  }

  /** Enters the award, unless the ledger has it; one that an application declared is completed. */
  private void enter(EarlierAward award, long proposal) {
    String uscc = Objects.requireNonNull(award.uscc(), "a checked award names its company");
    String name = Objects.requireNonNull(award.name(), "a checked award names its company");
    applicants.addAndLock(uscc, name);
    List<Same> same = same(award);
    if (same.stream().anyMatch(Same::repealed)) {
      return; // entered after it was proposed, or twice in one list
    }
    if (!same.isEmpty()) {
      ledger.completeEarlier(same.get(0).id, award.itemId(), proposal);
      return;
    }
    boolean ofApplicant = similar(award.itemId()).filter(Item::applicantIsMatter).isPresent();
    String title = ofApplicant || award.matter() == null ? name : award.matter();
    long matter = matters.ofEarlierAward(uscc, name, title, ofApplicant);
    ledger.enterEarlier(award, settings.policy(), matter, title, proposal);
  }

  private void remove(long awardId) {
    applicants.lock(entry(awardId).uscc);
    ledger.removeEarlier(awardId);
  }

  private void checkMayEnter(Actor actor) {
    if (!mayEnter(actor)) {
      throw new Refused("此前奖补由受理部门的人员登记，由另一人确认");
    }
  }

  private String subject(long id) {
    return Objects.requireNonNull(proposals.some(KIND, List.of(id)).get(id)).subject();
  }

  private Proposed proposed(Proposals.Proposal proposal) {
    List<EarlierAward> awards = new ArrayList<>();
    for (JsonNode row : proposal.content().path("awards")) {
      awards.add(json.convertValue(row, EarlierAward.class));
    }
    return new Proposed(
        proposal.id(),
        proposal.subject().startsWith(ENTER + "/") ? ENTER : REMOVE,
        awards,
        proposal.reason(),
        proposal.state(),
        proposal.proposedBy(),
        proposal.proposedAt(),
        proposal.decidedBy(),
        proposal.decidedAt(),
        proposal.decisionReason());
  }

  private String write(Object content) {
    try {
      return json.writeValueAsString(content);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What tells two awards apart, also in another spelling. */
  static Map<String, Object> identity(EarlierAward award) {
    Map<String, Object> identity = new HashMap<>();
    identity.put("uscc", award.uscc());
    identity.put("matter", TextIdentity.of(Objects.requireNonNullElse(award.matter(), "")));
    identity.put("item", award.itemId());
    identity.put("year", award.year());
    identity.put(
        "amount", award.amount() == null ? BigDecimal.ZERO : award.amount().stripTrailingZeros());
    identity.put("day", award.awardedOn());
    return identity;
  }
}
