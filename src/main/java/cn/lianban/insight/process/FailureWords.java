package cn.lianban.insight.process;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An explanation of a program's error message for operators.
 *
 * @param why what went wrong
 * @param advice what can be done
 */
record FailureWords(String why, String advice) {

  private record Known(Pattern said, FailureWords words) {}

  private static final List<Known> KNOWN =
      List.of(
          known(
              "connection|connect timed out|the database system is|JDBC|Hikari",
              "数据库一时连不上，或连接已用尽",
              "确认数据库运行正常后重试"),
          known(
              "deadlock|could not serialize|OptimisticLocking|concurrent", "与同时进行的其他操作冲突", "直接重试"),
          known(
              "decision|DMN|FEEL|hit policy|rule",
              "决策表没有给出可用的结果",
              "请流程管理员用本案数据核对该步骤所用的决策表，修正并发布后重试"),
          known(
              "Unknown property|Cannot resolve identifier|No handler works|No journal keeps|cannot find deployed|no deployed",
              "流程图引用的名称在系统中不存在",
              "请流程管理员核对该步骤引用的服务、决策或表单，修正并发布后重试"),
          known("calendar|working day", "工作日历缺少所需年份", "发布该年度的工作日历后重试"),
          known("disk|No space|out of memory|OutOfMemory", "服务器的磁盘或内存不足", "腾出空间或扩容后重试"),
          known("\\p{IsHan}", "业务规则不允许这一步继续", "按系统给出的原因处理后重试"));

  private static final FailureWords UNKNOWN =
      new FailureWords("程序出错，原因见“系统原话”", "可先重试一次；再次失败的，请把系统原话转交技术支持");

  static FailureWords of(String said) {
    if (said == null || said.isBlank()) {
      return UNKNOWN;
    }
    return KNOWN.stream()
        .filter(known -> known.said.matcher(said).find())
        .map(Known::words)
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static Known known(String said, String why, String advice) {
    return new Known(
        Pattern.compile(said, Pattern.CASE_INSENSITIVE), new FailureWords(why, advice));
  }
}
