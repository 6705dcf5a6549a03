package cn.lianban.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets the web applications find the engine of the test's own application context. They look it up
 * in a register of the whole JVM, by a name that all contexts share, so that the context started
 * last would answer for each.
 */
public final class EngineOfTheContext implements TestExecutionListener {

  @Override
  public void beforeTestClass(TestContext test) {
    test.getApplicationContext()
        .getBeanProvider(ProcessEngine.class)
        .ifAvailable(ProcessEngines::registerProcessEngine);
  }
}
