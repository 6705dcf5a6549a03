package cn.lianban.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets the web applications find the engine of the test's own application context. They look it up
 * in a JVM-wide register by a name that all contexts share, so that otherwise the last started
 * context would answer for all.
 */
public final class EngineOfTheContext implements TestExecutionListener {

  @Override
  public void beforeTestClass(TestContext test) {
    test.getApplicationContext()
        .getBeanProvider(ProcessEngine.class)
        .ifAvailable(ProcessEngines::registerProcessEngine);
  }
}
