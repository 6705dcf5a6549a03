package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Conflict;

/**
 * What a submission decides on has changed meanwhile. The submission is rolled back, and the case
 * moves on because of the change.
 */
public class StaleDecision extends Conflict {

  private final transient Runnable aftermath;

  /**
   * @param message what has changed, in Chinese
   * @param aftermath the step that moves the case on, in a new transaction after the submission was
   *     rolled back
   */
  public StaleDecision(String message, Runnable aftermath) {
    super(message, "case-changed");
    this.aftermath = aftermath;
  }

  void settle() {
    aftermath.run();
  }
}
