package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.tasks.TaskWork;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * One matter is recognised in any spelling, and merely similar ones are shown to people, who
 * decide.
 */
@ServiceTest
class OneMatterTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  @Autowired Office office;
  @Autowired TaskWork work;
  @Autowired JdbcClient jdbc;

  @Test
  void the_same_matter_is_awarded_once_whatever_is_hidden_in_its_title() {
    Office.Applicant company = office.newApplicant();
    Case first = office.applies(company, "R07-1", "⽤户血糖仪ＡＩ版Ⅲ型", DEVICE).goesOnTo("paid");
    long matter = first.file().path("matterId").asLong();
    for (String title :
        List.of(
            "用户血糖仪AI版III型",
            "用户\u200B血糖仪ai版\u00ADⅢ型",
            "“用户血糖仪”\u3164AI版 III型",
            "用户血糖仪\uFE00AI版III\uFFA0型")) {
      Case again =
          office
              .applies(company, "R07-1", title, DEVICE)
              .does("cp-fsc", "acceptApplication", "decision", "accept");
      assertThat(again.file().path("matterId").asLong()).as(title).isEqualTo(matter);
    }
  }

  @Test
  void a_second_award_for_one_matter_is_refused_before_and_at_approval() {
    Office.Applicant company = office.newApplicant();
    Case first = office.applies(company, "R07-1", "掌上超声诊断仪ＡＩ版", DEVICE).goesOnTo("approving");
    Case second =
        office.applies(company, "R07-1", "掌上超声\u200B诊断仪 AI版", DEVICE).goesOnTo("approving");
    Case third = office.applies(company, "R07-1", "“掌上超声诊断仪”ai版", DEVICE).goesOnTo("concluding");
    first.does("cp-fsc-approver", "approveAward", "decision", "approve");
    assertThat(first.award()).isEqualTo("3000000.00");

    Answer late = second.tries("cp-fsc-approver", "approveAward", "decision", "approve");
    assertThat(late.status()).as("concluded before the first was approved").isEqualTo(409);
    assertThat(second.award()).isEmpty();
    for (Case again : List.of(second, third)) {
      Answer concluded =
          again
              .is("concluding")
              .tries(
                  "cp-fsc-2",
                  "consolidateOpinions",
                  "conclusion",
                  "support",
                  "recognisedAmount",
                  "3000000.00");
      assertThat(concluded.errors()).contains("conclusion: 只能作出不予支持的结论：同一事由已获本事项支持");
      again.does("cp-fsc-2", "consolidateOpinions", "conclusion", "refuse", "remark", "同一事由已获支持");
      assertThat(again.award()).isEmpty();
    }
    JsonNode ledger =
        office.get("auditor", "/api/ledger?uscc=" + company.uscc()).body().path("content");
    assertThat(ledger.findValuesAsText("applicationNo")).containsExactly(first.no());
  }

  @Test
  void the_register_s_number_stands_in_the_file_of_officials_alone_once_it_is_linked() {
    Case device = office.applies("R07-1", DEVICE);
    assertThat(office.get("cp-fsc", device.path()).body().path("matterId").isNull()).isTrue();
    device.does("cp-fsc", "acceptApplication", "decision", "accept");

    for (String account : List.of("cp-fsc", "auditor", "monitor")) {
      assertThat(office.get(account, device.path()).body().path("matterId").asLong())
          .as(account)
          .isPositive();
    }
    JsonNode own = office.get(device.applicant().account(), device.path()).body();
    assertThat(own.path("matterId").isNull()).isTrue();
    assertThat(own.path("alikeMatters")).isEmpty();
  }

  @Test
  void what_looks_alike_is_shown_before_acceptance_across_applicants_and_never_linked_by_itself() {
    Case known = office.applies(office.newApplicant(), "R07-1", "A1.1类稀土显影仪器", DEVICE);
    known.does("cp-fsc", "acceptApplication", "decision", "accept");
    long matter = known.file().path("matterId").asLong();

    Map<String, String> alike =
        Map.of(
            "\u04101.1类稀土显影仪器",
            "字形相近，或只是繁体字与简体字的不同",
            "A1.1類稀土顯影儀器",
            "字形相近，或只是繁体字与简体字的不同",
            "A11类稀土显影仪器",
            "只差 1 个字",
            "A1.2类稀土显影仪器",
            "只差 1 个字",
            "a１.１类稀土 显影仪器",
            "事由相同");
    alike.forEach(
        (title, why) -> {
          Case other = office.applies(office.newApplicant(), "R07-1", title, DEVICE);
          assertThat(form(other))
              .as(title)
              .contains("可能为同一事由", "编号 **" + matter + "**", "其他单位", why);
          JsonNode shown = office.get("cp-fsc", other.path()).body().path("alikeMatters");
          assertThat(shown)
              .as(title)
              .anyMatch(
                  one ->
                      one.path("matterId").asLong() == matter
                          && one.path("why").asText().equals(why));
          other.does("cp-fsc", "acceptApplication", "decision", "accept");
          assertThat(other.file().path("matterId").asLong()).as(title).isNotEqualTo(matter);
        });
    Case unlike = office.applies(office.newApplicant(), "R07-1", "完全不同的骨科机器人", DEVICE);
    assertThat(form(unlike)).doesNotContain("可能为同一事由");
  }

  @Test
  void who_may_not_see_the_other_case_learns_whom_to_ask_and_not_which_company_it_is() {
    Case hidden = office.applies(office.newApplicant(), "M13-1", "跨境类脑芯片装置", Map.of());
    hidden.does("cp-gov", "acceptApplication", "decision", "accept");
    long matter = hidden.file().path("matterId").asLong();
    Case other = office.applies(office.newApplicant(), "R07-1", "跨境类脑芯片装置", DEVICE);

    assertThat(form(other))
        .contains("编号 **" + matter + "**（其他单位，事由相同，不在您的查看范围，请与昌平区政府联系核对）")
        .doesNotContain(hidden.applicant().account(), hidden.no());
    JsonNode shown = office.get("cp-fsc", other.path()).body().path("alikeMatters");
    assertThat(shown).hasSize(1);
    assertThat(shown.path(0).path("askBureau").asText()).isEqualTo("昌平区政府");
    assertThat(shown.toString())
        .doesNotContain(hidden.applicant().account(), hidden.applicant().uscc(), hidden.no());
    assertThat(
            office
                .get("auditor", other.path())
                .body()
                .path("alikeMatters")
                .path(0)
                .path("applicantName")
                .asText())
        .as("an auditor sees every case")
        .contains(hidden.applicant().account());
  }

  @Test
  void what_is_read_alike_is_shown_before_acceptance_and_never_linked_by_itself() {
    Map.of("稀土一点一类alpha制剂Ⅲ期研究", "稀土1.1类α制剂3期研究™", "钇九十微球®临床", "钇90微球临床")
        .forEach(
            (title, alike) -> {
              Case known = office.applies(office.newApplicant(), "R07-1", title, DEVICE);
              known.does("cp-fsc", "acceptApplication", "decision", "accept");
              long matter = known.file().path("matterId").asLong();
              Case other = office.applies(office.newApplicant(), "R07-1", alike, DEVICE);
              assertThat(form(other)).contains("编号 **" + matter + "**", "其他单位", "读法相同");
              other.does("cp-fsc", "acceptApplication", "decision", "accept");
              assertThat(other.file().path("matterId").asLong()).isNotEqualTo(matter);
            });
  }

  @Test
  void one_certificate_under_two_titles_looks_alike_also_among_the_items_for_certificates() {
    Map<String, Object> certified = new HashMap<>(DEVICE);
    certified.put("certificateNumber", "国械注准 20263120777");
    Case known = office.applies(office.newApplicant(), "R07-1", "智能输液泵", certified);
    known.does("cp-fsc", "acceptApplication", "decision", "accept");

    certified.put("certificateNumber", "国械注准20263120777");
    certified.remove("deviceClass");
    certified.put("pathway", "priority-approval");
    Case other = office.applies(office.newApplicant(), "R07-2a", "另一名称的产品", certified);
    assertThat(form(other)).contains("可能为同一事由");
    assertThat(
            office
                .get("cp-fsc", other.path())
                .body()
                .path("alikeMatters")
                .findValuesAsText("applicationNo"))
        .contains(known.no());
  }

  @Test
  void a_longer_title_of_the_same_applicant_may_differ_by_more() {
    Office.Applicant company = office.newApplicant();
    office
        .applies(company, "R07-1", "全自动化学发光免疫分析仪研制与产业化", DEVICE)
        .does("cp-fsc", "acceptApplication", "decision", "accept");
    Case next = office.applies(company, "R07-1", "全自动化学发光免疫分析仪研发及产业化", DEVICE);
    assertThat(form(next)).contains("本单位，只差 2 个字");
  }

  @Test
  void the_same_number_of_a_contract_is_shown_whoever_has_it_and_however_it_is_written() {
    Case first = contract("LO-2026/0815", "引进甲药");
    Case second = contract("ｌｏ 2026/０815", "另一项引进");
    assertThat(form(second)).contains("申报 **" + first.no() + "**", "合同编号相同");
    Case third = contract("LO-2026/0816", "又一项引进");
    assertThat(form(third)).doesNotContain("合同编号相同");
    Case none = contract("待定", "未定的引进");
    assertThat(form(contract("待定", "也未定的合作"))).as("no number").doesNotContain(none.no());
  }

  @Test
  void a_reference_of_a_payment_is_used_once_however_it_is_written() {
    office
        .applies("R07-1", DEVICE)
        .goesOnTo("paying")
        .does(
            "cp-fsc-payer",
            "payAward",
            "paymentReference",
            "支付 2026-000123A",
            "paidOn",
            "2026-03-02")
        .is("paid");
    Case second = office.applies("R07-1", DEVICE).goesOnTo("paying");
    for (String reference : List.of("支付2026-000123a", "支付２０２６－０００１２３Ａ", "支\u200B付 2026-000123A")) {
      Answer answer =
          second.tries(
              "cp-fsc-payer", "payAward", "paymentReference", reference, "paidOn", "2026-03-02");
      assertThat(answer.errors()).as(reference).contains("已登记过");
    }
    second.is("paying");
  }

  @Test
  void two_matters_that_turn_out_to_be_one_stay_two_and_are_shown() {
    Office.Applicant company = office.newApplicant();
    office
        .applies(company, "R07-1", "脑起搏器", DEVICE)
        .does("cp-fsc", "acceptApplication", "decision", "accept");
    long older =
        jdbc.sql("select id from matter where uscc = :uscc")
            .param("uscc", company.uscc())
            .query(Long.class)
            .single();
    long later =
        jdbc.sql(
                """
                insert into matter (uscc, title, identity, skeleton, neighbours, same_as, created_at)
                select uscc, '脑 起搏器', identity, skeleton, neighbours, id, created_at from matter where id = :id returning id
                """)
            .param("id", older)
            .query(Long.class)
            .single();
    Case next = office.applies(company, "R07-1", "脑起搏器（新）", DEVICE);
    Case same = office.applies(company, "R07-1", "脑起搏器。", DEVICE);
    assertThat(form(next)).contains("编号 **" + older + "**", "编号 **" + later + "**");
    assertThat(form(same)).contains("编号 **" + later + "** 脑 起搏器（本单位，事由相同）");
    same.does(
        "cp-fsc", "acceptApplication", "decision", "accept", "matterId", Long.toString(later));
    assertThat(same.file().path("matterId").asLong()).as("as the person chose").isEqualTo(later);
  }

  private Case contract(String number, String matter) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("partner", "某跨国药企");
    facts.put("multinationalLeader", true);
    facts.put("contractNumber", number);
    facts.put("contractTotalUsd", "1.00");
    facts.put("contractSigned", true);
    facts.put("requestedAmount", "1.00");
    return office.applies(office.newApplicant(), "R12-2b", matter + System.nanoTime(), facts);
  }

  /** What the form of acceptance tells of former awards and matters. */
  private String form(Case application) {
    String task = application.task("cp-fsc", "acceptApplication");
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("cp-fsc", null, "cp-fsc", "officials"));
    try {
      return work.open(task).get("ledgerSummary").toString();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }
}
