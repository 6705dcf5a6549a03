package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.Office.Applicant;
import cn.lianban.testing.ServiceTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class SubmittedTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  @Autowired Office office;
  @Autowired JdbcClient jdbc;
  @Autowired MutableClock clock;

  @Test
  void the_same_request_under_the_same_key_is_one_application() {
    Applicant applicant = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R07-1", applicant, DEVICE);

    Answer first = submits(applicant.account(), "key-1", body);
    Answer again = submits(applicant.account(), "key-1", body);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("no")).isEqualTo(first.body().path("no"));
    assertThat(again.location())
        .isEqualTo(first.location())
        .isEqualTo("/api/applications/" + first.body().path("no").asText());

    body.put("matter", "二号项目");
    assertThat(submits(applicant.account(), "key-1", body).status())
        .as("another body")
        .isEqualTo(409);
    assertThat(submits(applicant.account(), "key-2", body).status())
        .as("another key")
        .isEqualTo(201);
    assertThat(applications(applicant)).isEqualTo(2);
    Applicant other = office.newApplicant();
    assertThat(
            submits(other.account(), "key-1", Office.anApplication("R07-1", other, DEVICE))
                .status())
        .as("keys are an account's own")
        .isEqualTo(201);
  }

  @Test
  void a_submission_without_a_key_is_told_so() {
    Applicant applicant = office.newApplicant();
    Answer answer =
        office.post(
            applicant.account(),
            "/api/applications",
            Office.anApplication("R07-1", applicant, DEVICE));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).contains("Idempotency-Key");
    assertThat(applications(applicant)).isZero();
  }

  @Test
  void a_credit_code_is_checked_with_its_check_character() {
    Applicant applicant = office.newApplicant();
    for (String wrong :
        List.of(
            oneOff(applicant.uscc()),
            "91110114",
            applicant.uscc() + "0",
            "91110114IO00000011",
            "")) {
      Answer answer =
          submits(
              applicant.account(),
              UUID.randomUUID().toString(),
              Office.anApplication("R07-1", new Applicant("", wrong), DEVICE));
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.errors()).contains("applicant.uscc: ");
    }
  }

  @Test
  void only_award_items_that_exist_can_be_applied_for() {
    Applicant applicant = office.newApplicant();

    assertThat(item(applicant, "R99-9").errors()).contains("itemId: ").contains("R99-9");
    assertThat(item(applicant, "M01-2").errors()).contains("itemId: ").contains("不是奖补事项");
    assertThat(item(applicant, "D01").status()).isEqualTo(400);
    assertThat(item(applicant, "").errors()).contains("itemId: 请填写");
    assertThat(applications(applicant)).isZero();
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    Applicant applicant = office.newApplicant();
    Map<String, Object> facts =
        new HashMap<>(Map.of("deviceClass", "IV", "rdExpense", "-1", "colour", "red"));
    Map<String, Object> body = Office.anApplication("R07-1", applicant, facts);
    body.put("facts", facts);
    body.put("matter", " ");
    body.put(
        "otherDistrictAwards",
        List.of(Map.of("policy", "", "matter", "甲", "amount", "1.001", "date", "2025-01-01")));

    assertThat(submits(applicant.account(), "all-at-once", body).errors())
        .contains("matter: ")
        .contains("facts.deviceClass: ")
        .contains("facts.rdExpense: ")
        .contains("facts.colour: ")
        .contains("facts.certificateObtained: ")
        .contains("otherDistrictAwards[0].policy: ")
        .contains("otherDistrictAwards[0].amount: ");
  }

  @Test
  void an_award_of_another_policy_is_not_of_a_day_or_a_year_to_come() {
    Applicant applicant = office.newApplicant();
    LocalDate today = LocalDate.now(clock);
    Map<String, Object> body = Office.anApplication("R07-1", applicant, DEVICE);
    body.put("otherDistrictAwards", List.of(otherAward(today.plusDays(1), today.getYear() + 1)));
    assertThat(submits(applicant.account(), "to-come", body).errors())
        .contains("otherDistrictAwards[0].date: 获得日期不能晚于今天")
        .contains("otherDistrictAwards[0].year: 所属年度不能晚于今年");
    body.put("otherDistrictAwards", List.of(otherAward(today, today.getYear())));
    assertThat(submits(applicant.account(), "of-today", body).status()).isEqualTo(201);
  }

  private static Map<String, Object> otherAward(LocalDate date, int year) {
    return Map.of(
        "policy", "甲", "matter", "乙", "amount", 1000, "date", date.toString(), "year", year);
  }

  @Test
  void a_certificate_that_was_obtained_needs_its_number_and_its_day() {
    Applicant applicant = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R07-1", applicant, DEVICE);
    Map<String, Object> withoutDay = new HashMap<>(Office.inScope("R07-1"));
    withoutDay.putAll(DEVICE);
    body.put("facts", withoutDay);
    assertThat(submits(applicant.account(), "no-day", body).errors())
        .contains("facts.certificateNumber: 请填写“医疗器械注册证编号”")
        .contains("facts.certifiedOn: 请填写“医疗器械注册证批准日期”");

    Map<String, Object> notYet = new HashMap<>(withoutDay);
    notYet.put("certificateObtained", false);
    body.put("facts", notYet);
    assertThat(submits(applicant.account(), "not-yet", body).status()).isEqualTo(201);
  }

  /** A copy of an object inside a body. */
  private static Map<String, Object> part(Map<String, Object> body, String name) {
    Map<String, Object> copy = new HashMap<>();
    ((Map<?, ?>) body.get(name)).forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }

  @Test
  void the_direction_is_a_fact_that_may_stand_beside_the_applicant_and_has_a_default() {
    Applicant applicant = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R07-1", applicant, DEVICE);
    Case usual = office.applies(applicant, body);
    assertThat(usual.file().path("facts").path("direction").asText()).isEqualTo("high-end-devices");
    assertThat(usual.file().path("applicant").path("direction").asText())
        .isEqualTo("high-end-devices");

    Map<String, Object> organisation = part(body, "applicant");
    organisation.put("direction", "new-formats");
    body.put("applicant", organisation);
    Case named = office.applies(applicant, body);
    assertThat(named.file().path("facts").path("direction").asText()).isEqualTo("new-formats");

    Map<String, Object> facts = part(body, "facts");
    facts.put("direction", "other");
    body.put("facts", facts);
    assertThat(submits(applicant.account(), "two-directions", body).errors())
        .contains("applicant.direction: 支持方向与申报数据中的 facts.direction 不一致");
  }

  @Test
  void what_every_application_has_to_be_is_declared_verified_and_decides() {
    Applicant applicant = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R07-1", applicant, DEVICE);
    Map<String, Object> facts = part(body, "facts");
    facts.remove("medicalField");
    facts.remove("changpingTie");
    body.put("facts", facts);
    assertThat(submits(applicant.account(), "out-of-scope", body).errors())
        .contains("facts.medicalField: 请填写", "facts.changpingTie: 请填写");

    Case declared = office.applies("R07-1", DEVICE).goesOnTo("verifying");
    declared.isVerifiedAs(
        "cp-fsc", "changpingTie", "none", "medicalField", false, "remark", "登记与经营均在外地，主营食品");
    assertThat(declared.file().path("assessment").path("unmet").findValuesAsText("message"))
        .containsExactly("申报主体、申报内容不属于医药健康领域（支持办法第二条）", "申报主体、申报内容与昌平区没有联系（支持办法第二条“昌平医药健康产业”）");
    assertThat(
            declared
                .tries(
                    "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
                .errors())
        .contains("只能作出不予支持的结论");

    Case planned = office.applies("M05-1", Map.of("changpingTie", "planned")).goesOnTo("verifying");
    planned.goesOnTo("concluding");
    assertThat(planned.file().path("assessment").path("questions").findValuesAsText("reading"))
        .contains("changpingTieMeasures");
  }

  @Test
  void an_organisation_applies_through_one_account_and_an_account_for_one_organisation() {
    Applicant applicant = office.newApplicant();
    Applicant other = office.newApplicant();
    assertThat(
            submits(applicant.account(), "bind", Office.anApplication("R07-1", applicant, DEVICE))
                .status())
        .isEqualTo(201);

    Answer stranger =
        submits(other.account(), "bind", Office.anApplication("R07-1", applicant, DEVICE));
    assertThat(stranger.status()).isEqualTo(403);
    assertThat(stranger.body().path("detail").asText()).contains("绑定");
    assertThat(
            submits(applicant.account(), "bind-2", Office.anApplication("R07-1", other, DEVICE))
                .status())
        .isEqualTo(403);
    assertThat(
            submits(other.account(), "bind", Office.anApplication("R07-1", other, DEVICE)).status())
        .as("and is not bound by the attempt")
        .isEqualTo(201);
  }

  @Test
  void officials_and_the_public_do_not_apply() {
    Applicant applicant = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R07-1", applicant, DEVICE);

    assertThat(submits("cp-fsc", "official", body).status()).isEqualTo(403);
    assertThat(submits(null, "nobody", body).status()).isEqualTo(401);
  }

  @Test
  void an_application_is_seen_by_who_made_it_and_who_handles_it() {
    Applicant applicant = office.newApplicant();
    String path =
        office.applies(applicant, Office.anApplication("R07-1", applicant, DEVICE)).path();

    for (String account :
        List.of(applicant.account(), "cp-fsc", "cp-fsc-2", "monitor", "auditor")) {
      assertThat(office.get(account, path).status()).as(account).isEqualTo(200);
    }
    for (String account : List.of(office.newApplicant().account(), "cp-gov", "bj-drc", "expert1")) {
      assertThat(office.get(account, path).status()).as(account).isEqualTo(404);
    }
  }

  private Answer item(Applicant applicant, String item) {
    return submits(
        applicant.account(),
        UUID.randomUUID().toString(),
        Office.anApplication(item, applicant, Map.of()));
  }

  private Answer submits(String account, String key, Map<String, Object> body) {
    return office.ask(
        account, HttpMethod.POST, "/api/applications", body, Map.of("Idempotency-Key", key));
  }

  private int applications(Applicant applicant) {
    return jdbc.sql("select count(*) from application where uscc = :uscc")
        .param("uscc", applicant.uscc())
        .query(Integer.class)
        .single();
  }

  /** The same code with another check character. */
  private static String oneOff(String uscc) {
    return uscc.substring(0, 17) + (uscc.endsWith("0") ? "1" : "0");
  }
}
