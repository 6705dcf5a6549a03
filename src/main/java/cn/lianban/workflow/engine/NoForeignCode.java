package cn.lianban.workflow.engine;

import java.util.Set;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.engine.CamundaScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * The engine's ways to run code that a diagram names, all closed: classes, scripts, mails, shell
 * commands, connectors. A release is checked before it is deployed; this wall stands behind that
 * check, also for a deployment that came into the database in another way.
 */
final class NoForeignCode {

  private static final Set<String> ELEMENTS =
      Set.of("script", "scriptTask", "connector", "formData", "field", "validation");

  private static final Set<String> ATTRIBUTES =
      Set.of("class", "expression", "formHandlerClass", "type", "variableMappingClass");

  /** Whose attributes the engine reads; an attribute without a namespace has none of them. */
  private static final Set<String> ENGINE =
      Set.of("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

  private NoForeignCode() {}

  static void closeIn(ProcessEngineConfigurationImpl engine) {
    engine.setArtifactFactory(
        new ArtifactFactory() {
          @Override
          public <T> T getArtifact(Class<T> type) {
            throw new ProcessEngineException("Models cannot name classes: " + type.getName());
          }
        });
    engine.setScriptEngineResolver(new NoScripts());
    engine.setBpmnParseFactory(Parse::new);
  }

  private static final class NoScripts extends DefaultScriptEngineResolver {

    private NoScripts() {
      super(new CamundaScriptEngineManager());
    }

    @Override
    public javax.script.@Nullable ScriptEngine getScriptEngine(String language, boolean cached) {
      throw new ProcessEngineException("Models cannot run scripts: " + language);
    }
  }

  /** Looks at every element before the engine makes anything of it. */
  private static final class Parse extends BpmnParse {

    private Parse(BpmnParser parser) {
      super(parser);
    }

    @Override
    protected void parseRootElement() {
      check(rootElement);
      // whatever names code is not made into anything
      if (!hasErrors()) {
        super.parseRootElement();
      }
    }

    private void check(Element element) {
      if (ELEMENTS.contains(element.getTagName())) {
        refuse(element, element.getTagName());
      }
      boolean ofEngine = ENGINE.contains(element.getUri());
      for (String attribute : element.attributes()) {
        int end = attribute.lastIndexOf(':');
        String name = attribute.substring(end + 1);
        boolean read = end < 0 ? ofEngine : ENGINE.contains(attribute.substring(0, end));
        if (read && ATTRIBUTES.contains(name)) {
          refuse(element, name);
        }
      }
      element.elements().forEach(this::check);
    }

    private void refuse(Element element, String what) {
      addError("Models cannot name code: " + what, element);
    }
  }
}
