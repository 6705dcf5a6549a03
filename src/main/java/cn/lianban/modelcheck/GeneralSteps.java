package cn.lianban.modelcheck;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The steps of a bundle that no part of the program handles: a task with a form of its own, whose
 * field {@code decision} gives a routing variable.
 */
final class GeneralSteps {

  static final String DECISION = "decision";
  static final String REMARK = "remark";
  static final String CORRECT = "correct";

  private static final String VARIABLE = "Decision";

  private final Bundle bundle;
  private final Set<String> keys;

  private GeneralSteps(Bundle bundle, Set<String> keys) {
    this.bundle = bundle;
    this.keys = keys;
  }

  static GeneralSteps of(Bundle bundle, Served served) {
    Set<String> keys = new TreeSet<>(bundle.taskKeys());
    keys.removeAll(served.keys("fields"));
    return new GeneralSteps(bundle, keys);
  }

  Set<String> keys() {
    return keys;
  }

  boolean has(String key) {
    return keys.contains(key);
  }

  /** The variable in which the decision of the step comes. */
  static String variable(String key) {
    return key + VARIABLE;
  }

  /** The variables of all steps that decide. */
  Set<String> variables() {
    Set<String> variables = new TreeSet<>();
    keys.stream()
        .filter(key -> !decisions(key).isEmpty())
        .forEach(key -> variables.add(variable(key)));
    return variables;
  }

  /** What the step can decide; empty where its form has no such choice. */
  List<String> decisions(String key) {
    return bundle.form(key).map(form -> Form.options(form.field(DECISION))).orElse(List.of());
  }

  /** What the variable can say; empty for a variable that comes from no step of this kind. */
  List<String> answers(String variable) {
    return variable.endsWith(VARIABLE)
        ? decisions(variable.substring(0, variable.length() - VARIABLE.length()))
        : List.of();
  }

  /** Whether a decision may read this field of the step. */
  boolean asks(String key, String field) {
    return has(key) && bundle.form(key).map(form -> form.keys().contains(field)).orElse(false);
  }
}
