package cn.lianban.access;

import cn.lianban.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Nobody could let anybody in without an administrator: the first one comes from the environment, and is only looked at while there is none. */
@Component
class FirstAdministrator implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
  private static final int SHORTEST_PASSWORD = 12;

  private final Accounts accounts;
  private final String id;
  private final String password;
  private boolean present;

  FirstAdministrator(
      Accounts accounts, @Value("${lianban.admin.id:}") String id, @Value("${lianban.admin.password:}") String password) {
    this.accounts = accounts;
    this.id = id;
    this.password = password;
  }

  @Override
  public void start() {
    if (!accounts.anyIn(Actor.ADMINISTRATORS)) {
      create();
    }
    present = true;
  }

  private void create() {
    if (id.isBlank() || password.isBlank()) {
      throw new IllegalStateException(
          "系统中还没有管理员：请设置环境变量 LIANBAN_ADMIN_ID 和 LIANBAN_ADMIN_PASSWORD（至少 "
              + SHORTEST_PASSWORD
              + " 个字符）后重新启动。 / There is no administrator yet: set LIANBAN_ADMIN_ID and LIANBAN_ADMIN_PASSWORD (at least "
              + SHORTEST_PASSWORD
              + " characters) and start again.");
    }
    if (password.length() < SHORTEST_PASSWORD) {
      throw new IllegalStateException(
          "LIANBAN_ADMIN_PASSWORD 至少需要 "
              + SHORTEST_PASSWORD
              + " 个字符。 / LIANBAN_ADMIN_PASSWORD needs at least "
              + SHORTEST_PASSWORD
              + " characters.");
    }
    accounts.create(id, "系统", "管理员", password);
    accounts.join(id, Actor.ADMINISTRATORS);
    // until there are more, the first one has to be able to give all posts
    accounts.join(id, Actor.SECURITY_ADMINISTRATORS);
    accounts.join(id, Actor.AUDIT_ADMINISTRATORS);
    log.info("Created the first administrator {}", id);
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
