package cn.lianban.modelcheck;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process can be read, every question in it is answered, and it always comes to an end. */
final class DiagramRules implements Rule {

  private static final Pattern EQUALS = Pattern.compile("\\$\\{(\\w+) == '([\\w-]+)'}");
  private static final Pattern FLAG = Pattern.compile("\\$\\{!?(\\w+)}");
  private static final String CHOSEN = "[a-z][a-zA-Z0-9]*";

  /** The process whose ends are statuses of the table. */
  private static final String APPLICATIONS = "awardApplication";

  private final Served served;

  DiagramRules(Served served) {
    this.served = served;
  }

  @Override
  public void check(Bundle bundle, Report report) {
    bundle
        .diagramFiles()
        .forEach(
            (path, root) -> {
              if (root.children("process").size() != 1) {
                report.error(path, null, "process", "一个文件只能有一个流程");
              }
            });
    GeneralSteps steps = GeneralSteps.of(bundle, served);
    for (Diagram diagram : bundle.diagrams()) {
      head(diagram, report);
      ids(diagram, report);
      names(diagram, report);
      ways(diagram, report);
      diagram.nodes("exclusiveGateway").stream()
          .filter(gateway -> diagram.out(gateway).size() > 1)
          .forEach(gateway -> answers(steps, diagram, gateway, report));
      ends(bundle, diagram, report);
    }
    messages(bundle, report);
  }

  private void head(Diagram diagram, Report report) {
    XmlElement process = diagram.process();
    String path = diagram.path();
    if (!path.equals("bpmn/" + diagram.key() + ".bpmn")) {
      report.error(path, diagram.key(), "process-name", "流程编号须与文件名相同，请改名为 " + named(path));
    }
    if (!Words.isChinese(process.get("name"))) {
      report.error(path, diagram.key(), "name", "流程没有中文名称，请填写");
    }
    if (!process.get("isExecutable").equals("true")) {
      report.error(path, diagram.key(), "executable", "流程没有设为可执行（Executable），请勾选");
    }
    String kept = served.of("kept", "process").get(0);
    if (!process.camunda("historyTimeToLive").equals(kept)) {
      report.error(
          path,
          diagram.key(),
          "time-to-live",
          "办理记录的保存期限（History time to live）须为 " + kept + "，请填写");
    }
    if (!process.camunda("isStartableInTasklist").equals("false")) {
      report.error(path, diagram.key(), "startable", "案件只由系统发起，请取消“可在任务列表中启动”（Startable）");
    }
  }

  private static String named(String path) {
    return path.replaceAll(".*/|\\.bpmn", "");
  }

  private static void ids(Diagram diagram, Report report) {
    List<String> ids =
        diagram.root().all().map(XmlElement::id).filter(id -> !id.isEmpty()).toList();
    Words.twice(ids)
        .forEach(id -> report.error(diagram.path(), id, "id-twice", "编号 " + id + " 重复，请为其中一个另起编号"));
    ids.stream()
        .distinct()
        .forEach(
            id -> {
              if (Words.isGenerated(id)) {
                report.warning(
                    diagram.path(),
                    id,
                    "generated-id",
                    "编号 " + id + " 是建模工具自动起的；可用“修复”换成有含义的编号，也可以自行改名");
              } else if (!id.matches(CHOSEN)) {
                report.error(
                    diagram.path(),
                    id,
                    "id",
                    "编号 " + id + " 不合规则：以小写字母开头，只用字母和数字，如 acceptApplication");
              }
            });
  }

  private static void names(Diagram diagram, Report report) {
    for (XmlElement node : diagram.nodes()) {
      boolean join = diagram.isJoin(node);
      if (!join && !Words.isChinese(node.get("name"))) {
        report.error(diagram.path(), node.id(), "name", "没有中文名称，请填写");
      }
      if (node.name().equals("exclusiveGateway") && !join) {
        if (!node.get("name").endsWith("？")) {
          report.error(diagram.path(), node.id(), "question", "网关的名称须是一个问题，以“？”结尾，如“是否受理？”");
        }
        List<String> answers = diagram.out(node).stream().map(flow -> flow.get("name")).toList();
        diagram.out(node).stream()
            .filter(flow -> !Words.isChinese(flow.get("name")))
            .forEach(flow -> report.error(diagram.path(), flow.id(), "name", "网关的连线没有写明回答，请用中文填写"));
        Words.twice(answers.stream().filter(one -> !one.isEmpty()).toList())
            .forEach(
                answer ->
                    report.error(
                        diagram.path(),
                        node.id(),
                        "answer-twice",
                        "两条连线的回答都是“" + answer + "”，请区分"));
      }
    }
  }

  /** Every node is on a way from a start to an end, and only gateways split and join. */
  private static void ways(Diagram diagram, Report report) {
    for (XmlElement node : diagram.nodes()) {
      int in = diagram.in(node).size();
      int out = diagram.out(node).size();
      boolean first =
          Set.of("startEvent", "boundaryEvent").contains(node.name())
              || Diagram.isEventSubprocess(node);
      boolean last = node.name().equals("endEvent") || Diagram.isEventSubprocess(node);
      if (!first && in == 0) {
        report.error(diagram.path(), node.id(), "no-way-in", "没有连线通到这里，永远不会执行；请连上或者删去");
      }
      if (!last && out == 0) {
        report.error(diagram.path(), node.id(), "dead-end", "到这里就断了，没有连线出去；请连到下一步或者一个结束事件");
      }
      if (Diagram.isGateway(node)) {
        if (in > 1 && out > 1) {
          report.error(diagram.path(), node.id(), "split-and-join", "网关既合并又分支，请分成两个网关");
        } else if (in == 1 && out == 1) {
          report.error(diagram.path(), node.id(), "needless-gateway", "网关只有一进一出，没有作用，请删去");
        }
      } else if (in > 1 || out > 1) {
        report.error(
            diagram.path(), node.id(), "split-without-gateway", "分支和合并须用网关画出，一个步骤只能有一条进线和一条出线");
      }
    }
    for (XmlElement flow : diagram.flows()) {
      boolean loose =
          diagram.byId(flow.get("sourceRef")) == null
              || diagram.byId(flow.get("targetRef")) == null;
      if (loose) {
        report.error(diagram.path(), flow.id(), "loose-flow", "连线的一端没有连到任何步骤，请连上或者删去");
      }
    }
    Set<XmlElement> ending =
        reached(
            diagram.nodes("endEvent"),
            node ->
                Stream.concat(
                    diagram.in(node).stream().map(flow -> diagram.byId(flow.get("sourceRef"))),
                    node.name().equals("boundaryEvent")
                        ? Stream.of(diagram.byId(node.get("attachedToRef")))
                        : Stream.empty()));
    diagram.nodes().stream()
        .filter(node -> !Diagram.isEventSubprocess(node) && !diagram.out(node).isEmpty())
        .filter(node -> !ending.contains(node))
        .forEach(
            node ->
                report.error(
                    diagram.path(), node.id(), "no-way-out", "从这里出发到不了任何结束事件，案件会一直循环；请画出结束的路"));
  }

  private static Set<XmlElement> reached(
      List<XmlElement> from, Function<XmlElement, Stream<XmlElement>> next) {
    Set<XmlElement> reached = new HashSet<>(from);
    Deque<XmlElement> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      next.apply(open.pop()).filter(node -> node != null && reached.add(node)).forEach(open::push);
    }
    return reached;
  }

  private void answers(GeneralSteps steps, Diagram diagram, XmlElement gateway, Report report) {
    List<XmlElement> asked =
        diagram.out(gateway).stream()
            .filter(flow -> !flow.id().equals(gateway.get("default")))
            .toList();
    for (XmlElement flow : asked) {
      if (condition(flow).isEmpty()) {
        report.error(
            diagram.path(), flow.id(), "no-condition", "连线没有条件；请填写条件，或者设为默认连线（Default flow）");
        return;
      }
    }
    boolean otherwise = asked.size() < diagram.out(gateway).size();
    Set<String> conditions =
        asked.stream().map(DiagramRules::condition).collect(Collectors.toCollection(TreeSet::new));
    if (conditions.size() < asked.size()) {
      report.error(diagram.path(), gateway.id(), "condition-twice", "两条连线的条件相同，请区分");
      return;
    }
    String first = conditions.iterator().next();
    Matcher equals = EQUALS.matcher(first);
    Matcher flag = FLAG.matcher(first);
    if (equals.matches()) {
      variable(steps, diagram, gateway, equals.group(1), conditions, otherwise, report);
    } else if (flag.matches()) {
      String name = flag.group(1);
      known(steps, diagram, gateway, name, report);
      if (!otherwise && !conditions.equals(Set.of("${" + name + "}", "${!" + name + "}"))) {
        report.error(
            diagram.path(),
            gateway.id(),
            "unanswered",
            "“"
                + gateway.get("name")
                + "”没有回答所有情形：须有 ${"
                + name
                + "} 和 ${!"
                + name
                + "} 两条连线，或者设默认连线");
      }
    } else if (!otherwise) {
      report.error(
          diagram.path(),
          gateway.id(),
          "unanswered",
          "“" + gateway.get("name") + "”没有默认连线（Default flow），请设一条");
    }
  }

  private void variable(
      GeneralSteps steps,
      Diagram diagram,
      XmlElement gateway,
      String variable,
      Set<String> conditions,
      boolean otherwise,
      Report report) {
    known(steps, diagram, gateway, variable, report);
    Set<String> given = new TreeSet<>();
    for (String condition : conditions) {
      Matcher equals = EQUALS.matcher(condition);
      if (!equals.matches() || !equals.group(1).equals(variable)) {
        report.error(
            diagram.path(),
            gateway.id(),
            "unanswered",
            "一个网关只能问一个变量，这里混用了 " + variable + " 和 " + condition);
        return;
      }
      given.add(equals.group(2));
    }
    Set<String> possible = new TreeSet<>(served.of("answers", variable));
    possible.addAll(steps.answers(variable));
    if (possible.isEmpty()) {
      return;
    }
    Set<String> missing = new TreeSet<>(possible);
    missing.removeAll(given);
    given.removeAll(possible);
    if (!missing.isEmpty() && !otherwise) {
      report.error(
          diagram.path(),
          gateway.id(),
          "unanswered",
          "“"
              + gateway.get("name")
              + "”缺 "
              + variable
              + " 为 "
              + Words.listed(missing)
              + " 的连线，请补上或者设默认连线");
    }
    if (!given.isEmpty()) {
      report.error(
          diagram.path(),
          gateway.id(),
          "unknown-answer",
          variable + " 不会是 " + Words.listed(given) + "，可能的值为 " + Words.listed(possible));
    }
  }

  private void known(
      GeneralSteps steps, Diagram diagram, XmlElement gateway, String variable, Report report) {
    Set<String> known = new TreeSet<>(served.keys("variable"));
    known.addAll(steps.variables());
    if (!known.contains(variable)) {
      report.error(
          diagram.path(),
          gateway.id(),
          "unknown-variable",
          "没有变量 " + variable + "，可用 " + String.join("、", known));
    }
  }

  private static String condition(XmlElement flow) {
    return flow.child("conditionExpression").map(one -> one.text().strip()).orElse("");
  }

  private void ends(Bundle bundle, Diagram diagram, Report report) {
    List<String> states =
        diagram.key().equals(APPLICATIONS) ? bundle.ends() : served.of("ends", diagram.key());
    if (states.isEmpty()) {
      return;
    }
    for (XmlElement end : diagram.nodes("endEvent")) {
      List<String> status = Diagram.property(end, "status");
      if (end.id().endsWith("Reminded")) {
        continue;
      }
      if (status.size() != 1 || !states.contains(status.get(0))) {
        report.error(
            diagram.path(),
            end.id(),
            "end-status",
            "结束事件须有一个属性 status 写明案件的最终状态，可用 " + String.join("、", states));
      }
    }
    List<String> withdrawals = served.of("withdrawal", diagram.key());
    withdrawals.stream()
        .filter(
            id ->
                diagram.nodes().stream()
                    .filter(Diagram::isEventSubprocess)
                    .noneMatch(one -> one.id().equals(id)))
        .forEach(
            id ->
                report.error(
                    diagram.path(), diagram.key(), "withdrawal", "缺少撤回的事件子流程 " + id + "，申报人将不能撤回"));
  }

  private void messages(Bundle bundle, Report report) {
    Set<String> known = served.keys("message");
    Set<String> waited = new HashSet<>();
    for (Diagram diagram : bundle.diagrams()) {
      for (XmlElement message : diagram.root().children("message")) {
        waited.add(message.get("name"));
        if (!known.contains(message.get("name"))) {
          report.error(
              diagram.path(),
              message.id(),
              "unknown-message",
              "系统不会发出消息 " + message.get("name") + "，可用 " + Words.listed(known));
        }
      }
    }
    known.stream()
        .filter(message -> !waited.contains(message))
        .forEach(
            message ->
                report.error(
                    "", message, "message-missing", "没有流程等待消息 " + message + "，系统发出时会失败；请恢复等待它的步骤"));
  }
}
