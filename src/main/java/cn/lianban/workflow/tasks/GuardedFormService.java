package cn.lianban.workflow.tasks;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.RefusedFields;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's form service for Tasklist. Forms open with values from the dossier, never from
 * process variables, and submissions go through {@link TaskWork}, so that nothing a person types is
 * stored as a process variable.
 */
class GuardedFormService extends FormServiceImpl {

  private final ObjectProvider<TaskWork> work;

  GuardedFormService(ObjectProvider<TaskWork> work) {
    this.work = work;
  }

  @Override
  public void submitTaskForm(String taskId, Map<String, Object> properties) {
    try {
      work.getObject().complete(taskId, properties == null ? Map.of() : plain(properties));
    } catch (BadInput problem) {
      RefusedFields.keep(problem.errors());
      throw refusal(problem);
    } catch (Conflict | NotFound problem) {
      throw refusal(problem);
    } catch (Refused problem) {
      throw new AuthorizationException(problem.getMessage());
    }
  }

  /** The only exception that the engine's API answers with 400. */
  private static FormFieldValidationException refusal(RuntimeException problem) {
    return new FormFieldValidationException(problem.getMessage(), problem.getMessage());
  }

  /** The plain values; serialised objects are ignored, because no field takes them. */
  private static Map<String, Object> plain(Map<String, Object> properties) {
    if (!(properties instanceof VariableMap variables)) {
      return properties;
    }
    Map<String, Object> values = new HashMap<>();
    for (String name : variables.keySet()) {
      TypedValue typed = variables.getValueTyped(name);
      boolean serialised = typed instanceof SerializableValue value && !value.isDeserialized();
      values.put(name, typed == null ? null : serialised ? typed : typed.getValue());
    }
    return values;
  }

  @Override
  public VariableMap submitTaskFormWithVariablesInReturn(
      String taskId, Map<String, Object> properties, boolean deserializeValues) {
    submitTaskForm(taskId, properties);
    return Variables.createVariables();
  }

  @Override
  public void submitTaskFormData(String taskId, Map<String, String> properties) {
    submitTaskForm(taskId, new HashMap<>(properties));
  }

  @Override
  public VariableMap getTaskFormVariables(
      String taskId, @Nullable Collection<String> formVariables, boolean deserializeObjectValues) {
    VariableMap shown = Variables.createVariables();
    work.getObject()
        .open(taskId)
        .forEach(
            (name, value) -> {
              if (formVariables == null || formVariables.contains(name)) {
                shown.put(name, value);
              }
            });
    return shown;
  }

  @Override
  public VariableMap getTaskFormVariables(String taskId) {
    return getTaskFormVariables(taskId, null, true);
  }

  @Override
  public InputStream getDeployedTaskForm(String taskId) {
    return new ByteArrayInputStream(
        work.getObject().form(taskId).json().toString().getBytes(StandardCharsets.UTF_8));
  }
}
