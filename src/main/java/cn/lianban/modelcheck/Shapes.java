package cn.lianban.modelcheck;

import cn.lianban.workflow.engine.ModelVocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shapes that values in a diagram and in a decision may have. */
final class Shapes {

  private static final String NAME = "[a-z][A-Za-z0-9]*";
  private static final Pattern BEAN = Pattern.compile("\\$\\{(" + NAME + ")}");
  private static final Pattern FLAG = Pattern.compile("\\$\\{!?(" + NAME + ")}");
  private static final Pattern EQUALS =
      Pattern.compile("\\$\\{(" + NAME + ") == '([A-Za-z0-9-]+)'}");
  private static final Pattern CALL =
      Pattern.compile(
          "\\$\\{(" + NAME + ")\\.(" + NAME + ")\\((" + NAME + "(?:, ?" + NAME + ")*)\\)}");
  private static final Pattern PERIOD = Pattern.compile("P(?=.)(\\d+[YMWD])*(T(\\d+[HMS])+)?");
  private static final Pattern REPEATS = Pattern.compile("R\\d{1,2}/PT\\d{1,3}[SMH]");
  private static final Pattern CRON = Pattern.compile("[0-9*?/,A-Z -]{9,60}");
  private static final Pattern PERSON = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Set<String> HIT_POLICIES =
      Set.of("UNIQUE", "FIRST", "ANY", "RULE ORDER", "COLLECT");

  private final ModelVocabulary vocabulary;
  private final FeelWords feel = new FeelWords();

  Shapes(ModelVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** What is wrong with the value, in Chinese; null where nothing is. */
  @Nullable String wrong(String shape, String written) {
    String value = written.strip();
    return switch (shape) {
      case AllowList.PLAIN, "text" -> isExpression(value) ? "此处只能是文字，不能是表达式 " + shown(value) : null;
      case "never" -> "不能使用此属性，请删去";
      case "flag" -> value.matches("true|false") ? null : "只能是 true 或者 false";
      case "period" -> PERIOD.matcher(value).matches() ? null : "只能是一段时间，如 PT1H、P3650D";
      case "repeats" -> REPEATS.matcher(value).matches() ? null : "只能是重试的次数和间隔，如 R5/PT1M";
      case "cycle" ->
          CRON.matcher(value).matches() || REPEATS.matcher(value).matches()
              ? null
              : "只能是循环的时间，如 0 30 6 * * ?";
      case "name" -> value.matches(NAME) ? null : "只能是一个变量名";
      case "key" ->
          value.equals("#{execution.processBusinessKey}")
              ? null
              : "只能是 #{execution.processBusinessKey}";
      case "delegate" -> bean(value, vocabulary.delegates(), "服务任务");
      case "listener" -> bean(value, vocabulary.listeners(), "监听");
      case "taskListener" -> bean(value, vocabulary.taskListeners(), "任务监听");
      case "decision" -> isExpression(value) ? variable(value) : null;
      case "condition" -> condition(value);
      case "call" -> call(value);
      case "moment", "who" ->
          isExpression(value)
              ? variableOrCall(value)
              : shape.equals("who") && PERSON.matcher(value).matches()
                  ? null
                  : "只能是变量，或者调用，如 ${deadlines.due(execution)}";
      case "value" -> isExpression(value) ? variableOrCall(value) : null;
      case "hitPolicy" ->
          HIT_POLICIES.contains(value)
              ? null
              : "引擎不支持命中策略 " + shown(value) + "，可用 " + String.join("、", sorted(HIT_POLICIES));
      case "feel" -> feel.wrong(value);
      default -> throw new IllegalStateException("No shape " + shape);
    };
  }

  private static boolean isExpression(String value) {
    return value.contains("${") || value.contains("#{");
  }

  private @Nullable String condition(String value) {
    if (EQUALS.matcher(value).matches() || FLAG.matcher(value).matches()) {
      return null;
    }
    return CALL.matcher(value).matches()
        ? call(value)
        : "条件只能是 ${变量}、${!变量}、${变量 == '值'} 或者一次调用，不能是 " + shown(value);
  }

  private static @Nullable String variable(String value) {
    return BEAN.matcher(value).matches() ? null : "只能是一个变量，如 ${itemId}，不能是 " + shown(value);
  }

  private @Nullable String variableOrCall(String value) {
    return BEAN.matcher(value).matches() ? null : call(value);
  }

  private @Nullable String call(String value) {
    Matcher call = CALL.matcher(value);
    if (!call.matches()) {
      return "只能是一次调用，如 ${deadlines.due(execution)}，不能是 " + shown(value);
    }
    Map<String, Integer> methods = vocabulary.methods().get(call.group(1));
    if (methods == null) {
      return "没有可供模型调用的 "
          + call.group(1)
          + "，可用 "
          + String.join("、", vocabulary.methods().keySet());
    }
    Integer parameters = methods.get(call.group(2));
    if (parameters == null) {
      return call.group(1) + " 没有 " + call.group(2) + "，可用 " + String.join("、", methods.keySet());
    }
    List<String> given = Arrays.asList(call.group(3).split(", ?"));
    boolean fits =
        parameters < 0
            ? given.equals(List.of("execution"))
            : given.size() == parameters && !given.contains("execution");
    return fits
        ? null
        : call.group(1)
            + "."
            + call.group(2)
            + (parameters < 0 ? " 的参数只能是 execution" : " 需要 " + parameters + " 个变量");
  }

  private static @Nullable String bean(String value, Set<String> known, String kind) {
    Matcher bean = BEAN.matcher(value);
    if (!bean.matches()) {
      return "只能是 ${名称}，不能是 " + shown(value);
    }
    return known.contains(bean.group(1))
        ? null
        : "没有可用于" + kind + "的 " + bean.group(1) + "，可用 " + String.join("、", known);
  }

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }

  private static String shown(String value) {
    return "“" + (value.length() > 60 ? value.substring(0, 60) + "…" : value) + "”";
  }
}
