package cn.lianban.models;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The form of a task has the fields that other programs send, and shows what a person needs to
 * decide.
 */
class TaskFormsTest {

  /** The fields by task key. The facts of {@code verifyFacts} come from the form of the item. */
  private static final Map<String, List<String>> FIELDS =
      Map.ofEntries(
          entry("acceptApplication", List.of("decision", "matterId", "codeConfirmed", "remark")),
          entry("reviewApplication", List.of("opinion", "remark")),
          entry("evaluateApplication", List.of("conflict", "score", "remark")),
          entry("verifyFacts", List.of("recognised", "decision", "remark")),
          // the two of the answer are shown once for each question of the assessment
          entry(
              "consolidateOpinions",
              List.of("answerChoice", "answerRemark", "conclusion", "recognisedAmount", "remark")),
          entry("coordinateBureaus", List.of("conclusion", "remark")),
          entry("approveAward", List.of("decision", "remark")),
          entry("handleObjection", List.of("finding", "remark")),
          entry("payAward", List.of("paymentReference", "paidOn")),
          entry("reviewReport", List.of("finding", "ground", "remark")),
          entry("proposeRecovery", List.of("proposal", "amount", "remark")),
          entry("confirmRecovery", List.of("decision", "remark")),
          entry("registerRepayment", List.of("repaymentReference", "repaidOn", "repaidAmount")),
          entry(
              "reportDuty",
              List.of("progressStatus", "percent", "progress", "difficulties", "evidence")),
          entry(
              "reviseDutyReport",
              List.of("progressStatus", "percent", "progress", "difficulties", "evidence")),
          entry(
              "mergeDutyReports",
              List.of(
                  "decision", "returnTo", "overallStatus", "summary", "publicSummary", "remark")),
          entry("superviseDuty", List.of("decision", "remark")),
          entry("settleUnmergedDuty", List.of("decision", "remark")),
          entry("instructDuty", List.of("decision", "remark")),
          entry("acceptServiceRequest", List.of("decision", "codeConfirmed", "remark")),
          entry("answerServiceRequest", List.of("help", "answer")),
          entry("mergeServiceAnswer", List.of("decision", "answer", "bureau", "remark")),
          entry("confirmRanking", List.of("decision", "list", "remark")),
          entry(
              "reviseRanking",
              List.of("budget", "minimumScore", "places", "reservePlaces", "scaling", "remark")));

  /** The choices of a form, and the one that needs no remark. */
  private static final Map<String, Choice> CHOICES =
      Map.ofEntries(
          entry("mergeDutyReports", new Choice("decision", List.of("merge", "return"), "merge")),
          entry(
              "superviseDuty",
              new Choice("decision", List.of("accept", "return", "escalate"), "accept")),
          entry("instructDuty", new Choice("decision", List.of("publish", "rectify"), "publish")),
          entry(
              "acceptApplication",
              new Choice("decision", List.of("accept", "correct", "refuse"), "accept")),
          entry(
              "reviewApplication",
              new Choice("opinion", List.of("agree", "disagree", "correct"), "agree")),
          entry("verifyFacts", new Choice("decision", List.of("verified", "correct"), "verified")),
          entry(
              "consolidateOpinions",
              new Choice("conclusion", List.of("support", "refuse", "coordinate"), "support")),
          entry(
              "coordinateBureaus",
              new Choice("conclusion", List.of("support", "refuse"), "support")),
          entry(
              "approveAward",
              new Choice("decision", List.of("approve", "return", "refuse"), "approve")),
          entry(
              "handleObjection",
              new Choice("finding", List.of("upheld", "dismissed"), "dismissed")),
          entry(
              "reviewReport",
              new Choice("finding", List.of("accepted", "supplement", "breach"), "accepted")),
          entry("confirmRecovery", new Choice("decision", List.of("confirm", "return"), "confirm")),
          entry(
              "acceptServiceRequest",
              new Choice("decision", List.of("accept", "supplement", "refuse"), "accept")),
          entry("mergeServiceAnswer", new Choice("decision", List.of("done", "return"), "done")),
          entry("confirmRanking", new Choice("decision", List.of("confirm", "return"), "confirm")));

  private static final Pattern SHOWN = Pattern.compile("\\{\\{(\\w+)}}");
  private static final List<String> CONTEXT =
      List.of(
          "caseSummary",
          "factsSummary",
          "materialsSummary",
          "opinionsSummary",
          "criteriaSummary",
          "evaluationSummary",
          "assessmentSummary",
          "readingsSummary",
          "overlapSummary",
          "conclusionSummary",
          "comparisonSummary",
          "sideBySideSummary",
          "publicitySummary",
          "objectionsSummary",
          "paymentSummary",
          "aftercareSummary",
          "reportSummary",
          "recoverySummary",
          "rankingSummary",
          "ledgerSummary",
          "previousSummary",
          "evidenceSummary",
          "returnedSummary",
          "reportsSummary",
          "mergedSummary",
          "instructionSummary",
          "dialogueSummary",
          "answersSummary",
          "codeSummary");

  static List<FormFile> forms() {
    return FormFile.all().stream().filter(form -> !form.isOfAnItem()).toList();
  }

  static Stream<FormFile> formsWithAChoice() {
    return forms().stream().filter(form -> CHOICES.containsKey(form.name()));
  }

  @Test
  void everyTaskOfTheProcessesHasItsFormAndEveryFormItsTask() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
      List<UserTask> tasks =
          files
              .filter(file -> file.toString().endsWith(".bpmn"))
              .flatMap(
                  file ->
                      Bpmn.readModelFromFile(file.toFile())
                          .getModelElementsByType(UserTask.class)
                          .stream())
              .toList();
      assertThat(tasks)
          .allSatisfy(
              task -> {
                assertThat(task.getCamundaFormRef()).isEqualTo(task.getId());
                assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
              });
      // the same payment task is in two processes: in payout, and again after a bank return
      assertThat(tasks.stream().map(UserTask::getId).distinct())
          .containsExactlyInAnyOrderElementsOf(forms().stream().map(FormFile::name).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void itHasExactlyTheFieldsThatOtherProgramsSend(FormFile form) {
    assertThat(form.keys()).isEqualTo(FIELDS.get(form.name()));
    assertThat(form.fields()).noneMatch(field -> field.has("defaultValue"));
  }

  @ParameterizedTest
  @MethodSource("formsWithAChoice")
  void aDecisionIsRequiredAndARemarkWhereItIsNotFavourable(FormFile form) {
    Choice choice = CHOICES.get(form.name());
    JsonNode decision = form.field(choice.field);
    assertThat(decision.path("type").asText()).isEqualTo("radio");
    assertThat(decision.path("validate").path("required").asBoolean()).isTrue();
    assertThat(FormFile.optionsOf(decision)).containsExactlyInAnyOrderElementsOf(choice.values);
    remarkIsRequiredUnless(form, choice.field, choice.favourable);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void itShowsTheCaseFirstAndOnlyWhatThereIs(FormFile form) {
    List<JsonNode> texts =
        form.components().stream()
            .filter(component -> SHOWN.matcher(component.path("text").asText()).find())
            .toList();
    List<String> shown =
        texts.stream()
            .flatMap(
                text ->
                    SHOWN.matcher(text.path("text").asText()).results().map(hit -> hit.group(1)))
            .toList();
    assertThat(shown).doesNotHaveDuplicates().isSubsetOf(CONTEXT).startsWith("caseSummary");
    assertThat(form.components()).startsWith(texts.toArray(JsonNode[]::new));
    assertThat(texts)
        .allSatisfy(
            text ->
                assertThat(text.path("text").asText())
                    .matches("### \\p{IsHan}+\\n\\n\\{\\{\\w+}}"));
    for (int i = 1; i < texts.size(); i++) {
      assertThat(texts.get(i).path("conditional").path("hide").asText())
          .isEqualTo("=%1$s = null or %1$s = \"\"".formatted(shown.get(i)));
    }
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

  private record Choice(String field, List<String> values, String favourable) {}
}
