package cn.lianban.hostile;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The code that hostile models try to run: whoever makes one of it has run it. */
public class Marker implements JavaDelegate, ExecutionListener, TaskListener {

  static final AtomicInteger MADE = new AtomicInteger();

  public Marker() {
    MADE.incrementAndGet();
  }

  @Override
  public void execute(DelegateExecution execution) {
    // to be made is enough
  }

  @Override
  public void notify(DelegateExecution execution) {
    // to be made is enough
  }

  @Override
  public void notify(DelegateTask task) {
    // to be made is enough
  }
}
