package cn.lianban.review;

import cn.lianban.intake.Applications;
import cn.lianban.intake.CaseTexts;
import cn.lianban.kernel.Conflict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Expert evaluation: seats drawn at random from the pool, with the seed and the pool kept so that the draw can be repeated, and
 * replaced in the same order where an expert declares a conflict.
 */
@Repository
public class Evaluations {

  private final JdbcClient jdbc;
  private final Applications applications;
  private final Clock clock;
  private final SecureRandom seeds = new SecureRandom();

  Evaluations(JdbcClient jdbc, Applications applications, Clock clock) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.clock = clock;
  }

  private record Draw(int round, long seed, List<String> pool) {

    /** The pool in the order of the draw: the first experts take the seats, the next ones replace. */
    List<String> order() {
      List<String> order = new ArrayList<>(pool);
      Collections.shuffle(order, new Random(seed));
      return order;
    }
  }

  /**
   * Draws experts for a new round.
   *
   * @param pool everybody who may be drawn
   * @param seats how many are needed
   * @throws Conflict where the pool is too small
   */
  public void draw(String applicationNo, List<String> pool, int seats) {
    if (pool.size() < seats) {
      throw new Conflict("专家库只有 " + pool.size() + " 人，少于评审所需的 " + seats + " 人，请先补充专家库");
    }
    int round = newestDraw(applicationNo).map(Draw::round).orElse(0) + 1;
    // the order of the pool must not depend on how it was read, or the draw could not be repeated
    Draw draw = new Draw(round, seeds.nextLong(), pool.stream().sorted().toList());
    jdbc.sql("insert into evaluation_draw (application_no, round, seed, pool, drawn_at) values (:no, :round, :seed, :pool, :at)")
        .param("no", applicationNo)
        .param("round", round)
        .param("seed", draw.seed())
        .param("pool", draw.pool().toArray(String[]::new))
        .param("at", OffsetDateTime.now(clock))
        .update();
    for (int seat = 1; seat <= seats; seat++) {
      seat(applicationNo, round, seat, draw.order().get(seat - 1));
    }
  }

  /** The numbers of the seats of the newest round. */
  public List<Integer> seats(String applicationNo) {
    return IntStream.rangeClosed(1, count(applicationNo)).boxed().toList();
  }

  /** Who has the seat now. */
  public String expert(String applicationNo, int seat) {
    return jdbc.sql(
            """
            select expert from evaluation_seat s
            where application_no = :no and seat = :seat and conflict is not true
              and round = (select max(round) from evaluation_draw where application_no = :no)
            """)
        .param("no", applicationNo)
        .param("seat", seat)
        .query(String.class)
        .single();
  }

  /** Whether nobody has the seat because its expert has declared a conflict. */
  public boolean isVacant(String applicationNo, int seat) {
    return !jdbc.sql(
            """
            select exists (select from evaluation_seat where application_no = :no and seat = :seat and conflict is not true
              and round = (select max(round) from evaluation_draw where application_no = :no))
            """)
        .param("no", applicationNo)
        .param("seat", seat)
        .query(Boolean.class)
        .single();
  }

  /** Takes what an expert says of the own seat: a conflict, or a score. */
  public void answer(String applicationNo, String expert, boolean conflict, BigDecimal score, String remark) {
    jdbc.sql(
            """
            update evaluation_seat set conflict = :conflict, score = :score, remark = :remark, answered_at = :at
            where application_no = :no and expert = :expert
              and round = (select max(round) from evaluation_draw where application_no = :no)
            """)
        .param("conflict", conflict)
        .param("score", conflict ? null : score, Types.NUMERIC)
        .param("remark", remark)
        .param("at", OffsetDateTime.now(clock))
        .param("no", applicationNo)
        .param("expert", expert)
        .update();
  }

  /**
   * Gives a seat to the next expert in the order of the draw.
   *
   * @throws Conflict where the pool is used up
   */
  public void replace(String applicationNo, int seat) {
    Draw draw = newestDraw(applicationNo).orElseThrow();
    List<String> seated =
        jdbc.sql("select expert from evaluation_seat where application_no = :no and round = :round")
            .param("no", applicationNo)
            .param("round", draw.round())
            .query(String.class)
            .list();
    String next =
        draw.order().stream()
            .filter(expert -> !seated.contains(expert))
            .findFirst()
            .orElseThrow(() -> new Conflict("专家库已无可更换的专家，请先补充专家库"));
    seat(applicationNo, draw.round(), seat, next);
  }

  /** Computes the mean score of the newest round, to two decimals, halves up. */
  public void score(String applicationNo) {
    int round = newestDraw(applicationNo).orElseThrow().round();
    List<BigDecimal> scores =
        jdbc.sql("select score from evaluation_seat where application_no = :no and round = :round and conflict is not true")
            .param("no", applicationNo)
            .param("round", round)
            .query(BigDecimal.class)
            .list();
    BigDecimal mean =
        scores.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(scores.size()), 2, RoundingMode.HALF_UP);
    jdbc.sql("update evaluation_draw set mean_score = :mean where application_no = :no and round = :round")
        .param("mean", mean)
        .param("no", applicationNo)
        .param("round", round)
        .update();
  }

  /** The mean score of the newest round that is complete; empty where there is none. */
  public Optional<BigDecimal> meanScore(String applicationNo) {
    return jdbc.sql("select mean_score from evaluation_draw where application_no = :no and mean_score is not null order by round desc limit 1")
        .param("no", applicationNo)
        .query(BigDecimal.class)
        .optional();
  }

  /** As Markdown: the mean score and the experts' remarks, without their names. */
  public String summary(String applicationNo) {
    return meanScore(applicationNo)
        .map(
            mean -> {
              List<String> remarks =
                  jdbc.sql(
                          """
                          select remark from evaluation_seat where application_no = :no and conflict is not true and remark is not null
                            and round = (select max(round) from evaluation_draw where application_no = :no and mean_score is not null)
                          order by seat
                          """)
                      .param("no", applicationNo)
                      .query(String.class)
                      .list();
              StringBuilder summary = new StringBuilder("平均分 **" + mean.toPlainString() + "**");
              remarks.forEach(remark -> summary.append("\n- ").append(CaseTexts.plain(remark)));
              return summary.toString();
            })
        .orElse("");
  }

  private void seat(String applicationNo, int round, int seat, String expert) {
    jdbc.sql("insert into evaluation_seat (application_no, round, seat, expert) values (:no, :round, :seat, :expert)")
        .param("no", applicationNo)
        .param("round", round)
        .param("seat", seat)
        .param("expert", expert)
        .update();
    applications.addViewer(applicationNo, expert);
  }

  private int count(String applicationNo) {
    return jdbc.sql(
            """
            select count(distinct seat) from evaluation_seat
            where application_no = :no and round = (select max(round) from evaluation_draw where application_no = :no)
            """)
        .param("no", applicationNo)
        .query(Integer.class)
        .single();
  }

  private Optional<Draw> newestDraw(String applicationNo) {
    return jdbc.sql("select round, seed, pool from evaluation_draw where application_no = :no order by round desc limit 1")
        .param("no", applicationNo)
        .query((row, number) -> new Draw(row.getInt("round"), row.getLong("seed"), List.of((String[]) row.getArray("pool").getArray())))
        .optional();
  }
}
