package cn.lianban.modelcheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step that no part of the program handles has all that such a step needs: fields, a decision
 * that the diagram answers, a status.
 */
final class GeneralStepRules implements Rule {

  private static final Set<String> CHOICES = Set.of("radio", "select");
  private static final String VALUE = "[a-z][A-Za-z0-9-]*";

  private final Served served;

  GeneralStepRules(Served served) {
    this.served = served;
  }

  @Override
  public void check(Bundle bundle, Report report) {
    GeneralSteps steps = GeneralSteps.of(bundle, served);
    for (Diagram diagram : bundle.diagrams()) {
      for (XmlElement task : diagram.nodes("userTask")) {
        if (steps.has(task.id())) {
          step(bundle, steps, diagram, task, report);
        }
      }
    }
  }

  private void step(
      Bundle bundle, GeneralSteps steps, Diagram diagram, XmlElement task, Report report) {
    String key = task.id();
    if (served.keys("variable").contains(key)
        || served.keys("variable").contains(GeneralSteps.variable(key))
        || served.keys("wait").contains(key)) {
      report.error(diagram.path(), key, "step-name", "编号 " + key + " 已有别的用途，请为这一步另起编号");
    }
    boolean application = !served.knows("statuses", diagram.key());
    if (application && Diagram.property(task, "status").isEmpty()) {
      report.warning(
          diagram.path(),
          key,
          "no-status",
          "这一步没有属性 status，申报单位看到的仍是上一步的状态；需要新的状态，请在决策表 statuses 加一行");
    }
    Optional<Form> form = bundle.form(key);
    if (form.isEmpty()) {
      return;
    }
    fields(form.get(), application, report);
    List<String> decisions = steps.decisions(key);
    if (decisions.isEmpty()) {
      return;
    }
    boolean together =
        diagram.process().all("multiInstanceLoopCharacteristics").stream()
            .anyMatch(many -> isWithin(task, many.parent()));
    if (together) {
      report.error(
          diagram.path(),
          key,
          "decision-together",
          "几个部门同时办理的步骤不能用 decision 决定去向：后办结的会覆盖先办结的，请改用别的字段名");
    } else if (diagram.flows().stream().noneMatch(flow -> asks(flow, GeneralSteps.variable(key)))) {
      report.error(
          diagram.path(),
          key,
          "decision-unanswered",
          "表单要办理人选择“"
              + form.get().field(GeneralSteps.DECISION).path("label").asText()
              + "”，流程却没有按它分支：请在后面画一个网关，连线的条件如 ${"
              + GeneralSteps.variable(key)
              + " == '"
              + decisions.get(0)
              + "'}，或者从表单删去 decision");
    }
  }

  private static boolean isWithin(XmlElement task, @Nullable XmlElement many) {
    for (XmlElement around = task; around != null; around = around.parent()) {
      if (around.equals(many)) {
        return true;
      }
    }
    return false;
  }

  private static boolean asks(XmlElement flow, String variable) {
    return flow.child("conditionExpression")
        .map(one -> one.text().strip().startsWith("${" + variable + " "))
        .orElse(false);
  }

  private void fields(Form form, boolean application, Report report) {
    if (form.fields().isEmpty()) {
      report.error(form.path(), null, "no-field", "表单没有要填写的字段，办理人无从办理，请至少加一个");
    }
    form.keys().stream()
        .filter(served.keys("shown")::contains)
        .forEach(
            key -> report.error(form.path(), key, "field-name", "字段名 " + key + " 是案件文字的名称，请另起一个"));
    JsonNode decision = form.field(GeneralSteps.DECISION);
    if (decision.isMissingNode()) {
      return;
    }
    List<String> values = Form.options(decision);
    boolean asked =
        CHOICES.contains(decision.path("type").asText())
            && Form.isRequired(decision)
            && values.size() > 1
            && values.stream().allMatch(value -> value.matches(VALUE));
    if (!asked) {
      report.error(
          form.path(),
          GeneralSteps.DECISION,
          "choice",
          "decision 决定案件的去向，须为必填的单选，至少两个选项，选项的值以小写字母开头，只用字母、数字和连字符");
    }
    if (!values.contains(GeneralSteps.CORRECT)) {
      return;
    }
    if (!application) {
      report.error(form.path(), GeneralSteps.DECISION, "choice", "选项 correct（补正）只用于申报的流程，请换一个值");
    }
    if (!form.field(GeneralSteps.REMARK).path("type").asText().equals("textarea")) {
      report.error(
          form.path(), GeneralSteps.REMARK, "remark", "选项 correct（补正）须有多行文字 remark，写明要申报单位补正什么");
    }
  }
}
