package cn.lianban.catalogue;

import cn.lianban.kernel.Actor;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.Evaluation;
import cn.lianban.workflow.models.ModelBundle;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The bureaus of the newest bundle of models, and who handles what. */
@Component
public class Bureaus {

  private static final Map<String, String> OTHER_GROUPS =
      Map.of(
          Actor.SPECIAL_TEAM, "市区联动专班",
          Actor.EXPERTS, "评审专家",
          Actor.APPLICANTS, "申报主体",
          Actor.PROCESS_OWNERS, "流程管理员",
          Actor.MONITORS, "监测人员",
          Actor.AUDITORS, "审计人员",
          Actor.ADMINISTRATORS, "系统管理员",
          Actor.SECURITY_ADMINISTRATORS, "安全管理员",
          Actor.AUDIT_ADMINISTRATORS, "审计管理员");
  private static final Map<String, String> POSTS = Map.of("-approver", "审定岗", "-payer", "拨付岗");

  private final Decisions decisions;
  private final PerBundle<Register> register;

  /**
   * The bureaus by id in the order of the table, and the routing of each item once it was asked
   * for.
   */
  private record Register(
      String bundle, Map<String, Bureau> bureaus, Map<String, List<RoutedBureau>> routing) {}

  Bureaus(Decisions decisions, ModelBundle bundle) {
    this.decisions = decisions;
    this.register = new PerBundle<>(bundle, this::load);
  }

  /** Every bureau, in the order of the table. */
  public List<Bureau> all() {
    return List.copyOf(register.get().bureaus.values());
  }

  public Optional<Bureau> find(String id) {
    return Optional.ofNullable(register.get().bureaus.get(id));
  }

  /**
   * The Chinese name of a bureau, of a post in it, or of another group; the id itself where there
   * is none.
   */
  public String name(String group) {
    Register now = register.get();
    return Stream.concat(Stream.of(Map.entry("", "")), POSTS.entrySet().stream())
        .filter(post -> group.endsWith(post.getKey()))
        .flatMap(
            post ->
                Stream.ofNullable(
                        now.bureaus.get(
                            group.substring(0, group.length() - post.getKey().length())))
                    .map(bureau -> bureau.name() + post.getValue()))
        .findFirst()
        .orElse(OTHER_GROUPS.getOrDefault(group, group));
  }

  /**
   * The bureaus that handle an item as the newest routing gives them, in the order of the source.
   */
  public List<RoutedBureau> routedFor(Item item) {
    return routedIn(register.get(), item);
  }

  /** As {@link #routedFor(Item)} for many items, by the item's id. */
  public Map<String, List<RoutedBureau>> routedFor(Collection<Item> items) {
    Register now = register.get();
    Map<String, List<RoutedBureau>> routed = new HashMap<>();
    items.forEach(item -> routed.put(item.id(), routedIn(now, item)));
    return routed;
  }

  private Register load(String bundle) {
    Map<String, Object> anyLevel = new LinkedHashMap<>();
    anyLevel.put("level", null);
    Map<String, Bureau> bureaus = new LinkedHashMap<>();
    for (Map<String, Object> row : decisions.evaluate(bundle, "bureauRegister", anyLevel).rows()) {
      String id = Evaluation.text(row, "id");
      bureaus.put(
          id,
          new Bureau(
              id,
              Evaluation.text(row, "name"),
              Evaluation.text(row, "level"),
              Boolean.TRUE.equals(row.get("central"))));
    }
    return new Register(bundle, bureaus, new ConcurrentHashMap<>());
  }

  private List<RoutedBureau> routedIn(Register now, Item item) {
    return now.routing.computeIfAbsent(item.id(), id -> route(now, item));
  }

  private List<RoutedBureau> route(Register now, Item item) {
    return decisions
        .evaluate(
            now.bundle, "bureauRouting", Map.of("clause", item.article(), "itemId", item.id()))
        .rows()
        .stream()
        .map(
            row ->
                new RoutedBureau(
                    routed(now, item, Evaluation.text(row, "bureau")),
                    Evaluation.text(row, "role"),
                    PerBundle.list(row.get("watches"))))
        .toList();
  }

  private static Bureau routed(Register now, Item item, String id) {
    Bureau bureau = now.bureaus.get(id);
    if (bureau == null) {
      throw new IllegalStateException(
          "bureauRouting sends "
              + item.id()
              + " to "
              + id
              + ", which bureauRegister does not have");
    }
    return bureau;
  }
}
