package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Actor;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import java.util.List;
import java.util.Map;

/**
 * What a room does for one kind of task: it gives the form's initial values and processes the
 * submission.
 */
public interface TaskHandler {

  /** The id of the task in its model. */
  String taskKey();

  /** The form of the task: as deployed, unless the handler changes it. */
  default FormSchema form(WorkItem task, FormSchema deployed) {
    return deployed;
  }

  /**
   * The cases that the task decides on. The four-eyes rule may bar from the task whoever worked in
   * one of them.
   */
  default List<String> cases(WorkItem task) {
    return List.of(task.caseNo());
  }

  /**
   * Initial values of the form's fields, and the texts that it shows, by name. A field without a
   * value opens empty.
   */
  Map<String, Object> open(WorkItem task);

  /** Reads the submitted values by the form. */
  default Map<String, Object> read(
      FormReader reader, FormSchema form, Map<String, Object> submitted) {
    return reader.read(form, submitted, "");
  }

  /**
   * Processes a submission that has passed the checks of the form; it writes the dossier in the
   * transaction that completes the task.
   *
   * @return the routing variables for the process, nothing else
   * @throws cn.lianban.kernel.BadInput where the submission contradicts the dossier
   * @throws cn.lianban.kernel.Conflict where what it decides on has changed meanwhile
   */
  Map<String, Object> complete(WorkItem task, Submission submission, Actor actor);
}
