package cn.lianban.selection;

import cn.lianban.kernel.Money;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.StateChange;
import cn.lianban.selection.Entry.Outcome;
import cn.lianban.selection.Entry.Stage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The applications in the rounds. The stage of an entry is changed under the lock of its
 * application, and its result under the lock of its round.
 */
@Repository
class Entries {

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Entries(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  Optional<Entry> find(String applicationNo) {
    return jdbc.sql("select * from selection_entry where application_no = :no")
        .param("no", applicationNo)
        .query(Rows.of(Entry.class))
        .optional();
  }

  /** Enters the application into this round, and out of any earlier one. */
  @Transactional(propagation = Propagation.MANDATORY)
  void enter(String applicationNo, String roundNo) {
    jdbc.sql(
            """
            insert into selection_entry (application_no, round_no, stage, entered_at) values (:no, :round, 'handling', :at)
            on conflict (application_no) do update set round_no = excluded.round_no, stage = excluded.stage, rank = null, outcome = null,
              amount = null, reason = null, rule = null, version = null, told = null, told_at = null
            """)
        .param("no", applicationNo)
        .param("round", roundNo)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /**
   * Lets the application wait for the result after the lead bureau's conclusion; earlier results
   * are dropped.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void await(String applicationNo, @Nullable BigDecimal score, Money asked, boolean scalable) {
    int rows =
        jdbc.sql(
                """
            update selection_entry set stage = 'waiting', score = :score, asked = :asked, scalable = :scalable, rank = null, outcome = null,
              amount = null, reason = null, rule = null, version = null, told = null, told_at = null
            where application_no = :no and (stage <> 'decided' or outcome is null or outcome not in ('selected', 'scaled'))
            """)
            .param("score", score, Types.NUMERIC)
            .param("asked", asked.yuan())
            .param("scalable", scalable)
            .param("no", applicationNo)
            .update();
    StateChange.one(rows, "申报 " + applicationNo + " 不能等候排序结果");
  }

  /** Puts the application on the reserve list behind all others with the same or a better score. */
  @Transactional(propagation = Propagation.MANDATORY)
  void putOnReserve(String applicationNo, String reason) {
    int rows =
        jdbc.sql(
                """
            update selection_entry late set outcome = 'reserve', reason = :reason, rank =
              (select count(*) + 1 from selection_entry other
               where other.round_no = late.round_no and other.stage in ('waiting', 'decided') and other.score >= coalesce(late.score, 0)
                 and other.application_no <> late.application_no)
            where application_no = :no and stage = 'waiting' and outcome is null
            """)
            .param("reason", reason)
            .param("no", applicationNo)
            .update();
    StateChange.one(rows, "申报 " + applicationNo + " 不能列为候补");
  }

  /** Gives the application an amount from the remaining budget of a finished round. */
  @Transactional(propagation = Propagation.MANDATORY)
  void takeOfTheRest(String applicationNo, Money amount, String reason) {
    int rows =
        jdbc.sql(
                """
            update selection_entry set stage = 'decided', outcome = 'selected', told = 'selected', asked = :amount, amount = :amount, reason = :reason,
              rule = null, version = null
            where application_no = :no and (stage <> 'decided' or outcome is null or outcome not in ('selected', 'scaled'))
            """)
            .param("amount", amount.yuan())
            .param("reason", reason)
            .param("no", applicationNo)
            .update();
    StateChange.one(rows, "申报 " + applicationNo + " 不能使用批次预算余额");
  }

  /** Moves the application from one stage to another. */
  @Transactional(propagation = Propagation.MANDATORY)
  void move(String applicationNo, Stage from, Stage to) {
    int rows =
        jdbc.sql(
                "update selection_entry set stage = :to where application_no = :no and stage = :from")
            .param("to", to.id())
            .param("from", from.id())
            .param("no", applicationNo)
            .update();
    StateChange.one(rows, "申报 " + applicationNo + " 不能退出或者重新参加批次");
  }

  int count(String roundNo, Stage stage) {
    return jdbc.sql(
            "select count(*) from selection_entry where round_no = :round and stage = :stage")
        .param("round", roundNo)
        .param("stage", stage.id())
        .query(Integer.class)
        .single();
  }

  /** The number of selected applications that are still in the competition, whether told or not. */
  int selected(String roundNo) {
    return jdbc.sql(
            "select count(*) from selection_entry where round_no = :round and stage in ('waiting', 'decided') and outcome in ('selected', 'scaled')")
        .param("round", roundNo)
        .query(Integer.class)
        .single();
  }

  /** The waiting applications by score; of the same score, first by rank and then by submission. */
  List<Entry> waiting(String roundNo) {
    return jdbc.sql(
            "select * from selection_entry where round_no = :round and stage = 'waiting' order by score desc nulls last, rank, entered_at, application_no")
        .param("round", roundNo)
        .query(Rows.of(Entry.class))
        .list();
  }

  /** Some waiting applications that have not been told their result, the best first. */
  List<String> untold(String roundNo, int most) {
    return jdbc.sql(
            """
            select application_no from selection_entry
            where round_no = :round and stage = 'waiting' and outcome is not null and told is distinct from outcome
            order by rank, application_no limit :most
            """)
        .param("round", roundNo)
        .param("most", most)
        .query(String.class)
        .list();
  }

  /**
   * Assigns the ranks: applications with the same score share a rank, and the following ranks are
   * skipped.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  int rank(String roundNo) {
    return jdbc.sql(
            """
            update selection_entry e set rank = ranked.rank
            from (select application_no, rank() over (order by score desc nulls last) as rank
                  from selection_entry where round_no = :round and stage = 'waiting') as ranked
            where e.application_no = ranked.application_no
            """)
        .param("round", roundNo)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void record(List<CutOff.Verdict> verdicts) {
    int rows =
        jdbc.sql(
                """
            update selection_entry e
            set rank = v.rank, outcome = v.outcome, amount = v.amount, reason = v.reason, rule = v.rule, version = v.version
            from jsonb_to_recordset(cast(:verdicts as jsonb))
              as v ("applicationNo" text, rank int, outcome text, amount numeric, reason text, rule text, version int)
            where e.application_no = v."applicationNo" and e.stage = 'waiting'
            """)
            .param("verdicts", write(verdicts))
            .update();
    StateChange.all(rows, verdicts.size(), "批次的排序结果不能登记");
  }

  /** Ends the reserve list: the applications still on it are not selected. */
  @Transactional(propagation = Propagation.MANDATORY)
  void endReserve(String roundNo, String reason) {
    jdbc.sql(
            """
            update selection_entry set outcome = 'not-selected', reason = :reason
            where round_no = :round and stage = 'waiting' and outcome = 'reserve'
            """)
        .param("reason", reason)
        .param("round", roundNo)
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void markTold(String applicationNo, Outcome outcome, Stage stage) {
    int rows =
        jdbc.sql(
                "update selection_entry set told = :told, told_at = :at, stage = :stage where application_no = :no and stage = 'waiting' and outcome = :told")
            .param("told", outcome.id())
            .param("at", OffsetDateTime.now(clock))
            .param("stage", stage.id())
            .param("no", applicationNo)
            .update();
    StateChange.one(rows, "申报 " + applicationNo + " 的排序结果不能告知");
  }

  /** The numbers of all applications of a round. */
  List<String> applications(String roundNo) {
    return jdbc.sql("select application_no from selection_entry where round_no = :round")
        .param("round", roundNo)
        .query(String.class)
        .list();
  }

  private String write(List<CutOff.Verdict> verdicts) {
    try {
      return json.writeValueAsString(verdicts.stream().map(CutOff.Verdict::forDatabase).toList());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
