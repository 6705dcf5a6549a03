package cn.lianban.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.InspectionStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A step that no part of the program handles passes the check, and not when something lacks. */
class AddedStepTest {

  private static final ModelCheck CHECK = ModelCheck.ofProgram();
  private static final String DIAGRAM = InspectionStep.DIAGRAM;
  private static final String FORM = InspectionStep.FORM;
  private static final String LIMITS = InspectionStep.LIMITS;
  private static final String STATUSES = InspectionStep.STATUSES;
  private static final String M05 = InspectionStep.M05;

  /** A fault: what is replaced in the files of the step, the finding's code, place and words. */
  private record Fault(
      String name, String path, String from, String to, String code, String place, String told) {}

  @Test
  void a_whole_step_has_no_finding() throws IOException {
    assertThat(CHECK.findingsWithoutExamples(with(InspectionStep.files()))).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> what_lacks_is_found() {
    List<Fault> faults = new ArrayList<>();
    faults.add(
        new Fault(
            "no form", FORM, "", "", "form-missing", "inspectSite", "bpmn/forms/inspectSite"));
    faults.add(
        new Fault(
            "no limits",
            LIMITS,
            ",\"inspectSite\",",
            ",",
            "limit",
            "inspectSite",
            "timeLimits 没有环节 inspectSite"));
    faults.add(
        new Fault(
            "a wait without its days",
            LIMITS,
            ",\"inspectionMissed\"",
            "",
            "limit",
            "inspectionMissed",
            "没有 inspectionMissed 的时限"));
    faults.add(
        new Fault(
            "days of a wait that is not there",
            DIAGRAM,
            "${deadlines.expiry(execution)}",
            "${deadlines.silence(execution)}",
            "unknown-step",
            "input-step",
            "inspectionMissed"));
    faults.add(
        new Fault(
            "no reminder",
            DIAGRAM,
            "id=\"inspectSiteReminder\"",
            "id=\"inspectSiteOther\"",
            "reminder",
            "inspectSite",
            "催办"));
    faults.add(
        new Fault(
            "an unknown status",
            STATUSES,
            "\"inspecting\"",
            "\"looking\"",
            "unknown-status",
            "inspectSite",
            "没有状态 inspecting"));
    faults.add(
        new Fault(
            "no status",
            DIAGRAM,
            "<camunda:property name=\"status\" value=\"inspecting\" />",
            "",
            "no-status",
            "inspectSite",
            "仍是上一步"));
    faults.add(
        new Fault(
            "a decision without an outgoing answer",
            FORM,
            "{\n          \"label\": \"需补正\"",
            "{\n          \"label\": \"不通过\",\n          \"value\": \"failed\"\n        },\n        {\n          \"label\": \"需补正\"",
            "unanswered",
            "isSitePassed",
            "缺 inspectSiteDecision 为 failed"));
    faults.add(
        new Fault(
            "an answer that nobody can give",
            DIAGRAM,
            "${inspectSiteDecision == 'passed'}",
            "${inspectSiteDecision == 'fine'}",
            "unknown-answer",
            "isSitePassed",
            "fine"));
    faults.add(
        new Fault(
            "a decision that nothing asks",
            DIAGRAM,
            "inspectSiteDecision",
            "acceptance",
            "decision-unanswered",
            "inspectSite",
            "inspectSiteDecision == 'passed'"));
    faults.add(
        new Fault(
            "a variable of no step",
            DIAGRAM,
            "inspectSiteDecision == ",
            "visitSiteDecision == ",
            "unknown-variable",
            "isSitePassed",
            "visitSiteDecision"));
    faults.add(
        new Fault(
            "a decision that may be left out",
            FORM,
            "\"validate\": {\n        \"required\": true\n      }\n    },\n    {\n      \"type\": \"textarea\"",
            "\"validate\": {\n        \"required\": false\n      }\n    },\n    {\n      \"type\": \"textarea\"",
            "choice",
            "decision",
            "必填的单选"));
    faults.add(
        new Fault(
            "a correction without its words",
            FORM,
            "\"type\": \"textarea\"",
            "\"type\": \"textfield\"",
            "remark",
            "remark",
            "补正什么"));
    faults.add(
        new Fault(
            "a field named like a text",
            FORM,
            "siteArea",
            "stepsSummary",
            "field-name",
            "stepsSummary",
            "案件文字"));
    faults.add(
        new Fault(
            "a key that has another use",
            DIAGRAM,
            "id=\"inspectSite\"",
            "id=\"correction\"",
            "step-name",
            "correction",
            "已有别的用途"));
    faults.add(
        new Fault(
            "a field that no form asks",
            M05,
            "answers.inspectSite.siteMatches",
            "answers.inspectSite.area",
            "unknown-name",
            "M05-1-grant-rate",
            "answers.步骤.字段"));
    faults.add(
        new Fault(
            "a step that is not there",
            M05,
            "answers.inspectSite.siteMatches",
            "answers.visitSite.siteMatches",
            "unknown-name",
            "M05-1-grant-rate",
            "answers.步骤.字段"));
    return faults.stream()
        .map(fault -> DynamicTest.dynamicTest(fault.code + ": " + fault.name, () -> found(fault)));
  }

  private static void found(Fault fault) throws IOException {
    Map<String, String> files = InspectionStep.files();
    if (fault.from.isEmpty()) {
      files.remove(fault.path);
    } else {
      files.compute(
          fault.path,
          (path, model) -> InspectionStep.changed(String.valueOf(model), fault.from, fault.to));
    }
    assertThat(CHECK.findingsWithoutExamples(with(files)))
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(fault.code);
              assertThat(List.of(String.valueOf(finding.element()), String.valueOf(finding.cell())))
                  .contains(fault.place);
              assertThat(finding.message()).contains(fault.told);
            });
  }

  private static Map<String, byte[]> with(Map<String, String> files) throws IOException {
    Map<String, byte[]> bundle = new TreeMap<>(ModelCheckTest.project());
    files.forEach((path, model) -> bundle.put(path, model.getBytes(StandardCharsets.UTF_8)));
    return bundle;
  }
}
