package cn.lianban.access;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** What the engine itself has to know about who may do what. */
@Component
class EngineAccess extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    // who may work a task may read its history, which Tasklist shows beside it; that of other tasks stays closed
    engine.setEnableHistoricInstancePermissions(true);
    // asked wherever a person sets a password; the demo accounts are made past it
    engine.setEnablePasswordPolicy(true);
    engine.setUserResourceWhitelistPattern(AccountIds.PATTERN);
  }
}
