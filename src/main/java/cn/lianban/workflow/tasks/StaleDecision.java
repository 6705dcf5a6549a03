package cn.lianban.workflow.tasks;

import cn.lianban.kernel.Conflict;

/**
 * What a submission decides has changed meanwhile: nothing of it is kept, and the case moves on by
 * what has happened instead.
 */
public class StaleDecision extends Conflict {

  private final transient Runnable aftermath;

  /**
   * @param message what has changed, in Chinese
   * @param aftermath what moves the case on, in a transaction of its own after the submission was
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
