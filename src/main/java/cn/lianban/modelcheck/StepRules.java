package cn.lianban.modelcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Each step has what it needs: a form, people and limits, a decision, a called process, a status.
 */
final class StepRules implements Rule {

  private static final Pattern FLAG = Pattern.compile("\\$\\{(\\w+)}");
  private static final String DEPLOYMENT = "deployment";
  private static final String RETRY = "R5/PT1M";

  private final Served served;

  StepRules(Served served) {
    this.served = served;
  }

  @Override
  public void check(Bundle bundle, Report report) {
    Set<String> limited =
        bundle
            .table("timeLimits")
            .map(table -> table.input("step"))
            .map(input -> Set.copyOf(input.allowed()))
            .orElse(Set.of());
    Set<String> groups = groups(bundle);
    for (Diagram diagram : bundle.diagrams()) {
      diagram
          .nodes("userTask")
          .forEach(task -> userTask(bundle, diagram, task, limited, groups, report));
      diagram.nodes("businessRuleTask").forEach(task -> decision(bundle, diagram, task, report));
      diagram.nodes("callActivity").forEach(call -> call(bundle, diagram, call, report));
      diagram.nodes("serviceTask").stream()
          .filter(task -> !task.camunda("delegateExpression").equals("${" + task.id() + "}"))
          .forEach(
              task ->
                  report.error(
                      diagram.path(),
                      task.id(),
                      "bean",
                      "服务任务的 Delegate expression 须与编号相同：${" + task.id() + "}"));
      ownLimits(diagram, limited, report);
      savePoints(diagram, report);
      marks(bundle, diagram, report);
    }
  }

  private Set<String> groups(Bundle bundle) {
    Set<String> groups = new TreeSet<>(served.keys("group"));
    bundle
        .bureaus()
        .forEach(bureau -> groups.addAll(List.of(bureau, bureau + "-approver", bureau + "-payer")));
    return groups;
  }

  private void userTask(
      Bundle bundle,
      Diagram diagram,
      XmlElement task,
      Set<String> limited,
      Set<String> groups,
      Report report) {
    String path = diagram.path();
    String id = task.id();
    if (!task.camunda("formRef").equals(id)) {
      report.error(path, id, "form", "用户任务的表单（Form reference）须与编号相同：" + id);
    }
    if (bundle.form(id).isEmpty()) {
      report.error(path, id, "form-missing", "没有表单 bpmn/forms/" + id + ".form，请新建");
    }
    if (!task.camunda("formRefBinding").equals(DEPLOYMENT)) {
      report.error(path, id, "form-binding", "表单的绑定（Binding）须为 deployment");
    }
    people(diagram, task, groups, report);
    if (!task.camunda("dueDate").equals("${deadlines.due(execution)}")) {
      report.error(path, id, "due", "没有办理期限：到期日（Due date）须为 ${deadlines.due(execution)}");
    }
    if (!limited.isEmpty() && !limited.contains(id)) {
      report.error(path, id, "limit", "决策表 timeLimits 没有环节 " + id + " 的办理时限，请加一行");
    }
    listener(path, task, "Reminder", "remindBureau", "reminder", "催办", report);
    listener(path, task, "Escalation", "escalateTask", "escalation", "升级", report);
    if (served.knows("fourEyes", id) && Diagram.property(task, "fourEyes").isEmpty()) {
      report.error(path, id, "four-eyes", "这一步决定资金，须由另一人办理：请加属性 fourEyes，写明前面由谁办理的步骤不得同人");
    }
  }

  private void people(Diagram diagram, XmlElement task, Set<String> groups, Report report) {
    List<String> who =
        Stream.of(task.camunda("candidateGroups"), task.camunda("assignee"))
            .filter(one -> !one.isEmpty())
            .toList();
    if (who.size() != 1) {
      report.error(
          diagram.path(), task.id(), "people", "须写明由谁办理：候选组（Candidate groups）和办理人（Assignee）填一个");
      return;
    }
    Matcher variable = FLAG.matcher(who.get(0));
    if (variable.matches()) {
      boolean known =
          served.keys("variable").contains(variable.group(1))
              || task.parent() != null
                  && diagram.process().all("multiInstanceLoopCharacteristics").stream()
                      .anyMatch(many -> many.camunda("elementVariable").equals(variable.group(1)));
      if (!known) {
        report.error(
            diagram.path(), task.id(), "unknown-variable", "没有变量 " + variable.group(1) + " 可作为候选组");
      }
    } else if (!who.get(0).contains("${") && !groups.contains(who.get(0))) {
      report.error(
          diagram.path(),
          task.id(),
          "unknown-group",
          "没有部门或者岗位 " + who.get(0) + "；部门见 bureauRegister，可用 " + Words.listed(groups));
    }
  }

  private static void listener(
      String path,
      XmlElement task,
      String suffix,
      String bean,
      String method,
      String what,
      Report report) {
    String moment = "${deadlines." + method + "(execution)}";
    boolean there =
        Diagram.extensions(task, "taskListener").stream()
            .anyMatch(
                listener ->
                    listener.id().equals(task.id() + suffix)
                        && listener.get("event").equals("timeout")
                        && listener.get("delegateExpression").equals("${" + bean + "}")
                        && listener.all("timeDate").stream()
                            .anyMatch(date -> date.text().strip().equals(moment)));
    if (!there) {
      report.error(
          path,
          task.id(),
          suffix.toLowerCase(java.util.Locale.ROOT),
          "没有"
              + what
              + "：请加任务监听 "
              + task.id()
              + suffix
              + "（timeout，${"
              + bean
              + "}，时间 "
              + moment
              + "）");
    }
  }

  private static void decision(Bundle bundle, Diagram diagram, XmlElement task, Report report) {
    String path = diagram.path();
    String named = task.camunda("decisionRef");
    if (!named.equals("${itemId}") && !bundle.decisionNames().contains(named)) {
      report.error(
          path,
          task.id(),
          "unknown-decision",
          "没有决策 " + named + "，可用 " + Words.listed(bundle.decisionNames()));
    }
    if (!task.camunda("decisionRefBinding").equals(DEPLOYMENT)) {
      report.error(path, task.id(), "decision-binding", "决策的绑定（Binding）须为 deployment");
    }
    List<XmlElement> listeners = Diagram.extensions(task, "executionListener");
    boolean taken =
        listeners.size() == 1
            && listeners.get(0).get("event").equals("end")
            && listeners.get(0).get("delegateExpression").equals("${" + task.id() + "}");
    if (!taken) {
      report.error(
          path, task.id(), "decision-unused", "决策的结果没有人取用：须有一个结束（end）时的执行监听 ${" + task.id() + "}");
    }
  }

  private static void call(Bundle bundle, Diagram diagram, XmlElement call, Report report) {
    String path = diagram.path();
    if (!call.camunda("calledElementBinding").equals(DEPLOYMENT)) {
      report.error(path, call.id(), "call-binding", "调用流程的绑定（Binding）须为 deployment");
    }
    List<XmlElement> in = Diagram.extensions(call, "in");
    boolean keyed =
        !in.isEmpty() && in.get(0).get("businessKey").equals("#{execution.processBusinessKey}");
    if (!keyed) {
      report.error(
          path,
          call.id(),
          "call-key",
          "调用流程没有传入案件编号：第一个传入（In mapping）须为业务主键 #{execution.processBusinessKey}");
    }
    if (in.stream().skip(1).allMatch(one -> one.get("target").isEmpty())) {
      report.error(
          path, call.id(), "call-mapping", "调用流程没有传入变量，请逐个写明（In mappings），如 applicationNo");
    }
    Diagram called = bundle.diagram(call.get("calledElement"));
    if (called == null) {
      report.error(
          path, call.id(), "unknown-process", "没有流程 " + call.get("calledElement") + "，请改为已有的流程");
      return;
    }
    Set<String> thrown = errors(called, called.nodes("endEvent").stream());
    Set<String> caught =
        errors(
            diagram,
            diagram.nodes("boundaryEvent").stream()
                .filter(event -> event.get("attachedToRef").equals(call.id())));
    Set<String> missing = new TreeSet<>(thrown);
    missing.removeAll(caught);
    if (!missing.isEmpty()) {
      report.error(
          path,
          call.id(),
          "error-uncaught",
          "被调用的流程会以 " + Words.listed(missing) + " 结束，这里没有接住；请加错误边界事件");
    }
    caught.removeAll(thrown);
    if (!caught.isEmpty()) {
      report.error(
          path, call.id(), "error-unknown", "被调用的流程不会以 " + Words.listed(caught) + " 结束，请删去边界事件");
    }
  }

  private static Set<String> errors(Diagram diagram, Stream<XmlElement> events) {
    return events
        .flatMap(event -> diagram.errorCodes(event).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Timer events with a row of their own, of which an activity can have one. */
  private static void ownLimits(Diagram diagram, Set<String> limited, Report report) {
    Map<String, Long> startedTogether =
        diagram.nodes().stream()
            .filter(Diagram::hasOwnLimit)
            .collect(Collectors.groupingBy(event -> starts(diagram, event), Collectors.counting()));
    for (XmlElement event : diagram.nodes()) {
      if (!Diagram.hasOwnLimit(event)) {
        continue;
      }
      if (!limited.isEmpty() && !limited.contains(event.id())) {
        report.error(
            diagram.path(),
            event.id(),
            "limit",
            "决策表 timeLimits 没有 " + event.id() + " 的时限，请加一行，并加入“环节”可能的值");
      }
      if (startedTogether.getOrDefault(starts(diagram, event), 0L) > 1) {
        report.error(
            diagram.path(),
            event.id(),
            "limits-together",
            "同一处有两个以 ${deadlines.expiry(execution)} 计时的事件，系统分不清，请只留一个");
      }
      if (event.name().equals("startEvent")) {
        report.error(
            diagram.path(),
            event.id(),
            "limit-place",
            "${deadlines.expiry(execution)} 只用于边界事件和中间事件，不能用于开始事件");
      }
    }
  }

  /** The activity with which the event begins to run. */
  private static String starts(Diagram diagram, XmlElement event) {
    if (event.name().equals("boundaryEvent")) {
      return event.get("attachedToRef");
    }
    return diagram.in(event).stream()
        .map(flow -> flow.get("sourceRef"))
        .filter(
            source -> {
              XmlElement before = diagram.byId(source);
              return before != null && before.name().equals("eventBasedGateway");
            })
        .findFirst()
        .orElse(event.id());
  }

  private static void savePoints(Diagram diagram, Report report) {
    for (XmlElement node : diagram.nodes()) {
      boolean saves = node.camunda("asyncBefore").equals("true");
      List<String> retries =
          Diagram.extensions(node, "failedJobRetryTimeCycle").stream()
              .map(cycle -> cycle.text().strip())
              .toList();
      if (saves && !retries.equals(List.of(RETRY))) {
        report.error(
            diagram.path(), node.id(), "retry", "保存点失败后须隔一会儿再试：重试（Retry time cycle）须为 " + RETRY);
      }
    }
    for (XmlElement many : diagram.process().all("multiInstanceLoopCharacteristics")) {
      XmlElement activity = many.parent();
      if (activity == null) {
        continue;
      }
      if (many.get("isSequential").equals("true")) {
        report.error(diagram.path(), activity.id(), "sequential", "各部门须同时办理，请改为并行（Parallel）多实例");
      }
      activity
          .all()
          .filter(one -> one.camunda("asyncBefore").equals("true"))
          .forEach(
              one ->
                  report.error(
                      diagram.path(),
                      one.id(),
                      "async-inside",
                      "并行办理里不能有保存点（Asynchronous before），请取消"));
    }
  }

  private void marks(Bundle bundle, Diagram diagram, Report report) {
    Set<String> tasks = bundle.taskKeys();
    boolean own = served.knows("statuses", diagram.key());
    List<String> statuses = own ? served.of("statuses", diagram.key()) : bundle.statuses();
    for (XmlElement node : diagram.nodes()) {
      for (String status : Diagram.property(node, "status")) {
        if (!statuses.contains(status)) {
          report.error(
              diagram.path(),
              node.id(),
              "unknown-status",
              "没有状态 "
                  + status
                  + "，可用 "
                  + String.join("、", statuses)
                  + (own ? "" : "；需要新的状态，请先在决策表 statuses 加一行"));
        }
      }
      for (String keys : Diagram.property(node, "fourEyes")) {
        Arrays.stream(keys.split(","))
            .filter(key -> !tasks.contains(key))
            .forEach(
                key ->
                    report.error(
                        diagram.path(),
                        node.id(),
                        "unknown-step",
                        "属性 fourEyes 中的步骤“" + key + "”不存在，多个步骤用英文逗号隔开、不留空格"));
      }
      Optional<String> taken = Diagram.property(node, "files").stream().findFirst();
      if (taken.isPresent() && !Words.isChinese(taken.get())) {
        report.error(diagram.path(), node.id(), "files", "属性 files 须用中文写明材料属于哪个阶段，如“补正”");
      }
      if (!Diagram.property(node, "filesRemovable").isEmpty()
          && !served.knows("removable", node.id())) {
        report.error(
            diagram.path(), node.id(), "files-removable", "受理以后不得删除材料，请删去属性 filesRemovable");
      }
    }
    Set<String> properties = new HashSet<>(served.keys("property"));
    for (XmlElement node : diagram.nodes()) {
      List<String> unknown = new ArrayList<>();
      Diagram.extensions(node, "property").stream()
          .map(property -> property.get("name"))
          .filter(name -> !properties.contains(name))
          .forEach(unknown::add);
      unknown.forEach(
          name ->
              report.error(
                  diagram.path(),
                  node.id(),
                  "unknown-property",
                  "系统不认识属性 " + name + "，可用 " + String.join("、", served.keys("property"))));
    }
  }
}
