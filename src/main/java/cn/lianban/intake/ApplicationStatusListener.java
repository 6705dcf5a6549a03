package cn.lianban.intake;

/**
 * Hears of every change of an application's status, in the transaction of the change. The room
 * above that compares applications with each other implements this.
 */
public interface ApplicationStatusListener {

  void moved(String applicationNo, Status status);
}
