package cn.lianban.selection;

import cn.lianban.kernel.Locks;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Rows;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All rounds. */
@Repository
class Rounds {

  /** The kind of case; case numbers begin with its prefix. */
  static final String KIND = "selection-round";

  static final String NUMBER_PREFIX = "ZY";

  private static final String SELECT =
      "select r.*, array(select item_id from selection_round_item i where i.round_no = r.no order by item_id) as items from selection_round r";

  private final Locks locks;
  private final JdbcClient jdbc;
  private final Clock clock;

  Rounds(Locks locks, JdbcClient jdbc, Clock clock) {
    this.locks = locks;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The round of this number.
   *
   * @throws NotFound where there is none
   */
  public Round get(String no) {
    return one(no, "").orElseThrow(() -> new NotFound("没有编号为 " + no + " 的批次，请核对编号"));
  }

  /**
   * As {@link #get}, with the round locked against changes of it and its list. Code that locks an
   * application too locks that first.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Round lock(String no) {
    return one(no, " for update of r")
        .orElseThrow(() -> new NotFound("没有编号为 " + no + " 的批次，请核对编号"));
  }

  /**
   * As {@link #get}, with a shared lock: until the transaction ends the round neither closes nor
   * changes.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Round share(String no) {
    return one(no, " for share of r").orElseThrow();
  }

  /** Rounds, the one that opens last first; each filter may be null. */
  Page<Round> find(String status, String itemId, Page.Request page) {
    String where =
        " where (cast(:status as text) is null or r.status = :status)"
            + " and (cast(:item as text) is null or exists (select from selection_round_item i where i.item_id = :item and i.round_no = r.no))";
    long total =
        jdbc.sql("select count(*) from selection_round r" + where)
            .param("status", status)
            .param("item", itemId)
            .query(Long.class)
            .single();
    List<Round> content =
        jdbc.sql(SELECT + where + " order by r.opens_at desc, r.no desc limit :size offset :offset")
            .param("status", status)
            .param("item", itemId)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Round.class))
            .list();
    return new Page<>(content, page.page(), page.size(), total);
  }

  /** The rounds of an item that have not ended, in the order of opening. */
  List<Round> current(String itemId) {
    return jdbc.sql(
            SELECT
                + " join selection_round_item of_item on of_item.round_no = r.no and of_item.item_id = :item"
                + " where r.status not in ('completed', 'cancelled') order by r.opens_at, r.no")
        .param("item", itemId)
        .query(Rows.of(Round.class))
        .list();
  }

  /**
   * Locks the item until the transaction ends against planning and against changing whether it
   * needs rounds.
   */
  void lockItem(String itemId) {
    locks.named("rounds of item " + itemId);
  }

  /** Whether the item can be applied for only in rounds. */
  boolean isInRounds(String itemId) {
    return jdbc.sql("select exists (select from item_in_rounds where item_id = :item)")
        .param("item", itemId)
        .query(Boolean.class)
        .single();
  }

  /**
   * Since when the item can be applied for only in rounds; empty where it can always be applied
   * for.
   */
  Optional<OffsetDateTime> inRoundsSince(String itemId) {
    return jdbc.sql("select changed_at from item_in_rounds where item_id = :item")
        .param("item", itemId)
        .query(OffsetDateTime.class)
        .optional();
  }

  void putInRounds(String itemId, boolean inRounds, @Nullable String person) {
    if (inRounds) {
      jdbc.sql(
              "insert into item_in_rounds (item_id, changed_by, changed_at) values (:item, :person, :at) on conflict do nothing")
          .param("item", itemId)
          .param("person", person)
          .param("at", OffsetDateTime.now(clock))
          .update();
    } else {
      jdbc.sql("delete from item_in_rounds where item_id = :item").param("item", itemId).update();
    }
  }

  String nextNumber() {
    long number = jdbc.sql("select nextval('selection_round_number')").query(Long.class).single();
    return NUMBER_PREFIX + "%d%04d".formatted(LocalDate.now(clock).getYear(), number);
  }

  void insert(String no, RoundPlan plan, @Nullable String person, String deployment) {
    bind(
            """
            insert into selection_round (no, title, notice, organiser, commission, opens_at, closes_at, planned_budget, budget, minimum_score, places,
              reserve_places, reserve_days, scaling, status, planned_by, budget_proposed_by, planned_at, deployment)
            values (:no, :title, :notice, :organiser, :commission, :opens, :closes, :budget, :budget, :score, :places,
              :reserve, :days, :scaling, 'planned', :person, :person, :at, :deployment)
            """,
            no,
            plan)
        .param("person", person)
        .param("at", OffsetDateTime.now(clock))
        .param("deployment", deployment)
        .update();
    insertItems(no, plan);
  }

  /** Stores a changed plan; another budget is again one that waits for another owner. */
  void change(String no, RoundPlan plan, @Nullable String person) {
    bind(
            """
            update selection_round set budget_proposed_by = case when planned_budget = :budget then budget_proposed_by else :person end,
              budget_confirmed_by = case when planned_budget = :budget then budget_confirmed_by end, title = :title, notice = :notice, organiser = :organiser, commission = :commission, opens_at = :opens,
              closes_at = :closes, planned_budget = :budget, budget = :budget, minimum_score = :score, places = :places, reserve_places = :reserve,
              reserve_days = :days, scaling = :scaling
            where no = :no
            """,
            no,
            plan)
        .param("person", person)
        .update();
    jdbc.sql("delete from selection_round_item where round_no = :no").param("no", no).update();
    insertItems(no, plan);
  }

  /** Replaces the budget before the list is confirmed; what the present list takes is released. */
  void proposeBudget(String no, Money budget, @Nullable String person) {
    jdbc.sql(
            """
            update selection_round set granted = 0, planned_budget = :budget, budget = :budget, budget_proposed_by = :person, budget_confirmed_by = null
            where no = :no
            """)
        .param("budget", budget.yuan())
        .param("person", person)
        .param("no", no)
        .update();
  }

  void confirmBudget(String no, @Nullable String person) {
    jdbc.sql("update selection_round set budget_confirmed_by = :person where no = :no")
        .param("person", person)
        .param("no", no)
        .update();
  }

  void moveTo(String no, RoundStatus status) {
    jdbc.sql("update selection_round set status = :status where no = :no")
        .param("status", status.id())
        .param("no", no)
        .update();
  }

  /**
   * Stores the revised conditions and releases the budget of the returned list, because the next
   * list may use less.
   */
  void revise(String no, Ranking.Revision revision) {
    jdbc.sql(
            """
            update selection_round set granted = 0, budget = :budget, minimum_score = :score, places = :places, reserve_places = :reserve,
              scaling = :scaling
            where no = :no
            """)
        .param("budget", revision.budget().yuan())
        .param("score", revision.minimumScore(), Types.NUMERIC)
        .param("places", revision.places(), Types.INTEGER)
        .param("reserve", revision.reservePlaces())
        .param("scaling", revision.scaling())
        .param("no", no)
        .update();
  }

  void confirm(
      String no,
      @Nullable String person,
      OffsetDateTime now,
      @Nullable OffsetDateTime reserveEndsAt) {
    jdbc.sql(
            "update selection_round set confirmed_by = :person, confirmed_at = :at, reserve_ends_at = :ends where no = :no")
        .param("person", person)
        .param("at", now)
        .param("ends", reserveEndsAt, Types.TIMESTAMP_WITH_TIMEZONE)
        .param("no", no)
        .update();
  }

  /** The rounds with a reserve list that ends at that moment or later. */
  List<String> reservesUntil(OffsetDateTime from) {
    return jdbc.sql(
            "select no from selection_round where reserve_ends_at >= :from and status in ('announcing', 'reserve') order by no")
        .param("from", from)
        .query(String.class)
        .list();
  }

  void moveReserve(String no, OffsetDateTime ends) {
    jdbc.sql("update selection_round set reserve_ends_at = :ends where no = :no")
        .param("ends", ends)
        .param("no", no)
        .update();
  }

  /** Counts the budget that the list uses; the database refuses more than there is. */
  void countGranted(String no, boolean newLine) {
    jdbc.sql(
            """
            update selection_round set line = line + :more, granted =
              (select coalesce(sum(amount), 0) from selection_entry where round_no = :no and stage in ('waiting', 'decided') and amount is not null)
            where no = :no
            """)
        .param("more", newLine ? 1 : 0)
        .param("no", no)
        .update();
  }

  Money granted(String no) {
    return Money.of(
        jdbc.sql("select granted from selection_round where no = :no")
            .param("no", no)
            .query(BigDecimal.class)
            .single());
  }

  private JdbcClient.StatementSpec bind(String sql, String no, RoundPlan plan) {
    return jdbc.sql(sql)
        .param("no", no)
        .param("title", plan.title().strip())
        .param("notice", plan.notice().strip())
        .param("organiser", plan.organiser())
        .param("commission", plan.commission())
        .param("opens", plan.opensAt())
        .param("closes", plan.closesAt())
        .param("budget", plan.budget())
        .param("score", plan.minimumScore(), Types.NUMERIC)
        .param("places", plan.places(), Types.INTEGER)
        .param("reserve", plan.reservePlaces() == null ? 0 : plan.reservePlaces())
        .param("days", plan.reserveDays(), Types.INTEGER)
        .param("scaling", Boolean.TRUE.equals(plan.scaling()));
  }

  private void insertItems(String no, RoundPlan plan) {
    plan.items()
        .forEach(
            item ->
                jdbc.sql("insert into selection_round_item (round_no, item_id) values (:no, :item)")
                    .param("no", no)
                    .param("item", item)
                    .update());
  }

  private Optional<Round> one(String no, String suffix) {
    return jdbc.sql(SELECT + " where r.no = :no" + suffix)
        .param("no", no)
        .query(Rows.of(Round.class))
        .optional();
  }
}
