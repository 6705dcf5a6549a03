package cn.lianban.models;

import static cn.lianban.models.ProcessModel.camunda;
import static cn.lianban.models.ProcessModel.extensions;
import static cn.lianban.models.ProcessModel.property;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.duties.DutyProcess;
import cn.lianban.duties.DutyStatus;
import cn.lianban.intake.AwardProcess;
import cn.lianban.intake.Status;
import cn.lianban.selection.RoundStatus;
import cn.lianban.selection.SelectionProcess;
import cn.lianban.services.ServiceProcess;
import cn.lianban.services.ServiceStatus;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conventions of all processes, so that officials can read them, the engine can run them and Java
 * can serve them.
 */
class ProcessConventionsTest {

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final String CHOSEN_ID = "[a-z][a-zA-Z]*";

  /** The possible values of routing variables. */
  private static final Map<String, Set<String>> ANSWERS =
      Map.ofEntries(
          entry("acceptance", Set.of("accept", "correct", "refuse")),
          entry("verification", Set.of("verified", "correct")),
          entry("next", Set.of("approval", "coordination")),
          entry("coordination", Set.of("support", "refuse")),
          entry("approval", Set.of("awarded", "refused", "returned")),
          entry("finding", Set.of("upheld", "dismissed")),
          entry("report", Set.of("accepted", "supplement", "breach")),
          entry("recovery", Set.of("recover", "dismiss", "returned")),
          entry("silence", Set.of("agreement", "escalate", "wait")),
          entry("merging", Set.of("merge", "return")),
          entry("supervision", Set.of("accept", "return", "escalate")),
          entry("settlement", Set.of("urge", "close")),
          entry("instruction", Set.of("publish", "rectify")),
          entry("requestAcceptance", Set.of("accept", "supplement", "refuse")),
          entry("answerDecision", Set.of("done", "return")),
          entry("selection", Set.of("selected", "notSelected")),
          entry("ranking", Set.of("confirm", "return")));

  static Stream<ProcessModel> processes() {
    return ProcessModel.all().stream();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aFileHoldsOneProcessOfItsName(ProcessModel model) {
    assertThat(model.each(org.camunda.bpm.model.bpmn.instance.Process.class)).hasSize(1);
    assertThat(model.process().getId() + ".bpmn").isEqualTo(model.toString());
    assertThat(model.process().getName()).containsPattern(CHINESE);
    assertThat(model.process().isExecutable()).isTrue();
    assertThat(camunda(model.process(), "historyTimeToLive")).isEqualTo("P3650D");
    assertThat(camunda(model.process(), "isStartableInTasklist"))
        .as("only the service starts a case")
        .isEqualTo("false");
  }

  @ParameterizedTest
  @MethodSource("processes")
  void everyIdIsChosenAndItsOwn(ProcessModel model) {
    assertThat(
            model.elements().stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty()))
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(id).matches(CHOSEN_ID));
  }

  @ParameterizedTest
  @MethodSource("processes")
  void everyNodeHasAChineseNameThatFitsItsKind(ProcessModel model) {
    assertThat(model.nodes())
        .filteredOn(node -> !isJoin(node))
        .allSatisfy(node -> assertThat(node.getName()).as(node.getId()).containsPattern(CHINESE));
    assertThat(model.each(ExclusiveGateway.class))
        .filteredOn(gateway -> !isJoin(gateway))
        .allSatisfy(
            split -> {
              assertThat(split.getName()).endsWith("？");
              assertThat(split.getOutgoing())
                  .allSatisfy(
                      flow -> assertThat(flow.getName()).as(flow.getId()).containsPattern(CHINESE));
              assertThat(split.getOutgoing())
                  .extracting(SequenceFlow::getName)
                  .doesNotHaveDuplicates();
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void splitsAndJoinsAreSeparateAndAlwaysGateways(ProcessModel model) {
    assertThat(model.nodes())
        .allSatisfy(
            node -> {
              int in = node.getIncoming().size();
              int out = node.getOutgoing().size();
              if (node instanceof Gateway) {
                assertThat(Math.min(in, out)).as("%s splits or joins", node.getId()).isEqualTo(1);
                assertThat(Math.max(in, out)).as("%s has a purpose", node.getId()).isGreaterThan(1);
              } else {
                assertThat(Math.max(in, out))
                    .as("%s neither splits nor joins", node.getId())
                    .isLessThanOrEqualTo(1);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void everyQuestionIsAnsweredCompletely(ProcessModel model) {
    assertThat(model.each(ExclusiveGateway.class))
        .filteredOn(gateway -> !isJoin(gateway))
        .allSatisfy(
            split -> {
              Set<String> conditions =
                  split.getOutgoing().stream()
                      .filter(flow -> !flow.equals(split.getDefault()))
                      .map(flow -> flow.getConditionExpression().getTextContent().strip())
                      .collect(Collectors.toSet());
              String first = conditions.iterator().next();
              if (ProcessModel.CALL.matcher(first).matches()) {
                assertThat(conditions).hasSize(1);
                assertThat(split.getDefault()).isNotNull();
              } else if (ProcessModel.FLAG.matcher(first).matches()) {
                String flag = ProcessModel.FLAG.matcher(first).replaceAll("$2");
                assertThat(conditions)
                    .containsExactlyInAnyOrder("${" + flag + "}", "${!" + flag + "}");
                assertThat(flag).isIn(variables());
              } else {
                String variable =
                    ProcessModel.EQUALS
                        .matcher(first)
                        .results()
                        .map(found -> found.group(1))
                        .findFirst()
                        .orElse(first);
                assertThat(ANSWERS).as("condition %s", first).containsKey(variable);
                assertThat(conditions)
                    .containsExactlyInAnyOrderElementsOf(
                        ANSWERS.get(variable).stream()
                            .map(value -> "${" + variable + " == '" + value + "'}")
                            .toList());
                assertThat(variable).isIn(variables());
              }
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void everyUserTaskHasFormPeopleAndDeadlines(ProcessModel model) {
    List<String> forms =
        ProcessModel.files(Path.of("bpmn/forms"), ".form").stream()
            .map(file -> file.getFileName().toString())
            .toList();
    assertThat(model.each(UserTask.class))
        .allSatisfy(
            task -> {
              assertThat(camunda(task, "formRef")).isEqualTo(task.getId());
              assertThat(camunda(task, "formRefBinding")).isEqualTo("deployment");
              assertThat(forms).contains(task.getId() + ".form");
              assertThat(
                      Stream.of(camunda(task, "candidateGroups"), camunda(task, "assignee"))
                          .filter(who -> who != null))
                  .as("who works it")
                  .hasSize(1);
              assertThat(camunda(task, "dueDate")).isEqualTo("${deadlines.due(execution)}");
              assertThat(
                      extensions(task, "taskListener").stream()
                          .map(
                              listener ->
                                  String.join(
                                      " ",
                                      listener.getAttribute("id"),
                                      listener.getAttribute("event"),
                                      listener.getAttribute("delegateExpression"),
                                      listener.getTextContent().strip())))
                  .containsExactly(
                      task.getId()
                          + "Reminder timeout ${remindBureau} ${deadlines.reminder(execution)}",
                      task.getId()
                          + "Escalation timeout ${escalateTask} ${deadlines.escalation(execution)}");
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void everyBusinessRuleTaskTakesItsDecisionFromItsOwnBundle(ProcessModel model) {
    Set<String> decisions =
        ProcessModel.files(Path.of("dmn"), ".dmn").stream()
            .map(file -> file.getFileName().toString().replace(".dmn", ""))
            .collect(Collectors.toSet());
    decisions.add("${itemId}");
    assertThat(model.each(BusinessRuleTask.class))
        .allSatisfy(
            task -> {
              assertThat(camunda(task, "decisionRef")).isIn(decisions);
              assertThat(camunda(task, "decisionRefBinding")).isEqualTo("deployment");
              assertThat(extensions(task, "executionListener"))
                  .singleElement()
                  .satisfies(
                      listener -> {
                        assertThat(listener.getAttribute("event")).isEqualTo("end");
                        assertThat(listener.getAttribute("delegateExpression"))
                            .isEqualTo("${" + task.getId() + "}");
                      });
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aCalledProcessGetsTheKeyOfTheCaseAndItsErrorsAreCaught(ProcessModel model) {
    Map<String, ProcessModel> called =
        processes().collect(Collectors.toMap(each -> each.process().getId(), Function.identity()));
    assertThat(model.each(CallActivity.class))
        .allSatisfy(
            call -> {
              assertThat(called).containsKey(call.getCalledElement());
              assertThat(camunda(call, "calledElementBinding")).isEqualTo("deployment");
              List<DomElement> in = extensions(call, "in");
              assertThat(in.get(0).getAttribute("businessKey"))
                  .isEqualTo("#{execution.processBusinessKey}");
              assertThat(in.stream().skip(1))
                  .allSatisfy(
                      variable -> {
                        assertThat(variable.getAttribute("variables"))
                            .as("variables are named one by one")
                            .isNull();
                        assertThat(variable.getAttribute("target")).matches(CHOSEN_ID);
                      });
              assertThat(
                      model.each(BoundaryEvent.class).stream()
                          .filter(event -> call.equals(event.getAttachedTo()))
                          .flatMap(ProcessConventionsTest::errorCodes)
                          .distinct())
                  .containsExactlyInAnyOrderElementsOf(
                      called.get(call.getCalledElement()).each(EndEvent.class).stream()
                          .flatMap(ProcessConventionsTest::errorCodes)
                          .distinct()
                          .toList());
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void savePointsAreTriedAgainAfterAWhileAndNeverSplitAReview(ProcessModel model) {
    assertThat(model.nodes())
        .filteredOn(node -> node.isCamundaAsyncBefore())
        .allSatisfy(
            node ->
                assertThat(extensions(node, "failedJobRetryTimeCycle"))
                    .extracting(cycle -> cycle.getTextContent().strip())
                    .containsExactly("R5/PT1M"));
    assertThat(model.each(MultiInstanceLoopCharacteristics.class))
        .allSatisfy(
            many -> {
              assertThat(many.isSequential()).isFalse();
              assertThat(inside((Activity) many.getParentElement()))
                  .noneMatch(FlowNode::isCamundaAsyncBefore);
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void theStatusesAndTaskKeysThatNodesNameExist(ProcessModel model) {
    assertThat(model.nodes().stream().flatMap(node -> property(node, "status").stream()))
        .allSatisfy(status -> assertThat(statuses(model)).contains(status));
    List<String> tasks =
        processes()
            .flatMap(each -> each.each(UserTask.class).stream())
            .map(BaseElement::getId)
            .toList();
    assertThat(
            model.each(UserTask.class).stream()
                .flatMap(task -> property(task, "fourEyes").stream())
                .flatMap(keys -> Arrays.stream(keys.split(","))))
        .isSubsetOf(tasks);
  }

  @Test
  void filesAreTakenWhereSomethingIsAskedOfTheApplicantAndRemovedBeforeAcceptanceAlone() {
    Map<String, String> taken = new TreeMap<>();
    processes()
        .forEach(
            model ->
                model
                    .nodes()
                    .forEach(
                        node ->
                            property(node, "files")
                                .forEach(phase -> taken.put(node.getId(), phase))));
    assertThat(taken.keySet())
        .containsExactly(
            "acceptApplication",
            "awaitAccount",
            "awaitCorrection",
            "awaitReconsideration",
            "awaitReply",
            "awaitReport");
    assertThat(taken.values()).allSatisfy(phase -> assertThat(phase).containsPattern(CHINESE));
    assertThat(
            processes()
                .flatMap(model -> model.nodes().stream())
                .filter(node -> !property(node, "filesRemovable").isEmpty()))
        .extracting(BaseElement::getId)
        .containsExactly("acceptApplication");
  }

  @Test
  void everyEndOfACaseIsANamedState() {
    ProcessModel model =
        processes()
            .filter(each -> each.process().getId().equals(AwardProcess.KEY))
            .findFirst()
            .orElseThrow();
    assertThat(model.each(EndEvent.class))
        .allSatisfy(end -> assertThat(property(end, "status")).as(end.getId()).hasSize(1));
    assertThat(model.each(EndEvent.class).stream().flatMap(end -> property(end, "status").stream()))
        .containsOnly("paid", "refused", "withdrawn", "lapsed", "not-selected");
    assertThat(model.each(SubProcess.class))
        .filteredOn(SubProcess::triggeredByEvent)
        .extracting(BaseElement::getId)
        .containsExactly("withdrawal");
  }

  @Test
  void everyEndOfARequestIsANamedStateAndItCanBeWithdrawn() {
    ProcessModel model =
        processes()
            .filter(each -> each.process().getId().equals(ServiceProcess.KEY))
            .findFirst()
            .orElseThrow();
    assertThat(model.each(EndEvent.class))
        .filteredOn(end -> !end.getId().endsWith("Reminded"))
        .allSatisfy(end -> assertThat(property(end, "status")).as(end.getId()).hasSize(1));
    assertThat(model.each(EndEvent.class).stream().flatMap(end -> property(end, "status").stream()))
        .containsOnly("closed", "refused", "withdrawn", "lapsed");
    assertThat(model.each(SubProcess.class))
        .filteredOn(SubProcess::triggeredByEvent)
        .extracting(BaseElement::getId)
        .containsExactly("requestWithdrawal");
  }

  @Test
  void theProcessesWaitForTheMessagesThatTheServiceTells() {
    assertThat(
            processes().flatMap(model -> model.each(Message.class).stream()).map(Message::getName))
        .containsExactlyInAnyOrderElementsOf(
            Stream.<Enum<?>[]>of(
                    AwardProcess.Message.values(),
                    ServiceProcess.Message.values(),
                    SelectionProcess.Message.values())
                .flatMap(Arrays::stream)
                .map(message -> camelCase(message.name()))
                .toList());
  }

  private static boolean isJoin(FlowNode node) {
    return node instanceof Gateway && node.getOutgoing().size() == 1;
  }

  private static Stream<String> errorCodes(Event event) {
    return event.getChildElementsByType(ErrorEventDefinition.class).stream()
        .map(ErrorEventDefinition::getError)
        .map(Error::getErrorCode);
  }

  private static Stream<FlowNode> inside(Activity activity) {
    return Stream.concat(
        Stream.of(activity), activity.getChildElementsByType(FlowNode.class).stream());
  }

  /** The statuses of the kind of case that the process handles. */
  private static Stream<String> statuses(ProcessModel model) {
    return switch (model.process().getId()) {
      case DutyProcess.KEY -> Arrays.stream(DutyStatus.values()).map(DutyStatus::id);
      case ServiceProcess.KEY -> Arrays.stream(ServiceStatus.values()).map(ServiceStatus::id);
      case SelectionProcess.KEY -> Arrays.stream(RoundStatus.values()).map(RoundStatus::id);
      default -> Arrays.stream(Status.values()).map(Status::id);
    };
  }

  /** The routing variables known to Java. */
  private static List<String> variables() {
    return Stream.of(
            AwardProcess.Variable.class,
            DutyProcess.Variable.class,
            ServiceProcess.Variable.class,
            SelectionProcess.Variable.class)
        .flatMap(contract -> Arrays.stream(contract.getFields()))
        .map(ProcessConventionsTest::text)
        .toList();
  }

  private static String text(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException(hidden);
    }
  }

  private static String camelCase(String constant) {
    return Pattern.compile("_(.)")
        .matcher(constant.toLowerCase(Locale.ROOT))
        .replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
  }
}
