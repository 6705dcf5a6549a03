package cn.lianban.services;

import cn.lianban.kernel.Coded;
import java.util.EnumSet;
import java.util.Set;

/** The status of a service request. The model says at which of its nodes each one begins. */
public enum ServiceStatus implements Coded {
  SUBMITTED("submitted", "已提交"),
  ACCEPTING("accepting", "受理审查"),
  SUPPLEMENTING("supplementing", "待企业补充"),
  ANSWERING("answering", "部门答复"),
  MERGING("merging", "汇总答复"),
  ANSWERED("answered", "已答复"),
  CLOSED("closed", "已办结"),
  REFUSED("refused", "不予受理"),
  WITHDRAWN("withdrawn", "已撤回"),
  LAPSED("lapsed", "逾期未补充");

  private static final Set<ServiceStatus> BEFORE_ANSWER =
      EnumSet.of(SUBMITTED, ACCEPTING, SUPPLEMENTING, ANSWERING, MERGING);

  private final String id;
  private final String label;

  ServiceStatus(String id, String label) {
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

  /** Whether the request is not answered yet, so that the company may withdraw it. */
  boolean isBeforeAnswer() {
    return BEFORE_ANSWER.contains(this);
  }

  static ServiceStatus of(String id) {
    return Coded.of(ServiceStatus.class, id);
  }
}
