package cn.lianban.selection;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where a round stands. The model says at which of its nodes each begins. */
public enum RoundStatus {
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

  public String id() {
    return id;
  }

  public String label() {
    return label;
  }

  boolean isBeforeRanking() {
    return BEFORE_RANKING.contains(this);
  }

  boolean isOver() {
    return OVER.contains(this);
  }

  public static Optional<RoundStatus> find(String id) {
    return Arrays.stream(values()).filter(status -> status.id.equals(id)).findFirst();
  }

  static RoundStatus of(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No status of a round " + id));
  }
}
