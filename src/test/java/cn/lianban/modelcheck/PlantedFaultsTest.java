package cn.lianban.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule on a whole bundle: one fault is planted in the models of the project, and found. */
class PlantedFaultsTest {

  private static final ModelCheck CHECK = ModelCheck.ofProgram();
  private static final String AWARD = "bpmn/awardApplication.bpmn";
  private static final String PAYOUT = "bpmn/awardPayout.bpmn";
  private static final String R06 = "dmn/awards/R06.dmn";
  private static final String R14 = "dmn/awards/R14.dmn";
  private static final String M05 = "dmn/awards/M05.dmn";
  private static final String OUTCOME = "dmn/opinionOutcome.dmn";
  private static final String LIMITS = "dmn/timeLimits.dmn";
  private static final String ROUTING = "dmn/bureauRouting.dmn";
  private static final String STATUSES = "dmn/statuses.dmn";
  private static final String READINGS = "dmn/readings.dmn";
  private static final String FORM = "bpmn/forms/R07-1.form";
  private static final String SERVICE = "bpmn/forms/M01-2.form";
  private static final String ACCEPT = "bpmn/forms/acceptApplication.form";

  /**
   * A change of a file.
   *
   * @param from what is replaced, where it stands first
   */
  private record Change(String path, String from, String to) {}

  /**
   * A fault.
   *
   * @param code of the finding
   * @param place the element or the cell that it names; null where it names none
   * @param told a part of the message
   */
  private record Fault(String name, List<Change> changes, String code, String place, String told) {}

  private final List<Fault> faults = new ArrayList<>();

  private void plant(
      String name, String path, String from, String to, String code, String place, String told) {
    faults.add(new Fault(name, List.of(new Change(path, from, to)), code, place, told));
  }

  /** In a cell: what stands in it is replaced. */
  private void cell(String path, String cell, String to, String code, String told) {
    faults.add(
        new Fault(cell + " = " + to, List.of(new Change(path, "#" + cell, to)), code, cell, told));
  }

  /** A file that is missing. */
  private void without(String path, String code, String place) {
    faults.add(new Fault("no " + path, List.of(new Change(path, "", "")), code, place, ""));
  }

  @TestFactory
  Stream<DynamicTest> faults() {
    processes();
    steps();
    drawings();
    tables();
    cells();
    coverage();
    awards();
    forms();
    registers();
    statuses();
    readings();
    examples();
    return faults.stream()
        .map(fault -> DynamicTest.dynamicTest(fault.code + ": " + fault.name, () -> found(fault)));
  }

  private void statuses() {
    cell(STATUSES, "status-ranking-code", "\"Ranking\"", "status-code", "小写字母");
    cell(STATUSES, "status-ranking-code", "\"reminded\"", "status-code", "办理记录");
    plant(
        "the code of a meaning",
        STATUSES,
        "\"paid\"",
        "\"paid-out\"",
        "status-meaning",
        "status-paid-meaning",
        "编号不能改");
    cell(STATUSES, "status-objected-meaning", "\"payment\"", "status-meaning", "属于状态 paid");
    cell(STATUSES, "status-objected-meaning", "\"money\"", "unknown-value", "");
    cell(STATUSES, "status-paid-withdrawable", "true", "status-ended", "不能撤回");
    cell(STATUSES, "status-ranking-label", "\"ranking\"", "status-text", "中文");
    cell(STATUSES, "status-correcting-nextUntil", "\"请补正\"", "status-text", "【截止日】");
    plant(
        "a status without a stage",
        STATUSES,
        "\"择优排序\"</text>\n        </outputEntry>\n        <outputEntry id=\"status-ranking-waitsFor\"",
        "</text>\n        </outputEntry>\n        <outputEntry id=\"status-ranking-waitsFor\"",
        "status-incomplete",
        "status-ranking",
        "stage");
    plant(
        "a status twice",
        STATUSES,
        "\"objected\"",
        "\"ranking\"",
        "status-twice",
        "statuses",
        "ranking");
    plant(
        "a meaning that no status has",
        STATUSES,
        "\"lapse\"</text>\n        </outputEntry>",
        "</text>\n        </outputEntry>",
        "status-missing",
        "statuses",
        "lapsed");
    plant(
        "a status that no step sets",
        AWARD,
        "name=\"status\" value=\"coordinating\"",
        "name=\"status\" value=\"concluding\"",
        "status-unused",
        "status-coordinating-code",
        "coordinating");
  }

  private void processes() {
    plant(
        "two processes",
        AWARD,
        "<bpmn:process id=\"awardApplication\"",
        "<bpmn:process id=\"other\" /><bpmn:process id=\"awardApplication\"",
        "process",
        null,
        "一个流程");
    plant(
        "an answer twice",
        AWARD,
        "id=\"notAccepted\" name=\"不予受理\"",
        "id=\"notAccepted\" name=\"受理\"",
        "answer-twice",
        "isAccepted",
        "受理");
    plant(
        "a condition twice",
        AWARD,
        "${acceptance == 'refuse'}",
        "${acceptance == 'accept'}",
        "condition-twice",
        "isAccepted",
        "请区分");
    plant(
        "a split without a gateway",
        AWARD,
        "sourceRef=\"beforeAcceptance\"",
        "sourceRef=\"planHandling\"",
        "split-without-gateway",
        "planHandling",
        "网关");
    plant(
        "a gateway that splits and joins",
        AWARD,
        "targetRef=\"acceptApplication\"",
        "targetRef=\"isAccepted\"",
        "split-and-join",
        "isAccepted",
        "两个网关");
    plant(
        "named otherwise",
        AWARD,
        "process id=\"awardApplication\"",
        "process id=\"award\"",
        "process-name",
        "award",
        "awardApplication");
    plant("kept too short", AWARD, "P3650D", "P30D", "time-to-live", "awardApplication", "P3650D");
    plant(
        "not executable",
        AWARD,
        "isExecutable=\"true\"",
        "isExecutable=\"false\"",
        "executable",
        "awardApplication",
        "");
    plant(
        "startable",
        AWARD,
        "isStartableInTasklist=\"false\"",
        "isStartableInTasklist=\"true\"",
        "startable",
        "awardApplication",
        "");
    plant(
        "no name", AWARD, "name=\"受理审查\"", "name=\"accept\"", "name", "acceptApplication", "中文名称");
    plant("no question", AWARD, "name=\"是否受理？\"", "name=\"是否受理\"", "question", "isAccepted", "？");
    plant(
        "an unnamed answer",
        AWARD,
        "id=\"accepted\" name=\"",
        "id=\"accepted\" name=\"x\" color=\"",
        "name",
        "accepted",
        "回答");
    plant(
        "a generated id",
        AWARD,
        "id=\"planHandling\"",
        "id=\"Activity_0a1b2c3\"",
        "generated-id",
        "Activity_0a1b2c3",
        "修复");
    plant(
        "a strange id",
        AWARD,
        "id=\"correctionLapsedAtAcceptanceTrigger\"",
        "id=\"Trigger-1\"",
        "id",
        "Trigger-1",
        "小写字母");
    plant(
        "an id twice",
        AWARD,
        "id=\"acceptApplicationEscalationTimer\"",
        "id=\"acceptApplicationReminderTimer\"",
        "id-twice",
        "acceptApplicationReminderTimer",
        "");
    plant(
        "an answer missing",
        AWARD,
        "${acceptance == 'refuse'}",
        "${acceptance == 'rejected'}",
        "unanswered",
        "isAccepted",
        "refuse");
    plant(
        "an answer that never comes",
        AWARD,
        "${acceptance == 'refuse'}",
        "${acceptance == 'rejected'}",
        "unknown-answer",
        "isAccepted",
        "rejected");
    plant(
        "a flag asked once",
        AWARD,
        "${!evaluationNeeded}",
        "${!eligible}",
        "unanswered",
        "isEvaluationNeeded",
        "没有回答所有情形");
    plant(
        "an unknown variable",
        AWARD,
        "${acceptance == 'accept'}",
        "${outcome == 'accept'}",
        "unanswered",
        "isAccepted",
        "一个变量");
    plant(
        "a flow without a condition",
        AWARD,
        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${acceptance == 'accept'}</bpmn:conditionExpression>",
        "",
        "no-condition",
        "accepted",
        "条件");
    plant(
        "a dead end",
        AWARD,
        "sourceRef=\"planHandling\"",
        "sourceRef=\"isAccepted\"",
        "dead-end",
        "planHandling",
        "断了");
    plant(
        "no way in",
        AWARD,
        "targetRef=\"acceptApplication\"",
        "targetRef=\"isAccepted\"",
        "no-way-in",
        "acceptApplication",
        "没有连线");
    plant(
        "a loose flow",
        AWARD,
        "targetRef=\"acceptApplication\"",
        "targetRef=\"nowhere\"",
        "loose-flow",
        "beforeAcceptanceToAcceptApplication",
        "没有连到");
    plant(
        "an end without a state",
        AWARD,
        "value=\"lapsed\"",
        "value=\"accepting\"",
        "end-status",
        "lapsedAtAcceptance",
        "status");
    plant(
        "no withdrawal",
        AWARD,
        "<bpmn:subProcess id=\"withdrawal\"",
        "<bpmn:subProcess id=\"leaving\"",
        "withdrawal",
        "awardApplication",
        "撤回");
    plant(
        "an unknown message",
        AWARD,
        "name=\"applicationWithdrawn\"",
        "name=\"applicationLeft\"",
        "unknown-message",
        null,
        "applicationLeft");
    plant(
        "a message nobody waits for",
        AWARD,
        "name=\"applicationWithdrawn\"",
        "name=\"applicationLeft\"",
        "message-missing",
        "applicationWithdrawn",
        "");
  }

  private void steps() {
    plant(
        "an error that never comes",
        AWARD,
        "errorRef=\"correctionLapsedError\"",
        "errorRef=\"refusalStandsError\"",
        "error-unknown",
        "correctAtAcceptance",
        "请删去");
    plant(
        "one bureau after the other",
        "bpmn/bureauReview.bpmn",
        "<bpmn:multiInstanceLoopCharacteristics ",
        "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\" ",
        "sequential",
        "reviewsByBureau",
        "并行");
    plant(
        "a save point among parallel steps",
        "bpmn/bureauReview.bpmn",
        "<bpmn:userTask id=\"reviewApplication\"",
        "<bpmn:userTask camunda:asyncBefore=\"true\" id=\"reviewApplication\"",
        "async-inside",
        "reviewApplication",
        "保存点");
    plant(
        "files that go after the acceptance",
        PAYOUT,
        "name=\"fourEyes\" value=\"approveAward\"",
        "name=\"filesRemovable\" value=\"true\"",
        "files-removable",
        "payAward",
        "删除材料");
    plant(
        "another form",
        AWARD,
        "camunda:formRef=\"acceptApplication\"",
        "camunda:formRef=\"accept\"",
        "form",
        "acceptApplication",
        "");
    without("bpmn/forms/acceptApplication.form", "form-missing", "acceptApplication");
    plant(
        "the newest form",
        AWARD,
        "camunda:formRefBinding=\"deployment\"",
        "camunda:formRefBinding=\"latest\"",
        "form-binding",
        "acceptApplication",
        "");
    plant(
        "nobody",
        AWARD,
        " camunda:candidateGroups=\"${acceptingBody}\"",
        "",
        "people",
        "acceptApplication",
        "候选组");
    plant(
        "an unknown group",
        AWARD,
        "camunda:candidateGroups=\"${acceptingBody}\"",
        "camunda:candidateGroups=\"bj-nobody\"",
        "unknown-group",
        "acceptApplication",
        "bj-nobody");
    plant(
        "a group that nothing sets",
        AWARD,
        "camunda:candidateGroups=\"${acceptingBody}\"",
        "camunda:candidateGroups=\"${whoever}\"",
        "unknown-variable",
        "acceptApplication",
        "whoever");
    plant(
        "no due date",
        AWARD,
        " camunda:dueDate=\"${deadlines.due(execution)}\"",
        "",
        "due",
        "acceptApplication",
        "");
    plant(
        "no limit",
        LIMITS,
        "\"acceptApplication\",",
        "",
        "limit",
        "acceptApplication",
        "timeLimits");
    plant(
        "no reminder",
        AWARD,
        "id=\"acceptApplicationReminder\"",
        "id=\"acceptApplicationOnce\"",
        "reminder",
        "acceptApplication",
        "催办");
    plant(
        "no escalation",
        AWARD,
        "${deadlines.escalation(execution)}",
        "${deadlines.reminder(execution)}",
        "escalation",
        "acceptApplication",
        "升级");
    plant(
        "one person approves",
        AWARD,
        "name=\"fourEyes\"",
        "name=\"eyes\"",
        "four-eyes",
        "approveAward",
        "另一人");
    plant(
        "a property that means nothing",
        AWARD,
        "name=\"fourEyes\"",
        "name=\"eyes\"",
        "unknown-property",
        "approveAward",
        "eyes");
    plant(
        "four eyes with an unknown step",
        PAYOUT,
        "name=\"fourEyes\" value=\"approveAward\"",
        "name=\"fourEyes\" value=\"approve\"",
        "unknown-step",
        "payAward",
        "approve");
    plant(
        "an unknown decision",
        AWARD,
        "camunda:decisionRef=\"handlingPlan\"",
        "camunda:decisionRef=\"plan\"",
        "unknown-decision",
        "planHandling",
        "plan");
    plant(
        "the newest decision",
        AWARD,
        "camunda:decisionRefBinding=\"deployment\"",
        "camunda:decisionRefBinding=\"latest\"",
        "decision-binding",
        "planHandling",
        "");
    plant(
        "a decision that nobody takes",
        AWARD,
        "<camunda:executionListener event=\"end\" delegateExpression=\"${planHandling}\" />",
        "",
        "decision-unused",
        "planHandling",
        "");
    plant(
        "an unknown process",
        AWARD,
        "calledElement=\"applicantCorrection\"",
        "calledElement=\"correction\"",
        "unknown-process",
        "correctAtAcceptance",
        "correction");
    plant(
        "a call without the key",
        AWARD,
        "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
        "",
        "call-key",
        "correctAtAcceptance",
        "");
    plant(
        "the newest process",
        AWARD,
        "camunda:calledElementBinding=\"deployment\"",
        "camunda:calledElementBinding=\"latest\"",
        "call-binding",
        "correctAtAcceptance",
        "");
    plant(
        "an error that nobody catches",
        AWARD,
        "errorRef=\"correctionLapsedError\"",
        "errorRef=\"refusalStandsError\"",
        "error-uncaught",
        "correctAtAcceptance",
        "");
    plant("no second try", AWARD, "R5/PT1M", "R1/PT1M", "retry", "routeBureaus", "R5/PT1M");
    plant(
        "an unknown status",
        AWARD,
        "value=\"accepting\"",
        "value=\"received\"",
        "unknown-status",
        "acceptApplication",
        "received");
    plant(
        "files without a phase",
        AWARD,
        "name=\"files\" value=\"申报\"",
        "name=\"files\" value=\"x\"",
        "files",
        "acceptApplication",
        "");
  }

  private void drawings() {
    plant(
        "a slanted line",
        AWARD,
        "<di:waypoint x=\"320\" y=\"360\" />",
        "<di:waypoint x=\"320\" y=\"380\" />",
        "slanted",
        "planHandlingToBeforeAcceptance",
        "横平竖直");
    plant(
        "a line that ends beside its step",
        AWARD,
        "<di:waypoint x=\"360\" y=\"360\" />",
        "<di:waypoint x=\"350\" y=\"360\" />",
        "loose-line",
        "planHandlingToBeforeAcceptance",
        "边上");
    plant(
        "a line through a step",
        AWARD,
        "<di:waypoint x=\"360\" y=\"360\" />",
        "<di:waypoint x=\"500\" y=\"360\" />",
        "line-through",
        "planHandlingToBeforeAcceptance",
        "绕开");
    plant(
        "lines on each other",
        AWARD,
        "<di:waypoint x=\"360\" y=\"360\" />",
        "<di:waypoint x=\"420\" y=\"360\" />",
        "crossing",
        "beforeAcceptanceToAcceptApplication",
        "交叉");
    plant(
        "not drawn",
        AWARD,
        "bpmnElement=\"planHandling\"",
        "bpmnElement=\"planning\"",
        "undrawn",
        "planHandling",
        "没有画出");
    plant(
        "drawn and not there",
        AWARD,
        "bpmnElement=\"planHandling\"",
        "bpmnElement=\"planning\"",
        "drawn-nothing",
        "planning",
        "");
  }

  private void tables() {
    plant(
        "an item of another clause",
        R06,
        "<decision id=\"R06-1\"",
        "<decision id=\"R07-1\"",
        "item-id",
        "R07-1",
        "R06-1");
    plant(
        "named otherwise",
        OUTCOME,
        "<decision id=\"opinionOutcome\"",
        "<decision id=\"outcome\"",
        "file-name",
        null,
        "opinionOutcome");
    plant(
        "no time to live",
        OUTCOME,
        " camunda:historyTimeToLive=\"P3650D\"",
        "",
        "time-to-live",
        "opinionOutcome",
        "");
    plant(
        "not drawn",
        OUTCOME,
        "dmnElementRef=\"opinionOutcome\"",
        "dmnElementRef=\"other\"",
        "undrawn",
        "opinionOutcome",
        "");
    plant("no label", OUTCOME, "label=\"牵头结论\"", "label=\"x\"", "label", "input-conclusion", "");
    plant(
        "an unknown type",
        OUTCOME,
        "typeRef=\"integer\"",
        "typeRef=\"any\"",
        "type",
        "input-disagreeing",
        "");
    plant(
        "no values",
        OUTCOME,
        "\"none\",\"support\",\"refuse\"",
        "",
        "no-values",
        "input-coordination",
        "");
    plant(
        "an unknown output",
        OUTCOME,
        "name=\"reason\"",
        "name=\"why\"",
        "unknown-output",
        "opinionOutcome",
        "why");
    plant(
        "an output missing",
        OUTCOME,
        "name=\"reason\"",
        "name=\"why\"",
        "output-missing",
        "opinionOutcome",
        "reason");
    plant(
        "no reason",
        OUTCOME,
        "<description>牵头不予支持：送审定确认；解读：conclusionProcedure</description>",
        "",
        "no-clause",
        "refuse",
        "");
    plant(
        "a reason without a clause",
        OUTCOME,
        "牵头不予支持：送审定确认；解读：conclusionProcedure",
        "牵头不予支持",
        "no-clause",
        "refuse",
        "");
    plant(
        "a generated row",
        OUTCOME,
        "<rule id=\"refuse\">",
        "<rule id=\"DecisionRule_0a1b2c3\">",
        "generated-id",
        "DecisionRule_0a1b2c3",
        "修复");
    plant(
        "a hit policy that the engine lacks",
        OUTCOME,
        "hitPolicy=\"UNIQUE\"",
        "hitPolicy=\"PRIORITY\"",
        "value",
        null,
        "PRIORITY");
    without("dmn/opinionOutcome.dmn", "decision-missing", null);
  }

  private void cells() {
    cell(
        R14,
        "R14-1-revenueTooHigh-if-lastYearRevenue",
        "&lt; 100,000,000",
        "spelling",
        "应写为 < 100000000");
    cell(R14, "R14-1-revenueTooHigh-if-lastYearRevenue", "≥5000万", "spelling", "应写为 >=50000000");
    cell(R14, "R14-1-revenueTooHigh-if-lastYearRevenue", "超过1.5亿元", "spelling", "应写为 >150000000");
    cell(R14, "R14-1-revenueTooHigh-if-lastYearRevenue", "＞３００", "spelling", "应写为 >300");
    cell(
        R14,
        "R14-1-revenueTooHigh-if-lastYearRevenue",
        "facts.rdExpense",
        "spelling",
        "只能写 数字或者范围");
    cell(R14, "R14-1-revenueTooHigh-if-lastYearRevenue", ">= 3000", "unit", "像是以万元填写");
    cell(R06, "R06-1-noCertificate-if-certificateObtained", "否", "spelling", "应写为 false");
    cell(R06, "R06-1-noCertificate-if-certificateObtained", "\"false\"", "spelling", "应写为 false");
    cell(R06, "R06-1-noCertificate-if-certificateObtained", "-", "dash", "须为空");
    cell(OUTCOME, "refuse-when-conclusion", "“refuse”", "spelling", "应写为 \"refuse\"");
    cell(OUTCOME, "refuse-when-conclusion", "refuse", "spelling", "应写为 \"refuse\"");
    cell(
        OUTCOME,
        "refuse-when-conclusion",
        "\"refuse\"，\"support\"",
        "spelling",
        "应写为 \"refuse\",\"support\"");
    cell(OUTCOME, "refuse-when-conclusion", "!= refuse", "spelling", "应写为 not(\"refuse\")");
    cell(OUTCOME, "refuse-when-conclusion", "\"refused\"", "unknown-value", "refused");
    cell(OUTCOME, "refuse-next", "“approval”", "spelling", "应写为 \"approval\"");
    cell(OUTCOME, "refuse-next", "\"approve\"", "unknown-value", "approve");
    cell(OUTCOME, "support-after-refusal-reason", "专班不予支持", "spelling", "应写为 \"专班不予支持\"");
    cell(OUTCOME, "refuse-next", "approval", "unknown-name", "加英文引号");
    cell(R06, "R06-1-noCertificate-fact", "facts.licence", "fact-not-asked", "licence");
    cell(R06, "R06-1-noCertificate-fact", "ledger.total", "unknown-name", "ledger.total");
    cell(R06, "R06-1-noCertificate-fact", "readings.whatever", "unknown-reading", "whatever");
    cell(R06, "R06-1-noCertificate-fact", "substring(\"a\", 1)", "unknown-function", "substring");
    plant("a rate in per cent", M05, "\"0.30\"", "\"30%\"", "spelling", null, "应写为 \"0.3\"");
    plant("a rate above one", M05, "\"0.30\"", "\"30\"", "unit", null, "超过 1");
    plant("a cap in 万", M05, "\"50000000\"", "\"5000\"", "unit", null, "50000000");
    plant(
        "a cap with its unit",
        M05,
        "\"50000000\"",
        "\"5000万元\"",
        "spelling",
        null,
        "应写为 \"50000000\"");
    cell(LIMITS, "acceptApplication-workingDays", "五", "unknown-name", "五");
  }

  private void coverage() {
    cell(OUTCOME, "support-disputed-when-disagreeing", "&gt; 2", "gap", "不同意的部门");
    cell(OUTCOME, "support-disputed-when-disagreeing", "&gt;= 0", "overlap", "不同意的部门=0");
    cell(
        OUTCOME,
        "refuse-when-conclusion",
        "not(\"support\",\"refuse\",\"coordinate\")",
        "unreachable",
        "永远不会适用");
    cell("dmn/refusalOutcome.dmn", "notSupported-when-eligible", "true", "gap", "空（未知）");
    cell("dmn/bureauSilence.dmn", "leadMustAnswer-when-role", "", "unreachable", "上面的行");
  }

  private void awards() {
    plant(
        "one row hits",
        R06,
        "hitPolicy=\"RULE ORDER\"",
        "hitPolicy=\"FIRST\"",
        "hit-policy",
        "R06-1",
        "RULE ORDER");
    plant("a column less", R06, "name=\"cap\"", "name=\"limit\"", "output-missing", "R06-1", "cap");
    plant(
        "a row of another item",
        R06,
        "<rule id=\"R06-1-noCertificate\">",
        "<rule id=\"noCertificate\">",
        "row-id",
        "noCertificate",
        "R06-1");
    cell(R06, "R06-1-noCertificate-reason", "", "row-mixed", "");
    cell(R06, "R06-1-noCertificate-reason", "\"no\"", "reason", "");
    cell(R06, "R06-1-noCertificate-if-certificateObtained", "", "unconditional", "");
    cell(R06, "R06-1-noCertificate-if-certificateObtained", "not(true)", "unknown-decides", "");
    plant(
        "another formula",
        M05,
        "\"share-ceiling\"</text>",
        "\"share\"</text>",
        "formula",
        null,
        "share");
    plant("no rate", M05, "\"0.30\"", "", "formula-needs", null, "rate");
    plant(
        "another clause",
        R06,
        "支持办法第六条（一）“",
        "支持办法第七条（一）“",
        "no-clause",
        "R06-1-noCertificate",
        "第六条");
  }

  private void forms() {
    plant(
        "a component that cannot be shown",
        FORM,
        "\"type\": \"checkbox\"",
        "\"type\": \"html\"",
        "component",
        "majorClassII",
        "");
    plant(
        "a fact that may stay empty",
        FORM,
        "\"required\": true",
        "\"required\": false",
        "required",
        "deviceClass",
        "必填");
    plant(
        "a text of another length",
        FORM,
        "\"maxLength\": 200",
        "\"maxLength\": 100",
        "length",
        "certificateNumber",
        "200");
    plant(
        "hidden for no reason",
        FORM,
        "\"hide\": \"=deviceClass",
        "\"hide\": \"deviceClass",
        "hide",
        "majorClassII",
        "=");
    plant(
        "hidden by itself",
        FORM,
        "\"hide\": \"=deviceClass",
        "\"hide\": \"=majorClassII",
        "hide",
        "majorClassII",
        "其他字段");
    plant(
        "an English explanation",
        FORM,
        "为取得该注册证实际发生的研发投入，以专项审计报告为准",
        "audited",
        "description",
        "rdExpense",
        "中文");
    plant(
        "a label twice",
        FORM,
        "\"label\": \"已获得医疗器械注册证\"",
        "\"label\": \"取证产品研发投入\"",
        "label-twice",
        null,
        "取证产品研发投入");
    plant(
        "an option twice",
        FORM,
        "\"value\": \"II\"",
        "\"value\": \"III\"",
        "option-twice",
        "deviceClass",
        "III");
    plant(
        "a box that has to be ticked",
        FORM,
        "\"key\": \"certificateObtained\",",
        "\"key\": \"certificateObtained\", \"validate\": {\"required\": true},",
        "checkbox-required",
        "certificateObtained",
        "勾选框");
    plant(
        "a date with a time",
        FORM,
        "\"subtype\": \"date\"",
        "\"subtype\": \"datetime\"",
        "date-label",
        "certifiedOn",
        "日期");
    plant(
        "no usual direction",
        FORM,
        "\"defaultValue\": \"high-end-devices\"",
        "\"defaultValue\": \"devices\"",
        "direction",
        "direction",
        "high-end-devices");
    plant(
        "a year of another century",
        "bpmn/forms/R08-2.form",
        "\"min\": 2000",
        "\"min\": 1900",
        "year",
        "fiscalYear",
        "2000");
    plant(
        "a number below zero",
        "bpmn/forms/R12-2b.form",
        "\"min\": 0",
        "\"min\": -1",
        "number",
        null,
        "最小值");
    plant(
        "an amount applied for by another name",
        "bpmn/forms/M01-1.form",
        "\"label\": \"申请金额\"",
        "\"label\": \"申请\"",
        "requested",
        "requestedAmount",
        "申请金额");
    plant(
        "a decision made beforehand",
        ACCEPT,
        "\"key\": \"decision\",",
        "\"key\": \"decision\", \"defaultValue\": \"accept\",",
        "default",
        "decision",
        "默认值");
    plant(
        "a text of the case twice",
        ACCEPT,
        "{{factsSummary}}",
        "{{caseSummary}}",
        "text-twice",
        null,
        "caseSummary");
    plant(
        "the case comes later",
        ACCEPT,
        "{{caseSummary}}",
        "{{codeSummary}}",
        "case-first",
        null,
        "caseSummary");
    plant(
        "a text of the case without a title",
        ACCEPT,
        "申报数据",
        "facts",
        "case-text",
        "context-facts",
        "标题");
    plant(
        "a form that no step uses",
        AWARD,
        "id=\"coordinateBureaus\"",
        "id=\"coordinate\"",
        "unused-form",
        null,
        "coordinateBureaus");
    plant("named otherwise", FORM, "\"id\": \"R07-1\"", "\"id\": \"R07\"", "form-name", null, "");
    plant("another platform", FORM, "Camunda Platform", "Camunda Cloud", "platform", null, "");
    plant(
        "a generated id",
        FORM,
        "\"field-rdExpense\"",
        "\"Field_0a1b2c3\"",
        "generated-id",
        "rdExpense",
        "");
    plant(
        "an id of its own",
        FORM,
        "\"field-rdExpense\"",
        "\"field-expense\"",
        "id",
        "rdExpense",
        "");
    plant(
        "a key twice",
        FORM,
        "\"key\": \"rdExpense\"",
        "\"key\": \"deviceClass\"",
        "key-twice",
        "deviceClass",
        "");
    plant(
        "an English label",
        FORM,
        "\"label\": \"取证产品研发投入\"",
        "\"label\": \"R\"",
        "label",
        "rdExpense",
        "");
    plant(
        "an English option",
        FORM,
        "\"label\": \"三类医疗器械\"",
        "\"label\": \"III\"",
        "option-label",
        "deviceClass",
        "");
    plant("too wide", FORM, "\"columns\": 8", "\"columns\": 12", "layout", "row-deviceClass", "");
    plant("no clause", FORM, "**支持办法第七条（一）**", "**支持办法**", "clause", "clause", "");
    plant(
        "a fact that no form asks",
        FORM,
        "\"key\": \"rdExpense\"",
        "\"key\": \"expense\"",
        "fact-not-asked",
        null,
        "rdExpense");
    plant(
        "a fact that nothing reads",
        FORM,
        "\"key\": \"rdExpense\"",
        "\"key\": \"expense\"",
        "fact-not-read",
        "expense",
        "");
    plant(
        "other options",
        FORM,
        "\"value\": \"II\"",
        "\"value\": \"I\"",
        "options",
        "deviceClass",
        "");
    plant(
        "no kind of fact",
        FORM,
        "\"factType\": \"enum\"",
        "\"factType\": \"list\"",
        "fact-type",
        "deviceClass",
        "");
    plant(
        "money without its unit",
        FORM,
        "\"suffixAdorner\": \"元\"",
        "\"suffixAdorner\": \"万元\"",
        "money",
        "rdExpense",
        "");
    plant("no materials", FORM, "\"materials\"", "\"papers\"", "materials", null, "");
    plant(
        "a service without its need",
        SERVICE,
        "\"textarea\"",
        "\"textfield\"",
        "service-form",
        null,
        "");
    plant(
        "other fields",
        ACCEPT,
        "\"key\": \"matterId\"",
        "\"key\": \"matter\"",
        "fields",
        null,
        "matterId");
    plant(
        "other choices",
        ACCEPT,
        "\"value\": \"refuse\"",
        "\"value\": \"no\"",
        "choice",
        "decision",
        "refuse");
    plant(
        "an unknown text", ACCEPT, "{{factsSummary}}", "{{facts}}", "unknown-text", null, "facts");
    without("bpmn/forms/R07-1.form", "item-form-missing", null);
  }

  private void registers() {
    plant(
        "an item twice",
        "dmn/itemCatalogue.dmn",
        "<text>\"R07-1\"</text>",
        "<text>\"R07-2a\"</text>",
        "item-twice",
        "R07-2a",
        "两行");
    plant(
        "a bureau twice",
        "dmn/bureauRegister.dmn",
        "<text>\"bj-drc\"</text>",
        "<text>\"bj-stc\"</text>",
        "bureau-twice",
        "bj-stc",
        "两次");
    plant(
        "two leads",
        ROUTING,
        "<text>\"joint\"</text>",
        "<text>\"lead\"</text>",
        "leads",
        "bureauRouting",
        "牵头部门");
    plant("an item less", "dmn/handlingPlan.dmn", "\"R07-1\",", "", "list-differs", null, "R07-1");
    plant(
        "an item more",
        "dmn/itemCatalogue.dmn",
        "<text>\"R07-1\"</text>",
        "<text>\"R07-9\"</text>",
        "item-form-missing",
        null,
        "R07-9");
    plant(
        "an unknown item",
        "dmn/itemCatalogue.dmn",
        "<text>\"R07-1\"</text>",
        "<text>\"R07-9\"</text>",
        "unknown-item",
        null,
        "R07-1");
    plant(
        "an unknown bureau",
        "dmn/dutyPlan.dmn",
        "<text>\"special-team\"</text>",
        "<text>\"nobody\"</text>",
        "unknown-bureau",
        null,
        "nobody");
    plant(
        "no lead",
        ROUTING,
        "<text>\"lead\"</text>",
        "<text>\"joint\"</text>",
        "no-lead",
        "bureauRouting",
        "没有牵头部门");
    plant(
        "a step that is none",
        LIMITS,
        "\"correction\",",
        "\"corrections\",",
        "unknown-step",
        "input-step",
        "corrections");
  }

  private void readings() {
    plant("no question", READINGS, "？\"</text>", "\"</text>", "reading-incomplete", null, "？");
    plant(
        "an answer that is none",
        READINGS,
        "<text>\"open\"</text>",
        "<text>\"maybe\"</text>",
        "reading-incomplete",
        null,
        "open");
    plant(
        "an unknown reading",
        OUTCOME,
        "解读：conclusionProcedure",
        "解读：another",
        "unknown-reading",
        "refuse",
        "another");
    plant(
        "a reading in silence", OUTCOME, "牵头不予支持：", "暂定牵头不予支持：", "reading-beside", "refuse", "登记");
  }

  private void examples() {
    plant(
        "a red example",
        "dmn/awards/R08.dmn",
        "\"0.10\"",
        "\"0.20\"",
        "example",
        null,
        "支持比例 应为 0.1，表里得出 0.2");
    plant(
        "an example of no item",
        "dmn/awards/R06.examples.json",
        "\"R06-1\"",
        "\"R06-9\"",
        "example-incomplete",
        "R06-9",
        "item");
    plant(
        "an example that is no JSON",
        "dmn/awards/R06.examples.json",
        "\"examples\"",
        "examples",
        "not-json",
        null,
        "");
  }

  private static void found(Fault fault) throws IOException {
    Map<String, byte[]> models = new TreeMap<>(ModelCheckTest.project());
    for (Change change : fault.changes) {
      if (change.from.isEmpty()) {
        models.remove(change.path);
        continue;
      }
      String before =
          new String(Objects.requireNonNull(models.get(change.path)), StandardCharsets.UTF_8);
      String after = change.from.startsWith("#") ? cell(before, change) : plain(before, change);
      models.put(change.path, after.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(
            fault.code.startsWith("example")
                ? CHECK.findings(models)
                : CHECK.findingsWithoutExamples(models))
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(fault.code);
              assertThat(finding.message()).contains(fault.told);
              if (fault.place != null
                  && !fault.code.matches("gap|overlap|unreachable|row-mixed|unconditional")) {
                assertThat(Stream.of(finding.element(), finding.cell())).contains(fault.place);
              }
            });
  }

  private static String plain(String before, Change change) {
    assertThat(before).contains(change.from);
    int at = before.indexOf(change.from);
    return before.substring(0, at) + change.to + before.substring(at + change.from.length());
  }

  private static String cell(String before, Change change) {
    int cell = before.indexOf("id=\"" + change.from.substring(1) + "\"");
    assertThat(cell).as(change.from).isPositive();
    int from = before.indexOf("<text>", cell) + "<text>".length();
    return before.substring(0, from)
        + change.to
        + before.substring(before.indexOf("</text>", from));
  }
}
