package cn.lianban.award.process;

import cn.lianban.award.Assessment;
import cn.lianban.award.Concluding;
import cn.lianban.award.QuestionAnswer;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.FieldError;
import cn.lianban.workflow.models.FormField;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.tasks.Submission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The fields in which the lead bureau answers the questions of an assessment: the form repeats its
 * two components for each of them. Other programs send a list {@code answers} instead.
 */
@Component
class QuestionFields {

  private static final String REPEATED = "question";
  private static final String ANSWERS = "answers";
  private static final String CHOICE = "AnswerChoice";
  private static final String REMARK = "AnswerRemark";
  private static final Pattern FIELD =
      Pattern.compile("(q[0-9a-f]{10})(" + CHOICE + "|" + REMARK + ")");

  private final Concluding concluding;

  QuestionFields(Concluding concluding) {
    this.concluding = concluding;
  }

  /** The form with a choice and a reason for each question. */
  FormSchema form(String caseNo, FormSchema deployed) {
    List<Assessment.Question> questions = concluding.questions(caseNo);
    List<FormSchema.Occurrence> occurrences = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Assessment.Question question = questions.get(i);
      occurrences.add(
          new FormSchema.Occurrence(question.id(), "提请判断 " + (i + 1), question.message()));
    }
    return deployed.repeating(REPEATED, occurrences);
  }

  /** What the lead bureau answered to the same questions the last time. */
  Map<String, Object> values(String caseNo) {
    Map<String, Object> values = new HashMap<>();
    List<String> asked =
        concluding.questions(caseNo).stream().map(Assessment.Question::id).toList();
    concluding.answers(caseNo).stream()
        .filter(answer -> asked.contains(answer.id()))
        .forEach(
            answer -> {
              values.put(answer.id() + CHOICE, answer.choice());
              values.put(answer.id() + REMARK, answer.remark());
            });
    return values;
  }

  /**
   * Reads a submission that answers by field or by list.
   *
   * @throws BadInput where an answer is missing, unknown or not offered
   */
  Map<String, Object> read(FormReader reader, FormSchema form, Map<String, Object> submitted) {
    Map<String, Object> fields = new HashMap<>(submitted);
    List<FieldError> errors = new ArrayList<>();
    boolean byField = fields.keySet().stream().anyMatch(key -> FIELD.matcher(key).matches());
    Object listed = fields.remove(ANSWERS);
    if (listed != null) {
      spread(form, listed, fields, errors);
    }
    boolean outdated =
        fields.keySet().removeIf(key -> FIELD.matcher(key).matches() && form.field(key).isEmpty());
    if (outdated) {
      errors.add(new FieldError(ANSWERS, "提请判断的问题已有变化，请刷新任务后重新回答"));
    }
    Map<String, Object> read = Map.of();
    try {
      read = reader.read(form, fields, "");
    } catch (BadInput wrong) {
      wrong.errors().forEach(error -> errors.add(told(form, error, byField)));
    }
    if (!errors.isEmpty()) {
      throw new BadInput(errors.stream().distinct().toList());
    }
    return read;
  }

  /** The answers in a submission that was read. */
  List<QuestionAnswer> answers(String caseNo, FormSchema form, Submission submission) {
    List<QuestionAnswer> answers = new ArrayList<>();
    for (Assessment.Question question : concluding.questions(caseNo)) {
      String choice = submission.text(question.id() + CHOICE);
      String remark = submission.text(question.id() + REMARK);
      Optional<FormField> offered = form.field(question.id() + CHOICE);
      if (choice != null && remark != null && offered.isPresent()) {
        answers.add(
            new QuestionAnswer(
                question.id(),
                question.message(),
                question.reading(),
                question.clause(),
                choice,
                offered.get().labelOf(choice),
                remark));
      }
    }
    return answers;
  }

  /** Puts each answer of the list into the fields of its question. */
  private static void spread(
      FormSchema form, Object listed, Map<String, Object> fields, List<FieldError> errors) {
    if (!(listed instanceof List<?> answers)) {
      errors.add(new FieldError(ANSWERS, "应为列表，每项包括 question（问题的 id 或者原文）、choice（判断）、remark（理由）"));
      return;
    }
    for (int i = 0; i < answers.size(); i++) {
      String place = ANSWERS + "[" + i + "]";
      if (!(answers.get(i) instanceof Map<?, ?> answer)) {
        errors.add(new FieldError(place, "应包括 question（问题的 id 或者原文）、choice（判断）、remark（理由）"));
        continue;
      }
      answer.keySet().stream()
          .filter(key -> !List.of("question", "choice", "remark").contains(key))
          .forEach(
              key ->
                  errors.add(new FieldError(place + "." + key, "没有名为“" + key + "”的字段，请删去或更正字段名")));
      Optional<FormField> choice = asked(form, answer.get("question"));
      if (choice.isEmpty()) {
        errors.add(
            new FieldError(
                place + ".question", "本案没有提出这个问题，请按任务中的提请判断逐一回答（question 为问题的 id 或者原文）"));
        continue;
      }
      String key = choice.get().key();
      String question = key.substring(0, key.length() - CHOICE.length());
      if (fields.containsKey(key)) {
        errors.add(new FieldError(place + ".question", "这个问题回答了不止一次，请只保留一个回答"));
        continue;
      }
      fields.put(key, code(choice.get(), answer.get("choice")));
      fields.put(question + REMARK, answer.get("remark"));
    }
  }

  private static Optional<FormField> asked(FormSchema form, @Nullable Object question) {
    return form.fields().stream()
        .filter(field -> FIELD.matcher(field.key()).matches() && field.key().endsWith(CHOICE))
        .filter(
            field ->
                field.key().equals(question + CHOICE)
                    || question instanceof String text
                        && text.strip().equals(field.properties().get(FormSchema.OCCURRENCE)))
        .findFirst();
  }

  /** The code of a choice that is given by its Chinese name; anything else as it is. */
  private static @Nullable Object code(FormField field, @Nullable Object choice) {
    return field.options().stream()
        .filter(option -> choice != null && choice.equals(option.label()))
        .<Object>map(FormField.Option::value)
        .findFirst()
        .orElse(choice);
  }

  /**
   * An error of a question's field, in terms of the question.
   *
   * @param byField whether the submission has such fields, and not the list
   */
  private static FieldError told(FormSchema form, FieldError error, boolean byField) {
    Matcher field = FIELD.matcher(error.field());
    if (!field.matches()) {
      return error;
    }
    FormField choice = form.field(field.group(1) + CHOICE).orElseThrow();
    String asked = choice.properties().get(FormSchema.OCCURRENCE);
    String place = byField ? error.field() : ANSWERS;
    return error.code().equals(FieldError.REQUIRED)
        ? FieldError.required(place, "请回答提请判断“" + asked + "”：选择判断（" + offered(choice) + "）并写明理由")
        : new FieldError(place, "提请判断“" + asked + "”：" + error.message());
  }

  private static String offered(FormField choice) {
    return String.join(
        "、",
        choice.options().stream().map(option -> option.value() + " " + option.label()).toList());
  }
}
