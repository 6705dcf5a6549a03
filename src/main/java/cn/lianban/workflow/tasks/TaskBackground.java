package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Actor;
import java.util.Map;

/**
 * What the room of a kind of case adds to tasks that no {@link TaskHandler} works: a form and a row
 * of limits are enough for such a task.
 */
public interface TaskBackground {

  /** The beginning of the numbers of this kind of case. */
  String numberPrefix();

  /** The texts about the case that the form may show, by name. */
  Map<String, Object> texts(WorkItem task);

  /**
   * Tells the timeline of the case what was done.
   *
   * @param text what the person has filled in, in Chinese
   */
  void tell(WorkItem task, String text, Actor actor);

  /**
   * The person decided that the applicant has to correct something; the diagram leads to the wait
   * for it.
   *
   * @param request what has to be corrected
   * @throws cn.lianban.kernel.BadInput where applicants of this kind of case correct nothing
   */
  void askForCorrection(WorkItem task, String request);
}
