package cn.lianban.award;

import cn.lianban.intake.Application;
import cn.lianban.intake.CreditCode;
import cn.lianban.intake.Matters;
import cn.lianban.intake.Plan;
import cn.lianban.intake.Statuses;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.StateChange;
import cn.lianban.kernel.TextIdentity;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger (台账): every award that is reserved, approved or paid, or was received under another
 * policy of the district.
 */
@Repository
public class Ledger {

  static final String EXTERNAL = "external";

  private final JdbcClient jdbc;
  private final Matters matters;
  private final Statuses statuses;
  private final Clock clock;

  Ledger(JdbcClient jdbc, Matters matters, Statuses statuses, Clock clock) {
    this.jdbc = jdbc;
    this.matters = matters;
    this.statuses = statuses;
    this.clock = clock;
  }

  /**
   * The award of an application, also one that was paid back; empty before it is reserved and after
   * it is released.
   */
  public Optional<LedgerEntry> ofApplication(String applicationNo) {
    return jdbc.sql(
            "select * from award where application_no = :no and status in ('reserved', 'approved', 'paid', 'recovered')")
        .param("no", applicationNo)
        .query(Rows.of(LedgerEntry.class))
        .optional();
  }

  /**
   * Enters an award as reserved.
   *
   * @param fiscalYear the year that it is for; null where the item knows none
   * @return the number of the entry
   * @throws Conflict where nothing more may be awarded in the application: it has ended without an
   *     award, or has or had one
   */
  @Transactional(propagation = Propagation.MANDATORY)
  long reserve(
      Application application,
      String funder,
      String part,
      @Nullable Integer fiscalYear,
      Money amount,
      LocalDate awardedOn) {
    List<Long> entered =
        jdbc.sql(
                """
                insert into award (application_no, uscc, item_id, matter_id, matter_title, part, fiscal_year, funder, amount, status, awarded_on, changed_at)
                select no, uscc, item_id, matter_id, matter_title, :part, :year, :funder, :amount, 'reserved', :date, :at
                from shared_application where no = :no and status not in (:ended)
                  and not exists (select from award where application_no = :no and status in ('reserved', 'approved', 'paid', 'recovered'))
                returning id
                """)
            .param("no", application.no())
            .param("part", part)
            .param("year", fiscalYear, Types.INTEGER)
            .param("funder", funder)
            .param("amount", amount.yuan())
            .param("date", awardedOn)
            .param("at", OffsetDateTime.now(clock))
            .param("ended", statuses.withoutAward())
            .query(Long.class)
            .list();
    StateChange.one(entered.size(), "申报 " + application.no() + " 不能预留奖补");
    return entered.get(0);
  }

  /** The publicity has ended: the reserved award is final and waits for its payment. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void approve(long awardId) {
    change(awardId, "reserved", "approved", "奖补不能转为待拨付");
  }

  /**
   * The approved award is paid.
   *
   * @param amount what was paid: all that the ledger has
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void pay(long awardId, Money amount) {
    int rows =
        jdbc.sql(
                "update award set status = 'paid', changed_at = :at where id = :id and status = 'approved' and amount = :amount")
            .param("amount", amount.yuan())
            .param("at", OffsetDateTime.now(clock))
            .param("id", awardId)
            .update();
    StateChange.one(rows, "奖补不能转为已拨付");
  }

  /** The bank has returned the whole payment: the award waits for its payment again. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeBackPayment(long awardId) {
    int rows =
        jdbc.sql(
                "update award set status = 'approved', changed_at = :at where id = :id and status = 'paid' and recovered = 0")
            .param("at", OffsetDateTime.now(clock))
            .param("id", awardId)
            .update();
    StateChange.one(rows, "奖补不能因退汇转回待拨付");
  }

  /** The reserved award is given up; it counts no more. */
  @Transactional(propagation = Propagation.MANDATORY)
  void release(long awardId) {
    change(awardId, "reserved", "released", "奖补的预留不能释放");
  }

  /**
   * The applicant has paid back some of the paid award, or all of it: then it counts no more.
   *
   * @return whether nothing of the award is left
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean recover(long awardId, Money repaid) {
    List<String> status =
        jdbc.sql(
                """
                update award set amount = amount - :repaid, recovered = recovered + :repaid,
                  status = case when amount = :repaid then 'recovered' else status end, changed_at = :at
                where id = :id and status = 'paid' and amount >= :repaid returning status
                """)
            .param("repaid", repaid.yuan())
            .param("at", OffsetDateTime.now(clock))
            .param("id", awardId)
            .query(String.class)
            .list();
    StateChange.one(status.size(), "奖补不能退还 " + repaid.forPeople());
    return status.get(0).equals("recovered");
  }

  /**
   * An entry that an application declared is an award under the repealed document.
   *
   * @param similarItemId the item that it corresponds to; null for none
   * @param proposal by which it was confirmed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void completeEarlier(long awardId, @Nullable String similarItemId, long proposal) {
    int rows =
        jdbc.sql(
                """
                update award set repealed = true, similar_item_id = :item, proposal_id = :proposal, changed_at = :at
                where id = :id and status = 'external' and not repealed
                """)
            .param("item", similarItemId, Types.VARCHAR)
            .param("proposal", proposal)
            .param("at", OffsetDateTime.now(clock))
            .param("id", awardId)
            .update();
    StateChange.one(rows, "台账已有的奖补不能补登为此前奖补");
  }

  /**
   * Enters an award under the repealed document.
   *
   * @param award that was checked and names its company
   * @param policy number of the repealed document
   * @param proposal by which it was confirmed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void enterEarlier(EarlierAward award, String policy, long matter, String title, long proposal) {
    int rows =
        jdbc.sql(
                """
                insert into award (uscc, item_id, matter_id, matter_title, fiscal_year, funder, amount, status, policy, repealed, similar_item_id,
                  proposal_id, awarded_on, changed_at)
                values (:uscc, :external, :matter, :title, :year, 'district', :amount, 'external', :policy, true, :item, :proposal, :day, :at)
                """)
            .param("uscc", award.uscc())
            .param("external", EXTERNAL)
            .param("matter", matter)
            .param("title", title)
            .param("year", award.year(), Types.INTEGER)
            .param("amount", award.amount())
            .param("policy", policy)
            .param("item", award.itemId(), Types.VARCHAR)
            .param("proposal", proposal)
            .param("day", award.awardedOn())
            .param("at", OffsetDateTime.now(clock))
            .update();
    StateChange.one(rows, "此前奖补不能登记");
  }

  /** The entry of an award under the repealed document was wrong; it counts no more. */
  @Transactional(propagation = Propagation.MANDATORY)
  void removeEarlier(long awardId) {
    int rows =
        jdbc.sql(
                "update award set status = 'released', changed_at = :at where id = :id and status = 'external' and repealed")
            .param("at", OffsetDateTime.now(clock))
            .param("id", awardId)
            .update();
    StateChange.one(rows, "此前奖补不能撤销");
  }

  private void change(long awardId, String from, String to, String what) {
    Locks.demandTransaction();
    int rows =
        jdbc.sql(
                "update award set status = :to, changed_at = :at where id = :id and status = :from")
            .param("to", to)
            .param("from", from)
            .param("at", OffsetDateTime.now(clock))
            .param("id", awardId)
            .update();
    StateChange.one(rows, what);
  }

  /**
   * Entries of the ledger: all for officials, the own ones for an applicant.
   *
   * @param typedUscc only those of this applicant, whose code may be typed in any way; null or
   *     blank for all
   * @param matter only those whose matter's title contains this text; null for all
   */
  public Page<LedgerEntry> find(Actor actor, String typedUscc, String matter, Page.Request page) {
    String uscc = CreditCode.sought(PlainText.blankIsNone(typedUscc));
    if (!actor.isIn(Actor.APPLICANTS) && !actor.isIn(Actor.OFFICIALS) && !actor.seesEverything()) {
      throw new Refused("只有办理人员和申报主体可以查看台账");
    }
    String where =
        " from award where status <> 'released'"
            + (actor.isIn(Actor.APPLICANTS)
                ? " and uscc = (select uscc from shared_applicant_account where account = :person)"
                : "")
            + (uscc == null ? "" : " and uscc = :uscc")
            + (matter == null ? "" : " and strpos(matter_title, :matter) > 0");
    long total = bind("select count(*)" + where, actor, uscc, matter).query(Long.class).single();
    List<LedgerEntry> content =
        bind(
                "select *"
                    + where
                    + " order by awarded_on desc, id desc limit :size offset :offset",
                actor,
                uscc,
                matter)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(LedgerEntry.class))
            .list();
    return new Page<>(content, page.page(), page.size(), total);
  }

  /**
   * The applicant's awards that have to be compared with this application; fully repaid ones are
   * left out.
   */
  List<LedgerEntry> toCompare(Application application) {
    return jdbc.sql(
            """
            select * from award
            where uscc = :uscc and status not in ('released', 'recovered') and (application_no is distinct from :no or status = 'external')
            order by id
            """)
        .param("uscc", application.uscc())
        .param("no", application.no())
        .query(Rows.of(LedgerEntry.class))
        .list();
  }

  /**
   * The inputs of the decisions from the ledger, by application: the number of other years with an
   * award, and of further ones with an award under the repealed document, the amount granted for
   * the matter, and the number and amount of the applicant's awards of the item for any matter, the
   * amount also as people read it.
   *
   * @param plans by application
   * @param fiscalYear the year that an application is for; null where it names none
   */
  Map<String, Map<String, Object>> forDecisions(
      Collection<Application> applications,
      Map<String, Plan> plans,
      Function<Application, Integer> fiscalYear) {
    Map<String, Money> granted = granted(applications);
    Map<String, Own> own = own(applications);
    Map<String, Years> years =
        years(
            applications.stream()
                .filter(application -> plan(plans, application).years() != null)
                .toList(),
            plans,
            fiscalYear);
    Map<String, Map<String, Object>> contexts = new HashMap<>();
    for (Application application : applications) {
      Map<String, Object> context = new HashMap<>();
      Years before = years.getOrDefault(application.no(), Years.NONE);
      context.put("priorYears", before.had);
      context.put("earlierYears", before.earlier);
      context.put("priorGranted", granted.getOrDefault(application.no(), Money.ZERO).yuan());
      Own had = own.getOrDefault(application.no(), Own.NONE);
      context.put("ownAwards", had.awards);
      context.put("ownGranted", had.granted.yuan());
      context.put("ownGrantedText", had.granted.forPeople());
      contexts.put(application.no(), context);
    }
    return contexts;
  }

  /**
   * Other years in which the applicant or matter was awarded the item.
   *
   * @param had under the present document
   * @param earlier further ones under the repealed document
   */
  record Years(int had, int earlier) {
    static final Years NONE = new Years(0, 0);

    /** The years that count by the plan. */
    int counted(Plan plan) {
      return plan.earlierYears() ? had + earlier : had;
    }
  }

  /** The other years with an award; none where the item counts no years. */
  Years years(Application application, Plan plan, @Nullable Integer fiscalYear) {
    return plan.years() == null
        ? Years.NONE
        : years(List.of(application), Map.of(application.no(), plan), any -> fiscalYear)
            .getOrDefault(application.no(), Years.NONE);
  }

  /** The amount of the item granted for the application's matter, without this application. */
  Money granted(Application application) {
    return granted(List.of(application)).getOrDefault(application.no(), Money.ZERO);
  }

  /** The amount of the item granted to the applicant for any matter, without this application. */
  Money ownGranted(Application application) {
    return own(List.of(application)).getOrDefault(application.no(), Own.NONE).granted;
  }

  private Map<String, Years> years(
      Collection<Application> applications,
      Map<String, Plan> plans,
      Function<Application, Integer> fiscalYear) {
    Map<String, Years> had = new HashMap<>();
    if (applications.isEmpty()) {
      return had;
    }
    jdbc.sql(
            """
            with c as (
              select * from unnest(cast(:nos as text[]), cast(:items as text[]), cast(:scopes as text[]), cast(:years as int[]), cast(:usccs as text[]))
                as c (no, item, scope, year, uscc)),
            counted as (
              select c.no, y.fiscal_year from c
              join award_year y on y.item_id = c.item and y.scope = c.scope and y.fiscal_year is distinct from c.year
              join award a on a.id = y.award_id and a.application_no <> c.no),
            earlier as (
              select distinct c.no, e.fiscal_year from c
              join award e on e.uscc = c.uscc and e.similar_item_id = c.item and e.repealed and e.status = 'external'
                and e.fiscal_year is distinct from c.year
              where e.fiscal_year is not null)
            select no, (select count(*) from counted where counted.no = c.no) as years,
              (select count(*) from earlier where earlier.no = c.no and not exists
                (select from counted where counted.no = c.no and counted.fiscal_year = earlier.fiscal_year)) as earlier
            from c
            """)
        .param("nos", texts(applications, Application::no))
        .param("items", texts(applications, Application::itemId))
        .param(
            "scopes",
            texts(applications, application -> scope(application, plan(plans, application))))
        .param("years", applications.stream().map(fiscalYear).toArray(Integer[]::new))
        .param("usccs", texts(applications, Application::uscc))
        .query(
            row -> {
              had.put(row.getString("no"), new Years(row.getInt("years"), row.getInt("earlier")));
            });
    return had;
  }

  private Map<String, Money> granted(Collection<Application> applications) {
    Map<String, Money> granted = new HashMap<>();
    jdbc.sql(
            """
            select c.no, sum(a.amount) as amount
            from unnest(cast(:nos as text[]), cast(:items as text[]), cast(:matters as bigint[])) as c (no, item, matter)
            join award a on a.item_id = c.item and a.matter_id = c.matter and a.status in ('reserved', 'approved', 'paid') and a.application_no <> c.no
            group by c.no
            """)
        .param("nos", texts(applications, Application::no))
        .param("items", texts(applications, Application::itemId))
        .param("matters", applications.stream().map(Application::matterId).toArray(Long[]::new))
        .query(
            row -> {
              granted.put(row.getString("no"), Money.of(row.getBigDecimal("amount")));
            });
    return granted;
  }

  /** The applicant's awards of an item, whatever they are for. */
  private record Own(int awards, Money granted) {
    static final Own NONE = new Own(0, Money.ZERO);
  }

  private Map<String, Own> own(Collection<Application> applications) {
    Map<String, Own> own = new HashMap<>();
    jdbc.sql(
            """
            select c.no, count(*) as awards, sum(a.amount) as amount
            from unnest(cast(:nos as text[]), cast(:items as text[]), cast(:usccs as text[])) as c (no, item, uscc)
            join award a on a.uscc = c.uscc and a.item_id = c.item and a.status in ('reserved', 'approved', 'paid') and a.application_no <> c.no
            group by c.no
            """)
        .param("nos", texts(applications, Application::no))
        .param("items", texts(applications, Application::itemId))
        .param("usccs", texts(applications, Application::uscc))
        .query(
            row -> {
              own.put(
                  row.getString("no"),
                  new Own(row.getInt("awards"), Money.of(row.getBigDecimal("amount"))));
            });
    return own;
  }

  private static String[] texts(
      Collection<Application> applications, Function<Application, String> text) {
    return applications.stream().map(text).toArray(String[]::new);
  }

  private static Plan plan(Map<String, Plan> plans, Application application) {
    return Objects.requireNonNull(
        plans.get(application.no()), "every application is planned when it is submitted");
  }

  static String scope(Application application, Plan plan) {
    String scope =
        Objects.requireNonNull(
            plan.yearsScope(), "handlingPlan counts years and does not say whose");
    return scope.equals("matter")
        ? "matter " + application.matterId()
        : "applicant " + application.uscc();
  }

  /**
   * Adds the declared awards under other policies that the lead bureau has confirmed, each once.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void enterDeclaredAwards(Application application) {
    for (DeclaredAward award : declared(application)) {
      long matter = matters.findOrAdd(application.uscc(), award.matter());
      if (isEntered(
          application.uscc(), award.policy(), matter, award.amount(), award.awardedOn())) {
        continue;
      }
      jdbc.sql(
              """
              insert into award (application_no, uscc, item_id, matter_id, matter_title, fiscal_year, funder, amount, status, policy, awarded_on, changed_at)
              values (:no, :uscc, :item, :matter, :title, :year, :funder, :amount, 'external', :policy, :date, :at)
              on conflict do nothing
              """)
          .param("no", application.no())
          .param("uscc", application.uscc())
          .param("item", EXTERNAL)
          .param("matter", matter)
          .param("title", award.matter())
          .param("year", award.year(), Types.INTEGER)
          .param("funder", "district")
          .param("amount", award.amount())
          .param("policy", award.policy())
          .param("date", award.awardedOn())
          .param("at", OffsetDateTime.now(clock))
          .update();
    }
  }

  /** The awards under other policies of the district that the application declares, in order. */
  List<DeclaredAward> declared(Application application) {
    return jdbc.sql(
            "select policy, matter, amount, awarded_on, year, same_matter from shared_other_award where application_no = :no order by position")
        .param("no", application.no())
        .query(Rows.of(DeclaredAward.class))
        .list();
  }

  /** Whether the ledger already has the award, also under another spelling of the policy's name. */
  private boolean isEntered(
      String uscc, String policy, long matter, BigDecimal amount, LocalDate awardedOn) {
    return jdbc
        .sql(
            """
            select policy from award
            where status = 'external' and uscc = :uscc and matter_id = :matter and amount = :amount and awarded_on = :awardedOn
            """)
        .param("uscc", uscc)
        .param("matter", matter)
        .param("amount", amount)
        .param("awardedOn", awardedOn)
        .query(String.class)
        .list()
        .stream()
        .anyMatch(entered -> TextIdentity.of(entered).equals(TextIdentity.of(policy)));
  }

  private JdbcClient.StatementSpec bind(
      String sql, Actor actor, @Nullable String uscc, String matter) {
    return jdbc.sql(sql).param("person", actor.id()).param("uscc", uscc).param("matter", matter);
  }
}
