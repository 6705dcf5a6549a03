package cn.lianban.access;

import cn.lianban.kernel.Actor;
import cn.lianban.workflow.models.FollowsModels;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The engine's groups for the bureaus and posts of the models: made at each start, and when another
 * release comes into force, which may name new ones.
 */
@Component
class EngineGroups implements FollowsModels {

  private final Accounts accounts;
  private final HandlingGroups handlingGroups;

  EngineGroups(Accounts accounts, HandlingGroups handlingGroups) {
    this.accounts = accounts;
    this.handlingGroups = handlingGroups;
  }

  @Override
  public void modelsChanged() {
    handlingGroups.ids().forEach(id -> accounts.createGroup(id, handlingGroups.name(id)));
    countHandlersAsOfficials();
  }

  /**
   * Adds all who handle cases to the officials, which in earlier versions had to be done by hand.
   */
  private void countHandlersAsOfficials() {
    Set<String> missing = new TreeSet<>();
    handlingGroups.ids().forEach(group -> missing.addAll(accounts.membersOf(group)));
    accounts.membersOf(Actor.OFFICIALS).forEach(missing::remove);
    missing.forEach(account -> accounts.join(account, Actor.OFFICIALS));
  }
}
