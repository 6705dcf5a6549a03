package cn.lianban.selection;

import cn.lianban.kernel.Coded;
import java.util.EnumSet;
import java.util.Set;

/** The status of a round. The model says at which of its nodes each one begins. */
public enum RoundStatus implements Coded {
  PLANNED("planned", "待开放"),
  OPEN("open", "受理中"),
  EVALUATING("evaluating", "评审中"),
  CONFIRMING("confirming", "名单待确认"),
  RETURNED("returned", "名单退回调整"),
  ANNOUNCING("announcing", "告知结果"),
  RESERVE("reserve", "候补递补"),
  COMPLETED("completed", "已结束"),
  CANCELLED("cancelled", "已取消");

  private static final Set<RoundStatus> BEFORE_RANKING = EnumSet.of(PLANNED, OPEN, EVALUATING);
  private static final Set<RoundStatus> OVER = EnumSet.of(COMPLETED, CANCELLED);

  private final String id;
  private final String label;

  RoundStatus(String id, String label) {
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

  boolean isBeforeRanking() {
    return BEFORE_RANKING.contains(this);
  }

  /** Whether the list can still become another one. */
  boolean isBeforeConfirmation() {
    return isBeforeRanking() || this == CONFIRMING || this == RETURNED;
  }

  boolean isOver() {
    return OVER.contains(this);
  }

  static RoundStatus of(String id) {
    return Coded.of(RoundStatus.class, id);
  }
}
