package cn.lianban.intake;

import cn.lianban.catalogue.Item;

/**
 * Whether an application is taken in at this time. The room above that plans rounds implements
 * this.
 */
public interface Admission {

  /**
   * Called for an application that is written, but whose process has not started, in the
   * transaction of the submission.
   *
   * @param plan the plan of handling on the declared facts
   * @throws cn.lianban.kernel.Conflict where it may not be handed in now; says when it may
   */
  void admit(String applicationNo, Item item, Plan plan);
}
