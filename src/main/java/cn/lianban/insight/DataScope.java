package cn.lianban.insight;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Refused;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which cases a person may see in figures: administrators and auditors all, officials those of
 * their bureau and post, nobody else any.
 *
 * @param viewers the viewers whose cases are counted; a single one that stands for everybody where
 *     all may be seen
 */
public record DataScope(boolean everything, List<String> viewers) {

  private static final String EVERYBODY = "*";

  /**
   * @throws Refused where the person neither monitors the service nor handles cases
   */
  public static DataScope of(Actor actor) {
    if (watches(actor)) {
      return new DataScope(true, List.of(EVERYBODY));
    }
    if (!actor.isIn(Actor.OFFICIALS)) {
      throw new Refused("运行分析只供经办部门和监测、审计、流程管理、系统管理人员查看");
    }
    return new DataScope(
        false,
        actor.groups().stream().filter(group -> !group.equals(Actor.OFFICIALS)).sorted().toList());
  }

  /**
   * Checks that the person monitors the whole service.
   *
   * @throws Refused where not
   */
  public static void requireWatching(Actor actor) {
    if (!watches(actor)) {
      throw new Refused("流程故障只供监测、审计、流程管理和系统管理人员查看");
    }
  }

  private static boolean watches(Actor actor) {
    return Stream.of(Actor.MONITORS, Actor.AUDITORS, Actor.PROCESS_OWNERS, Actor.ADMINISTRATORS)
        .anyMatch(actor::isIn);
  }

  String[] names() {
    return viewers.toArray(String[]::new);
  }
}
