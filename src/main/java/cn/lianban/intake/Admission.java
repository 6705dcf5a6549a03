package cn.lianban.intake;

import cn.lianban.catalogue.Item;

/**
 * Decides whether an application may be submitted at this time. Implemented by the room that plans
 * rounds.
 */
public interface Admission {

  /**
   * Called in the transaction of the submission, after the application is stored and before its
   * process starts.
   *
   * @param plan the plan of handling on the declared facts
   * @throws cn.lianban.kernel.Conflict where it may not be submitted now; the message says when it
   *     may
   */
  void admit(String applicationNo, Item item, Plan plan);
}
