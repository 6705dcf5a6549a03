package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.award.ConclusionTexts;
import cn.lianban.testing.Advance;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * 第七条（二）, 第十八条: an advance that a product has had is set off when its certificate is supported. The
 * lead may decide otherwise with a reason, and where nothing is left, the applicant is told that it
 * has had it all, not that it is refused.
 */
@ServiceTest
class SettledInAdvanceTest {

  private static final String LEAD = "cp-fsc";
  private static final String CONCLUDE = "consolidateOpinions";
  private static final String MATTER = "左心室辅助装置";

  @Autowired Office office;
  @Autowired ConclusionTexts conclusionTexts;

  @Test
  void the_advance_is_set_off_for_article_eighteen_and_the_lead_confirms_it() {
    Case device = device(withAdvance(400_000), 10_000_000);
    JsonNode question = device.file().path("assessment").path("questions").get(0);
    assertThat(question.path("message").asText()).contains("第十八条", "400,000.00 元", "不影响");
    assertThat(question.path("reading").asText()).isEqualTo("advanceSetOff");

    assertThat(supports(device, "3000000.00", "deduct").errors())
        .contains("认定金额不能超过可奖补额度 2,600,000.00 元");
    assertThat(supports(device, "2600000.00", "deduct").status()).isEqualTo(204);
    assertThat(device.goesOnTo("paid").award()).isEqualTo("2600000.00");
  }

  @Test
  void the_lead_may_decide_otherwise_with_a_reason_that_stands_in_the_determination() {
    Case device = device(withAdvance(400_000), 10_000_000);
    assertThat(
            device
                .tries(
                    LEAD,
                    CONCLUDE,
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    "3000000.00",
                    "answers",
                    device.answers("none", ""))
                .errors())
        .contains("并写明理由");

    assertThat(supports(device, "3000000.01", "none").errors()).contains("3,000,000.00 元");
    assertThat(supports(device, "3000000.00", "none").status()).isEqualTo(204);
    assertThat(conclusionTexts.texts(device.no()).get("overlapSummary").toString())
        .as("what the approver reads")
        .contains("牵头部门判断不抵扣 400,000.00 元", "可奖补额度：**3,000,000.00 元");
    assertThat(device.goesOnTo("paid").award()).isEqualTo("3000000.00");
    assertThat(device.file().path("answers").get(0).path("remark").asText()).contains("先期支持的内容不同");
  }

  @Test
  void a_certificate_whose_support_the_advance_has_paid_ends_as_settled_in_advance() {
    Office.Applicant maker = withAdvance(400_000);
    Case device = device(maker, 1_000_000);
    assertThat(supports(device, "1.00", "deduct").errors()).contains("已无剩余", "第十八条");

    device
        .does(
            LEAD,
            CONCLUDE,
            "conclusion",
            "refuse",
            "remark",
            "先期支持已经覆盖",
            "answers",
            device.answers("deduct", "同一产品的研发投入"))
        .does("cp-fsc-approver", "approveAward", "decision", "approve")
        .is("refused");

    JsonNode file = office.get(maker.account(), device.path()).body();
    assertThat(file.path("statusName").asText()).isEqualTo("已先期兑现");
    assertThat(file.path("outcome").asText()).isEqualTo("settled-in-advance");
    assertThat(file.path("refusedReason").asText()).contains("先期支持已抵扣，本项没有余额", "第十八条");
    assertThat(device.told("settled-in-advance").toString()).contains("已先期兑现：");
    assertThat(listed(maker.account(), device).path("statusName").asText()).isEqualTo("已先期兑现");
    assertThat(listed(maker.account(), device).path("outcome").asText())
        .isEqualTo("settled-in-advance");
    assertThat(office.get(maker.account(), "/api/notices").body().toString())
        .contains("已先期兑现：先期支持已抵扣", "申请复核一次")
        .doesNotContain("未予支持");
    assertThat(settled()).isPositive();
    assertThat(found("outcome=settled-in-advance")).contains(device.no());
    assertThat(found("status=refused&outcome=none")).doesNotContain(device.no());
    assertThat(office.get("cp-fsc", "/api/applications/outcomes").body().toString())
        .contains("{\"id\":\"settled-in-advance\",\"name\":\"已先期兑现\"}");

    device.applicantDoes("reconsideration", "text", "先期支持的是另一型号").is("verifying");
    JsonNode again = office.get(maker.account(), device.path()).body();
    assertThat(again.path("statusName").asText()).isEqualTo("核定数据");
    assertThat(again.path("outcome").isNull()).isTrue();
    assertThat(supports(device.goesOnTo("concluding"), "300000.00", "none").status())
        .as("the lead may think otherwise now")
        .isEqualTo(204);
  }

  @Test
  void article_seven_itself_sets_the_advance_off_and_then_only_the_end_remains() {
    Office.Applicant maker = withAdvance(500_000);
    Case award =
        office
            .applies(
                maker,
                "R07-2a",
                own(maker),
                Map.of(
                    "pathway",
                    "priority-approval",
                    "certificateObtained",
                    true,
                    "rdExpense",
                    1_000_000))
            .goesOnTo("concluding");
    award
        .does(LEAD, CONCLUDE, "conclusion", "refuse", "remark", "已先期支持")
        .does("cp-fsc-approver", "approveAward", "decision", "approve")
        .is("refused");
    assertThat(award.file().path("statusName").asText()).isEqualTo("已先期兑现");
  }

  @Test
  void a_refusal_while_something_is_left_is_a_refusal() {
    Case device = device(withAdvance(400_000), 10_000_000);
    device
        .does(
            LEAD,
            CONCLUDE,
            "conclusion",
            "refuse",
            "remark",
            "产品未在本区产业化",
            "answers",
            device.answers("deduct", "同一产品的研发投入"))
        .does("cp-fsc-approver", "approveAward", "decision", "approve")
        .is("refused");
    assertThat(device.file().path("statusName").asText()).isEqualTo("不予支持");
    assertThat(device.file().path("outcome").isNull()).isTrue();
    assertThat(device.told("refused").toString()).contains("不予支持：产品未在本区产业化");
  }

  private Answer supports(Case device, String amount, String choice) {
    return device.tries(
        LEAD,
        CONCLUDE,
        "conclusion",
        "support",
        "recognisedAmount",
        amount,
        "answers",
        device.answers(choice, choice.equals("none") ? "先期支持的内容不同" : "同一产品的研发投入"));
  }

  /** A product that no other company of these tests has. */
  private static String own(Office.Applicant maker) {
    return MATTER + " " + maker.account();
  }

  /** A maker whose product was supported in advance. */
  private Office.Applicant withAdvance(int amount) {
    Office.Applicant maker = office.newApplicant();
    office.applies(maker, "R07-2c", own(maker), Advance.of(amount)).goesOnTo("paid");
    return maker;
  }

  private Case device(Office.Applicant maker, int rdExpense) {
    return office
        .applies(
            maker,
            "R07-1",
            own(maker),
            Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", rdExpense))
        .goesOnTo("concluding");
  }

  private JsonNode listed(String account, Case one) {
    return StreamSupport.stream(
            office.get(account, "/api/applications").body().path("content").spliterator(), false)
        .filter(row -> row.path("no").asText().equals(one.no()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> found(String query) {
    return office
        .get("cp-fsc", "/api/applications?size=100&" + query)
        .body()
        .path("content")
        .findValuesAsText("no");
  }

  /** How many cases the figures show as settled in advance. */
  private long settled() {
    return StreamSupport.stream(
            office.get("monitor", "/api/insight/funnel").body().spliterator(), false)
        .flatMap(step -> StreamSupport.stream(step.path("outcomes").spliterator(), false))
        .filter(one -> one.path("name").asText().equals("已先期兑现"))
        .mapToLong(one -> one.path("standing").asLong())
        .sum();
  }
}
