package cn.lianban.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Models that try to run code, each in another place: what a process owner, or whoever took over
 * the account of one, could hand in.
 */
public final class HostileModels {

  /**
   * A model that tries it.
   *
   * @param name what it tries
   * @param path of the file in a bundle
   * @param content the file
   * @param runs whether the engine without our wall runs the code
   */
  public record Hostile(String name, String path, String content, boolean runs) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static final String MARKER = Marker.class.getName();

  /** Makes a {@link Marker} by reflection, from any text. */
  private static final String CALL = "${''.getClass().forName('" + MARKER + "').newInstance()}";

  private static final String DEFERRED = CALL.replace("${", "#{");

  private static final String BPMN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:other="urn:other" id="definitions" targetNamespace="urn:hostile">
        %s
        <bpmn:process id="hostile" name="恶意" isExecutable="true" camunda:historyTimeToLive="P1D" %s>
          %s
          <bpmn:startEvent id="begin" />
          <bpmn:sequenceFlow id="toStep" sourceRef="begin" targetRef="step" />
          %s
          <bpmn:sequenceFlow id="toEnd" sourceRef="step" targetRef="done" />
          <bpmn:endEvent id="done" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  private static final String DMN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="hostileDefinitions" name="恶意" namespace="urn:hostile">
        <decision id="hostile" name="恶意" camunda:historyTimeToLive="P1D">
          %s
        </decision>
      </definitions>
      """;

  private final List<Hostile> all = new ArrayList<>();

  private HostileModels() {
    steps();
    listeners();
    expressions();
    scripts();
    starts();
    decisions();
  }

  public static Stream<Hostile> all() {
    return new HostileModels().all.stream();
  }

  private void steps() {
    step("a class on a service task", service("camunda:class=\"" + MARKER + "\""));
    step("a class in the old namespace", service("activiti:class=\"" + MARKER + "\""));
    step(
        "an old class beside a good delegate",
        service(
            "camunda:delegateExpression=\"${checkOverlap}\" activiti:class=\"" + MARKER + "\""));
    step("an expression on a service task", service("camunda:expression=\"" + CALL + "\""));
    step("an expression in the old namespace", service("activiti:expression=\"" + CALL + "\""));
    step("a deferred expression", service("camunda:expression=\"" + DEFERRED + "\""));
    step(
        "a delegate that is made by reflection",
        service("camunda:delegateExpression=\"" + CALL + "\""));
    step(
        "a shell command",
        """
        <bpmn:serviceTask id="step" camunda:type="shell">
          <bpmn:extensionElements>
            <camunda:field name="command" stringValue="touch" />
            <camunda:field name="arg1" stringValue="%s" />
          </bpmn:extensionElements>
        </bpmn:serviceTask>
        """
            .formatted(HostileModelsTest.TOUCHED));
    step(
        "a field of a delegate that calls",
        """
        <bpmn:serviceTask id="step" camunda:class="%s">
          <bpmn:extensionElements><camunda:field name="some" expression="%s" /></bpmn:extensionElements>
        </bpmn:serviceTask>
        """
            .formatted(MARKER, CALL));
    step(
        "a class on a send task", "<bpmn:sendTask id=\"step\" camunda:class=\"" + MARKER + "\" />");
    step(
        "an expression on a send task",
        "<bpmn:sendTask id=\"step\" camunda:expression=\"" + CALL + "\" />");
    step(
        "a class on a rule task",
        "<bpmn:businessRuleTask id=\"step\" camunda:class=\"" + MARKER + "\" />");
    step(
        "an expression on a rule task",
        "<bpmn:businessRuleTask id=\"step\" camunda:expression=\"" + CALL + "\" />");
    step(
        "a message that a class throws",
        """
        <bpmn:intermediateThrowEvent id="step">
          <bpmn:messageEventDefinition id="thrown" camunda:class="%s" />
        </bpmn:intermediateThrowEvent>
        """
            .formatted(MARKER));
    step(
        "a message that an expression throws",
        """
        <bpmn:intermediateThrowEvent id="step">
          <bpmn:messageEventDefinition id="thrown" camunda:expression="%s" />
        </bpmn:intermediateThrowEvent>
        """
            .formatted(CALL));
    step(
        "a class that maps the variables of a call",
        "<bpmn:callActivity id=\"step\" calledElement=\"hostile\" camunda:variableMappingClass=\""
            + MARKER
            + "\" />");
    step(
        "an expression that maps the variables of a call",
        "<bpmn:callActivity id=\"step\" calledElement=\"hostile\" camunda:variableMappingDelegateExpression=\""
            + CALL
            + "\" />");
    step(
        "the name of a called process",
        "<bpmn:callActivity id=\"step\" calledElement=\"" + CALL + "\" />");
    step(
        "the version of a called process",
        "<bpmn:callActivity id=\"step\" calledElement=\"hostile\" camunda:calledElementBinding=\"version\" camunda:calledElementVersion=\""
            + CALL
            + "\" />");
    step(
        "what a call passes on",
        """
        <bpmn:callActivity id="step" calledElement="hostile">
          <bpmn:extensionElements><camunda:in sourceExpression="%s" target="some" /></bpmn:extensionElements>
        </bpmn:callActivity>
        """
            .formatted(CALL));
    step(
        "the key that a call passes on",
        """
        <bpmn:callActivity id="step" calledElement="hostile">
          <bpmn:extensionElements><camunda:in businessKey="%s" /></bpmn:extensionElements>
        </bpmn:callActivity>
        """
            .formatted(CALL));
    step(
        "the decision of a rule task",
        "<bpmn:businessRuleTask id=\"step\" camunda:decisionRef=\"" + CALL + "\" />");
    step(
        "an outside task's topic",
        service("camunda:type=\"external\" camunda:topic=\"" + CALL + "\""));
    step(
        "an outside task's priority",
        service(
            "camunda:type=\"external\" camunda:topic=\"some\" camunda:taskPriority=\""
                + CALL
                + "\""));
  }

  private void listeners() {
    for (String on : List.of("start", "end")) {
      step("a class that listens at the " + on, manual(executionListener(on, "class", MARKER)));
    }
    step("an expression that listens", manual(executionListener("start", "expression", CALL)));
    step(
        "a delegate that listens and is made by reflection",
        manual(executionListener("start", "delegateExpression", CALL)));
    step(
        "an old element that listens",
        manual("<activiti:executionListener event=\"start\" class=\"" + MARKER + "\" />"));
    step("a class that listens to a task", user("", taskListener("create", "class", MARKER)));
    step(
        "an expression that listens to a task",
        user("", taskListener("create", "expression", CALL)));
    step(
        "a delegate that listens to a task and is made by reflection",
        user("", taskListener("create", "delegateExpression", CALL)));
    step(
        "the time of a listener",
        user(
            "",
            """
            <camunda:taskListener id="late" event="timeout" delegateExpression="${remindBureau}">
              <bpmn:timerEventDefinition id="lateAt"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">%s</bpmn:timeDate></bpmn:timerEventDefinition>
            </camunda:taskListener>
            """
                .formatted(CALL)));
    step(
        "a class that listens on a flow",
        """
        <bpmn:manualTask id="step" />
        <bpmn:manualTask id="next" />
        <bpmn:sequenceFlow id="on" sourceRef="step" targetRef="next">
          <bpmn:extensionElements>%s</bpmn:extensionElements>
        </bpmn:sequenceFlow>
        """
            .formatted("<camunda:executionListener event=\"take\" class=\"" + MARKER + "\" />"));
    all.add(
        bpmn(
            "a class that listens to the process",
            "",
            "",
            "<bpmn:extensionElements>"
                + executionListener("start", "class", MARKER)
                + "</bpmn:extensionElements>",
            "<bpmn:manualTask id=\"step\" />",
            true));
  }

  private void expressions() {
    step("who works a task", user("camunda:assignee=\"" + CALL + "\"", ""));
    step("which groups may work a task", user("camunda:candidateGroups=\"" + CALL + "\"", ""));
    step("which people may work a task", user("camunda:candidateUsers=\"" + CALL + "\"", ""));
    step("when a task is due", user("camunda:dueDate=\"" + CALL + "\"", ""));
    step("when a task is followed up", user("camunda:followUpDate=\"" + CALL + "\"", ""));
    step("how urgent a task is", user("camunda:priority=\"" + CALL + "\"", ""));
    step("the name of a task", user("name=\"" + CALL + "\"", ""));
    step(
        "the text of a task",
        "<bpmn:userTask id=\"step\"><bpmn:documentation>"
            + CALL
            + "</bpmn:documentation></bpmn:userTask>");
    unrun("the form of a task", user("camunda:formKey=\"" + CALL + "\"", ""));
    unrun(
        "the other form of a task",
        user("camunda:formRef=\"" + CALL + "\" camunda:formRefBinding=\"latest\"", ""));
    step("a time", timer("timeDate", CALL));
    step("a span of time", timer("timeDuration", CALL));
    step("a cycle of time", timer("timeCycle", CALL));
    step(
        "a time in two texts",
        timer("timeDate", CALL.substring(0, 9) + "<bpmn:documentation />" + CALL.substring(9)));
    step("a time behind a comment", timer("timeDate", "<!-- 2026-01-01 -->" + CALL));
    step("a time in a CDATA section", timer("timeDate", "<![CDATA[" + CALL + "]]>"));
    step("a time in character references", timer("timeDate", CALL.replace("$", "&#36;")));
    step(
        "the condition of a flow",
        """
        <bpmn:exclusiveGateway id="step" default="toEnd" />
        <bpmn:manualTask id="next" />
        <bpmn:sequenceFlow id="on" sourceRef="step" targetRef="next">
          <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">%s</bpmn:conditionExpression>
        </bpmn:sequenceFlow>
        """
            .formatted(CALL));
    step(
        "a condition that is waited for",
        """
        <bpmn:intermediateCatchEvent id="step">
          <bpmn:conditionalEventDefinition id="when"><bpmn:condition xsi:type="bpmn:tFormalExpression">%s</bpmn:condition></bpmn:conditionalEventDefinition>
        </bpmn:intermediateCatchEvent>
        """
            .formatted(CALL));
    step(
        "the many of a step",
        """
        <bpmn:manualTask id="step"><bpmn:multiInstanceLoopCharacteristics camunda:collection="%s" camunda:elementVariable="one" /></bpmn:manualTask>
        """
            .formatted(CALL));
    step(
        "how many times a step is done",
        """
        <bpmn:manualTask id="step"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">%s</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:manualTask>
        """
            .formatted(CALL));
    step(
        "when many are enough",
        """
        <bpmn:manualTask id="step"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">2</bpmn:loopCardinality><bpmn:completionCondition xsi:type="bpmn:tFormalExpression">%s</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:manualTask>
        """
            .formatted(CALL));
    step(
        "what a step gets",
        manual(
            "<camunda:inputOutput><camunda:inputParameter name=\"some\">"
                + CALL
                + "</camunda:inputParameter></camunda:inputOutput>"));
    step(
        "what a step gives",
        manual(
            "<camunda:inputOutput><camunda:outputParameter name=\"some\">"
                + CALL
                + "</camunda:outputParameter></camunda:inputOutput>"));
    step(
        "a list that a step gets",
        manual(
            "<camunda:inputOutput><camunda:inputParameter name=\"some\"><camunda:list><camunda:value>"
                + CALL
                + "</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>"));
    step(
        "a map that a step gets",
        manual(
            "<camunda:inputOutput><camunda:inputParameter name=\"some\"><camunda:map><camunda:entry key=\"one\">"
                + CALL
                + "</camunda:entry></camunda:map></camunda:inputParameter></camunda:inputOutput>"));
    step(
        "the priority of a job",
        "<bpmn:manualTask id=\"step\" camunda:asyncBefore=\"true\" camunda:jobPriority=\""
            + CALL
            + "\" />");
    all.add(
        bpmn(
            "the name of a message",
            "<bpmn:message id=\"told\" name=\"" + CALL + "\" />",
            "",
            "<bpmn:receiveTask id=\"step\" messageRef=\"told\" />",
            true));
    all.add(
        bpmn(
            "the name of a signal",
            "<bpmn:signal id=\"told\" name=\"" + CALL + "\" />",
            "",
            "<bpmn:intermediateThrowEvent id=\"step\"><bpmn:signalEventDefinition id=\"thrown\" signalRef=\"told\" /></bpmn:intermediateThrowEvent>",
            true));
    all.add(
        bpmn(
            "the words of an error",
            "<bpmn:error id=\"wrong\" errorCode=\"wrong\" camunda:errorMessage=\"" + CALL + "\" />",
            "",
            """
            <bpmn:subProcess id="step">
              <bpmn:startEvent id="inner" /><bpmn:sequenceFlow id="toWrong" sourceRef="inner" targetRef="goes" />
              <bpmn:endEvent id="goes"><bpmn:errorEventDefinition id="thrown" errorRef="wrong" /></bpmn:endEvent>
            </bpmn:subProcess>
            <bpmn:boundaryEvent id="caught" attachedToRef="step"><bpmn:errorEventDefinition id="catches" errorRef="wrong" /></bpmn:boundaryEvent>
            """,
            true));
    step(
        "the error of a step",
        """
        <bpmn:serviceTask id="step" camunda:type="external" camunda:topic="some"><bpmn:extensionElements>
          <camunda:errorEventDefinition id="when" errorRef="wrong" expression="%s" />
        </bpmn:extensionElements></bpmn:serviceTask>
        """
            .formatted(CALL),
        false);
    unrun(
        "how often a job is tried again",
        """
        <bpmn:manualTask id="step" camunda:asyncBefore="true"><bpmn:extensionElements><camunda:failedJobRetryTimeCycle>%s</camunda:failedJobRetryTimeCycle></bpmn:extensionElements></bpmn:manualTask>
        """
            .formatted(CALL));
    step(
        "a bean that serves no model",
        service("camunda:expression=\"${dataSource.getConnection()}\""),
        false);
    step(
        "the engine behind an execution",
        service(
            "camunda:expression=\"${execution.getProcessEngineServices().getRepositoryService().createDeployment()}\""),
        false);
    step(
        "a class behind a bean that serves",
        service(
            "camunda:expression=\"${deadlines.getClass().forName('"
                + MARKER
                + "').newInstance()}\""),
        false);
  }

  private void scripts() {
    for (String language : List.of("javascript", "ecmascript", "groovy", "python", "ruby")) {
      step(
          "a script in " + language,
          "<bpmn:scriptTask id=\"step\" scriptFormat=\""
              + language
              + "\"><bpmn:script>Java.type('"
              + MARKER
              + "')</bpmn:script></bpmn:scriptTask>",
          false);
    }
    step(
        "a script in the language of expressions",
        "<bpmn:scriptTask id=\"step\" scriptFormat=\"juel\"><bpmn:script>"
            + CALL
            + "</bpmn:script></bpmn:scriptTask>");
    step(
        "a script from elsewhere",
        "<bpmn:scriptTask id=\"step\" scriptFormat=\"juel\" camunda:resource=\"classpath://some.js\" />",
        false);
    step(
        "a script that listens",
        manual(
            "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"juel\">"
                + CALL
                + "</camunda:script></camunda:executionListener>"));
    step(
        "a script that a step gets",
        manual(
            "<camunda:inputOutput><camunda:inputParameter name=\"some\"><camunda:script scriptFormat=\"juel\">"
                + CALL
                + "</camunda:script></camunda:inputParameter></camunda:inputOutput>"));
    step(
        "a condition in another language",
        """
        <bpmn:exclusiveGateway id="step" default="toEnd" />
        <bpmn:manualTask id="next" />
        <bpmn:sequenceFlow id="on" sourceRef="step" targetRef="next">
          <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="juel">%s</bpmn:conditionExpression>
        </bpmn:sequenceFlow>
        """
            .formatted(CALL));
    step(
        "a connector",
        """
        <bpmn:serviceTask id="step"><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>
        """,
        false);
    step(
        "a mail",
        """
        <bpmn:serviceTask id="step" camunda:type="mail"><bpmn:extensionElements><camunda:field name="to" expression="%s" /></bpmn:extensionElements></bpmn:serviceTask>
        """
            .formatted(CALL),
        false);
  }

  private void starts() {
    step("a class that handles a form", user("camunda:formHandlerClass=\"" + MARKER + "\"", ""));
    step(
        "the value that a form begins with",
        user(
            "",
            "<camunda:formData><camunda:formField id=\"some\" type=\"string\" defaultValue=\""
                + CALL
                + "\" /></camunda:formData>"),
        false);
    step(
        "a class that checks a form",
        user(
            "",
            "<camunda:formData><camunda:formField id=\"some\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\""
                + MARKER
                + "\" /></camunda:validation></camunda:formField></camunda:formData>"),
        false);
    all.add(
        bpmn(
            "which groups may start a process",
            "",
            "camunda:candidateStarterGroups=\"" + CALL + "\"",
            "<bpmn:manualTask id=\"step\" />",
            false));
    all.add(
        bpmn(
            "the priority of all jobs",
            "",
            "camunda:jobPriority=\"" + CALL + "\"",
            "<bpmn:manualTask id=\"step\" camunda:asyncBefore=\"true\" />",
            true));
  }

  private void decisions() {
    for (String cell : List.of("inputExpression", "inputEntry", "outputEntry")) {
      all.add(
          new Hostile(
              "another language in " + cell,
              "dmn/hostile.dmn",
              DMN.formatted(table(cell, "juel", CALL)),
              true));
    }
    all.add(
        new Hostile(
            "another language in a literal expression",
            "dmn/hostile.dmn",
            DMN.formatted(
                "<variable id=\"result\" name=\"result\" typeRef=\"string\" /><literalExpression id=\"literal\" expressionLanguage=\"juel\"><text>"
                    + CALL
                    + "</text></literalExpression>"),
            true));
    all.add(
        new Hostile(
            "a script in a table",
            "dmn/hostile.dmn",
            DMN.formatted(table("outputEntry", "javascript", "Java.type('" + MARKER + "')")),
            false));
    all.add(
        new Hostile(
            "a function of Java in FEEL",
            "dmn/hostile.dmn",
            DMN.formatted(
                table(
                    "outputEntry",
                    "feel",
                    "{f: function(x) external {java: {class: \"java.lang.System\", method signature: \"getProperty(java.lang.String)\"}}, r: f(\"user.home\")}.r")),
            false));
  }

  private static String table(String cell, String language, String text) {
    String other = " expressionLanguage=\"" + language + "\"";
    return """
    <decisionTable id="table" hitPolicy="FIRST">
      <input id="in"><inputExpression id="inExpression" typeRef="string"%s><text>%s</text></inputExpression></input>
      <output id="out" name="out" typeRef="string" />
      <rule id="row"><inputEntry id="inEntry"%s><text>%s</text></inputEntry><outputEntry id="outEntry"%s><text>%s</text></outputEntry></rule>
    </decisionTable>
    """
        .formatted(
            cell.equals("inputExpression") ? other : "",
            cell.equals("inputExpression") ? text : "\"some\"",
            cell.equals("inputEntry") ? other : "",
            cell.equals("inputEntry") ? text : "",
            cell.equals("outputEntry") ? other : "",
            cell.equals("outputEntry") ? text : "\"some\"");
  }

  private void step(String name, String step) {
    step(name, step, true);
  }

  /** Where the engine looks only when somebody opens the form or the job fails. */
  private void unrun(String name, String step) {
    step(name, step, false);
  }

  private void step(String name, String step, boolean runs) {
    all.add(bpmn(name, "", "", step, runs));
  }

  private static Hostile bpmn(
      String name, String before, String ofProcess, String step, boolean runs) {
    return bpmn(name, before, ofProcess, "", step, runs);
  }

  private static Hostile bpmn(
      String name, String before, String ofProcess, String inProcess, String step, boolean runs) {
    return new Hostile(
        name, "bpmn/hostile.bpmn", BPMN.formatted(before, ofProcess, inProcess, step), runs);
  }

  private static String service(String attributes) {
    return "<bpmn:serviceTask id=\"step\" " + attributes + " />";
  }

  private static String manual(String extensions) {
    return "<bpmn:manualTask id=\"step\"><bpmn:extensionElements>"
        + extensions
        + "</bpmn:extensionElements></bpmn:manualTask>";
  }

  private static String user(String attributes, String extensions) {
    return "<bpmn:userTask id=\"step\" "
        + attributes
        + "><bpmn:extensionElements>"
        + extensions
        + "</bpmn:extensionElements></bpmn:userTask>";
  }

  private static String timer(String kind, String text) {
    return """
    <bpmn:intermediateCatchEvent id="step">
      <bpmn:timerEventDefinition id="at"><bpmn:%1$s xsi:type="bpmn:tFormalExpression">%2$s</bpmn:%1$s></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    """
        .formatted(kind, text);
  }

  private static String executionListener(String event, String kind, String value) {
    return "<camunda:executionListener event=\"" + event + "\" " + kind + "=\"" + value + "\" />";
  }

  private static String taskListener(String event, String kind, String value) {
    return "<camunda:taskListener id=\"listens\" event=\""
        + event
        + "\" "
        + kind
        + "=\""
        + value
        + "\" />";
  }
}
