package cn.lianban.access;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Creates the first administrator from the environment, only while there is none, because without
 * one nobody could create accounts.
 */
@Component
class FirstAdministrator implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

  private final Accounts accounts;
  private final FirstAdministratorSettings settings;
  private final NewAccountIds ids;
  private boolean present;

  FirstAdministrator(Accounts accounts, FirstAdministratorSettings settings, NewAccountIds ids) {
    this.accounts = accounts;
    this.settings = settings;
    this.ids = ids;
  }

  @Override
  public void start() {
    if (!accounts.anyIn(Actor.ADMINISTRATORS)) {
      create();
    }
    present = true;
  }

  private void create() {
    settings.require();
    if (!accounts.exists(settings.id())) {
      ids.fault(settings.id())
          .ifPresent(
              fault -> {
                throw new StartRefused(
                    "LIANBAN_ADMIN_ID 不能用作首位管理员的账号：" + fault.words(),
                    "LIANBAN_ADMIN_ID cannot be the account of the first administrator: it is the id of a group, a reserved name, or was somebody's: choose another");
              });
    }
    accounts.create(settings.id(), "系统", "管理员", settings.password());
    accounts.join(settings.id(), Actor.ADMINISTRATORS);
    // the first administrator has to be able to give all posts until there are others
    accounts.join(settings.id(), Actor.SECURITY_ADMINISTRATORS);
    accounts.join(settings.id(), Actor.AUDIT_ADMINISTRATORS);
    log.info("Created the first administrator {}", settings.id());
  }

  @Override
  public void stop() {
    present = false;
  }

  @Override
  public boolean isRunning() {
    return present;
  }

  @Override
  public int getPhase() {
    return EngineRights.PHASE + 2;
  }
}
