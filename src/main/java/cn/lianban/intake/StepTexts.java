package cn.lianban.intake;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.workflow.models.FormField;
import cn.lianban.workflow.tasks.TaskAnswer;
import cn.lianban.workflow.tasks.TaskAnswers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was filled in at steps of their own, for the forms of all later tasks. */
@Component
class StepTexts implements CaseBackground {

  private final TaskAnswers answers;
  private final Bureaus bureaus;

  StepTexts(TaskAnswers answers, Bureaus bureaus) {
    this.answers = answers;
    this.bureaus = bureaus;
  }

  @Override
  public Map<String, Object> of(Application application) {
    List<TaskAnswer> given = answers.of(application.no());
    return given.isEmpty()
        ? Map.of()
        : Map.of(
            "stepsSummary", given.stream().map(this::text).collect(Collectors.joining("\n\n")));
  }

  private String text(TaskAnswer answer) {
    MarkdownTable table =
        MarkdownTable.of(
            CaseTexts.plain(answer.taskName())
                + (answer.visit() > 1 ? "（第 " + answer.visit() + " 次）" : ""),
            CaseTexts.plain(bureaus.name(answer.bureau()))
                + " "
                + CaseTexts.day(answer.answeredAt()));
    for (FormField field : answer.form().fields()) {
      Object value = answer.fields().get(field.key());
      if (value != null) {
        table.row(field.label(), CaseTexts.plain(CaseTexts.shown(field, value)));
      }
    }
    return table.toString();
  }
}
