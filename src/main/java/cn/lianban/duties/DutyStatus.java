package cn.lianban.duties;

import java.util.Arrays;
import java.util.Optional;

/** Where the supervision of a duty stands. The model says at which of its nodes each begins. */
public enum DutyStatus {
  OPENED("opened", "已启动"),
  REPORTING("reporting", "部门报告"),
  MERGING("merging", "牵头汇总"),
  REVISING("revising", "修改报告"),
  SUPERVISING("supervising", "专班检查"),
  INSTRUCTING("instructing", "区政府批示"),
  PUBLISHED("published", "已公开");

  private final String id;
  private final String label;

  DutyStatus(String id, String label) {
    this.id = id;
    this.label = label;
  }

  public String id() {
    return id;
  }

  public String label() {
    return label;
  }

  public static Optional<DutyStatus> find(String id) {
    return Arrays.stream(values()).filter(status -> status.id.equals(id)).findFirst();
  }

  static DutyStatus of(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("No status " + id));
  }
}
