package cn.lianban.workflow.models;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes business rule tasks evaluate decisions in the same way as the rest of this room, and timers
 * start what is in force.
 */
@Configuration(proxyBeanMethods = false)
class DecisionConfiguration {

  @Bean
  ProcessEnginePlugin startsOfTheReleaseInForce(ObjectProvider<ModelBundle> bundle) {
    return new AbstractProcessEnginePlugin() {

      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomJobHandlers(List.of(new StartsInForce(bundle::getObject)));
      }
    };
  }

  @Bean
  ProcessEnginePlugin decisionsOfProcesses(ObjectProvider<Decisions> decisions) {
    return new AbstractProcessEnginePlugin() {

      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setDmnEngineConfiguration(
            new RuleNamingEngine.Configuration(
                deployment -> decisions.getObject().answersInUse(deployment)));
      }
    };
  }
}
