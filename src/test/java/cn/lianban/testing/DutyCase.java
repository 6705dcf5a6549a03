package cn.lianban.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A running duty of one quarter; each step returns it, so that a scenario reads as a list of steps.
 */
public final class DutyCase {

  private final Office office;
  private final String no;

  public DutyCase(Office office, String no) {
    this.office = office;
    this.no = no;
    office.runJobs(no);
  }

  public String no() {
    return no;
  }

  public String path() {
    return "/api/duties/" + no;
  }

  /** The bureau reports the usual thing. */
  public DutyCase isReportedBy(String bureau) {
    return does(
        bureau,
        "reportDuty",
        "progressStatus",
        "ongoing",
        "progress",
        bureau + "推进顺利",
        "evidence",
        "京科发〔2026〕1号");
  }

  /** Every bureau that has not reported yet reports the usual thing. */
  public DutyCase isReportedByAll() {
    holders().stream()
        .filter(holder -> holder.endsWith("/reportDuty"))
        .map(DutyCase::bureauOf)
        .forEach(this::isReportedBy);
    return this;
  }

  /** The lead merges what there is. */
  public DutyCase isMerged() {
    return does(
        file().path("duty").path("lead").asText(),
        "mergeDutyReports",
        "decision",
        "merge",
        "overallStatus",
        "ongoing",
        "summary",
        "各部门按计划推进，存在问题正在协调",
        "publicSummary",
        "本季度完成方案编制并启动建设");
  }

  public DutyCase isAccepted() {
    return does("special-team", "superviseDuty", "decision", "accept");
  }

  /** The account completes the task of this key; fields are given as name, value, name, value. */
  public DutyCase does(String account, String taskKey, Object... fields) {
    Answer answer = tries(account, taskKey, fields);
    assertThat(answer.status())
        .as(account + " works " + taskKey + ": " + answer.body())
        .isEqualTo(204);
    return this;
  }

  /** As {@link #does}, but returns the answer without checking it. */
  public Answer tries(String account, String taskKey, Object... fields) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      named.put((String) fields[i], fields[i + 1]);
    }
    Answer answer =
        office.post(account, "/api/tasks/" + task(account, taskKey) + "/completion", named);
    office.runJobs(no);
    return answer;
  }

  /** The id of the open task of this key that the account may see. */
  public String task(String account, String taskKey) {
    JsonNode tasks =
        office
            .get(account, "/api/tasks?applicationNo=" + no + "&key=" + taskKey)
            .body()
            .path("content");
    if (tasks.isEmpty()) {
      throw new AssertionError(
          account
              + " sees no task "
              + taskKey
              + " of "
              + no
              + ", which is "
              + status()
              + " and held by "
              + holders());
    }
    return tasks.get(0).path("id").asText();
  }

  /** The timer of this listener of a task fires, such as {@code reportDutyReminder}. */
  public DutyCase onTime(String listener) {
    office.fireListener(no, listener);
    return this;
  }

  /** The timer of this element fires. */
  public DutyCase after(String timer) {
    office.fireTimer(no, timer);
    return this;
  }

  public String status() {
    return file().path("duty").path("status").asText();
  }

  public DutyCase is(String status) {
    JsonNode file = file();
    assertThat(file.path("duty").path("status").asText())
        .as("status of %s, held by %s", no, holders(file))
        .isEqualTo(status);
    return this;
  }

  /** The whole duty as an auditor sees it. */
  public JsonNode file() {
    Answer answer = office.get("auditor", path());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  /** Who has a task now, as bureau/task in the order of creation. */
  public List<String> holders() {
    return holders(file());
  }

  private static List<String> holders(JsonNode file) {
    return all(file.path("duty").path("holders"))
        .map(holder -> holder.path("bureau").asText() + "/" + holder.path("task").asText())
        .toList();
  }

  /** Where a bureau stands with its report: waiting, reported or unreported. */
  public String stateOf(String bureau) {
    return all(file().path("duty").path("bureaus"))
        .filter(one -> one.path("bureau").asText().equals(bureau))
        .map(one -> one.path("state").asText())
        .findFirst()
        .orElseThrow();
  }

  /** The texts of the timeline's entries of this kind, oldest first. */
  public List<String> told(String event) {
    return all(file().path("timeline"))
        .filter(entry -> entry.path("event").asText().equals(event))
        .map(entry -> entry.path("text").asText())
        .toList();
  }

  /** The duty as the public reads it. */
  public JsonNode publicLine() {
    JsonNode duty = file().path("duty");
    JsonNode summary =
        office
            .get(
                null,
                "/api/duties/summary?year="
                    + duty.path("year").asText()
                    + "&quarter="
                    + duty.path("quarter").asText())
            .body();
    return all(summary.path("content"))
        .filter(line -> line.path("itemId").equals(duty.path("itemId")))
        .findFirst()
        .orElseThrow();
  }

  private static String bureauOf(String holder) {
    return holder.substring(0, holder.indexOf('/'));
  }

  private static Stream<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
