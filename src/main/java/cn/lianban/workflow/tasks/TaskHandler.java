package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Actor;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import java.util.List;
import java.util.Map;

/**
 * What a room does with one kind of task: what its form opens with, and what a submission changes.
 */
public interface TaskHandler {

  /** The id of the task in its model. */
  String taskKey();

  /** The form that the task opens with; as deployed, unless the handler composes it. */
  default FormSchema form(WorkItem task, FormSchema deployed) {
    return deployed;
  }

  /**
   * The cases that the task decides on: who worked in one of them may be barred from it under four
   * eyes.
   */
  default List<String> cases(WorkItem task) {
    return List.of(task.caseNo());
  }

  /**
   * Values of the form's fields and of the texts that it shows, by name. What is not given opens
   * empty.
   */
  Map<String, Object> open(WorkItem task);

  /** Reads what was submitted against the form. */
  default Map<String, Object> read(
      FormReader reader, FormSchema form, Map<String, Object> submitted) {
    return reader.read(form, submitted, "");
  }

  /**
   * Takes a submission that has passed the checks of the form: writes the dossier, in the
   * transaction that completes the task.
   *
   * @return the routing variables for the process, nothing else
   * @throws cn.lianban.kernel.BadInput where the submission contradicts the dossier
   * @throws cn.lianban.kernel.Conflict where what it decides has changed meanwhile
   */
  Map<String, Object> complete(WorkItem task, Submission submission, Actor actor);
}
