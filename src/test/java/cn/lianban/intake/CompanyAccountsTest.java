package cn.lianban.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.concurrency.AtOnce;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.tasks.TaskWork;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Accepting bodies decide which accounts act for a company, because staff leave and the first
 * account may not have belonged to it.
 */
@ServiceTest
class CompanyAccountsTest {

  private static final Map<String, ?> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "86000000.00");
  private static final String REASON = "原经办人已离职，已核对授权书";

  @Autowired Office office;
  @Autowired TaskWork work;

  @Test
  void a_company_is_moved_to_another_account_with_all_its_cases_and_what_it_is_told() {
    Case award =
        office
            .applies("M05-1", SCENARIO)
            .does("cp-gov", "acceptApplication", "decision", "correct", "remark", "投资总额与审计报告不一致");
    Office.Applicant company = award.applicant();
    Case service =
        office.asks(company, Office.aServiceRequest("M06-2", company, office.anyFacts("M06-2")));
    String former = company.account();
    String next = office.newApplicant().account();

    Answer moved = change("cp-gov", company.uscc(), List.of(next), List.of(former), REASON);
    assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
    assertThat(accounts(moved.body())).containsExactly(next);

    for (Case one : List.of(award, service)) {
      assertThat(office.get(former, one.path()).status()).as(one.path()).isEqualTo(404);
      assertThat(office.get(next, one.path()).status()).as(one.path()).isEqualTo(200);
    }
    assertThat(office.get(former, "/api/applications").body().path("total").asInt()).isZero();
    assertThat(office.get(next, "/api/applications").body().path("total").asInt()).isEqualTo(1);
    assertThat(office.get(former, "/api/service-requests").body().path("total").asInt()).isZero();
    assertThat(office.get(former, "/api/notices").body().toString()).doesNotContain(award.no());
    assertThat(office.get(next, "/api/notices").body().toString())
        .contains("申报 " + award.no() + " 需要补正");
    assertThat(office.post(former, award.path() + "/withdrawal", Map.of("reason", "不再申报")).status())
        .isEqualTo(404);
    assertThat(
            office.post(former, service.path() + "/withdrawal", Map.of("reason", "不再申报")).status())
        .isEqualTo(404);
    assertThat(
            office.post(next, award.path() + "/corrections", Map.of("text", "已按审计报告更正")).status())
        .isEqualTo(204);
    assertThat(office.post(next, service.path() + "/withdrawal", Map.of("reason", "不再申报")).status())
        .isEqualTo(204);

    JsonNode changes =
        office.get("auditor", "/api/companies/" + company.uscc() + "/changes").body();
    assertThat(changes)
        .extracting(
            change ->
                String.join(
                    " ",
                    change.path("kind").asText(),
                    change.at("/account/id").asText(),
                    change.at("/actor/id").asText(),
                    change.path("reason").asText()))
        .containsExactly(
            "added " + next + " cp-gov " + REASON,
            "removed " + former + " cp-gov " + REASON,
            "bound " + former + " " + former + " null");
  }

  @Test
  void all_accounts_of_a_company_see_its_cases_those_that_come_later_too() {
    Case first = office.applies("M05-1", SCENARIO);
    Office.Applicant company = first.applicant();
    String second = office.newApplicant().account();
    assertThat(
            change("cp-fsc", company.uscc(), List.of(company.account(), second), null, "增加一名经办人")
                .status())
        .isEqualTo(200);

    Case later =
        office.applies(new Office.Applicant(second, company.uscc()), "M05-1", "二号项目", SCENARIO);
    for (String account : List.of(company.account(), second)) {
      assertThat(office.get(account, first.path()).status()).isEqualTo(200);
      assertThat(office.get(account, later.path()).status()).isEqualTo(200);
      assertThat(office.get(account, "/api/applications").body().path("total").asInt())
          .isEqualTo(2);
    }
    assertThat(
            office
                .post(company.account(), later.path() + "/withdrawal", Map.of("reason", "重复申报"))
                .status())
        .isEqualTo(204);
  }

  @Test
  void what_a_moved_account_had_sent_before_is_not_told_to_it_again() {
    Office.Applicant company = office.newApplicant();
    Map<String, Object> body = Office.anApplication("M05-1", company, SCENARIO);
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    assertThat(
            office.ask(company.account(), HttpMethod.POST, "/api/applications", body, key).status())
        .isEqualTo(201);
    assertThat(change("cp-gov", company.uscc(), List.of(), null, "账号被冒用").status()).isEqualTo(200);
    assertThat(
            office.ask(company.account(), HttpMethod.POST, "/api/applications", body, key).status())
        .isEqualTo(404);

    Answer again =
        office.ask(
            company.account(),
            HttpMethod.POST,
            "/api/applications",
            body,
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    assertThat(again.status())
        .as("whoever was removed does not come back by being the first")
        .isEqualTo(403);
    assertThat(again.body().path("code").asText()).isEqualTo("company-taken");
  }

  @Test
  void a_claim_is_decided_by_people_with_a_reason() {
    Case taken = office.applies("M05-1", SCENARIO);
    String uscc = taken.applicant().uscc();
    String stranger = taken.applicant().account();
    Office.Applicant rightful = office.newApplicant();

    Map<String, Object> body =
        Office.anApplication("M05-1", new Office.Applicant(rightful.account(), uscc), SCENARIO);
    Answer refused =
        office.ask(
            rightful.account(),
            HttpMethod.POST,
            "/api/applications",
            body,
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().path("code").asText()).isEqualTo("company-taken");
    assertThat(refused.errors()).contains("认领申请");

    assertThat(
            office
                .post(rightful.account(), "/api/claims", Map.of("uscc", uscc, "text", " "))
                .errors())
        .contains("text: 请填写认领的理由");
    assertThat(
            office
                .post(
                    rightful.account(),
                    "/api/claims",
                    Map.of("uscc", rightful.uscc(), "text", "本单位"))
                .status())
        .as("nobody has it")
        .isEqualTo(409);
    assertThat(office.post(stranger, "/api/claims", Map.of("uscc", uscc, "text", "本单位")).status())
        .as("has it already")
        .isEqualTo(409);
    Answer filed =
        office.post(rightful.account(), "/api/claims", Map.of("uscc", uscc, "text", "我是本单位的法定代表人"));
    assertThat(filed.status()).isEqualTo(201);
    assertThat(
            office
                .post(rightful.account(), "/api/claims", Map.of("uscc", uscc, "text", "再次提交"))
                .status())
        .as("one at a time")
        .isEqualTo(409);

    String claim = filed.location();
    assertThat(office.get("cp-gov", "/api/claims?open=true&size=200").body().toString())
        .contains("我是本单位的法定代表人");
    assertThat(office.get("monitor", "/api/claims?open=true&size=200").body().toString())
        .contains("我是本单位的法定代表人");
    assertThat(office.get(stranger, "/api/claims").body().path("total").asInt())
        .as("a claim is told to whoever filed it")
        .isZero();
    assertThat(office.get("bj-drc", "/api/claims").status()).isEqualTo(403);
    for (String other :
        List.of(
            "bj-drc", "cp-gov-approver", "monitor", "auditor", "admin", "special-team", stranger)) {
      assertThat(
              office
                  .post(other, claim + "/decision", Map.of("decision", "replace", "reason", "核实"))
                  .status())
          .as(other)
          .isEqualTo(403);
    }
    assertThat(office.post("cp-gov", claim + "/decision", Map.of("decision", "both")).errors())
        .contains("decision: ", "reason: 请填写处理的理由");

    Answer decided =
        office.post(
            "cp-gov", claim + "/decision", Map.of("decision", "replace", "reason", "已核对营业执照"));
    assertThat(decided.status()).as(decided.body().toString()).isEqualTo(200);
    assertThat(
            office
                .post("cp-gov-2", claim + "/decision", Map.of("decision", "refuse", "reason", "晚了"))
                .status())
        .isEqualTo(409);
    assertThat(
            office.get(rightful.account(), "/api/claims").body().at("/content/0/reason").asText())
        .isEqualTo("已核对营业执照");
    assertThat(office.get(rightful.account(), taken.path()).status()).isEqualTo(200);
    assertThat(office.get(stranger, taken.path()).status()).isEqualTo(404);
    assertThat(
            office
                .get("auditor", "/api/companies/" + uscc + "/changes")
                .body()
                .at("/0/reason")
                .asText())
        .isEqualTo("认领申请：已核对营业执照");
  }

  @Test
  void a_refused_claim_changes_nothing_and_one_granted_beside_the_others_adds() {
    Case taken = office.applies("M05-1", SCENARIO);
    String uscc = taken.applicant().uscc();
    String claimant = office.newApplicant().account();
    String first =
        office.post(claimant, "/api/claims", Map.of("uscc", uscc, "text", "本人负责申报")).location();
    assertThat(
            office
                .post(
                    "cp-fsc", first + "/decision", Map.of("decision", "refuse", "reason", "没有授权书"))
                .status())
        .isEqualTo(200);
    assertThat(office.get(claimant, taken.path()).status()).isEqualTo(404);
    String second =
        office.post(claimant, "/api/claims", Map.of("uscc", uscc, "text", "已取得授权书")).location();
    assertThat(
            office
                .post(
                    "cp-fsc", second + "/decision", Map.of("decision", "join", "reason", "已核对授权书"))
                .status())
        .isEqualTo(200);
    assertThat(accounts(office.get("cp-fsc", "/api/companies/" + uscc).body()))
        .containsExactlyInAnyOrder(taken.applicant().account(), claimant);
    assertThat(office.get(claimant, taken.path()).status()).isEqualTo(200);
    assertThat(office.get(taken.applicant().account(), taken.path()).status()).isEqualTo(200);
  }

  @Test
  void who_lets_one_claimant_in_after_another_has_to_know_of_it() {
    Case taken = office.applies("M05-1", SCENARIO);
    String uscc = taken.applicant().uscc();
    String one = office.newApplicant().account();
    String two = office.newApplicant().account();
    String first = office.post(one, "/api/claims", Map.of("uscc", uscc, "text", "甲")).location();
    String second = office.post(two, "/api/claims", Map.of("uscc", uscc, "text", "乙")).location();
    Map<String, Object> replace = Map.of("decision", "replace", "reason", "已核对");
    assertThat(office.post("cp-gov", first + "/decision", replace).status()).isEqualTo(200);

    Answer late = office.post("cp-fsc", second + "/decision", replace);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body().path("code").asText()).isEqualTo("accounts-changed");
    Map<String, Object> seenBefore =
        Map.of(
            "decision", "replace",
            "reason", "已核对",
            "before", List.of(taken.applicant().account()));
    assertThat(office.post("cp-fsc", second + "/decision", seenBefore).status()).isEqualTo(409);
    assertThat(accounts(office.get("cp-fsc", "/api/companies/" + uscc).body()))
        .containsExactly(one);

    JsonNode shown =
        StreamSupport.stream(
                office
                    .get("cp-fsc", "/api/claims?open=true&size=200")
                    .body()
                    .path("content")
                    .spliterator(),
                false)
            .filter(claim -> claim.path("account").path("id").asText().equals(two))
            .findFirst()
            .orElseThrow();
    assertThat(shown.path("accounts").findValuesAsText("id")).containsExactly(one);
    assertThat(office.get(two, "/api/claims").body().at("/content/0/accounts").isNull())
        .as("the claimant is not told")
        .isTrue();
    Map<String, Object> knowing =
        Map.of("decision", "replace", "reason", "法定代表人已确认", "before", List.of(one));
    assertThat(office.post("cp-fsc", second + "/decision", knowing).status()).isEqualTo(200);
    assertThat(accounts(office.get("cp-fsc", "/api/companies/" + uscc).body()))
        .containsExactly(two);
  }

  @Test
  void of_two_claims_that_are_granted_at_once_one_is_told_of_the_other() {
    Case taken = office.applies("M05-1", SCENARIO);
    Map<String, Object> replace = Map.of("decision", "replace", "reason", "已核对");
    List<Callable<Integer>> deeds = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String claim =
          office
              .post(
                  office.newApplicant().account(),
                  "/api/claims",
                  Map.of("uscc", taken.applicant().uscc(), "text", "本单位"))
              .location();
      deeds.add(() -> office.post("cp-gov", claim + "/decision", replace).status());
    }
    assertThat(AtOnce.all(deeds)).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void a_code_in_an_address_is_read_however_it_is_written() {
    Case taken = office.applies("M05-1", SCENARIO);
    String typed = taken.applicant().uscc().toLowerCase(Locale.ROOT);
    assertThat(office.get("cp-gov", "/api/companies/" + typed).status()).isEqualTo(200);
    assertThat(office.get("cp-gov", "/api/companies/" + typed + "/changes").body()).hasSize(1);
  }

  @Test
  void accounts_are_changed_by_accepting_bodies_alone_with_a_reason_and_as_they_were_seen() {
    Case one = office.applies("M05-1", SCENARIO);
    String uscc = one.applicant().uscc();
    Case other = office.applies("M05-1", SCENARIO);
    String free = office.newApplicant().account();
    for (String account :
        List.of(
            "bj-drc",
            "cp-gov-approver",
            "monitor",
            "auditor",
            "admin",
            "owner1",
            "expert1",
            free)) {
      assertThat(change(account, uscc, List.of(free), null, REASON).status())
          .as(account)
          .isEqualTo(403);
    }
    assertThat(change("cp-gov", uscc, List.of(free), null, " ").errors())
        .contains("reason: 请填写变更的原因");
    assertThat(change("cp-gov", uscc, List.of("bj-drc"), null, REASON).errors())
        .contains("“bj-drc”不是申报主体的账号");
    assertThat(change("cp-gov", uscc, List.of("none"), null, REASON).status()).isEqualTo(400);
    assertThat(change("cp-gov", uscc, null, null, REASON).status()).isEqualTo(400);
    assertThat(change("cp-gov", uscc, List.of(other.applicant().account()), null, REASON).errors())
        .contains("请先在该单位移出这个账号");
    assertThat(change("cp-gov", uscc, List.of(one.applicant().account()), null, REASON).status())
        .as("nothing changes")
        .isEqualTo(409);
    assertThat(change("cp-gov", uscc, List.of(free), List.of(free), REASON).errors())
        .contains("刚被他人变更");
    assertThat(change("cp-gov", "91110114M0000000X0", List.of(free), null, REASON).status())
        .isEqualTo(404);
    assertThat(accounts(office.get("cp-gov", "/api/companies/" + uscc).body()))
        .containsExactly(one.applicant().account());
    assertThat(office.get("cp-gov", "/api/companies?q=" + uscc).body().path("total").asInt())
        .isEqualTo(1);
    assertThat(
            office.get("cp-gov", "/api/companies?q=" + one.applicant().account()).body().toString())
        .contains(uscc);
  }

  @RepeatedTest(4)
  void an_account_is_bound_or_becomes_an_official_but_never_both_at_once() {
    Office.Applicant applicant = office.newApplicant();
    String account = applicant.account();
    Case other = office.applies("M05-1", SCENARIO);

    List<Integer> bound =
        AtOnce.all(
            List.of(
                () ->
                    change(
                            "cp-gov",
                            other.applicant().uscc(),
                            List.of(other.applicant().account(), account),
                            null,
                            REASON)
                        .status(),
                () -> posts(account, "cp-gov").status()));

    assertThat(bound)
        .satisfiesAnyOf(
            answers -> assertThat(List.copyOf(answers)).isEqualTo(List.of(200, 409)),
            answers -> assertThat(List.copyOf(answers)).isEqualTo(List.of(400, 200)));
  }

  @RepeatedTest(4)
  void a_first_application_and_another_post_at_once_come_to_one_of_them() {
    Office.Applicant applicant = office.newApplicant();
    Map<String, Object> body = Office.anApplication("M05-1", applicant, SCENARIO);

    List<Integer> answers =
        AtOnce.all(
            List.of(
                () ->
                    office
                        .ask(
                            applicant.account(),
                            HttpMethod.POST,
                            "/api/applications",
                            body,
                            Map.of("Idempotency-Key", applicant.account()))
                        .status(),
                () -> posts(applicant.account(), "cp-gov").status()));

    assertThat(answers)
        .satisfiesAnyOf(
            both -> assertThat(List.copyOf(both)).isEqualTo(List.of(201, 409)),
            both ->
                assertThat(both)
                    .satisfiesExactly(
                        first -> assertThat(first).isIn(401, 403),
                        second -> assertThat(second).isEqualTo(200)));
  }

  @Test
  void whoever_has_acted_for_a_company_works_nothing_of_its_cases_and_decides_nothing_about_it() {
    Case own = office.applies("M05-1", SCENARIO);
    Case other = office.applies("M05-1", SCENARIO);
    String uscc = own.applicant().uscc();
    String former = own.applicant().account();
    String next = office.newApplicant().account();
    Answer bound = posts(former, "cp-gov");
    assertThat(bound.status()).as("it still acts for the company").isEqualTo(409);
    assertThat(bound.body().path("code").asText()).isEqualTo("acts-for-company");
    assertThat(bound.body().path("detail").asText()).contains(uscc).contains("移出该单位");

    assertThat(change("cp-fsc", uscc, List.of(next), List.of(former), REASON).status())
        .isEqualTo(200);
    String claim =
        office
            .post(
                office.newApplicant().account(), "/api/claims", Map.of("uscc", uscc, "text", "本单位"))
            .location();
    assertThat(posts(former, "cp-gov").status()).isEqualTo(200);
    try {
      Answer refused = own.tries(former, "acceptApplication", "decision", "accept");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body().path("code").asText()).isEqualTo("own-case");
      assertThat(refused.body().path("detail").asText()).contains("应当回避");
      assertThat(change(former, uscc, List.of(), null, "x").status()).isEqualTo(403);
      assertThat(
              office
                  .post(
                      former, claim + "/decision", Map.of("decision", "refuse", "reason", "不是本单位"))
                  .body()
                  .path("code")
                  .asText())
          .isEqualTo("own-case");

      assertThat(other.tries(former, "acceptApplication", "decision", "accept").status())
          .as("it has nothing to do with this company")
          .isEqualTo(204);
      assertThat(
              change(
                      former,
                      other.applicant().uscc(),
                      List.of(office.newApplicant().account()),
                      null,
                      REASON)
                  .status())
          .isEqualTo(200);
      assertThat(own.tries("cp-gov", "acceptApplication", "decision", "accept").status())
          .isEqualTo(204);
      assertThat(
              office
                  .post(
                      "cp-gov",
                      claim + "/decision",
                      Map.of("decision", "refuse", "reason", "不是本单位"))
                  .status())
          .isEqualTo(200);
    } finally {
      posts(former, "applicants");
    }
  }

  @Test
  void a_claimant_who_comes_to_the_accepting_body_does_not_decide_the_own_claim() {
    Case taken = office.applies("M05-1", SCENARIO);
    String claimant = office.newApplicant().account();
    String claim =
        office
            .post(claimant, "/api/claims", Map.of("uscc", taken.applicant().uscc(), "text", "本单位"))
            .location();
    posts(claimant, "cp-gov");
    try {
      assertThat(
              office
                  .post(
                      claimant, claim + "/decision", Map.of("decision", "replace", "reason", "已核对"))
                  .status())
          .isEqualTo(403);
    } finally {
      posts(claimant, "applicants");
    }
  }

  @Test
  void whoever_has_worked_on_a_company_does_not_come_to_act_for_it() {
    Case worked = office.applies("M05-1", SCENARIO);
    Case other = office.applies("M05-1", SCENARIO);
    String official = office.newApplicant().account();
    posts(official, "cp-gov");
    worked.does(official, "acceptApplication", "decision", "accept");
    assertThat(posts(official, "applicants").status()).isEqualTo(200);
    Answer refused = change("cp-fsc", worked.applicant().uscc(), List.of(official), null, REASON);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("code").asText()).isEqualTo("worked-on-company");
    assertThat(change("cp-fsc", other.applicant().uscc(), List.of(official), null, REASON).status())
        .isEqualTo(200);
  }

  @Test
  void everybody_concerned_is_told_that_the_accounts_changed_and_open_cases_say_so() {
    Case open = office.applies("M05-1", SCENARIO);
    Case refused = office.applies(open.applicant(), "M05-1", "二号项目", SCENARIO);
    refused
        .does("cp-gov", "acceptApplication", "decision", "refuse", "remark", "不属于本区")
        .goesOnTo("refused");
    String uscc = open.applicant().uscc();
    String former = open.applicant().account();
    String second = office.newApplicant().account();
    String third = office.newApplicant().account();
    change("cp-gov", uscc, List.of(former, second), null, "增加一名经办人");
    change("cp-gov", uscc, List.of(second, third), null, REASON);

    assertThat(notices(former)).first().asString().contains("移出").contains(uscc);
    assertThat(notices(second)).first().asString().contains("增加 " + third).contains("移出 " + former);
    assertThat(notices(third)).first().asString().contains("由本账号代表");
    assertThat(notices(office.newApplicant().account())).isEmpty();
    assertThat(open.told("company-accounts"))
        .hasSize(2)
        .last()
        .asString()
        .contains("增加 " + third + "，移出 " + former);

    String stranger = office.newApplicant().account();
    String claim =
        office.post(stranger, "/api/claims", Map.of("uscc", uscc, "text", "本单位")).location();
    assertThat(notices(second)).first().asString().contains("申请认领");
    office.post("cp-gov", claim + "/decision", Map.of("decision", "refuse", "reason", "材料不符"));
    assertThat(notices(stranger)).first().asString().contains("未获同意：材料不符");
  }

  @Test
  void whoever_pays_reads_what_has_changed_of_the_recipient_since_the_conclusion() {
    Case paying = office.applies("M05-1", SCENARIO).goesOnTo("paying");
    String uscc = paying.applicant().uscc();
    String former = paying.applicant().account();
    String next = office.newApplicant().account();
    assertThat(paymentSummary(paying)).doesNotContain("收款一方");
    change("cp-gov", uscc, List.of(former, next), null, REASON);
    assertThat(
            office
                .put(
                    next,
                    paying.path() + "/bank-account",
                    Map.of("bankAccount", "6222 9999 8888 7777"))
                .status())
        .isEqualTo(204);
    assertThat(paymentSummary(paying))
        .contains("收款一方有下列变更")
        .contains("增加 " + next)
        .contains("变更收款账户：由 ")
        .contains("7777");
    assertThat(office.get(former, "/api/notices").body().toString())
        .as("the other account learns of it")
        .contains("的收款账户已由账号 " + next + " 改为");
  }

  @Test
  void a_claim_that_a_direct_change_answers_says_what_became_of_it() {
    Case one = office.applies("M05-1", SCENARIO);
    String uscc = one.applicant().uscc();
    String claimant = office.newApplicant().account();
    Answer filed = office.post(claimant, "/api/claims", Map.of("uscc", uscc, "text", "本单位"));
    assertThat(filed.body().path("companyName").isNull())
        .as("a stranger does not learn whose code it is")
        .isTrue();
    assertThat(office.get(claimant, "/api/claims").body().at("/content/0/companyName").isNull())
        .isTrue();
    change("cp-gov", uscc, List.of(claimant), null, REASON);
    JsonNode answered = office.get(claimant, "/api/claims").body().at("/content/0");
    assertThat(answered.path("decision").asText()).isEqualTo("replace");
    assertThat(answered.path("companyName").asText()).isNotBlank();

    String beside = office.newApplicant().account();
    office.post(beside, "/api/claims", Map.of("uscc", uscc, "text", "本单位"));
    change("cp-gov", uscc, List.of(claimant, beside), null, REASON);
    assertThat(office.get(beside, "/api/claims").body().at("/content/0/decision").asText())
        .isEqualTo("join");
  }

  @Test
  void an_account_that_is_disabled_is_marked_among_those_of_its_company() {
    Case one = office.applies("M05-1", SCENARIO);
    String path = "/api/companies/" + one.applicant().uscc();
    assertThat(office.get("cp-gov", path).body().at("/accounts/0/disabled").asBoolean(true))
        .isFalse();
    office.post(
        "admin",
        "/api/accounts/" + one.applicant().account() + "/disabling",
        Map.of("reason", "离职"));
    assertThat(office.get("cp-gov", path).body().at("/accounts/0/disabled").asBoolean()).isTrue();
  }

  private String paymentSummary(Case paying) {
    String task = paying.task("cp-gov-payer", "payAward");
    SecurityContextHolder.getContext()
        .setAuthentication(
            new TestingAuthenticationToken("cp-gov-payer", null, "cp-gov-payer", "officials"));
    try {
      return work.open(task).get("paymentSummary").toString();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private Answer posts(String account, String... posts) {
    return office.put(
        "admin",
        "/api/accounts/" + account + "/posts",
        Map.of("posts", List.of(posts), "reason", "调任"));
  }

  @Test
  void whoever_does_not_say_which_accounts_there_were_changes_none() {
    Office.Applicant company = office.newApplicant();
    office.applies(company, Office.anApplication("R07-1", company, Map.of()));
    String path = "/api/companies/" + company.uscc() + "/accounts";
    Answer refused =
        office.put("cp-fsc", path, Map.of("accounts", List.of("applicant1"), "reason", "离职"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).contains("before: 请在 before 中给出所见的现有账号");
    assertThat(accounts(office.get("cp-fsc", "/api/companies/" + company.uscc()).body()))
        .containsExactly(company.account());
  }

  private List<String> notices(String account) {
    return office.get(account, "/api/notices").body().path("content").findValuesAsText("text");
  }

  private Answer change(
      String actor, String uscc, List<String> accounts, List<String> before, String reason) {
    Map<String, Object> body = new HashMap<>();
    body.put("accounts", accounts);
    body.put(
        "before",
        before == null ? accounts(office.get("cp-gov", "/api/companies/" + uscc).body()) : before);
    body.put("reason", reason);
    return office.put(actor, "/api/companies/" + uscc + "/accounts", body);
  }

  private static List<String> accounts(JsonNode company) {
    return StreamSupport.stream(company.path("accounts").spliterator(), false)
        .map(account -> account.path("id").asText())
        .toList();
  }
}
