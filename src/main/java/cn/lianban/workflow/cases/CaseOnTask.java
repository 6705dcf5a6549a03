package cn.lianban.workflow.cases;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Stores the case number on each task as a local variable, so that Tasklist can show it and search
 * by it. Bureaus may read their tasks and local variables, but not process variables.
 */
class CaseOnTask extends AbstractBpmnParseListener {

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    ((UserTaskActivityBehavior) activity.getActivityBehavior())
        .getTaskDefinition()
        .addTaskListener(
            TaskListener.EVENTNAME_CREATE,
            task ->
                task.setVariableLocal(
                    CaseProcesses.CASE_NO, task.getExecution().getProcessBusinessKey()));
  }
}
