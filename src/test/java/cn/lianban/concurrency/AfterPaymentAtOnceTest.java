package cn.lianban.concurrency;

import static cn.lianban.testing.Recovery.wholeAward;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Simultaneous actions on a paid award: exactly one takes effect, and nothing counts twice. */
@ServiceTest
class AfterPaymentAtOnceTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final String TODAY = "2026-03-02";
  private static final int MANY = 8;

  @Autowired Office office;
  @Autowired JdbcClient jdbc;
  @Autowired ReleasedModels models;

  @AfterEach
  void the_models_of_the_project_are_the_newest_again() {
    models.asTheyAre();
  }

  @Test
  void breaches_that_are_reported_at_once_begin_one_recovery() {
    Case award = paid();

    List<Integer> answers = AtOnce.all(many(i -> () -> breach(award, "第 " + i + " 次")));

    assertThat(Collections.frequency(answers, 201)).isEqualTo(1);
    assertThat(Collections.frequency(answers, 409)).isEqualTo(MANY - 1);
    assertThat(count("breach", award)).isEqualTo(1);
    award.is("recovering").after("replyExpired");
    assertThat(award.holders()).containsExactly("cp-fsc/proposeRecovery");
  }

  @Test
  void a_return_and_a_breach_at_once_come_to_one_of_them() {
    Case award = paid();

    List<Integer> answers =
        AtOnce.all(List.of(() -> breach(award, "违反条件"), () -> bankReturn(award, 0)));

    assertThat(answers).containsExactlyInAnyOrder(201, 409);
    assertThat(award.status()).isEqualTo(answers.get(0) == 201 ? "recovering" : "paying");
    assertThat(count("breach", award)).isEqualTo(answers.get(0) == 201 ? 1 : 0);
  }

  @Test
  void one_payment_is_returned_once() {
    Case award = paid();

    List<Integer> answers = AtOnce.all(many(i -> () -> bankReturn(award, i)));

    assertThat(Collections.frequency(answers, 201)).isEqualTo(1);
    office.put(
        award.applicant().account(),
        award.path() + "/bank-account",
        Map.of("bankAccount", "0200 1"));
    assertThat(award.is("paying").holders())
        .as("one new payment")
        .containsExactly("cp-fsc-payer/payAward");
  }

  @Test
  void an_instalment_that_is_registered_many_times_at_once_comes_in_once() {
    Case award = paid();
    breach(award, "违反条件");
    award.after("replyExpired");
    award.does("cp-fsc", "proposeRecovery", wholeAward("全部追回"));
    award.does("cp-fsc-approver", "confirmRecovery", "decision", "confirm");
    String task = award.task("cp-fsc-payer", "registerRepayment");

    List<Integer> answers =
        AtOnce.all(
            many(
                i ->
                    () ->
                        office
                            .post(
                                "cp-fsc-payer",
                                "/api/tasks/" + task + "/completion",
                                Map.of(
                                    "repaymentReference",
                                    "AT-" + award.no() + "-" + i,
                                    "repaidOn",
                                    TODAY,
                                    "repaidAmount",
                                    "2000000.00"))
                            .status()));

    assertThat(Collections.frequency(answers, 204)).isEqualTo(1);
    assertThat(Collections.frequency(answers, 409)).isEqualTo(MANY - 1);
    assertThat(count("repayment", award)).isEqualTo(1);
    assertThat(award.award()).isEqualTo("1000000.00");
    award.is("recovering");
  }

  @Test
  void answers_and_reports_that_are_sent_at_once_are_taken_once() {
    Case award = paid();
    breach(award, "违反条件");

    List<Integer> answers =
        AtOnce.all(
            many(
                i ->
                    () ->
                        office
                            .post(
                                award.applicant().account(),
                                award.path() + "/breach-reply",
                                Map.of("text", "说明 " + i))
                            .status()));

    assertThat(Collections.frequency(answers, 204)).isEqualTo(1);
    assertThat(Collections.frequency(answers, 409)).isEqualTo(MANY - 1);
    assertThat(award.told("breach-reply")).hasSize(1);
  }

  @Test
  void two_awards_of_one_applicant_that_are_paid_back_at_once_bar_it_for_the_longer_time() {
    models.withAnswers(Map.of("barringPeriod", "asListed"));
    Office.Applicant applicant = office.newApplicant();
    List<Case> awards =
        Stream.of("甲产品", "乙产品")
            .map(matter -> office.applies(applicant, "R07-1", matter, DEVICE).goesOnTo("paid"))
            .toList();
    List<String> grounds = List.of("misused-funds", "false-statement");
    List<String> tasks =
        IntStream.range(0, 2)
            .mapToObj(
                i -> {
                  Case award = awards.get(i);
                  breach(award, grounds.get(i), "违反条件");
                  award.after("replyExpired");
                  award.does("cp-fsc", "proposeRecovery", wholeAward("全部追回"));
                  return award.task("cp-fsc-approver", "confirmRecovery");
                })
            .toList();

    List<Integer> answers =
        AtOnce.all(
            tasks.stream()
                .<Callable<Integer>>map(
                    task ->
                        () ->
                            office
                                .post(
                                    "cp-fsc-approver",
                                    "/api/tasks/" + task + "/completion",
                                    Map.of("decision", "confirm"))
                                .status())
                .toList());

    assertThat(answers).containsOnly(204);
    assertThat(
            jdbc.sql("select cast(barred_until as text) from applicant where uscc = :uscc")
                .param("uscc", applicant.uscc())
                .query(String.class)
                .single())
        .isEqualTo("2031-03-02");
    assertThat(
            jdbc.sql("select sum(amount) from award where uscc = :uscc")
                .param("uscc", applicant.uscc())
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo("6000000.00");
  }

  private interface Deed {
    Callable<Integer> number(int i);
  }

  private static List<Callable<Integer>> many(Deed deed) {
    return IntStream.range(0, MANY).mapToObj(deed::number).toList();
  }

  private Case paid() {
    return office.applies("R07-1", DEVICE).goesOnTo("paid");
  }

  private int breach(Case award, String text) {
    return breach(award, "other", text);
  }

  private int breach(Case award, String ground, String text) {
    Map<String, Object> body = new HashMap<>(Map.of("ground", ground, "text", text));
    return office.post("cp-fsc", award.path() + "/breaches", body).status();
  }

  private int bankReturn(Case award, int number) {
    Map<String, Object> body =
        Map.of(
            "reference",
            "ONCE-" + award.no() + "-" + number,
            "reason",
            "户名不符",
            "returnedOn",
            TODAY);
    return office.post("cp-fsc-payer", award.path() + "/bank-return", body).status();
  }

  private int count(String table, Case award) {
    return jdbc.sql("select count(*) from " + table + " where application_no = :no")
        .param("no", award.no())
        .query(Integer.class)
        .single();
  }
}
