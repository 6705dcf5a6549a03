package cn.lianban.access;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Refused;
import cn.lianban.workflow.engine.AsSystem;
import cn.lianban.workflow.tasks.Substitutions;
import cn.lianban.workflow.tasks.Substitutions.Substitution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The register of substitutes. A person can hand on tasks of the own groups, and an administrator
 * can do so for a person who is already away; neither roles nor groups without tasks can be handed
 * on.
 */
@Service
public class SubstitutionRegister {

  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_YEARS = 1;

  private final Substitutions substitutions;
  private final Accounts accounts;
  private final HandlingGroups handlingGroups;
  private final Posts posts;
  private final AsSystem asSystem;

  SubstitutionRegister(
      Substitutions substitutions,
      Accounts accounts,
      HandlingGroups handlingGroups,
      Posts posts,
      AsSystem asSystem) {
    this.substitutions = substitutions;
    this.accounts = accounts;
    this.handlingGroups = handlingGroups;
    this.posts = posts;
    this.asSystem = asSystem;
  }

  /**
   * The substitution to enter.
   *
   * @param person the person to represent; null for the person who asks
   * @param taskKeys null or empty for every task of the groups
   * @param from null for today
   */
  public record Wish(
      String person,
      String substitute,
      List<String> groups,
      List<String> taskKeys,
      LocalDate from,
      LocalDate until,
      String reason) {}

  /** Who can hand on what to whom: ids with names. */
  public record Choices(
      Map<String, String> groups, Map<String, String> tasks, Map<String, String> officials) {}

  public Substitution enter(Actor actor, Wish wish) {
    String person = blank(wish.person) ? actor.id() : wish.person.strip();
    boolean administers = actor.isIn(Actor.ADMINISTRATORS);
    if (!administers
        && (!person.equals(actor.id()) || !handlingGroups.areOfficials(actor.groups()))) {
      throw new Refused("只有经办人员可以为本人登记代理；为他人登记请联系系统管理员");
    }
    if (administers && !blank(wish.substitute) && actor.id().equals(wish.substitute.strip())) {
      throw new Refused("管理员不能登记由本人代理他人");
    }
    LocalDate from = wish.from == null ? substitutions.today() : wish.from;
    asSystem.call(
        () -> {
          check(person, wish, from);
          if (!person.equals(actor.id())) {
            checkIsNoGrant(wish);
          }
          return null;
        });
    return substitutions
        .enter(
            person,
            wish.substitute.strip(),
            wish.groups,
            wish.taskKeys == null ? List.of() : wish.taskKeys,
            from,
            wish.until,
            blank(wish.reason) ? null : wish.reason.strip(),
            actor.id())
        .orElseThrow(() -> new Conflict("相同的代理已经登记过，不必重复登记", "substitution-exists"));
  }

  /** Ends a substitution early, by the persons concerned or an administrator. */
  public void end(Actor actor, long id) {
    boolean administers = actor.isIn(Actor.ADMINISTRATORS);
    Optional<Substitution> entry =
        substitutions.find(id).filter(known -> known.isAbout(actor.id()) || actor.seesEverything());
    if (entry.isEmpty()) {
      throw new NotFound("没有这条代理登记，请刷新页面");
    }
    if (!administers && !entry.get().isAbout(actor.id())) {
      throw new Refused("只有被代理人、代理人或系统管理员可以终止代理");
    }
    if (!substitutions.end(id, actor.id())) {
      throw new Conflict("这条代理已经终止或到期");
    }
  }

  /** The choices for the form; an administrator can choose among all groups. */
  public Choices choices(Actor actor) {
    if (!actor.isIn(Actor.ADMINISTRATORS) && !handlingGroups.areOfficials(actor.groups())) {
      throw new Refused("只有经办人员和系统管理员可以登记代理");
    }
    return asSystem.call(
        () -> {
          Set<String> groups =
              actor.isIn(Actor.ADMINISTRATORS)
                  ? handlingGroups.ids()
                  : taskGroups(accounts.groups(actor.id()));
          return new Choices(
              named(groups, handlingGroups::name),
              handlingGroups.tasks(),
              named(officials(), accounts::name));
        });
  }

  /** The names of accounts, and of a group, as people read them. */
  public Map<String, String> namesOf(Collection<String> accountIds) {
    return asSystem.call(() -> accounts.names(accountIds));
  }

  public @Nullable String nameOfGroup(String group) {
    return handlingGroups.name(group);
  }

  public String nameOfTask(String key) {
    return handlingGroups.tasks().getOrDefault(key, key);
  }

  public LocalDate today() {
    return substitutions.today();
  }

  private void check(String person, Wish wish, LocalDate from) {
    List<FieldError> errors = new ArrayList<>();
    Set<String> own =
        PlainText.isClean(person) && accounts.exists(person)
            ? taskGroups(accounts.groups(person))
            : Set.of();
    if (own.isEmpty()) {
      errors.add(new FieldError("person", "“" + person + "”没有可以代理的办理职责，请核对账号"));
    }
    checkSubstitute(person, wish.substitute, wish.groups, errors);
    if (wish.groups == null || wish.groups.isEmpty()) {
      errors.add(new FieldError("groups", "请至少选择一个部门或岗位"));
    } else {
      wish.groups.stream()
          .filter(group -> group == null || !own.contains(group))
          .forEach(
              group ->
                  errors.add(new FieldError("groups", "“" + group + "”不是被代理人办理任务的部门或岗位，不能代理")));
    }
    if (wish.taskKeys != null) {
      wish.taskKeys.stream()
          .filter(key -> key == null || !handlingGroups.tasks().containsKey(key))
          .forEach(key -> errors.add(new FieldError("taskKeys", "没有名为“" + key + "”的办理环节")));
    }
    if (from.isBefore(substitutions.today())) {
      errors.add(new FieldError("from", "开始日期不能早于今天"));
    }
    if (wish.until == null) {
      errors.add(FieldError.required("until", "请填写结束日期，格式如 2026-03-13"));
    } else if (wish.until.isBefore(from) || wish.until.isAfter(from.plusYears(LONGEST_YEARS))) {
      errors.add(new FieldError("until", "结束日期应不早于开始日期，且代理期不超过一年"));
    }
    if (wish.reason != null
        && (wish.reason.length() > LONGEST_REASON || !PlainText.isClean(wish.reason))) {
      errors.add(new FieldError("reason", "事由不超过 " + LONGEST_REASON + " 字，且不含无法保存的字符"));
    }
    if (!errors.isEmpty()) {
      throw new BadInput(errors);
    }
  }

  private void checkSubstitute(
      @Nullable String person, String substitute, List<String> handedOn, List<FieldError> errors) {
    if (blank(substitute)) {
      errors.add(new FieldError("substitute", "请选择代理人"));
    } else if (substitute.strip().equals(person)) {
      errors.add(new FieldError("substitute", "代理人不能是本人"));
    } else if (!PlainText.isClean(substitute)
        || !handlingGroups.areOfficials(accounts.groups(substitute.strip()))) {
      errors.add(new FieldError("substitute", "代理人须是经办人员的账号，请核对"));
    } else if (handedOn != null) {
      // posts that conflict in one account must not come together by substitution either
      Set<String> own = accounts.groups(substitute.strip());
      Set<String> both = new TreeSet<>(own);
      handedOn.stream().filter(Objects::nonNull).forEach(both::add);
      List<String> already = posts.conflictsIn(own);
      posts.conflictsIn(both).stream()
          .filter(conflict -> !already.contains(conflict))
          .forEach(conflict -> errors.add(new FieldError("substitute", "代理之后，" + conflict)));
    }
  }

  /**
   * Checks that an administrator alone does not hand on a post that needs a second person, except
   * to somebody who already has a post of that kind.
   */
  private void checkIsNoGrant(Wish wish) {
    Set<String> kinds =
        posts.of(accounts.groups(wish.substitute.strip())).stream()
            .map(Posts.Post::kind)
            .collect(Collectors.toSet());
    posts.of(wish.groups).stream()
        .filter(post -> post.secondPerson() && !kinds.contains(post.kind()))
        .findFirst()
        .ifPresent(
            post -> {
              throw new Refused(
                  "“"
                      + post.title()
                      + "”须由两人授予：管理员代为登记的，代理人须已有"
                      + post.kindTitle()
                      + "岗位；没有的，请由本人登记，或由安全管理员授予岗位");
            });
  }

  private Set<String> taskGroups(Set<String> groups) {
    Set<String> own = new TreeSet<>(groups);
    own.retainAll(handlingGroups.ids());
    return own;
  }

  private Set<String> officials() {
    Set<String> officials = new TreeSet<>(accounts.membersOf(Actor.OFFICIALS));
    handlingGroups.ids().forEach(group -> officials.addAll(accounts.membersOf(group)));
    return officials;
  }

  private static Map<String, String> named(Set<String> ids, UnaryOperator<String> name) {
    Map<String, String> named = new TreeMap<>();
    ids.forEach(id -> named.put(id, name.apply(id)));
    return named;
  }

  private static boolean blank(String text) {
    return PlainText.isBlank(text);
  }
}
