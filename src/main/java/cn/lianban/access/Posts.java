package cn.lianban.access;

import cn.lianban.kernel.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The posts (岗位) that accounts can hold, each of which gives a group of the engine. Tables define
 * the kinds of posts, which of them need a second person, and which conflict.
 */
@Component
class Posts {

  private static final Map<String, String> ROLES =
      Map.of(
          Actor.SPECIAL_TEAM, "special-team",
          Actor.EXPERTS, "expert",
          Actor.PROCESS_OWNERS, "process-owner",
          Actor.MONITORS, "monitor",
          Actor.AUDITORS, "auditor",
          Actor.ADMINISTRATORS, "system-administrator",
          Actor.SECURITY_ADMINISTRATORS, "security-administrator",
          Actor.AUDIT_ADMINISTRATORS, "audit-administrator",
          Actor.APPLICANTS, "applicant");

  private final HandlingGroups handlingGroups;
  private final JdbcClient jdbc;

  Posts(HandlingGroups handlingGroups, JdbcClient jdbc) {
    this.handlingGroups = handlingGroups;
    this.jdbc = jdbc;
  }

  /**
   * A post.
   *
   * @param id the group of the engine
   * @param title name of the post: 市药监局审核员
   * @param secondPerson whether a second person has to confirm it
   * @param secondPersonToLeave whether a second person has to confirm, too, that it is taken away
   */
  public record Post(
      String id,
      String title,
      String kind,
      String kindTitle,
      boolean secondPerson,
      boolean secondPersonToLeave) {}

  private record Kind(String id, String title, boolean secondPerson, boolean secondPersonToLeave) {}

  /**
   * @param refused whether one account cannot have both; else whoever gives them is warned, where
   *     both are posts of the same bureau
   */
  private record Rule(String one, String other, String reason, boolean refused) {}

  /** All posts by id, in the order in which they are offered. */
  Map<String, Post> all() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    handlingGroups
        .ids()
        .forEach(
            group -> groups.computeIfAbsent(kindOf(group), kind -> new ArrayList<>()).add(group));
    ROLES.forEach(
        (group, kind) -> {
          if (!groups.containsKey(kind)) {
            groups.put(kind, List.of(group));
          }
        });
    Map<String, Post> posts = new LinkedHashMap<>();
    jdbc.sql(
            "select id, title, second_person, second_person_to_leave from post_kind order by position")
        .query(Kind.class)
        .list()
        .forEach(
            kind ->
                groups
                    .getOrDefault(kind.id, List.of())
                    .forEach(group -> posts.put(group, post(group, kind))));
    return posts;
  }

  private Post post(String group, Kind kind) {
    String title =
        switch (kind.id) {
          case "reviewer" -> handlingGroups.name(group) + kind.title;
          case "approver", "payer" -> bodyOf(group) + kind.title;
          default -> kind.title;
        };
    return new Post(group, title, kind.id, kind.title, kind.secondPerson, kind.secondPersonToLeave);
  }

  /**
   * The name of the bureau for which the post approves or pays, which begins the name of the post.
   */
  private String bodyOf(String group) {
    return handlingGroups.acceptingBodies().stream()
        .filter(body -> group.startsWith(body + "-"))
        .findFirst()
        .map(handlingGroups::name)
        .orElse(handlingGroups.name(group) + " ");
  }

  private String kindOf(String group) {
    if (ROLES.containsKey(group)) {
      return ROLES.get(group);
    }
    return handlingGroups.payers().contains(group)
        ? "payer"
        : handlingGroups.posts().contains(group) ? "approver" : "reviewer";
  }

  /** The posts that correspond to these groups; other groups are left out. */
  List<Post> of(Collection<String> groups) {
    return all().values().stream().filter(post -> groups.contains(post.id)).toList();
  }

  /** The names of posts by their ids, for people; an id that is no post stays as it is. */
  String titles(Collection<String> ids) {
    Map<String, Post> all = all();
    return ids.stream()
        .map(id -> all.containsKey(id) ? all.get(id).title() : id)
        .collect(Collectors.joining("、"));
  }

  /** The groups of these posts, with the group of officials for posts that handle cases. */
  Set<String> groupsOf(Collection<String> posts) {
    Set<String> groups = new LinkedHashSet<>(posts);
    if (posts.stream().anyMatch(handlingGroups.ids()::contains)) {
      groups.add(Actor.OFFICIALS);
    }
    return groups;
  }

  /** The conflicts among these groups that are refused, in Chinese, one sentence each. */
  List<String> conflictsIn(Collection<String> groups) {
    return conflictsIn(of(groups), rules());
  }

  /** What whoever gives these posts is warned of, in Chinese, one sentence each. */
  List<String> warningsIn(Collection<String> groups) {
    return warningsIn(of(groups), rules());
  }

  /**
   * As {@link #conflictsIn(Collection)} and {@link #warningsIn(Collection)}, for many accounts at
   * once; accounts without either are left out.
   */
  Map<String, List<String>> findingsOf(Map<String, ? extends Collection<String>> groupsByAccount) {
    Map<String, Post> all = all();
    List<Rule> rules = rules();
    Map<String, List<String>> conflicts = new LinkedHashMap<>();
    groupsByAccount.forEach(
        (account, groups) -> {
          List<Post> held = all.values().stream().filter(post -> groups.contains(post.id)).toList();
          List<String> found = new ArrayList<>(conflictsIn(held, rules));
          found.addAll(warningsIn(held, rules));
          if (!found.isEmpty()) {
            conflicts.put(account, found);
          }
        });
    return conflicts;
  }

  private static List<String> conflictsIn(List<Post> held, List<Rule> rules) {
    Map<String, String> titles =
        held.stream()
            .collect(
                Collectors.toMap(
                    Post::kind,
                    Post::title,
                    (one, other) -> one + "、" + other,
                    LinkedHashMap::new));
    return rules.stream()
        .filter(Rule::refused)
        .filter(rule -> titles.containsKey(rule.one) && titles.containsKey(rule.other))
        .map(
            rule ->
                titles.get(rule.one) + "与" + titles.get(rule.other) + "不能由同一账号担任：" + rule.reason)
        .toList();
  }

  private List<String> warningsIn(List<Post> held, List<Rule> rules) {
    List<String> warnings = new ArrayList<>();
    for (Rule rule : rules) {
      held.stream()
          .filter(one -> !rule.refused && one.kind.equals(rule.one))
          .forEach(
              one ->
                  held.stream()
                      .filter(other -> other.kind.equals(rule.other) && isOneBureau(one, other))
                      .forEach(
                          other ->
                              warnings.add(
                                  "同一账号担任" + other.title + "和" + one.title + "：" + rule.reason)));
    }
    return warnings;
  }

  private boolean isOneBureau(Post one, Post other) {
    return bureauOf(one).equals(bureauOf(other));
  }

  private String bureauOf(Post post) {
    return handlingGroups.acceptingBodies().stream()
        .filter(body -> post.id.startsWith(body + "-"))
        .findFirst()
        .orElse(post.id);
  }

  private List<Rule> rules() {
    return jdbc.sql("select one, other, reason, refused from post_conflict order by one, other")
        .query(Rule.class)
        .list();
  }

  /** The post with this title or group id, as people write it in a list. */
  Optional<Post> named(String text, Map<String, Post> all) {
    String sought = text.replaceAll("\\s", "");
    return all.values().stream()
        .filter(post -> post.id.equals(sought) || post.title.equals(sought))
        .findFirst();
  }
}
