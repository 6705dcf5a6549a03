package cn.lianban.intake;

/**
 * Called at every change of an application's status, in the same transaction. Implemented by the
 * room that compares applications with each other.
 */
public interface ApplicationStatusListener {

  /**
   * @param before the status until now
   */
  void moved(String applicationNo, Status before, Status status);
}
