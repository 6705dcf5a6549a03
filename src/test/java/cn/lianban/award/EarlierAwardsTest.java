package cn.lianban.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import cn.lianban.kernel.Conflict;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.ExcelFile;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Awards under the document that 支持办法第十九条 repeals are entered by two people, one by one or by a
 * list, and are met by comparisons and counted years as the readings say.
 */
@ServiceTest
class EarlierAwardsTest {

  private static final String PATH = "/api/earlier-awards";
  private static final String HEADINGS = "统一社会信用代码,单位名称,对应事项,事由,所属年度,金额（元）,获得日期,依据\n";

  @Autowired Office office;
  @Autowired MockMvc mvc;
  @Autowired ObjectMapper json;
  @Autowired JdbcClient jdbc;
  @Autowired Ledger ledger;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void an_entry_is_completed_and_removed_from_its_own_state_only_and_in_a_transaction() {
    Office.Applicant company = office.newApplicant();
    office.enterEarlierAward(company, "R07-1", "人工心脏", null, "1200000.00");
    long id =
        jdbc.sql("select id from award where uscc = :uscc and repealed and status = 'external'")
            .param("uscc", company.uscc())
            .query(Long.class)
            .single();

    assertThatThrownBy(() -> ledger.removeEarlier(id))
        .isInstanceOf(IllegalTransactionStateException.class);
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              assertThatThrownBy(() -> ledger.completeEarlier(id, "R07-1", 1))
                  .as("it is complete")
                  .isInstanceOf(Conflict.class);
              assertThatThrownBy(() -> ledger.release(id))
                  .as("it was never reserved")
                  .isInstanceOf(Conflict.class);
              ledger.removeEarlier(id);
              assertThatThrownBy(() -> ledger.removeEarlier(id))
                  .as("it is removed")
                  .isInstanceOf(Conflict.class);
              status.setRollbackOnly();
            });
  }

  @Test
  void one_person_of_an_accepting_body_proposes_and_another_confirms() {
    Office.Applicant company = office.newApplicant();
    Map<String, Object> award = Office.anEarlierAward(company, "R07-1", "人工心脏", null, "1200000.00");
    Answer proposed = office.post("cp-fsc", PATH, award);
    assertThat(proposed.status()).isEqualTo(202);
    assertThat(ledger(company)).isEmpty();
    String proposal = PATH + "/proposals/" + proposed.body().path("id").asText();
    assertThat(office.post("cp-fsc", PATH, award).body().path("code").asText())
        .isEqualTo("proposal-open");

    assertThat(office.post("cp-fsc", proposal + "/confirmation", null).status())
        .as("not who proposed")
        .isEqualTo(403);
    for (String other : List.of("owner1", "cp-fsc-approver", "auditor", "applicant1")) {
      assertThat(office.post(other, proposal + "/confirmation", null).status())
          .as(other)
          .isEqualTo(403);
      assertThat(office.post(other, PATH, award).status()).as(other).isEqualTo(403);
    }
    assertThat(office.post("cp-fsc-2", proposal + "/confirmation", null).status()).isEqualTo(200);
    assertThat(office.post("cp-fsc-2", proposal + "/confirmation", null).status()).isEqualTo(409);

    JsonNode entry = ledger(company).get(0);
    assertThat(entry.path("status").asText()).isEqualTo("external");
    assertThat(entry.path("policy").asText()).isEqualTo("昌政办发〔2023〕13号");
    assertThat(entry.path("similarItemId").asText()).isEqualTo("R07-1");
    assertThat(entry.path("matterTitle").asText()).isEqualTo("人工心脏");
    assertThat(entry.path("amount").asText()).isEqualTo("1200000.00");
    JsonNode listed = office.get("auditor", PATH + "?uscc=" + company.uscc()).body();
    assertThat(listed.path("content").path(0).path("enteredBy").asText()).isEqualTo("cp-fsc");
    assertThat(listed.path("content").path(0).path("confirmedBy").asText()).isEqualTo("cp-fsc-2");
    Answer again = office.post("cp-fsc", PATH, award);
    assertThat(again.status()).as("nothing is entered twice").isEqualTo(409);
    assertThat(again.body().path("code").asText()).isEqualTo("already-entered");
  }

  @Test
  void everything_that_is_wrong_is_told_by_field() {
    Map<String, Object> wrong = new HashMap<>();
    wrong.put("uscc", "123");
    wrong.put("itemId", "M05-1");
    wrong.put("amount", "0.001");
    wrong.put("awardedOn", "2099-01-01");
    wrong.put("year", 1999);
    assertThat(office.post("cp-fsc", PATH, wrong).errors())
        .contains(
            "uscc: 统一社会信用代码应为 18 位",
            "name: 请填写单位名称",
            "itemId: 对应事项“M05-1”不是支持办法的奖补事项编号",
            "matter: 请填写事由",
            "amount: 金额应为大于 0",
            "awardedOn: 获得日期应为 2000 年以来、不晚于今天的日期",
            "year: 所属年度应为 2000 至",
            "grounds: 请填写依据");
    Office.Applicant company = office.newApplicant();
    assertThat(
            office
                .post("cp-fsc", PATH, Office.anEarlierAward(company, "R14-1", null, null, "1.00"))
                .errors())
        .as("an item for the company itself needs no matter, a yearly one its year")
        .endsWith("year: 按年度支持的事项须填所属年度，2000 至 2026")
        .doesNotContain("matter:");
  }

  @Test
  void a_list_is_checked_proposed_whole_and_a_repeated_one_changes_nothing() throws Exception {
    Office.Applicant one = office.newApplicant();
    Office.Applicant two = office.newApplicant();
    String good =
        one.uscc()
            + ",甲方公司,R14-1,,2023年度,\"1,000,000.00\",2024/6/30,昌科发〔2024〕8号\n"
            + two.uscc()
            + ",乙方公司,,某产品,,500000,2024年6月5日,昌科发〔2024〕9号\n";
    String bad = two.uscc() + ",乙方公司,R99-9,某产品,去年,五十万,昨天,\n";
    JsonNode report = take((HEADINGS + good + bad).getBytes(StandardCharsets.UTF_8), false);
    assertThat(report.path("proposal").isNull()).as("none where one is wrong").isTrue();
    assertThat(report.path("faults").findValuesAsText("row")).containsOnly("4");
    assertThat(report.path("faults").findValuesAsText("column"))
        .containsExactlyInAnyOrder("所属年度", "金额（元）", "获得日期", "对应事项", "依据");
    assertThat(report.path("faults").toString()).contains("“五十万”不是金额", "“昨天”不是日期", "“去年”不是年度");

    byte[] list = (HEADINGS + good).getBytes("GB18030");
    assertThat(take(list, true).path("proposal").isNull()).as("only checked").isTrue();
    JsonNode proposal = take(list, false).path("proposal");
    assertThat(proposal.path("awards")).hasSize(2);
    confirm(proposal);
    assertThat(ledger(one).get(0).path("fiscalYear").asInt()).isEqualTo(2023);
    assertThat(ledger(two).get(0).path("awardedOn").asText()).isEqualTo("2024-06-05");
    JsonNode repeated = take(list, false);
    assertThat(repeated.path("known").asInt()).isEqualTo(2);
    assertThat(repeated.path("proposal").isNull()).isTrue();
    assertThat(ledger(one)).hasSize(1);

    JsonNode twice = take((HEADINGS + good + good).getBytes(StandardCharsets.UTF_8), true);
    assertThat(twice.path("faults").toString()).contains("与第 2 行是同一笔奖补");
    assertThat(take("姓名\n张三\n".getBytes(StandardCharsets.UTF_8), true).path("errors").toString())
        .contains("第一行应为列名：统一社会信用代码、单位名称");
  }

  @Test
  void an_excel_file_is_read_as_a_text_is() throws Exception {
    Office.Applicant company = office.newApplicant();
    byte[] file =
        ExcelFile.of(
            List.of(
                List.of(HEADINGS.strip().split(",")),
                List.of(
                    company.uscc(),
                    "甲方公司",
                    "R16-1",
                    "",
                    "2023",
                    "1234567.89",
                    "45473",
                    "昌科发〔2024〕8号")));
    JsonNode proposal = take(file, false).path("proposal");
    confirm(proposal);
    JsonNode entry = ledger(company).get(0);
    assertThat(entry.path("amount").asText()).isEqualTo("1234567.89");
    assertThat(entry.path("awardedOn").asText()).isEqualTo("2024-06-30");
    assertThat(entry.path("fiscalYear").asInt()).isEqualTo(2023);
  }

  @Test
  void an_award_for_the_same_is_put_to_the_lead_and_one_for_another_matter_is_not() {
    Office.Applicant company = office.newApplicant();
    office.enterEarlierAward(company, null, "左心室辅助装置", null, "800000.00");
    Map<String, Object> device =
        Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
    Case same = office.applies(company, "R07-1", "左心室辅助装置", device).goesOnTo("concluding");
    assertThat(same.file().path("assessment").path("questions").findValuesAsText("reading"))
        .containsExactly("repealedAwards");
    assertThat(same.file().path("assessment").path("questions").toString())
        .contains("昌政办发〔2023〕13号", "800,000.00 元");
    assertThat(same.goesOnTo("paid").award()).isEqualTo("3000000.00");

    Case other = office.applies(company, "R07-1", "另一装置", device).goesOnTo("concluding");
    assertThat(other.file().path("assessment").path("questions").findValuesAsText("reading"))
        .doesNotContain("repealedAwards");
  }

  @Test
  void years_under_the_repealed_document_are_asked_about_only_where_they_decide() {
    Office.Applicant company = office.newApplicant();
    office.enterEarlierAward(company, "R14-1", null, 2023, "100000.00");
    office.enterEarlierAward(company, "R14-1", null, 2025, "100001.00");
    Case first = research(company, 2026).goesOnTo("concluding");
    assertThat(readings(first))
        .as("with two years more it is the third")
        .doesNotContain("repealedYears");
    first.goesOnTo("paid");
    Case second = research(company, 2025).goesOnTo("concluding");
    assertThat(readings(second))
        .as("its own year is no further one: one had, one earlier")
        .doesNotContain("repealedYears")
        .contains("repealedAwards");
    second.goesOnTo("paid");
    Case third = research(company, 2024).goesOnTo("concluding");
    assertThat(readings(third)).as("two had, one earlier").contains("repealedYears");
    assertThat(third.file().path("assessment").path("questions").toString())
        .contains("依本办法已获支持 2 年", "另有 1 年");
    third.goesOnTo("paid");
  }

  @Test
  void a_wrong_entry_is_taken_back_by_two_people_and_counts_no_more() {
    Office.Applicant company = office.newApplicant();
    office.enterEarlierAward(company, null, "误登的产品", null, "10.00");
    String id = ledger(company).get(0).path("id").asText();
    assertThat(office.post("cp-fsc", PATH + "/" + id + "/removal", Map.of("reason", "")).status())
        .isEqualTo(400);
    Answer proposed =
        office.post("cp-fsc-2", PATH + "/" + id + "/removal", Map.of("reason", "单位登错"));
    assertThat(proposed.status()).isEqualTo(202);
    assertThat(ledger(company)).hasSize(1);
    String proposal = PATH + "/proposals/" + proposed.body().path("id").asText();
    assertThat(office.post("cp-fsc-2", proposal + "/confirmation", null).status()).isEqualTo(403);
    assertThat(office.post("cp-fsc", proposal + "/confirmation", null).status()).isEqualTo(200);
    assertThat(ledger(company)).isEmpty();
    assertThat(office.post("cp-fsc", PATH + "/" + id + "/removal", Map.of("reason", "再撤")).status())
        .isEqualTo(404);
  }

  @Test
  void what_an_application_declared_is_completed_and_not_entered_again() {
    Office.Applicant company = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R07-1", company, Map.of());
    body.put(
        "otherDistrictAwards",
        List.of(
            Map.of(
                "policy", "昌政办发〔2023〕13号",
                "matter", body.get("matter"),
                "amount", "300000.00",
                "date", "2024-06-30")));
    Case declared = office.applies(company, body).goesOnTo("concluding");
    assertThat(readings(declared)).as("named by its number").contains("repealedAwards");
    office.enterEarlierAward(company, "R07-1", body.get("matter").toString(), null, "300000.00");
    assertThat(ledger(company)).hasSize(1);
    assertThat(ledger(company).get(0).path("similarItemId").asText()).isEqualTo("R07-1");
    declared.goesOnTo("paid");
  }

  @Test
  void declined_and_withdrawn_proposals_enter_nothing() {
    Office.Applicant company = office.newApplicant();
    for (String who : List.of("cp-fsc-2", "cp-fsc")) {
      Answer proposed =
          office.post("cp-fsc", PATH, Office.anEarlierAward(company, null, "某产品", null, "20.00"));
      String proposal = PATH + "/proposals/" + proposed.body().path("id").asText();
      assertThat(office.post(who, proposal + "/refusal", Map.of("reason", "依据不清")).status())
          .isEqualTo(204);
    }
    assertThat(
            office
                .get("auditor", PATH + "/proposals")
                .body()
                .path("content")
                .findValuesAsText("state"))
        .contains("declined", "withdrawn");
    assertThat(ledger(company)).isEmpty();
  }

  private Case research(Office.Applicant company, int year) {
    return office.applies(
        company, Office.anApplication("R14-1", company, Map.of("fiscalYear", year)));
  }

  private static List<String> readings(Case one) {
    return one.file().path("assessment").path("readings").findValuesAsText("id");
  }

  private JsonNode ledger(Office.Applicant company) {
    return office.get("auditor", "/api/ledger?uscc=" + company.uscc()).body().path("content");
  }

  private void confirm(JsonNode proposal) {
    assertThat(
            office
                .post(
                    "cp-fsc-2",
                    PATH + "/proposals/" + proposal.path("id").asText() + "/confirmation",
                    null)
                .status())
        .isEqualTo(200);
  }

  private JsonNode take(byte[] content, boolean check) throws Exception {
    MockHttpServletResponse response =
        mvc.perform(
                multipart(PATH + "/import?check=" + check)
                    .file(new MockMultipartFile("file", "list", null, content))
                    .with(httpBasic("cp-fsc", "demo")))
            .andReturn()
            .getResponse();
    return json.readTree(response.getContentAsByteArray());
  }
}
