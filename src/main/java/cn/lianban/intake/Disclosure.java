package cn.lianban.intake;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Masked;
import cn.lianban.workflow.WorkItem;
import cn.lianban.workflow.WorkItems;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who reads contacts and bank accounts whole: the organisation its own, and whoever works the task
 * that needs them, while it waits. Everybody else who may look at the case sees them masked.
 */
@Component
public class Disclosure {

  /** The accepting body checks what was sent in and may have to ask. */
  public static final Set<String> AT_ACCEPTANCE =
      Set.of("acceptApplication", "acceptServiceRequest");

  /** The payer pays to the account. */
  public static final Set<String> AT_PAYMENT = Set.of("payAward");

  /** Whoever handles an objection answers it. */
  public static final Set<String> AT_OBJECTION = Set.of("handleObjection");

  private final WorkItems items;

  Disclosure(WorkItems items) {
    this.items = items;
  }

  /** Whether the person works one of these tasks, and it is one of these keys. */
  public boolean isAt(Set<String> keys, Actor actor, List<WorkItem> tasks) {
    return tasks.stream()
        .anyMatch(task -> keys.contains(task.key()) && items.isWorkedBy(actor, task));
  }

  /**
   * The contact of the organisation, as the person may read it.
   *
   * @param tasks those that wait in the case
   */
  public String contact(String contact, Actor actor, List<WorkItem> tasks) {
    return isWhole(actor, tasks) ? contact : Masked.contact(contact);
  }

  /**
   * The bank account of the organisation, as the person may read it; null where there is none.
   *
   * @param tasks those that wait in the case
   */
  public String account(String account, Actor actor, List<WorkItem> tasks) {
    return isWhole(actor, tasks) ? account : Masked.account(account);
  }

  private boolean isWhole(Actor actor, List<WorkItem> tasks) {
    // an account of the organisation sees no case but its own
    boolean own = actor.isIn(Actor.APPLICANTS) && !actor.isIn(Actor.OFFICIALS);
    return own || isAt(AT_ACCEPTANCE, actor, tasks) || isAt(AT_PAYMENT, actor, tasks);
  }
}
