package cn.lianban.access;

import cn.lianban.access.Posts.Post;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.TextChecks;
import cn.lianban.workflow.engine.AsSystem;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates accounts, each with its posts and a one-time password. */
@Service
public class AccountCreation {

  private final Accounts accounts;
  private final AccountRegister register;
  private final Posts posts;
  private final PostGrants grants;
  private final NewAccountIds ids;
  private final AdministrationRules rules;
  private final AsSystem asSystem;

  AccountCreation(
      Accounts accounts,
      AccountRegister register,
      Posts posts,
      PostGrants grants,
      NewAccountIds ids,
      AdministrationRules rules,
      AsSystem asSystem) {
    this.accounts = accounts;
    this.register = register;
    this.posts = posts;
    this.grants = grants;
    this.ids = ids;
    this.rules = rules;
    this.asSystem = asSystem;
  }

  /**
   * An account to be created.
   *
   * @param posts ids of posts
   */
  public record NewAccount(String id, String name, List<String> posts) {}

  /**
   * Creates an account.
   *
   * @throws BadInput with everything that is wrong
   */
  @Transactional
  public HandedOver create(Actor actor, NewAccount wish, String reason) {
    AdministrationRules.checkSecurity(actor);
    rules.lock();
    List<FieldError> faults = faults(wish, posts.all());
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
    return make(
        actor,
        wish,
        PlainText.isBlank(reason) ? "建立账号" : TextChecks.required("reason", "说明", reason));
  }

  /** As {@link #create}, for all accounts or none; the caller has checked them before. */
  @Transactional
  public List<HandedOver> createAll(Actor actor, List<NewAccount> wishes, String reason) {
    AdministrationRules.checkSecurity(actor);
    rules.lock();
    Map<String, Post> all = posts.all();
    List<FieldError> faults = new ArrayList<>();
    wishes.forEach(wish -> faults.addAll(faults(wish, all)));
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
    return wishes.stream().map(wish -> make(actor, wish, reason)).toList();
  }

  /** The errors, by field, for which this account cannot be created. */
  List<FieldError> faults(NewAccount wish, Map<String, Post> all) {
    List<FieldError> errors = new ArrayList<>();
    ids.fault(wish.id).ifPresent(fault -> errors.add(new FieldError("id", fault.words())));
    new TextChecks(errors).line("name", "姓名", wish.name);
    errors.addAll(grants.faults(wish.posts, all));
    return errors;
  }

  private HandedOver make(Actor actor, NewAccount wish, String reason) {
    String password = OneTimePasswords.random();
    String name = wish.name.strip();
    asSystem.call(
        () -> {
          accounts.create(wish.id, name, "", password);
          return null;
        });
    register.created(wish.id, actor.id());
    OffsetDateTime until = register.requireNewPassword(wish.id, actor.id());
    List<String> waiting = grants.give(actor, wish.id, new LinkedHashSet<>(wish.posts), reason);
    return new HandedOver(wish.id, name, password, until, waiting, posts.warningsIn(wish.posts));
  }
}
