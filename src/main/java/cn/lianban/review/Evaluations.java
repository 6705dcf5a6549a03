package cn.lianban.review;

import cn.lianban.intake.Applications;
import cn.lianban.intake.CaseTexts;
import cn.lianban.kernel.Conflict;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The experts' scores in the newest round; those who decide read them together, without names. */
@Repository
public class Evaluations {

  private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  private static final String NEWEST =
      "(select max(round) from evaluation_draw where application_no = :no)";

  private final JdbcClient jdbc;
  private final Applications applications;
  private final Impartiality impartiality;
  private final Clock clock;

  Evaluations(JdbcClient jdbc, Applications applications, Impartiality impartiality, Clock clock) {
    this.jdbc = jdbc;
    this.applications = applications;
    this.impartiality = impartiality;
    this.clock = clock;
  }

  /**
   * Whether the expert works for the applicant, by what the register says now: an entry may have
   * been corrected since the draw.
   */
  public boolean isOfApplicant(String applicationNo, String account) {
    return impartiality.isOf(applications.get(applicationNo), account);
  }

  /** The numbers of the seats of the newest round. */
  public List<Integer> seats(String applicationNo) {
    return jdbc.sql(
            "select seats from evaluation_draw where application_no = :no order by round desc limit 1")
        .param("no", applicationNo)
        .query(Integer.class)
        .optional()
        .map(seats -> IntStream.rangeClosed(1, seats).boxed().toList())
        .orElse(List.of());
  }

  /**
   * The expert who has the seat.
   *
   * @throws Conflict where nobody has it. In older models, which cannot wait for experts, this
   *     undoes the step that would leave the seat vacant
   */
  public String expert(String applicationNo, int seat) {
    return holder(applicationNo, seat).orElseThrow(() -> new Conflict("专家库已无可更换的专家，请先补充专家库"));
  }

  /** Whether the seat is vacant: its expert has left it, and no other has taken it. */
  public boolean isVacant(String applicationNo, int seat) {
    return holder(applicationNo, seat).isEmpty();
  }

  /** When the seat was last left; empty where it never was. */
  public Optional<OffsetDateTime> leftAt(String applicationNo, int seat) {
    return jdbc.sql(
            "select left_at from evaluation_seat where application_no = :no and seat = :seat and left_at is not null and round = "
                + NEWEST
                + " order by left_at desc limit 1")
        .param("no", applicationNo)
        .param("seat", seat)
        .query(OffsetDateTime.class)
        .optional();
  }

  private Optional<String> holder(String applicationNo, int seat) {
    return jdbc.sql(
            "select expert from evaluation_seat where application_no = :no and seat = :seat and left_at is null and round = "
                + NEWEST)
        .param("no", applicationNo)
        .param("seat", seat)
        .query(String.class)
        .optional();
  }

  /** Whether the account has a seat in the newest round, with or without an answer. */
  public boolean isSeatOf(String applicationNo, @Nullable String account) {
    return jdbc.sql(
            "select exists (select from evaluation_seat where application_no = :no and expert = :account and left_at is null and round = "
                + NEWEST
                + ")")
        .param("no", applicationNo)
        .param("account", account)
        .query(Boolean.class)
        .single();
  }

  /**
   * Records the expert's answer for the own seat: a score, or a conflict of interest, which ends
   * the right to read the case.
   */
  public void answer(
      String applicationNo,
      @Nullable String expert,
      boolean conflict,
      @Nullable BigDecimal score,
      @Nullable String remark) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    jdbc.sql(
            "update evaluation_seat set conflict = :conflict, score = :score, remark = :remark, answered_at = :at, left_at = :left"
                + " where application_no = :no and expert = :expert and left_at is null and round = "
                + NEWEST)
        .param("conflict", conflict)
        .param("score", conflict ? null : score, Types.NUMERIC)
        .param("remark", remark)
        .param("at", now)
        .param("left", conflict ? now : null, Types.TIMESTAMP_WITH_TIMEZONE)
        .param("no", applicationNo)
        .param("expert", expert)
        .update();
    if (conflict) {
      applications.removeViewer(applicationNo, expert);
    }
  }

  /** Computes the mean score of the newest round, as its plan says. */
  public void score(String applicationNo) {
    record Round(int round, int trim) {}
    Round round =
        jdbc.sql(
                "select round, trim from evaluation_draw where application_no = :no order by round desc limit 1")
            .param("no", applicationNo)
            .query(Round.class)
            .single();
    List<BigDecimal> scores =
        jdbc.sql(
                "select score from evaluation_seat where application_no = :no and round = :round and score is not null")
            .param("no", applicationNo)
            .param("round", round.round)
            .query(BigDecimal.class)
            .list();
    jdbc.sql(
            "update evaluation_draw set mean_score = :mean where application_no = :no and round = :round")
        .param("mean", MeanScore.of(scores, round.trim))
        .param("no", applicationNo)
        .param("round", round.round)
        .update();
  }

  /** The mean score of the newest round that is complete; empty where there is none. */
  public Optional<BigDecimal> meanScore(String applicationNo) {
    return complete(applicationNo).map(Complete::mean);
  }

  /**
   * The lowest sufficient mean score by the plan of the newest complete round; empty where there is
   * no such round or no such score.
   */
  public Optional<BigDecimal> minimumScore(String applicationNo) {
    return complete(applicationNo).map(Complete::minimum);
  }

  /** The criteria for the experts; empty where the plan has none. */
  public Optional<String> criteria(String applicationNo) {
    return jdbc.sql(
            "select criteria from evaluation_draw where application_no = :no and criteria is not null order by round desc limit 1")
        .param("no", applicationNo)
        .query(String.class)
        .optional();
  }

  /**
   * The summary as Markdown: the mean score, how it was computed, and each expert's remark without
   * the name. Empty before the round is complete.
   */
  public String summary(String applicationNo) {
    return complete(applicationNo).map(round -> summary(applicationNo, round)).orElse("");
  }

  private String summary(String applicationNo, Complete round) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "平均分 **"
            + round.mean.toPlainString()
            + "**（"
            + round.seats
            + " 名专家"
            + (round.trim == 0 ? "" : "，去掉最高分、最低分各 " + round.trim + " 个")
            + "）"
            + (round.minimum == null
                ? ""
                : "，最低要求 " + round.minimum.stripTrailingZeros().toPlainString() + " 分"));
    if (round.criteria != null) {
      lines.add("");
      lines.add("评审要点：" + CaseTexts.plain(round.criteria));
      lines.add("");
    }
    record Said(int seat, BigDecimal score, String remark) {}
    jdbc.sql(
            "select seat, score, remark from evaluation_seat where application_no = :no and round = :round and score is not null order by seat")
        .param("no", applicationNo)
        .param("round", round.round)
        .query(Said.class)
        .list()
        .forEach(
            said ->
                lines.add(
                    "- "
                        + label(said.seat)
                        + "："
                        + said.score.stripTrailingZeros().toPlainString()
                        + " 分"
                        + (said.remark == null ? "" : "。" + CaseTexts.plain(said.remark))));
    return String.join("\n", lines);
  }

  /** The label of a seat for readers who may not see names: 专家一. */
  static String label(int seat) {
    String tens = seat < 10 ? "" : (seat < 20 ? "" : DIGITS[seat / 10 % 10]) + "十";
    return "专家" + tens + DIGITS[seat % 10];
  }

  private record Complete(
      int round, BigDecimal mean, BigDecimal minimum, int seats, int trim, String criteria) {}

  private Optional<Complete> complete(String applicationNo) {
    return jdbc.sql(
            """
            select round, mean_score as mean, minimum_score as minimum, seats, trim, criteria from evaluation_draw
            where application_no = :no and mean_score is not null order by round desc limit 1
            """)
        .param("no", applicationNo)
        .query(Complete.class)
        .optional();
  }
}
