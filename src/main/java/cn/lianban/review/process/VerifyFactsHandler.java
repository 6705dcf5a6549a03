package cn.lianban.review.process;

import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.FactRecords;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.review.Evaluations;
import cn.lianban.review.Opinions;
import cn.lianban.review.Verifications;
import cn.lianban.workflow.models.FormField;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 核定数据: the lead bureau verifies each fact. Its form includes the item's own form, with the
 * declared value below each fact, so that an owner has only one form to edit.
 */
@Component
class VerifyFactsHandler implements TaskHandler {

  private static final String RECOGNISED = "recognised";
  private static final String CORRECT = "correct";

  private final Applications applications;
  private final FactRecords facts;
  private final Verifications verifications;
  private final Opinions opinions;
  private final Evaluations evaluations;
  private final CaseTexts texts;

  VerifyFactsHandler(
      Applications applications,
      FactRecords facts,
      Verifications verifications,
      Opinions opinions,
      Evaluations evaluations,
      CaseTexts texts) {
    this.applications = applications;
    this.facts = facts;
    this.verifications = verifications;
    this.opinions = opinions;
    this.evaluations = evaluations;
    this.texts = texts;
  }

  @Override
  public String taskKey() {
    return "verifyFacts";
  }

  @Override
  public FormSchema form(WorkItem task, FormSchema deployed) {
    Application application = applications.get(task.caseNo());
    FormSchema item = facts.form(application);
    Map<String, Object> declared = facts.declared(application);
    Map<String, String> beside = new HashMap<>();
    for (FormField field : item.fields()) {
      String description = field.description() == null ? "" : "；" + field.description();
      beside.put(
          field.key(),
          "申报："
              + FormSchema.literal(CaseTexts.shown(field, declared.get(field.key())))
              + description);
    }
    FormSchema own =
        verifications.asksForRecognition(application) ? deployed : deployed.without(RECOGNISED);
    return own.with(item, "facts", beside);
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Application application = applications.get(task.caseNo());
    Map<String, Object> values = texts.of(task);
    values.put("opinionsSummary", opinions.summary(task.caseNo()));
    values.put("evaluationSummary", evaluations.summary(task.caseNo()));
    facts.toVerify(application).forEach((name, value) -> values.put(name, shown(value)));
    return values;
  }

  /** A verifier who asks for a correction need not fill in the facts. */
  @Override
  public Map<String, Object> read(
      FormReader reader, FormSchema form, Map<String, Object> submitted) {
    if (!CORRECT.equals(submitted.get("decision"))) {
      return reader.read(form, submitted, "");
    }
    Map<String, Object> values = reader.readWhatIsThere(form, submitted, "");
    if (values.get("remark") == null) {
      throw new BadInput("remark", "请在“说明”中写明需要补正的内容");
    }
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    Application application = applications.get(task.caseNo());
    String remark = submission.text("remark");
    if (CORRECT.equals(submission.text("decision"))) {
      verifications.askForCorrection(task, remark);
      return Map.of(Variable.VERIFICATION, CORRECT);
    }
    Map<String, Object> verified = new LinkedHashMap<>();
    List<String> names = facts.form(application).fields().stream().map(FormField::key).toList();
    names.forEach(name -> verified.put(name, submission.fields().get(name)));
    verifications.verify(
        task, application, verified, (Boolean) submission.fields().get(RECOGNISED), remark, actor);
    return Map.of(Variable.VERIFICATION, "verified");
  }

  /** Amounts are given as text, because the form's number fields keep text exact. */
  private static Object shown(Object value) {
    return value instanceof BigDecimal number
        ? number.toPlainString()
        : value instanceof LocalDate date ? date.toString() : value;
  }
}
