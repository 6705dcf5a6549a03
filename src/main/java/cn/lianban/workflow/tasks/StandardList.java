package cn.lianban.workflow.tasks;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The standard lists of tasks for all who handle cases, in their order. */
public enum StandardList {
  ALL("本部门全部", null),
  CLAIMED("我认领的", null),
  OVERDUE("已超期", null),
  DUE_SOON("即将超期", null),
  TO_ACCEPT("待受理", "acceptApplication"),
  TO_REVIEW("待联审", "reviewApplication"),
  TO_VERIFY("待核定", "verifyFacts"),
  TO_CONCLUDE("待汇总", "consolidateOpinions"),
  TO_APPROVE("待审定", "approveAward");

  private final String title;
  private final @Nullable String taskKey;

  StandardList(String title, @Nullable String taskKey) {
    this.title = title;
    this.taskKey = taskKey;
  }

  public String title() {
    return title;
  }

  /** The key of the tasks in the list; null where it has tasks of every kind. */
  public @Nullable String taskKey() {
    return taskKey;
  }

  static Optional<StandardList> find(@Nullable Object id) {
    return Arrays.stream(values()).filter(list -> list.name().equals(id)).findFirst();
  }
}
