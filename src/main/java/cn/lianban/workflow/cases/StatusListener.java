package cn.lianban.workflow.cases;

import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Tells the dossier when a node with a status is entered: the property {@code status} of a task, a
 * wait, a called process or an end.
 */
class StatusListener extends AbstractBpmnParseListener {

  private final Supplier<Cases> cases;

  StatusListener(Supplier<Cases> cases) {
    this.cases = cases;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity);
  }

  @Override
  public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity);
  }

  @Override
  public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity);
  }

  @Override
  public void parseEventBasedGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity);
  }

  @Override
  public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity);
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    listen(element, activity);
  }

  private void listen(Element element, ActivityImpl activity) {
    String status = property(element, "status");
    if (status == null) {
      return;
    }
    String name = element.attribute("name");
    activity.addListener(
        ExecutionListener.EVENTNAME_START,
        (ExecutionListener)
            execution -> cases.get().entered(execution.getProcessBusinessKey(), status, name));
  }

  private static @Nullable String property(Element element, String name) {
    Element extensions = element.element("extensionElements");
    Element properties = extensions == null ? null : extensions.element("properties");
    return properties == null
        ? null
        : properties.elements("property").stream()
            .filter(property -> name.equals(property.attribute("name")))
            .map(property -> property.attribute("value"))
            .findFirst()
            .orElse(null);
  }
}
