package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The form of a task has the fields that other programs send, and shows what a person needs to
 * decide.
 */
class TaskFormsTest {

  static List<FormFile> forms() {
    return FormFile.all().stream().filter(form -> !form.isOfAnItem()).toList();
  }

  @Test
  void anExpertScoresOrStepsAside() {
    FormFile form = form("evaluateApplication");
    JsonNode score = form.field("score");
    assertThat(score.path("type").asText()).isEqualTo("number");
    assertThat(score.path("decimalDigits").asInt()).isEqualTo(1);
    assertThat(score.path("validate").path("required").asBoolean()).isTrue();
    assertThat(score.path("validate").path("min").asInt(-1)).isZero();
    assertThat(score.path("validate").path("max").asInt()).isEqualTo(100);
    assertThat(score.path("conditional").path("hide").asText()).isEqualTo("=conflict = true");
    assertThat(form.field("conflict").path("type").asText()).isEqualTo("checkbox");
    remarkIsRequiredUnless(form, "conflict", "false");
  }

  @Test
  void theFactsHaveAPlaceAboveTheVerdict() {
    List<String> ids = form("verifyFacts").ids().toList();
    assertThat(ids)
        .containsSubsequence(
            "context-case", "facts", "field-recognised", "field-decision", "field-remark");
    assertThat(form("verifyFacts").field("recognised").path("type").asText()).isEqualTo("checkbox");
  }

  @Test
  void theAmountIsAskedWithSupportOnlyAndKeptExact() {
    JsonNode amount = form("consolidateOpinions").field("recognisedAmount");
    assertThat(amount.path("conditional").path("hide").asText())
        .isEqualTo("=conclusion != \"support\"");
    assertThat(amount.path("properties").path("requiredWhenField").asText())
        .isEqualTo("conclusion");
    assertThat(amount.path("properties").path("requiredWhen").asText()).isEqualTo("support");
    assertThat(amount.path("validate").has("required")).as("an exact share needs none").isFalse();
    assertThat(amount.path("decimalDigits").asInt()).isEqualTo(2);
    assertThat(amount.path("serializeToString").asBoolean()).isTrue();
    assertThat(amount.path("validate").path("min").decimalValue())
        .isEqualByComparingTo(new BigDecimal("0.01"));
    assertThat(amount.path("appearance").path("suffixAdorner").asText()).isEqualTo("元");
  }

  @Test
  void aBureauSaysWhetherItCanHelpAndAnswers() {
    FormFile form = form("answerServiceRequest");
    assertThat(form.fields())
        .allMatch(field -> field.path("validate").path("required").asBoolean());
    assertThat(FormFile.optionsOf(form.field("help"))).containsExactly("yes", "partly", "no");
    assertThat(form.field("answer").path("type").asText()).isEqualTo("textarea");
  }

  @Test
  void theLeadAnswersOrNamesABureau() {
    FormFile form = form("mergeServiceAnswer");
    assertThat(form.field("answer").path("conditional").path("hide").asText())
        .isEqualTo("=decision = \"return\"");
    assertThat(form.field("answer").path("properties").path("requiredUnless").asText())
        .isEqualTo("return");
    assertThat(form.field("bureau").path("conditional").path("hide").asText())
        .isEqualTo("=decision != \"return\"");
    assertThat(form.field("bureau").path("properties").path("requiredUnless").asText())
        .isEqualTo("done");
  }

  @Test
  void aPaymentHasAReferenceAndADay() {
    FormFile form = form("payAward");
    assertThat(form.fields())
        .allMatch(field -> field.path("validate").path("required").asBoolean());
    assertThat(form.field("paymentReference").path("validate").path("maxLength").asInt())
        .isEqualTo(64);
    assertThat(form.field("paidOn").path("type").asText()).isEqualTo("datetime");
  }

  @Test
  void aRecoveryNamesAnAmountWhereThereIsOneAndAlwaysItsReasons() {
    FormFile form = form("proposeRecovery");
    JsonNode amount = form.field("amount");
    assertThat(amount.path("conditional").path("hide").asText())
        .isEqualTo("=proposal != \"recover\"");
    assertThat(amount.path("properties").path("factType").asText()).isEqualTo("money");
    assertThat(amount.path("validate").path("required").asBoolean()).isTrue();
    assertThat(amount.path("validate").path("min").decimalValue())
        .isEqualByComparingTo(new BigDecimal("0.01"));
    assertThat(form.field("remark").path("validate").path("required").asBoolean()).isTrue();
    assertThat(form("registerRepayment").fields())
        .allMatch(field -> field.path("validate").path("required").asBoolean());
  }

  private static void remarkIsRequiredUnless(FormFile form, String field, String value) {
    JsonNode remark = form.field("remark");
    assertThat(remark.path("type").asText()).isEqualTo("textarea");
    assertThat(remark.path("validate").path("maxLength").asInt()).isEqualTo(2000);
    assertThat(remark.path("description").asText()).isNotBlank();
    assertThat(remark.path("properties").path("requiredUnlessField").asText()).isEqualTo(field);
    assertThat(remark.path("properties").path("requiredUnless").asText()).isEqualTo(value);
  }

  private static FormFile form(String name) {
    return forms().stream().filter(form -> form.name().equals(name)).findFirst().orElseThrow();
  }
}
