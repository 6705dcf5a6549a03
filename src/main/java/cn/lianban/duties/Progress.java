package cn.lianban.duties;

import cn.lianban.kernel.Coded;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** The progress of a duty as a bureau or the lead states it. */
public enum Progress implements Coded {
  NOT_STARTED("not-started", "未启动"),
  ONGOING("ongoing", "推进中"),
  DONE("done", "已完成"),
  BLOCKED("blocked", "受阻");

  private final String id;
  private final String label;

  Progress(String id, String label) {
    this.id = id;
    this.label = label;
  }

  @Override
  @JsonValue
  public String id() {
    return id;
  }

  public String label() {
    return label;
  }

  /** Whether this progress has to be proved. */
  public boolean needsEvidence() {
    return this == ONGOING || this == DONE;
  }

  public static Progress of(@Nullable String id) {
    return Coded.of(Progress.class, id);
  }
}
