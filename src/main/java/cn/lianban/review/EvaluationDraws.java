package cn.lianban.review;

import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Rows;
import cn.lianban.review.Experts.AccountState;
import cn.lianban.workflow.cases.Cases;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Draws experts at random. Those who know a field that the plan names come first, and nobody with a
 * conflict of interest is drawn. The seed, the pool and the excluded experts are stored, so that
 * the draw can be repeated; replacements follow in the same order. When the pool is used up,
 * experts who have joined since follow in an order that is stored too.
 */
@Repository
public class EvaluationDraws {

  private final JdbcClient jdbc;
  private final Applications applications;
  private final Cases cases;
  private final Impartiality impartiality;
  private final Suspensions suspensions;
  private final ExpertBars bars;
  private final Experts experts;
  private final ObjectMapper json;
  private final Clock clock;
  private final SecureRandom seeds = new SecureRandom();

  EvaluationDraws(
      JdbcClient jdbc,
      Applications applications,
      Cases cases,
      Impartiality impartiality,
      Suspensions suspensions,
      ExpertBars bars,
      Experts experts,
      ObjectMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.cases = cases;
    this.impartiality = impartiality;
    this.suspensions = suspensions;
    this.bars = bars;
    this.experts = experts;
    this.json = json;
    this.clock = clock;
  }

  /** An account that may be drawn, with the groups that it belongs to. */
  public record Candidate(String account, Set<String> groups) {}

  /**
   * The result of a draw.
   *
   * @param seats how many experts were drawn
   * @param inField how many of them know one of the fields
   */
  public record Drawn(int seats, int inField) {}

  /**
   * @param fields the fields of knowledge that the plan names
   * @param added experts who come after the pool, in this order
   */
  private record Draw(
      int round,
      long seed,
      List<String> pool,
      Set<String> inField,
      List<String> fields,
      List<String> added) {

    /**
     * The pool in the order of the draw: the first experts get the seats, the others are
     * replacements.
     */
    List<String> order() {
      return Stream.concat(shuffled(pool, inField).stream(), added.stream()).toList();
    }

    List<String> shuffled(List<String> sorted, Set<String> first) {
      List<String> shuffled = new ArrayList<>(sorted);
      Collections.shuffle(shuffled, new Random(seed));
      return Stream.concat(
              shuffled.stream().filter(first::contains),
              shuffled.stream().filter(expert -> !first.contains(expert)))
          .toList();
    }
  }

  /**
   * Draws experts for a new round.
   *
   * @param candidates all accounts in the group of experts
   * @throws Conflict where too few of them may be drawn
   */
  public Drawn draw(String applicationNo, Collection<Candidate> candidates, EvaluationPlan plan) {
    Application application = applications.lock(applicationNo);
    Map<String, String> leftOut = impartiality.leftOut(application, candidates);
    // sorted, because the draw can be repeated only from a pool whose order does not depend on the
    // query
    List<String> pool =
        candidates.stream()
            .map(Candidate::account)
            .filter(account -> !leftOut.containsKey(account))
            .sorted()
            .toList();
    if (pool.size() < plan.experts()) {
      throw new Conflict(
          "专家库可抽取的只有 "
              + pool.size()
              + " 人（另有 "
              + leftOut.size()
              + " 人回避或暂停），少于评审所需的 "
              + plan.experts()
              + " 人，请先补充专家库");
    }
    int round = newest(applicationNo).map(Draw::round).orElse(0) + 1;
    Draw draw =
        new Draw(
            round,
            seeds.nextLong(),
            pool,
            impartiality.inField(pool, plan.fields()),
            plan.fields(),
            List.of());
    record(applicationNo, draw, plan, leftOut);
    // experts of earlier rounds may no longer read the case
    cases.dismiss(
        applicationNo,
        jdbc.sql("select distinct expert from evaluation_seat where application_no = :no")
            .param("no", applicationNo)
            .query(String.class)
            .list());
    List<String> seated = draw.order().subList(0, plan.experts());
    for (int seat = 1; seat <= seated.size(); seat++) {
      seat(applicationNo, round, seat, seated.get(seat - 1));
    }
    return new Drawn(seated.size(), (int) seated.stream().filter(draw.inField::contains).count());
  }

  /** Why a seat needs another expert. */
  public enum Cause {
    VACANT,
    SILENT,
    SUSPENDED,
    OF_APPLICANT,
    DISABLED,
    BARRED
  }

  /**
   * What happens to the seat: another expert gets it, its own expert keeps or regains it, or has
   * the time once more after a suspension or a corrected entry, or it stays empty.
   */
  public enum Outcome {
    REPLACED,
    KEPT,
    RENEWED,
    CORRECTED,
    RETURNED,
    EMPTY
  }

  /**
   * The result of a replacement.
   *
   * @param cause its expert had left it before, did not answer in time, is suspended, is registered
   *     with the applicant, has a disabled account, or may no longer evaluate for another reason
   */
  public record Replacement(Cause cause, Outcome outcome) {}

  /**
   * Gives a seat whose time is over to the next expert in the order of the draw who may still be
   * drawn. An expert who was suspended and has been reinstated gets the time once more; one who
   * lost the seat by a suspension gets it back while it is still empty. If nobody is left, a silent
   * expert keeps the seat, but one who has a conflict, is suspended or may no longer evaluate loses
   * it.
   */
  public Replacement replace(String applicationNo, int seat, Collection<Candidate> candidates) {
    Application application = applications.lock(applicationNo);
    Draw draw = newest(applicationNo).orElseThrow();
    List<String> seated =
        jdbc.sql("select expert from evaluation_seat where application_no = :no and round = :round")
            .param("no", applicationNo)
            .param("round", draw.round())
            .query(String.class)
            .list();
    Map<String, String> leftOut = impartiality.leftOut(application, candidates);
    List<String> available =
        candidates.stream()
            .map(Candidate::account)
            .filter(account -> !leftOut.containsKey(account))
            .toList();
    Optional<String> holder = holder(applicationNo, draw.round(), seat);
    Cause cause = holder.map(expert -> cause(expert, available, leftOut)).orElse(Cause.VACANT);
    if (cause == Cause.SILENT) {
      String expert = holder.orElseThrow();
      if (suspensions.renewsTime(applicationNo, draw.round(), seat, expert)) {
        return new Replacement(cause, Outcome.RENEWED);
      }
      if (bars.renewsTime(applicationNo, draw.round(), seat, expert)) {
        return new Replacement(cause, Outcome.CORRECTED);
      }
    }
    Optional<String> reinstated =
        cause == Cause.VACANT
            ? suspendedFrom(applicationNo, draw.round(), seat).filter(available::contains)
            : Optional.empty();
    if (reinstated.isPresent()) {
      seatAgain(applicationNo, draw.round(), seat, reinstated.get());
      return new Replacement(cause, Outcome.RETURNED);
    }
    Predicate<String> free = expert -> !seated.contains(expert) && available.contains(expert);
    Optional<String> next =
        draw.order().stream()
            .filter(free)
            .findFirst()
            .or(() -> join(applicationNo, draw, available).stream().filter(free).findFirst());
    if (next.isEmpty() && cause == Cause.SILENT) {
      return new Replacement(cause, Outcome.KEPT);
    }
    holder.ifPresent(expert -> leave(applicationNo, draw.round(), seat, expert, cause));
    next.ifPresent(expert -> seat(applicationNo, draw.round(), seat, expert));
    return new Replacement(cause, next.isPresent() ? Outcome.REPLACED : Outcome.EMPTY);
  }

  private Cause cause(String expert, List<String> available, Map<String, String> leftOut) {
    AccountState state = experts.hindered(List.of(expert)).get(expert);
    if (state != null && state.disabled()) {
      return Cause.DISABLED;
    }
    if (available.contains(expert)) {
      return Cause.SILENT;
    }
    return switch (leftOut.getOrDefault(expert, "")) {
      case Impartiality.SUSPENDED -> Cause.SUSPENDED;
      case Impartiality.OF_APPLICANT -> Cause.OF_APPLICANT;
      default -> Cause.BARRED;
    };
  }

  /** The expert who last left the seat, where the cause was a suspension. */
  private Optional<String> suspendedFrom(String applicationNo, int round, int seat) {
    record Left(String expert, boolean suspended) {}
    return jdbc.sql(
            """
            select expert, suspended from evaluation_seat
            where application_no = :no and round = :round and seat = :seat order by left_at desc limit 1
            """)
        .param("no", applicationNo)
        .param("round", round)
        .param("seat", seat)
        .query(Left.class)
        .optional()
        .filter(Left::suspended)
        .map(Left::expert);
  }

  private void seatAgain(String applicationNo, int round, int seat, String expert) {
    jdbc.sql(
            """
            update evaluation_seat set suspended = false, left_at = null
            where application_no = :no and round = :round and seat = :seat and expert = :expert
            """)
        .param("no", applicationNo)
        .param("round", round)
        .param("seat", seat)
        .param("expert", expert)
        .update();
    applications.addViewer(applicationNo, expert);
  }

  /**
   * Adds experts who have joined since the draw, or can be drawn only now, and returns them in
   * their new order.
   */
  private List<String> join(String applicationNo, Draw draw, List<String> available) {
    List<String> known = draw.order();
    List<String> joined =
        available.stream().filter(expert -> !known.contains(expert)).sorted().toList();
    List<String> following = draw.shuffled(joined, impartiality.inField(joined, draw.fields()));
    jdbc.sql(
            "update evaluation_draw set added = added || :joined where application_no = :no and round = :round")
        .param("joined", following.toArray(String[]::new))
        .param("no", applicationNo)
        .param("round", draw.round())
        .update();
    return following;
  }

  /** The expert who has the seat; empty where the seat is vacant. */
  private Optional<String> holder(String applicationNo, int round, int seat) {
    return jdbc.sql(
            """
            select expert from evaluation_seat
            where application_no = :no and round = :round and seat = :seat and left_at is null
            """)
        .param("no", applicationNo)
        .param("round", round)
        .param("seat", seat)
        .query(String.class)
        .optional();
  }

  private void leave(String applicationNo, int round, int seat, String expert, Cause cause) {
    jdbc.sql(
            """
            update evaluation_seat set silent = :silent, suspended = :suspended, left_at = :at
            where application_no = :no and round = :round and seat = :seat and expert = :expert
            """)
        .param("silent", cause == Cause.SILENT)
        .param("suspended", cause == Cause.SUSPENDED)
        .param("at", OffsetDateTime.now(clock))
        .param("no", applicationNo)
        .param("round", round)
        .param("seat", seat)
        .param("expert", expert)
        .update();
    applications.removeViewer(applicationNo, expert);
  }

  private void record(
      String applicationNo, Draw draw, EvaluationPlan plan, Map<String, String> leftOut) {
    jdbc.sql(
            """
            insert into evaluation_draw (application_no, round, seed, pool, drawn_at, fields, criteria, seats, mean_rule, trim, minimum_score,
              plan_version, plan_rule, in_field, left_out)
            values (:no, :round, :seed, :pool, :at, :fields, :criteria, :seats, :meanRule, :trim, :minimumScore, :version, :rule, :inField,
              cast(:leftOut as jsonb))
            """)
        .param("no", applicationNo)
        .param("round", draw.round())
        .param("seed", draw.seed())
        .param("pool", draw.pool().toArray(String[]::new))
        .param("at", OffsetDateTime.now(clock))
        .param("fields", plan.fields().toArray(String[]::new))
        .param("criteria", plan.criteria(), Types.VARCHAR)
        .param("seats", plan.experts())
        .param("meanRule", plan.trimmed() ? "trimmed" : "plain")
        .param("trim", plan.trim())
        .param("minimumScore", plan.minimumScore(), Types.NUMERIC)
        .param("version", plan.version())
        .param("rule", plan.rule(), Types.VARCHAR)
        .param("inField", draw.inField().stream().sorted().toArray(String[]::new))
        .param("leftOut", write(leftOut))
        .update();
  }

  private void seat(String applicationNo, int round, int seat, String expert) {
    jdbc.sql(
            "insert into evaluation_seat (application_no, round, seat, expert, seated_at) values (:no, :round, :seat, :expert, :at)")
        .param("at", OffsetDateTime.now(clock))
        .param("no", applicationNo)
        .param("round", round)
        .param("seat", seat)
        .param("expert", expert)
        .update();
    applications.addViewer(applicationNo, expert);
  }

  private Optional<Draw> newest(String applicationNo) {
    return jdbc.sql(
            "select round, seed, pool, in_field, fields, added from evaluation_draw where application_no = :no order by round desc limit 1")
        .param("no", applicationNo)
        .query(Rows.of(Draw.class))
        .optional();
  }

  private String write(Map<String, String> leftOut) {
    try {
      return json.writeValueAsString(leftOut);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
