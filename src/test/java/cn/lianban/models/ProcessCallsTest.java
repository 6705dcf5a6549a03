package cn.lianban.models;

import static cn.lianban.models.ProcessModel.camunda;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;
import org.w3c.dom.Element;

/**
 * Processes contain no code: they call beans by name, with few kinds of expressions, and each
 * called bean exists.
 */
class ProcessCallsTest {

  private static final Set<String> ELEMENTS =
      Set.of(
          "process",
          "documentation",
          "extensionElements",
          "incoming",
          "outgoing",
          "sequenceFlow",
          "conditionExpression",
          "startEvent",
          "endEvent",
          "intermediateCatchEvent",
          "boundaryEvent",
          "userTask",
          "serviceTask",
          "businessRuleTask",
          "callActivity",
          "receiveTask",
          "subProcess",
          "exclusiveGateway",
          "eventBasedGateway",
          "multiInstanceLoopCharacteristics",
          "timerEventDefinition",
          "timeDate",
          "timeCycle",
          "timeDuration",
          "messageEventDefinition",
          "errorEventDefinition",
          "terminateEventDefinition",
          "group",
          "textAnnotation",
          "text",
          "properties",
          "property",
          "inputOutput",
          "inputParameter",
          "executionListener",
          "taskListener",
          "in",
          "out",
          "failedJobRetryTimeCycle");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "asyncBefore",
          "assignee",
          "calledElementBinding",
          "candidateGroups",
          "collection",
          "decisionRef",
          "decisionRefBinding",
          "delegateExpression",
          "dueDate",
          "elementVariable",
          "formRef",
          "formRefBinding",
          "historyTimeToLive",
          "isStartableInTasklist");

  static Stream<ProcessModel> processes() {
    return ProcessModel.all().stream();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void nothingRunsCodeOfItsOwn(ProcessModel model) {
    assertThat(model.running()).extracting(Element::getLocalName).isSubsetOf(ELEMENTS);
    assertThat(model.running().stream().flatMap(ProcessModel::engineAttributes))
        .isSubsetOf(ATTRIBUTES);
    assertThat(model.expressions())
        .allSatisfy(
            expression ->
                assertThat(
                        Stream.of(ProcessModel.CALL, ProcessModel.FLAG, ProcessModel.EQUALS)
                                .anyMatch(shape -> shape.matcher(expression).matches())
                            || expression.equals("#{execution.processBusinessKey}"))
                    .as("shape of %s", expression)
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("processes")
  void javaServesWhatTheModelCalls(ProcessModel model) throws ClassNotFoundException {
    Map<String, String> beans = beans();
    assertThat(model.each(ServiceTask.class))
        .allSatisfy(
            task ->
                assertThat(camunda(task, "delegateExpression"))
                    .isEqualTo("${" + task.getId() + "}"));
    assertThat(
            model.running().stream()
                .map(
                    element ->
                        element.getAttribute("delegateExpression")
                            + element.getAttributeNS(ProcessModel.CAMUNDA, "delegateExpression"))
                .filter(expression -> !expression.isEmpty()))
        .allSatisfy(
            expression ->
                assertThat(beans)
                    .containsKey(ProcessModel.FLAG.matcher(expression).replaceAll("$2")));
    for (MatchResult call :
        model.expressions().stream()
            .flatMap(expression -> ProcessModel.CALL.matcher(expression).results())
            .toList()) {
      assertThat(beans).containsKey(call.group(1));
      Class<?> bean = ClassUtils.forName(beans.get(call.group(1)), null);
      assertThat(bean.getMethods())
          .extracting(Method::getName)
          .as(call.group())
          .contains(call.group(2));
    }
  }

  /** The names of our beans, with their classes. */
  private static Map<String, String> beans() {
    AnnotationBeanNameGenerator names = new AnnotationBeanNameGenerator();
    BeanDefinitionRegistry none = new SimpleBeanDefinitionRegistry();
    return new ClassPathScanningCandidateComponentProvider(true)
        .findCandidateComponents("cn.lianban").stream()
            .collect(
                Collectors.toMap(
                    bean -> names.generateBeanName(bean, none), BeanDefinition::getBeanClassName));
  }
}
