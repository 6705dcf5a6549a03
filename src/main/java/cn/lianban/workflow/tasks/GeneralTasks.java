package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.workflow.models.FormField;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.models.Forms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Works the tasks that no room has a handler for: what is asked stands in the form, and what was
 * filled in is kept in the dossier under the key of the task. A field {@code decision} routes the
 * case by a variable that is named after the task; the decision {@code correct} asks the applicant
 * for a correction.
 */
@Component
class GeneralTasks {

  private static final String DECISION = "decision";
  private static final String REMARK = "remark";
  private static final String CORRECT = "correct";

  /** Fields of one visit that the next one has to fill in anew. */
  private static final List<String> OF_ONE_VISIT = List.of(DECISION, REMARK);

  private final TaskAnswers answers;
  private final Forms forms;
  private final List<TaskBackground> backgrounds;

  GeneralTasks(TaskAnswers answers, Forms forms, List<TaskBackground> backgrounds) {
    this.answers = answers;
    this.forms = forms;
    this.backgrounds = backgrounds;
  }

  /** The routing variable that holds the decision of the task of this key. */
  static String variable(String taskKey) {
    return taskKey + "Decision";
  }

  TaskHandler handler(String taskKey) {
    return new GeneralTask(taskKey);
  }

  private final class GeneralTask implements TaskHandler {

    private final String taskKey;

    private GeneralTask(String taskKey) {
      this.taskKey = taskKey;
    }

    @Override
    public String taskKey() {
      return taskKey;
    }

    @Override
    public Map<String, Object> open(WorkItem task) {
      Map<String, Object> values = new HashMap<>();
      background(task).ifPresent(background -> values.putAll(background.texts(task)));
      answers
          .last(task.caseNo(), taskKey)
          .ifPresent(
              before ->
                  form(task).fields().stream()
                      .map(FormField::key)
                      .filter(key -> !OF_ONE_VISIT.contains(key))
                      .forEach(key -> values.put(key, shown(before.fields().get(key)))));
      return values;
    }

    /** Who asks for a correction need not fill in the rest. */
    @Override
    public Map<String, Object> read(
        FormReader reader, FormSchema form, Map<String, Object> submitted) {
      if (!CORRECT.equals(submitted.get(DECISION))) {
        return reader.read(form, submitted, "");
      }
      Map<String, Object> values = reader.readWhatIsThere(form, submitted, "");
      if (values.get(REMARK) == null) {
        throw new BadInput(REMARK, "请写明需要补正的内容");
      }
      return values;
    }

    @Override
    public Map<String, Object> complete(WorkItem task, Submission submission, Actor actor) {
      FormSchema form = form(task);
      answers.record(task, submission.fields(), actor);
      Optional<TaskBackground> background = background(task);
      background.ifPresent(one -> one.tell(task, told(task, form, submission), actor));
      if (form.field(DECISION).isEmpty()) {
        return Map.of();
      }
      String decision = submission.requiredText(DECISION);
      if (decision.equals(CORRECT)) {
        background.ifPresent(one -> one.askForCorrection(task, submission.requiredText(REMARK)));
      }
      return Map.of(variable(taskKey), decision);
    }

    private FormSchema form(WorkItem task) {
      return forms.form(task.deploymentId(), taskKey);
    }
  }

  private Optional<TaskBackground> background(WorkItem task) {
    return backgrounds.stream()
        .filter(background -> task.caseNo().startsWith(background.numberPrefix()))
        .findFirst();
  }

  /** The decision and the remark, or only that it was done. */
  private static String told(WorkItem task, FormSchema form, Submission submission) {
    String decision =
        form.field(DECISION)
            .map(field -> field.labelOf(submission.requiredText(DECISION)))
            .orElse("已办理");
    String remark = form.field(REMARK).map(field -> submission.text(REMARK)).orElse(null);
    return task.name() + "：" + decision + (remark == null ? "" : "，" + remark);
  }

  /** Amounts are given as text, because the form's number fields keep text exact. */
  private static @Nullable Object shown(@Nullable Object value) {
    return value instanceof BigDecimal number
        ? number.toPlainString()
        : value instanceof LocalDate date ? date.toString() : value;
  }
}
