package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.tasks.TaskWork;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The ways that a request for a service can take. */
@ServiceTest
class ServiceRequestTest {

  @Autowired Office office;
  @Autowired TaskWork work;

  @Test
  void a_request_that_is_refused_ends_with_its_reason() {
    Case refused =
        office
            .asksFor("R11-1")
            .does("cp-fsc", "acceptServiceRequest", "decision", "refuse", "remark", "该空间不在适用范围")
            .is("refused");

    assertThat(own(refused).path("refusedReason").asText()).isEqualTo("该空间不在适用范围");
    assertThat(refused.process()).isNull();
    assertThat(notices(refused.applicant().account(), refused)).contains("not-accepted");
    assertThat(refused.applicantTries("withdrawal", "reason", "撤回").status()).isEqualTo(409);
  }

  @Test
  void what_acceptance_misses_is_supplied_and_the_request_goes_on() {
    Case asked = office.asksFor("M06-2");
    assertThat(asked.tries("cp-gov", "acceptServiceRequest", "decision", "supplement").errors())
        .contains("remark");
    asked
        .does("cp-gov", "acceptServiceRequest", "decision", "supplement", "remark", "请写明适应症")
        .is("supplementing");

    assertThat(own(asked).path("supplementRequest").asText()).contains("昌平区政府").contains("请写明适应症");
    assertThat(notices(asked.applicant().account(), asked)).contains("supplement");
    assertThat(asked.applicantTries("supplements", "text", " ").errors()).contains("text: 请填写补充说明");
    assertThat(
            asked
                .applicantTries("supplements", "facts", Map.of("nothing", 1), "text", "补充")
                .errors())
        .contains("facts.nothing");
    assertThat(
            asked
                .applicantTries("supplements", "facts", Map.of("productName", ""), "text", "补充")
                .errors())
        .contains("facts.productName");
    asked
        .is("supplementing")
        .applicantDoes("supplements", "facts", Map.of("productName", "某生物制品"), "text", "已写明")
        .is("accepting");

    assertThat(asked.file().path("facts").path("productName").asText()).isEqualTo("某生物制品");
    assertThat(asked.applicantTries("supplements", "text", "再补").status()).isEqualTo(409);
    asked.goesOnTo("closed");
  }

  @Test
  void a_supplement_is_reminded_of_and_lapses_unanswered() {
    Case asked =
        office
            .asksFor("R17-1")
            .does("cp-fsc", "acceptServiceRequest", "decision", "supplement", "remark", "请补充")
            .after("supplementReminder")
            .is("supplementing");
    assertThat(notices(asked.applicant().account(), asked)).contains("reminder");
    assertThat(asked.told("reminded"))
        .singleElement()
        .asString()
        .contains("提交补充")
        .contains("2026年3月16日");

    asked.after("supplementExpired").is("lapsed");
    assertThat(asked.process()).isNull();
    assertThat(asked.applicantTries("supplements", "text", "补充").status()).isEqualTo(409);
  }

  @Test
  void bureaus_answer_in_parallel_and_the_lead_starts_from_what_they_said() {
    Case asked = office.asksFor("M03-1").goesOnTo("answering");
    asked
        .does("bj-eit", "answerServiceRequest", "help", "no", "answer", "不属于本部门职责")
        .does("cp-gov", "answerServiceRequest", "help", "partly", "answer", "可提供场地")
        .does("bj-stc", "answerServiceRequest", "help", "yes", "answer", "可纳入概念验证平台支持")
        .does("bj-health", "answerServiceRequest", "help", "yes", "answer", "可对接医院")
        .is("answering");
    assertThat(office.get("bj-edu", asked.path()).body().path("answers"))
        .as("who has yet to answer reads nobody's answer")
        .isEmpty();
    assertThat(office.get("bj-edu", asked.path()).body().toString())
        .as("in the timeline as little")
        .doesNotContain("能办理");
    assertThat(office.get("bj-stc", asked.path()).body().path("answers"))
        .as("and who has answered its own")
        .hasSize(1);
    assertThat(office.get("monitor", asked.path()).body().path("answers")).hasSize(4);
    assertThat(asked.tries("bj-edu", "answerServiceRequest", "help", "perhaps").errors())
        .contains("help")
        .contains("answer");
    asked.does("bj-edu", "answerServiceRequest", "help", "yes", "answer", "可对接高校").is("merging");

    assertThat(office.get("bj-edu", asked.path()).body().path("answers")).hasSize(5);
    String draft = shown(asked, "bj-stc", "mergeServiceAnswer", "answer");
    assertThat(draft).startsWith("【市科委中关村管委会】可纳入概念验证平台支持").contains("【昌平区政府】可提供场地");
    assertThat(own(asked).path("answer").isNull()).as("before the lead has answered").isTrue();
    asked.does("bj-stc", "mergeServiceAnswer", "decision", "done", "answer", draft).is("answered");
    assertThat(own(asked).path("answer").path("answer").asText()).isEqualTo(draft);
    assertThat(notices(asked.applicant().account(), asked)).contains("answered");
  }

  @Test
  void the_lead_returns_one_bureaus_answer_and_only_that_bureau_answers_again() {
    Case asked = office.asksFor("M06-2").goesOnTo("merging");
    assertThat(asked.tries("bj-stc", "mergeServiceAnswer", "decision", "return").errors())
        .contains("bureau")
        .contains("remark");
    assertThat(
            asked
                .tries(
                    "bj-stc",
                    "mergeServiceAnswer",
                    "decision",
                    "return",
                    "bureau",
                    "bj-edu",
                    "remark",
                    "请明确")
                .errors())
        .contains("bureau: ");
    assertThat(asked.tries("bj-stc", "mergeServiceAnswer", "decision", "done").errors())
        .contains("answer");

    asked
        .does(
            "bj-stc",
            "mergeServiceAnswer",
            "decision",
            "return",
            "bureau",
            "bj-mpa",
            "remark",
            "请写明沟通渠道")
        .is("answering");
    assertThat(asked.holders()).containsExactly("bj-mpa/answerServiceRequest");
    assertThat(shown(asked, "bj-mpa", "answerServiceRequest", "answersSummary"))
        .contains("请写明沟通渠道");
    asked.does("bj-mpa", "answerServiceRequest", "help", "yes", "answer", "请联系北站").is("merging");

    assertThat(shown(asked, "bj-stc", "mergeServiceAnswer", "answer"))
        .contains("请联系北站")
        .doesNotContain("bj-mpa可以办理");
    assertThat(asked.file().path("answers")).as("a bureau's newest answer counts").hasSize(3);
    assertThat(own(asked).path("timeline").toString()).doesNotContain("退回");
    asked.goesOnTo("closed");
  }

  @Test
  void a_company_asks_again_as_often_as_the_plan_allows() {
    Case asked = office.asksFor("M06-2").goesOnTo("answered");
    assertThat(own(asked).path("followUpsLeft").asInt()).isEqualTo(1);
    assertThat(asked.applicantTries("follow-ups", "text", "").errors()).contains("text: 请填写追问内容");

    asked.applicantDoes("follow-ups", "text", "请说明办理时间").is("answering");
    assertThat(asked.holders()).as("all bureaus answer again").hasSize(3);
    assertThat(shown(asked, "bj-mpa", "answerServiceRequest", "dialogueSummary"))
        .contains("请说明办理时间")
        .contains("请与联系人联系");
    assertThat(own(asked).path("answer").path("round").asInt())
        .as("the first answer stays")
        .isEqualTo(1);
    asked.goesOnTo("answered");

    assertThat(own(asked).path("dialogue")).hasSize(2);
    assertThat(own(asked).path("answer").path("round").asInt()).isEqualTo(2);
    assertThat(asked.applicantTries("follow-ups", "text", "再问").errors()).contains("可追问 1 次，已用完");
    asked.is("answered").goesOnTo("closed");
  }

  @Test
  void where_many_bureaus_answer_the_special_team_is_told_and_two_questions_are_allowed() {
    Case asked = office.asksFor("M17-1").goesOnTo("answering");
    assertThat(notices("special-team", asked)).contains("informed");
    assertThat(office.get("special-team", asked.path()).status()).isEqualTo(200);

    asked
        .goesOnTo("answered")
        .applicantDoes("follow-ups", "text", "一问")
        .goesOnTo("answered")
        .applicantDoes("follow-ups", "text", "二问")
        .goesOnTo("answered");
    assertThat(asked.applicantTries("follow-ups", "text", "三问").status()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, false", "5, false"})
  void a_rating_closes_the_request_and_a_poor_one_is_told_to_the_special_team(
      int rating, boolean told) {
    Case rated =
        office
            .asksFor("R16-3")
            .goesOnTo("answered")
            .applicantDoes("rating", "rating", rating, "comment", "说明")
            .is("closed");

    assertThat(rated.file().path("rating").path("comment").asText()).isEqualTo("说明");
    assertThat(notices("cp-fsc", rated)).contains("rated");
    assertThat(notices("special-team", rated).contains("poor-rating")).isEqualTo(told);
    assertThat(rated.process()).isNull();
    assertThat(rated.applicantTries("rating", "rating", 5).status()).as("once").isEqualTo(409);
    assertThat(rated.applicantTries("follow-ups", "text", "再问").status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "6", "-1"})
  void a_rating_is_from_one_to_five(int rating) {
    Case answered = office.asksFor("R16-3").goesOnTo("answered");

    assertThat(answered.applicantTries("rating", "rating", rating).errors())
        .contains("rating: 评分应为 1 至 5 的整数");
    assertThat(answered.applicantTries("rating", "comment", "好").errors()).contains("rating: ");
    assertThat(answered.applicantTries("rating", "rating", 5, "comment", "好".repeat(2001)).errors())
        .contains("comment: ");
    answered.is("answered");
  }

  @Test
  void nobody_rates_and_the_request_closes_by_itself() {
    Case answered =
        office.asksFor("R15-1").goesOnTo("answered").after("ratingReminder").is("answered");
    assertThat(answered.told("reminded")).singleElement().asString().contains("评价答复或者追问");

    answered.after("ratingExpired").is("closed");
    assertThat(answered.told("unrated")).containsExactly("期满未评价，自动办结");
    assertThat(answered.file().path("rating").isNull()).isTrue();
    assertThat(answered.process()).isNull();
    assertThat(answered.applicantTries("rating", "rating", 5).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accepting", "supplementing", "answering", "merging"})
  void a_company_may_withdraw_until_it_is_answered(String stage) {
    Case asked = office.asksFor("M06-2");
    if (stage.equals("supplementing")) {
      asked.does("cp-gov", "acceptServiceRequest", "decision", "supplement", "remark", "请补充");
    } else {
      asked.goesOnTo(stage);
    }
    assertThat(asked.applicantTries("withdrawal", "reason", " ").errors())
        .contains("reason: 请填写撤回原因");
    assertThat(own(asked).path("withdrawable").asBoolean()).isTrue();

    asked.applicantDoes("withdrawal", "reason", "已自行解决").is("withdrawn");

    assertThat(asked.holders()).isEmpty();
    assertThat(asked.process()).isNull();
    assertThat(notices("cp-gov", asked)).contains("withdrawn");
    assertThat(asked.applicantTries("withdrawal", "reason", "再撤").status()).isEqualTo(409);
  }

  @Test
  void nobody_withdraws_what_is_answered_or_somebody_elses() {
    Case answered = office.asksFor("R15-2").goesOnTo("answered");
    assertThat(answered.applicantTries("withdrawal", "reason", "撤回").status()).isEqualTo(409);
    assertThat(own(answered).path("withdrawable").asBoolean(true)).isFalse();

    String other = office.newApplicant().account();
    assertThat(office.get(other, answered.path()).status()).isEqualTo(404);
    for (String what : List.of("rating", "follow-ups", "withdrawal", "supplements")) {
      assertThat(
              office
                  .post(
                      other,
                      answered.path() + "/" + what,
                      Map.of("rating", 5, "text", "x", "reason", "x"))
                  .status())
          .as(what)
          .isIn(400, 404);
    }
    assertThat(office.post("cp-fsc", answered.path() + "/rating", Map.of("rating", 5)).status())
        .isEqualTo(403);
    assertThat(office.get("bj-csrc", answered.path()).status())
        .as("a bureau that has nothing to do with it")
        .isEqualTo(404);
    assertThat(office.get("monitor", answered.path()).status()).isEqualTo(200);
    answered.is("answered");
  }

  @ParameterizedTest
  @CsvSource({
    "accepting, acceptServiceRequest, cp-gov, 2026-03-05",
    "answering, answerServiceRequest, bj-stc, 2026-03-16",
    "merging,   mergeServiceAnswer,   bj-stc, 2026-03-09"
  })
  void a_task_is_due_reminded_and_escalated(String stage, String key, String account, String due) {
    Case waiting = office.asksFor("M06-2").goesOnTo(stage);
    if (stage.equals("answering")) {
      List.of("bj-mpa", "cp-gov")
          .forEach(bureau -> waiting.does(bureau, key, "help", "yes", "answer", "可以"));
    }

    JsonNode task =
        office
            .get(account, "/api/tasks?applicationNo=" + waiting.no())
            .body()
            .path("content")
            .get(0);
    assertThat(task.path("due").asText()).isEqualTo(due + "T23:59:59+08:00");
    assertThat(task.path("itemId").asText()).isEqualTo("M06-2");
    waiting.onTime(key + "Reminder").is(stage);
    assertThat(notices(account, waiting)).contains("reminder");
    waiting.onTime(key + "Escalation").is(stage);
    assertThat(notices("special-team", waiting)).contains("escalation");
    assertThat(office.get("special-team", "/api/notices?size=100").body().toString())
        .contains("服务请求 " + waiting.no() + "：");
    waiting.goesOnTo("closed");
  }

  @Test
  void only_the_people_whom_it_names_work_a_task() {
    Case asked = office.asksFor("M06-2");
    String accept = "/api/tasks/" + asked.task("cp-gov", "acceptServiceRequest") + "/completion";

    for (String stranger :
        List.of("cp-fsc", "bj-mpa", "cp-gov-approver", "special-team", "expert1")) {
      Answer refused = office.post(stranger, accept, Map.of("decision", "accept"));
      assertThat(refused.status()).as(stranger).isEqualTo(404);
    }
    for (String onlooker : List.of("monitor", "auditor", "admin")) {
      assertThat(office.post(onlooker, accept, Map.of("decision", "accept")).status())
          .as(onlooker)
          .isEqualTo(403);
    }
    assertThat(
            office.post(asked.applicant().account(), accept, Map.of("decision", "accept")).status())
        .isEqualTo(403);
    asked.is("accepting").goesOnTo("closed");
  }

  private JsonNode own(Case asked) {
    return office.get(asked.applicant().account(), asked.path()).body();
  }

  /** What the form of the task opens with in Tasklist. */
  private String shown(Case asked, String account, String key, String text) {
    String task = asked.task(account, key);
    TestingAuthenticationToken person = new TestingAuthenticationToken(account, null, account);
    SecurityContextHolder.getContext().setAuthentication(person);
    try {
      return String.valueOf(work.open(task).get(text));
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private List<String> notices(String account, Case about) {
    return StreamSupport.stream(
            office.get(account, "/api/notices?size=100").body().path("content").spliterator(),
            false)
        .filter(notice -> notice.path("applicationNo").asText().equals(about.no()))
        .map(notice -> notice.path("kind").asText())
        .toList();
  }
}
