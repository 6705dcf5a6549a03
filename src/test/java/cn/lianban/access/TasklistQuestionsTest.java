package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The lead answers the questions of an assessment in the fields of its form in Tasklist. */
@ServiceTest
class TasklistQuestionsTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @LocalServerPort int port;
  @Autowired Office office;

  @Test
  void a_question_has_its_own_fields_and_both_are_filled_before_the_lead_concludes() {
    Office.Applicant maker = office.newApplicant();
    office
        .applies(
            maker,
            "R07-1",
            "左心室辅助装置 " + maker.account(),
            Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000))
        .goesOnTo("paid");
    Case asked =
        office
            .applies(
                maker,
                "R12-1",
                "左心室辅助装置 " + maker.account(),
                Map.of(
                    "authority",
                    "FDA",
                    "overseasRegistrationFee",
                    600_000,
                    "testingFee",
                    300_000,
                    "localAgentFee",
                    100_000))
            .goesOnTo("concluding");
    String id = asked.file().path("assessment").path("questions").path(0).path("id").asText();
    Browser lead = Browser.of(port, "cp-fsc");
    String task = ENGINE + "/task/" + asked.task("cp-fsc", "consolidateOpinions");

    JsonNode form = lead.get(task + "/deployed-form").json();
    assertThat(form.path("components").findValuesAsText("key"))
        .contains(id + "AnswerChoice", id + "AnswerRemark")
        .doesNotContain("answerChoice", "answerRemark");
    assertThat(form.path("components").findValuesAsText("text").toString())
        .contains("### 提请判断 1", "三类（重大二类）医疗器械注册证");
    assertThat(lead.get(task + "/form-variables?deserializeValues=false").body())
        .contains(id + "AnswerChoice");

    Browser.Answer missing = lead.ask("POST", task + "/submit-form", submission(id, "none", null));
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.json().path("message").asText()).contains("请回答提请判断“请判断是否重复", "并写明理由");
    assertThat(
            lead.ask("POST", task + "/submit-form", submission("q0123456789", "none", "已核对"))
                .json()
                .path("message")
                .asText())
        .contains("提请判断的问题已有变化，请刷新任务后重新回答");

    assertThat(lead.ask("POST", task + "/submit-form", submission(id, "none", "费用不同")).status())
        .isEqualTo(204);
    assertThat(asked.is("approving").file().path("answers").path(0).path("remark").asText())
        .isEqualTo("费用不同");
  }

  private static String submission(String question, String choice, String remark) {
    String reason = remark == null ? "null" : "\"" + remark + "\"";
    return """
        {"variables":{"conclusion":{"value":"support"},"recognisedAmount":{"value":"100000.00"},"%sAnswerChoice":{"value":"%s"},"%sAnswerRemark":{"value":%s}}}
        """
        .formatted(question, choice, question, reason);
  }
}
