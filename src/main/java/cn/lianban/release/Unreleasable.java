package cn.lianban.release;

import cn.lianban.kernel.Conflict;
import cn.lianban.modelcheck.Finding;
import java.util.List;
import java.util.Map;

/** The check finds errors in the models: they cannot be released, and the answer names them. */
class Unreleasable extends Conflict {

  private static final long serialVersionUID = 1L;

  private final transient List<FindingView> findings;

  Unreleasable(List<Finding> errors) {
    super("模型检查有 " + errors.size() + " 处错误，更正后才能提交和发布：" + first(errors), "findings");
    findings = FindingView.of(errors);
  }

  private static String first(List<Finding> errors) {
    Finding one = errors.get(0);
    return one.forPeople() + (errors.size() > 1 ? " 等" : "");
  }

  @Override
  public Map<String, Object> more() {
    return Map.of("findings", findings);
  }
}
