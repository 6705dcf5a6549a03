package cn.lianban.award.process;

import cn.lianban.award.Concluding;
import cn.lianban.award.ConclusionTexts;
import cn.lianban.award.RelatedItems;
import cn.lianban.intake.Applications;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.intake.CaseTexts;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Money;
import cn.lianban.review.Evaluations;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.models.Forms;
import cn.lianban.workflow.tasks.Submission;
import cn.lianban.workflow.tasks.TaskHandler;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 牵头汇总: the lead bureau concludes, seeing all opinions and every bound. */
@Component
class ConsolidateOpinionsHandler implements TaskHandler {

  private final Concluding concluding;
  private final ConclusionTexts conclusionTexts;
  private final CaseTexts texts;
  private final Evaluations evaluations;
  private final RelatedItems sideBySide;
  private final Applications applications;
  private final QuestionFields questions;
  private final Forms forms;

  ConsolidateOpinionsHandler(
      Concluding concluding,
      ConclusionTexts conclusionTexts,
      CaseTexts texts,
      Evaluations evaluations,
      RelatedItems sideBySide,
      Applications applications,
      QuestionFields questions,
      Forms forms) {
    this.concluding = concluding;
    this.conclusionTexts = conclusionTexts;
    this.texts = texts;
    this.evaluations = evaluations;
    this.sideBySide = sideBySide;
    this.applications = applications;
    this.questions = questions;
    this.forms = forms;
  }

  @Override
  public String taskKey() {
    return "consolidateOpinions";
  }

  @Override
  public FormSchema form(WorkItem task, FormSchema deployed) {
    return questions.form(task.caseNo(), deployed);
  }

  @Override
  public Map<String, Object> read(
      FormReader reader, FormSchema form, Map<String, Object> submitted) {
    return questions.read(reader, form, submitted);
  }

  @Override
  public Map<String, Object> open(WorkItem task) {
    Map<String, Object> values = texts.of(task);
    values.putAll(conclusionTexts.texts(task.caseNo()));
    values.put("sideBySideSummary", sideBySide.summary(applications.get(task.caseNo())));
    values.put("evaluationSummary", evaluations.summary(task.caseNo()));
    values.putAll(questions.values(task.caseNo()));
    Money suggested = concluding.suggested(task.caseNo());
    values.put("recognisedAmount", suggested == null ? null : suggested.toString());
    concluding.onlyConclusion(task.caseNo()).ifPresent(only -> values.put("conclusion", only));
    return values;
  }

  @Override
  public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
    String conclusion = submission.requiredText("conclusion");
    FormSchema form = form(task, forms.form(task.deploymentId(), task.key()));
    concluding.conclude(
        task,
        conclusion,
        submission.money("recognisedAmount"),
        submission.text("remark"),
        questions.answers(task.caseNo(), form, submission),
        actor);
    return Map.of(Variable.CONCLUSION, conclusion);
  }
}
