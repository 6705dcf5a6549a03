package cn.lianban.intake;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Masked;
import cn.lianban.workflow.tasks.WorkItem;
import cn.lianban.workflow.tasks.WorkItems;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides who reads contacts and bank accounts in full: the organisation itself, and the person who
 * works a waiting task that needs them. Everybody else who may read the case sees them masked.
 */
@Component
public class Disclosure {

  /** Acceptance, because the accepting body checks the application and may have questions. */
  public static final Set<String> AT_ACCEPTANCE =
      Set.of("acceptApplication", "acceptServiceRequest");

  /** Payment, because the payer needs the account. */
  public static final Set<String> AT_PAYMENT = Set.of("payAward");

  /** Objections, because the handler has to answer the objector. */
  public static final Set<String> AT_OBJECTION = Set.of("handleObjection");

  private final WorkItems items;

  Disclosure(WorkItems items) {
    this.items = items;
  }

  /** Whether the person works a waiting task with one of these keys. */
  public boolean isAt(Set<String> keys, Actor actor, List<WorkItem> tasks) {
    return tasks.stream()
        .anyMatch(task -> keys.contains(task.key()) && items.isWorkedBy(actor, task));
  }

  /**
   * The contact of the organisation, as the person may read it.
   *
   * @param tasks those that wait in the case
   */
  public @Nullable String contact(String contact, Actor actor, List<WorkItem> tasks) {
    return isWhole(actor, tasks) ? contact : Masked.contact(contact);
  }

  /**
   * The bank account of the organisation, as the person may read it; null where there is none.
   *
   * @param tasks those that wait in the case
   */
  public @Nullable String account(@Nullable String account, Actor actor, List<WorkItem> tasks) {
    return isWhole(actor, tasks) ? account : Masked.account(account);
  }

  private boolean isWhole(Actor actor, List<WorkItem> tasks) {
    // an applicant's account can open only its own organisation's cases
    boolean own = actor.isIn(Actor.APPLICANTS) && !actor.isIn(Actor.OFFICIALS);
    return own || isAt(AT_ACCEPTANCE, actor, tasks) || isAt(AT_PAYMENT, actor, tasks);
  }
}
