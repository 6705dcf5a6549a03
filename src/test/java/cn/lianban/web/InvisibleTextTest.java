package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

/**
 * A text of only invisible characters counts as empty everywhere, and invisible characters are
 * never stored.
 */
@ServiceTest
class InvisibleTextTest {

  private static final Map<String, Object> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");
  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final byte[] PDF =
      "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".getBytes(StandardCharsets.UTF_8);

  @Autowired Office office;
  @LocalServerPort int port;

  static List<String> nothing() {
    return List.of(
        "\u200B",
        "\u00A0",
        "\u3164",
        "\u2800",
        "\uFEFF",
        "\u00AD",
        "\u2060",
        "\u202E",
        "\uFE00",
        " \u200D\u3000 ",
        "\u0301",
        "\uE000");
  }

  @ParameterizedTest
  @MethodSource("nothing")
  void is_no_remark_of_a_refusal(String nothing) {
    Case waiting = office.applies("M05-1", SCENARIO);
    assertThat(
            waiting
                .tries("cp-gov", "acceptApplication", "decision", "refuse", "remark", nothing)
                .errors())
        .contains("remark: 请填写“受理意见”");
    waiting
        .is("accepting")
        .does("cp-gov", "acceptApplication", "decision", "correct", "remark", "请补充材料");
    assertThat(waiting.applicantTries("corrections", "text", nothing).errors())
        .contains("text: 请填写补正说明");
    assertThat(waiting.applicantTries("withdrawal", "reason", nothing).errors())
        .contains("reason: 请填写撤回原因");
    waiting.is("correcting");
  }

  @Test
  void is_no_objection_of_anybody() {
    Case publicised = office.applies("R07-1", DEVICE).goesOnTo("publicised");
    for (String nothing : nothing()) {
      Answer answer =
          office.post(
              null,
              publicised.path() + "/objections",
              Map.of("name", nothing, "contact", nothing, "text", nothing));
      assertThat(answer.errors()).contains("name: 请填写", "contact: 请填写", "text: 请填写");
    }
    publicised.is("publicised");
  }

  @ParameterizedTest
  @MethodSource("nothing")
  void is_no_name_no_matter_and_no_account(String nothing) {
    Office.Applicant company = office.newApplicant();
    Map<String, Object> body = Office.anApplication("M05-1", company, SCENARIO);
    organisation(body).put("name", nothing);
    body.put("matter", nothing);
    assertThat(submit(company, body).errors()).contains("applicant.name: 请填写", "matter: 请填写");

    organisation(body).put("name", "北京某生物有限公司");
    organisation(body).put("bankAccount", nothing);
    organisation(body).put("contact", nothing);
    body.put("matter", "一号项目");
    Answer taken = submit(company, body);
    assertThat(taken.status()).as("may be given later").isEqualTo(201);
    String path = "/api/applications/" + taken.body().path("no").asText();
    assertThat(office.get("auditor", path).body().path("applicant").path("bankAccount").isNull())
        .isTrue();
    assertThat(office.get("auditor", path).body().path("applicant").path("contact").isNull())
        .isTrue();
    assertThat(
            office
                .put(company.account(), path + "/bank-account", Map.of("bankAccount", nothing))
                .errors())
        .contains("请填写收款账户");
  }

  @Test
  void what_is_inside_a_text_is_not_kept() {
    Office.Applicant company = office.newApplicant();
    Map<String, Object> facts =
        Map.of(
            "partner",
            "某\u202E跨国\u200B药企",
            "multinationalLeader",
            true,
            "contractNumber",
            "LO\u2060-1",
            "contractTotalUsd",
            "1.00",
            "contractSigned",
            true,
            "requestedAmount",
            "1.00");
    Map<String, Object> body = Office.anApplication("R12-2b", company, facts);
    organisation(body).put("name", "\uFEFF北京\u202E某某\u200F公司");
    body.put("matter", "e\u0301tude\u00A0一号");
    Case taken = office.applies(company, body);

    assertThat(taken.file().path("applicant").path("name").asText()).isEqualTo("北京某某公司");
    assertThat(taken.file().path("matter").asText()).isEqualTo("\u00E9tude 一号");
    assertThat(taken.file().path("facts").path("partner").asText()).isEqualTo("某跨国药企");
    taken.does("cp-fsc", "acceptApplication", "decision", "correct", "remark", "请\u202E补充\u2028材料");
    assertThat(taken.file().path("correctionRequest").asText()).endsWith("请补充\n材料");
    assertThat(taken.file().toString()).doesNotContainPattern("[\\p{Cf}\u00A0\u2028]");

    Wire.Request upload =
        Wire.upload(
            company.account(), taken.path() + "/attachments", "file", "批\u202E复\u200Bfdp.pdf", PDF);
    assertThat(new Wire(port).send(upload).status()).isEqualTo(201);
    assertThat(taken.file().path("attachments").path(0).path("name").asText())
        .isEqualTo("批复fdp.pdf");
    Wire.Request nameless =
        Wire.upload(company.account(), taken.path() + "/attachments", "file", "\u3164.pdf", PDF);
    assertThat(new Wire(port).send(nameless).status()).isEqualTo(400);
  }

  @Test
  void what_is_looked_for_is_read_like_what_is_kept() {
    office.applies(office.newApplicant(), "M05-1", "寻找得到的项目", SCENARIO);
    Answer found =
        office.get(
            "auditor",
            "/api/applications?q=%E2%80%8B%E5%AF%BB%E6%89%BE%EF%BB%BF%E5%BE%97%E5%88%B0%E7%9A%84%C2%AD%E9%A1%B9%E7%9B%AE");
    assertThat(found.body().path("content").findValuesAsText("matter")).contains("寻找得到的项目");
  }

  @Test
  void names_stand_in_one_line() {
    Office.Applicant company = office.newApplicant();
    Map<String, Object> body = Office.anApplication("M05-1", company, SCENARIO);
    organisation(body).put("name", "北京某公司\n已获批准");
    assertThat(submit(company, body).errors()).contains("applicant.name: 申报主体名称应写在一行内");
    organisation(body).put("name", "北京某公司\t甲");
    assertThat(office.applies(company, body).file().path("applicant").path("name").asText())
        .as("a tab out of a table is a space")
        .isEqualTo("北京某公司 甲");
  }

  @Test
  void names_contacts_and_numbers_that_others_give_stand_in_one_line_too() {
    Case publicised = office.applies("R07-1", DEVICE).goesOnTo("publicised");
    Map<String, Object> objection =
        Map.of("name", "张三\n李四", "contact", "13800000000\r\n10086", "text", "第一段\n第二段");
    Answer refused = office.post(null, publicised.path() + "/objections", objection);
    assertThat(refused.errors())
        .contains("name: 姓名或单位名称应写在一行内", "contact: 联系方式应写在一行内")
        .doesNotContain("text: ");
    publicised.goesOnTo("paying");
    Answer paid =
        publicised.tries(
            "cp-fsc-payer", "payAward", "paymentReference", "2026-1\n已核对", "paidOn", "2026-03-02");
    assertThat(paid.errors()).contains("paymentReference: “拨付凭证号”应写在一行内");
    publicised.is("paying");
  }

  private Answer submit(Office.Applicant company, Map<String, Object> body) {
    return office.ask(
        company.account(),
        HttpMethod.POST,
        "/api/applications",
        body,
        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> organisation(Map<String, Object> body) {
    return (Map<String, Object>)
        body.compute("applicant", (name, had) -> new LinkedHashMap<>((Map<String, Object>) had));
  }
}
