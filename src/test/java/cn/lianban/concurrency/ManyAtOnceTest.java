package cn.lianban.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Simultaneous actions: nothing is lost, nothing is granted twice, nothing is overdrawn. */
@ServiceTest
class ManyAtOnceTest {

  private static final int MANY = 20;
  private static final String PLENTY = "900000000.00";

  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  @Test
  void all_bureaus_give_their_opinion_at_once_and_every_one_counts() {
    Map<String, Object> fund =
        Map.of(
            "fundName",
            "一号基金",
            "privateEquityFund",
            true,
            "committedDue",
            100_000_000,
            "paidInCapital",
            100_000_000,
            "longTermCapital",
            0,
            "investedInTechFirms",
            30_000_000,
            "requestedAmount",
            1_000_000);
    Case one =
        office
            .applies("M09-1", fund)
            .does("cp-gov", "acceptApplication", "decision", "accept")
            .is("reviewing");
    List<String> bureaus =
        one.holders().stream().map(holder -> holder.substring(0, holder.indexOf('/'))).toList();
    assertThat(bureaus).hasSize(7);
    Map<String, String> tasks =
        bureaus.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), bureau -> one.task(bureau, "reviewApplication")));

    List<Integer> answers =
        AtOnce.all(
            bureaus.stream()
                .<Callable<Integer>>map(
                    bureau ->
                        () ->
                            complete(bureau, tasks.get(bureau), Map.of("opinion", "agree"))
                                .status())
                .toList());

    assertThat(answers).containsOnly(204);
    office.runJobs();
    one.is("verifying");
    assertThat(count("select count(*) from opinion where application_no = :no", one.no()))
        .isEqualTo(7);
  }

  @Test
  void twenty_approvals_for_one_matter_award_it_once() {
    Office.Applicant applicant = office.newApplicant();
    List<Case> cases = IntStream.range(0, MANY).mapToObj(i -> device(applicant, "同一产品")).toList();

    List<Integer> answers = approveAll(cases, "cp-fsc-approver");

    assertThat(Collections.frequency(answers, 204)).isEqualTo(1);
    assertThat(Collections.frequency(answers, 409)).isEqualTo(MANY - 1);
    assertThat(
            sum(
                "select sum(amount) from award where uscc = :key and status <> 'released'",
                applicant.uscc()))
        .isEqualByComparingTo("3000000.00");
    office.runJobs();
    assertThat(cases.stream().map(Case::status))
        .containsOnlyOnce("publicised")
        .filteredOn(status -> !status.equals("publicised"))
        .containsOnly("concluding");
  }

  @Test
  void hosts_of_one_event_that_are_approved_at_once_are_not_both_awarded_uncompared() {
    List<Case> cases =
        IntStream.range(0, MANY)
            .mapToObj(
                i ->
                    office
                        .applies(office.newApplicant(), "R17-3a", "同时审定的类器官大会", Map.of())
                        .goesOnTo("approving"))
            .toList();

    List<Integer> answers = approveAll(cases, "cp-fsc-approver");

    assertThat(Collections.frequency(answers, 204)).isEqualTo(1);
    assertThat(Collections.frequency(answers, 409)).isEqualTo(MANY - 1);
    office.runJobs();
    assertThat(cases.stream().map(Case::status))
        .containsOnlyOnce("publicised")
        .filteredOn(status -> !status.equals("publicised"))
        .containsOnly("concluding");
  }

  @Test
  void twenty_approvals_from_one_budget_never_overdraw_it() {
    budget(PLENTY);
    BigDecimal before =
        sum("select committed from budget where item_id = :key and year = 2026", "R04-1");
    BigDecimal whole = before.add(new BigDecimal("1000000.00"));
    List<Case> cases = IntStream.range(0, MANY).mapToObj(i -> proofOfConcept()).toList();
    budget(whole.toPlainString());

    List<Integer> answers = approveAll(cases, "cp-fsc-approver");

    assertThat(Collections.frequency(answers, 204)).isEqualTo(10);
    assertThat(Collections.frequency(answers, 409)).isEqualTo(10);
    assertThat(sum("select committed from budget where item_id = :key and year = 2026", "R04-1"))
        .isEqualByComparingTo(whole);
    assertThat(
            sum(
                "select sum(amount) from award where item_id = :key and status <> 'released'",
                "R04-1"))
        .isEqualByComparingTo(whole);
    budget(PLENTY);
  }

  @Test
  void twenty_years_at_once_award_no_more_than_three() {
    Office.Applicant applicant = office.newApplicant();
    List<Case> cases =
        IntStream.range(0, MANY).mapToObj(i -> smallFirm(applicant, 2001 + i)).toList();

    List<Integer> answers = approveAll(cases, "cp-fsc-approver");

    assertThat(Collections.frequency(answers, 204)).isEqualTo(3);
    assertThat(
            count(
                "select count(*) from award_year where scope = 'applicant ' || :no",
                applicant.uscc()))
        .isEqualTo(3);
  }

  @Test
  void twenty_payments_of_one_award_register_one() {
    Case paying =
        device(office.newApplicant(), "待拨付产品")
            .does("cp-fsc-approver", "approveAward", "decision", "approve")
            .after("publicityEnded")
            .is("paying");
    String task = paying.task("cp-fsc-payer", "payAward");

    List<Integer> answers =
        AtOnce.all(
            IntStream.range(0, MANY)
                .<Callable<Integer>>mapToObj(
                    i ->
                        () ->
                            complete(
                                    "cp-fsc-payer",
                                    task,
                                    Map.of(
                                        "paymentReference",
                                        "PAY-" + paying.no() + "-" + i,
                                        "paidOn",
                                        "2026-03-02"))
                                .status())
                .toList());

    assertThat(Collections.frequency(answers, 204)).isEqualTo(1);
    assertThat(Collections.frequency(answers, 409)).isEqualTo(MANY - 1);
    assertThat(count("select count(*) from payment where application_no = :no", paying.no()))
        .isEqualTo(1);
    paying.is("paid");
  }

  @Test
  void one_request_sent_twenty_times_at_once_makes_one_application() {
    Office.Applicant applicant = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R07-1", applicant, deviceFacts());

    List<Answer> answers =
        AtOnce.all(
            IntStream.range(0, MANY)
                .<Callable<Answer>>mapToObj(
                    i ->
                        () ->
                            office.ask(
                                applicant.account(),
                                HttpMethod.POST,
                                "/api/applications",
                                body,
                                Map.of("Idempotency-Key", "once")))
                .toList());

    assertThat(answers).extracting(Answer::status).containsOnly(200, 201).containsOnlyOnce(201);
    assertThat(answers.stream().map(answer -> answer.body().path("no").asText()).distinct())
        .hasSize(1);
    assertThat(count("select count(*) from application where uscc = :no", applicant.uscc()))
        .isEqualTo(1);
  }

  @Test
  void objections_sent_at_once_are_all_kept() {
    Case publicised =
        device(office.newApplicant(), "公示产品")
            .does("cp-fsc-approver", "approveAward", "decision", "approve")
            .is("publicised");

    List<Integer> answers =
        AtOnce.all(
            IntStream.range(0, MANY)
                .<Callable<Integer>>mapToObj(
                    i ->
                        () ->
                            office
                                .post(
                                    null,
                                    publicised.path() + "/objections",
                                    Map.of("name", "某人" + i, "contact", "1", "text", "有异议"))
                                .status())
                .toList());

    assertThat(answers).containsOnly(202);
    assertThat(count("select count(*) from objection where application_no = :no", publicised.no()))
        .isEqualTo(MANY);
    publicised.is("objected");
    assertThat(publicised.holders()).containsExactly("cp-fsc/handleObjection");
  }

  /**
   * Other tests award the item too: what they have taken of the budget counts, and they need what
   * is left.
   */
  private void budget(String amount) {
    assertThat(office.budget("owner1", "R04-1", 2026, amount, "年初批复").status()).isEqualTo(200);
  }

  private List<Integer> approveAll(List<Case> cases, String approver) {
    List<Callable<Integer>> deeds = new ArrayList<>();
    for (Case one : cases) {
      String task = one.task(approver, "approveAward");
      deeds.add(() -> complete(approver, task, Map.of("decision", "approve")).status());
    }
    return AtOnce.all(deeds);
  }

  private Answer complete(String account, String task, Map<String, ?> fields) {
    return office.post(account, "/api/tasks/" + task + "/completion", fields);
  }

  private static Map<String, Object> deviceFacts() {
    return Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", "10000000.00");
  }

  private Case device(Office.Applicant applicant, String matter) {
    return untilApproval("R07-1", applicant, matter, deviceFacts(), "3000000.00");
  }

  private Case proofOfConcept() {
    Office.Applicant applicant = office.newApplicant();
    // one of a title or name that another applicant has too would go back to the lead
    String project = "概念验证 " + applicant.account();
    Map<String, Object> facts =
        Map.of("projectName", project, "partnerHospital", "北大国际医院", "requestedAmount", "100000.00");
    return untilApproval("R04-1", applicant, project, facts, "100000.00");
  }

  private Case smallFirm(Office.Applicant applicant, int year) {
    Map<String, Object> facts =
        Map.of(
            "fiscalYear",
            year,
            "lastYearRevenue",
            "20000000.00",
            "lastYearRdExpense",
            "6000000.00",
            "yearBeforeLastRdExpense",
            "5000000.00");
    return untilApproval("R14-1", applicant, "研发投入", facts, "600000.00");
  }

  private Case untilApproval(
      String item,
      Office.Applicant applicant,
      String matter,
      Map<String, Object> facts,
      String amount) {
    Map<String, Object> body = Office.anApplication(item, applicant, facts);
    body.put("matter", matter);
    Case accepted =
        office
            .applies(applicant, body)
            .does("cp-fsc", "acceptApplication", "decision", "accept")
            .does("cp-fsc", "reviewApplication", "opinion", "agree");
    List<Object> fields = new ArrayList<>(List.of("decision", "verified"));
    new ObjectMapper()
        .convertValue(accepted.file().path("facts"), new TypeReference<Map<String, Object>>() {})
        .forEach((fact, value) -> fields.addAll(Arrays.asList(fact, value)));
    Case verifiedCase = accepted.does("cp-fsc", "verifyFacts", fields.toArray());
    return verifiedCase
        .does(
            "cp-fsc",
            "consolidateOpinions",
            "conclusion",
            "support",
            "recognisedAmount",
            amount,
            "answers",
            verifiedCase.answers("none", "经核对不影响"))
        .is("approving");
  }

  private int count(String sql, String key) {
    return jdbc.sql(sql).param("no", key).query(Integer.class).single();
  }

  private BigDecimal sum(String sql, String key) {
    return jdbc.sql(sql).param("key", key).query(BigDecimal.class).single();
  }
}
