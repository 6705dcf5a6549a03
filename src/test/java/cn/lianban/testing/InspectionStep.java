package cn.lianban.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a process owner draws and fills in to add the step 现场核查 before the verification: the files
 * that change, as the owner would save them.
 */
public final class InspectionStep {

  public static final String DIAGRAM = "bpmn/awardApplication.bpmn";
  public static final String FORM = "bpmn/forms/inspectSite.form";
  public static final String LIMITS = "dmn/timeLimits.dmn";
  public static final String STATUSES = "dmn/statuses.dmn";
  public static final String M05 = "dmn/awards/M05.dmn";

  /** How far the owner moves what comes after the new step to the right. */
  private static final int MOVED = 420;

  private static final int FIRST_MOVED = 1290;
  private static final Pattern ACROSS = Pattern.compile("\\bx=\"(\\d+)\"");

  private InspectionStep() {}

  /** The five files, by path. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(DIAGRAM, diagram());
    files.put(FORM, text("src/test/resources/models/inspectSite.form"));
    files.put(LIMITS, limits());
    files.put(STATUSES, statuses());
    files.put(M05, decision());
    return files;
  }

  static String diagram() {
    String model = text(DIAGRAM);
    int drawing = model.indexOf("<bpmndi:BPMNDiagram");
    String process =
        changed(
            model.substring(0, drawing),
            "<bpmn:incoming>evaluationNotNeeded</bpmn:incoming>\n      <bpmn:incoming>expertEvaluationToBeforeVerification</bpmn:incoming>",
            "<bpmn:incoming>sitePassed</bpmn:incoming>\n      <bpmn:incoming>inspectionMissedToBeforeVerification</bpmn:incoming>");
    process =
        changed(
            process,
            "sourceRef=\"isEvaluationNeeded\" targetRef=\"beforeVerification\"",
            "sourceRef=\"isEvaluationNeeded\" targetRef=\"beforeInspection\"");
    process =
        changed(
            process,
            "sourceRef=\"expertEvaluation\" targetRef=\"beforeVerification\"",
            "sourceRef=\"expertEvaluation\" targetRef=\"beforeInspection\"");
    process =
        changed(
            process,
            "    <bpmn:exclusiveGateway id=\"beforeVerification\">",
            text("src/test/resources/models/inspectSite.process.xml")
                + "    <bpmn:exclusiveGateway id=\"beforeVerification\">");
    String drawn =
        ACROSS
            .matcher(model.substring(drawing))
            .replaceAll(
                place -> {
                  int x = Integer.parseInt(place.group(1));
                  return "x=\"" + (x < FIRST_MOVED ? x : x + MOVED) + "\"";
                });
    // what comes before the new step ends where it did
    drawn = changed(drawn, "x=\"" + (1310 + MOVED) + "\" y=\"360\"", "x=\"1310\" y=\"360\"");
    drawn = changed(drawn, "x=\"" + (1335 + MOVED) + "\" y=\"220\"", "x=\"1335\" y=\"220\"");
    drawn = changed(drawn, "x=\"" + (1335 + MOVED) + "\" y=\"335\"", "x=\"1335\" y=\"335\"");
    drawn =
        changed(
            drawn,
            "    </bpmndi:BPMNPlane>",
            text("src/test/resources/models/inspectSite.drawing.xml") + "    </bpmndi:BPMNPlane>");
    return process + drawn;
  }

  static String limits() {
    String model =
        changed(
            text(LIMITS),
            ",\"bankAccount\"<",
            ",\"bankAccount\",\"inspectSite\",\"inspectionMissed\"<");
    return changed(
        model,
        "    </decisionTable>",
        row(
                "inspectSite",
                "现场核查；两份文件均未规定时限，解读：timeLimits",
                "when-step",
                "\"inspectSite\"",
                "workingDays",
                "7",
                "reminderBefore",
                "2",
                "escalateTo",
                "\"special-team\"")
            + row(
                "inspectionMissed",
                "逾期很久仍未现场核查的，直接核定；两份文件均未规定，解读：timeLimits",
                "when-step",
                "\"inspectionMissed\"",
                "workingDays",
                "20",
                "reminderBefore",
                "0",
                "escalateTo",
                "\"special-team\"")
            + "    </decisionTable>");
  }

  static String statuses() {
    return changed(
        text(STATUSES),
        "      <rule id=\"status-verifying\">",
        row(
                "status-inspecting",
                "受理单位办理“现场核查”",
                "when-kind",
                "\"application\"",
                "code",
                "\"inspecting\"",
                "label",
                "\"现场核查\"",
                "stage",
                "\"核定\"",
                "waitsFor",
                "\"officials\"",
                "withdrawable",
                "true",
                "course",
                "\"sometimes\"",
                "meaning",
                "",
                "next",
                "\"受理单位到现场核对；通过后由牵头部门核定数据。\"",
                "nextUntil",
                "")
            + "      <rule id=\"status-verifying\">");
  }

  /** The share is smaller where the site differs from the application. */
  static String decision() {
    String model = text(M05);
    String changed =
        model.replaceAll(
            "(id=\"M05-1-grant-rate\">\\s*<text>)\"0.30\"",
            "$1if answers.inspectSite.siteMatches = false then \"0.20\" else \"0.30\"");
    assertThat(changed).isNotEqualTo(model);
    return changed;
  }

  private static String row(String id, String why, String... cells) {
    StringBuilder row =
        new StringBuilder(
            "      <rule id=\"" + id + "\">\n        <description>" + why + "</description>\n");
    for (int i = 0; i < cells.length; i += 2) {
      String kind = cells[i].startsWith("when-") ? "inputEntry" : "outputEntry";
      row.append(
          "        <%s id=\"%s-%s\">\n          <text>%s</text>\n        </%s>\n"
              .formatted(kind, id, cells[i], cells[i + 1], kind));
    }
    return row.append("      </rule>\n").toString();
  }

  public static String changed(String model, String from, String to) {
    assertThat(model).contains(from);
    return model.replace(from, to);
  }

  static String text(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
