package cn.lianban.intake;

import cn.lianban.kernel.Coded;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The status of an application. The models say at which of their nodes each one begins. */
public enum Status implements Coded {
  SUBMITTED("submitted", "已提交"),
  ACCEPTING("accepting", "受理审查"),
  CORRECTING("correcting", "补正"),
  REVIEWING("reviewing", "部门联审"),
  EVALUATING("evaluating", "专家评审"),
  VERIFYING("verifying", "核定数据"),
  CONCLUDING("concluding", "牵头汇总"),
  COORDINATING("coordinating", "专班协调"),
  RANKING("ranking", "择优排序"),
  APPROVING("approving", "审定"),
  PUBLICISED("publicised", "公示"),
  OBJECTED("objected", "异议处理"),
  PAYING("paying", "拨付"),
  PAID("paid", "已拨付"),
  REFUSED("refused", "不予支持"),
  WITHDRAWN("withdrawn", "已撤回"),
  LAPSED("lapsed", "逾期未补正"),
  NOT_SELECTED("not-selected", "未入选"),
  RECOVERING("recovering", "追回中"),
  RECOVERED("recovered", "已追回");

  /** Statuses before approval, in which the applicant may withdraw the application. */
  private static final Set<Status> BEFORE_APPROVAL =
      EnumSet.of(
          SUBMITTED,
          ACCEPTING,
          CORRECTING,
          REVIEWING,
          EVALUATING,
          VERIFYING,
          CONCLUDING,
          COORDINATING,
          RANKING,
          APPROVING);

  /** Statuses of applications that ended without an award. */
  private static final Set<Status> WITHOUT_AWARD =
      EnumSet.of(REFUSED, WITHDRAWN, LAPSED, NOT_SELECTED);

  private final String id;
  private final String label;

  Status(String id, String label) {
    this.id = id;
    this.label = label;
  }

  @Override
  public String id() {
    return id;
  }

  public String label() {
    return label;
  }

  /** Whether the award was paid, whatever happened afterwards. */
  public boolean isAfterPayment() {
    return this == PAID || this == RECOVERING || this == RECOVERED;
  }

  /** Whether nothing will be paid, unless a refusal is reconsidered. */
  public boolean isWithoutAward() {
    return WITHOUT_AWARD.contains(this);
  }

  public boolean isBeforeApproval() {
    return BEFORE_APPROVAL.contains(this);
  }

  public static Optional<Status> find(String id) {
    return Coded.find(Status.class, id);
  }

  static Status of(String id) {
    return Coded.of(Status.class, id);
  }
}
