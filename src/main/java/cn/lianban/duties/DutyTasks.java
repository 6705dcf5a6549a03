package cn.lianban.duties;

/**
 * The keys of the tasks in which bureaus report; files can be added only while one of them is open.
 */
public final class DutyTasks {

  public static final String REPORT = "reportDuty";
  public static final String REVISE = "reviseDutyReport";

  private DutyTasks() {}
}
