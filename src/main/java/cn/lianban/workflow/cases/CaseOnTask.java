package cn.lianban.workflow.cases;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Writes the number of the case on each task, so that Tasklist can show and find it: a bureau may
 * read its tasks and what is theirs alone, but not the variables of processes.
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
