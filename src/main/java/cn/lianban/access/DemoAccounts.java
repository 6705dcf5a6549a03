package cn.lianban.access;

import cn.lianban.catalogue.Bureau;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.embedded.WithoutDatabase;
import cn.lianban.kernel.Actor;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The accounts of the demonstration, all with the same known password, and therefore never created
 * in a configured database.
 */
public class DemoAccounts implements SmartLifecycle {

  public static final String PASSWORD = "demo";
  private static final int EXPERTS = 5;

  private final Accounts accounts;
  private final Bureaus bureaus;
  private final HandlingGroups handlingGroups;
  private boolean created;

  /** Present only in the demonstration; tests import the accounts themselves. */
  @Configuration(proxyBeanMethods = false)
  @WithoutDatabase
  @Import(DemoAccounts.class)
  static class OfTheDemonstration {}

  DemoAccounts(Accounts accounts, Bureaus bureaus, HandlingGroups handlingGroups) {
    this.accounts = accounts;
    this.bureaus = bureaus;
    this.handlingGroups = handlingGroups;
  }

  @Override
  public void start() {
    bureaus.all().stream().map(Bureau::id).forEach(bureau -> official(bureau, bureau, "审核员"));
    handlingGroups
        .posts()
        .forEach(post -> official(post, post, post.endsWith("-payer") ? "拨付人" : "审定人"));
    handlingGroups.acceptingBodies().forEach(body -> official(body + "-2", body, "审核员二"));
    official(Actor.SPECIAL_TEAM, Actor.SPECIAL_TEAM, "协调员");
    IntStream.rangeClosed(1, EXPERTS)
        .forEach(number -> account("expert" + number, "评审专家", number + " 号", Actor.EXPERTS));
    List.of("1", "2")
        .forEach(
            number -> {
              account("owner" + number, "流程管理员", number + " 号", Actor.PROCESS_OWNERS);
              account("applicant" + number, "演示申报单位", number + " 号", Actor.APPLICANTS);
            });
    account("monitor", "演示", "监测人员", Actor.MONITORS);
    account("auditor", "演示", "审计人员", Actor.AUDITORS);
    account("admin", "演示", "系统管理员", Actor.ADMINISTRATORS);
    accounts.join("admin", Actor.SECURITY_ADMINISTRATORS);
    accounts.join("admin", Actor.AUDIT_ADMINISTRATORS);
    created = true;
  }

  private void official(String id, String group, String post) {
    account(id, handlingGroups.name(group), post, group);
    accounts.join(id, Actor.OFFICIALS);
  }

  private void account(String id, @Nullable String firstName, String lastName, String group) {
    accounts.create(id, firstName, lastName, PASSWORD);
    accounts.join(id, group);
  }

  @Override
  public void stop() {
    created = false;
  }

  @Override
  public boolean isRunning() {
    return created;
  }

  @Override
  public int getPhase() {
    return EngineRights.PHASE + 1;
  }
}
