package cn.lianban.workflow.cases;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the engine's events with the cases whose processes it runs. */
@Configuration(proxyBeanMethods = false)
class CaseConfiguration {

  @Bean
  ProcessEnginePlugin casesOfProcesses(ObjectProvider<Cases> cases) {
    return new AbstractProcessEnginePlugin() {

      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.getCustomPostBPMNParseListeners().add(new StatusListener(cases::getObject));
        engine.getCustomPostBPMNParseListeners().add(new CaseOnTask());
      }
    };
  }
}
