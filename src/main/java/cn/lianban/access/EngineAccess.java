package cn.lianban.access;

import cn.lianban.kernel.AccountIds;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Configures the engine's own authorisation and password rules. */
@Component
class EngineAccess extends AbstractProcessEnginePlugin {

  private final PasswordRules rules;
  private final PasswordCost cost;
  private final AccountChanges.Factory accounts;

  EngineAccess(
      PasswordRules rules,
      PasswordCost cost,
      ObjectProvider<AccountRegister> register,
      ObjectProvider<AccountEvents> events,
      ObjectProvider<AccountSessions> sessions,
      JdbcClient jdbc) {
    this.rules = rules;
    this.cost = cost;
    this.accounts = new AccountChanges.Factory(register, events, sessions, jdbc);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    // who may work a task may read its history, which Tasklist shows; the history of other tasks
    // stays closed
    engine.setEnableHistoricInstancePermissions(true);
    // applies wherever a person sets a password; the demonstration's accounts are created without
    // it
    engine.setEnablePasswordPolicy(true);
    engine.setPasswordPolicy(
        () -> List.of(new PasswordPolicyLengthRuleImpl(rules.shortest()), new OurRules(rules)));
    engine.setPasswordEncryptor(new BcryptHash(cost::get));
    engine.setIdentityProviderSessionFactory(accounts);
    engine.setUserResourceWhitelistPattern(AccountIds.PATTERN);
  }

  /** All our rules that the engine has no name for, under the closest of its names. */
  private record OurRules(PasswordRules rules) implements PasswordPolicyRule {

    @Override
    public String getPlaceholder() {
      return "PASSWORD_POLICY_USER_DATA";
    }

    @Override
    public Map<String, String> getParameters() {
      return Map.of();
    }

    @Override
    public boolean execute(String password) {
      return rules.broken(null, password).isEmpty();
    }

    @Override
    public boolean execute(String password, User user) {
      return rules.broken(user == null ? null : user.getId(), password).isEmpty();
    }
  }
}
