package cn.lianban.duties;

import cn.lianban.kernel.Coded;

/** The status of a duty. The model says at which of its nodes each one begins. */
public enum DutyStatus implements Coded {
  OPENED("opened", "已启动"),
  REPORTING("reporting", "部门报告"),
  MERGING("merging", "牵头汇总"),
  REVISING("revising", "修改报告"),
  SUPERVISING("supervising", "专班检查"),
  INSTRUCTING("instructing", "区政府批示"),
  PUBLISHED("published", "已公开"),
  UNFINISHED("unfinished", "未完成");

  private final String id;
  private final String label;

  DutyStatus(String id, String label) {
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

  static DutyStatus of(String id) {
    return Coded.of(DutyStatus.class, id);
  }
}
