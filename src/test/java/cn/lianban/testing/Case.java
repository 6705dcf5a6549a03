package cn.lianban.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** A running case; each step returns it, so that a scenario reads as a list of steps. */
public final class Case {

  private static final int MOST_STEPS = 20;

  private final Office office;
  private final String no;
  private final Office.Applicant applicant;
  private final String place;
  private final String processKey;

  Case(Office office, String no, Office.Applicant applicant) {
    this(office, no, applicant, "/api/applications/", "awardApplication");
  }

  /** A case of another kind with its own path in the API. */
  Case(Office office, String no, Office.Applicant applicant, String place, String processKey) {
    this.office = office;
    this.no = no;
    this.applicant = applicant;
    this.place = place;
    this.processKey = processKey;
    office.runJobs(no);
  }

  public String no() {
    return no;
  }

  public Office.Applicant applicant() {
    return applicant;
  }

  public String path() {
    return place + no;
  }

  /**
   * The account completes the task of this key; fields are given as name, value, name, value. A
   * lead that says nothing of the questions answers all of them as changing nothing.
   */
  public Case does(String account, String taskKey, Object... fields) {
    Answer answer = tries(account, taskKey, fields);
    if (answer.status() == 400 && answer.errors().contains("请回答提请判断")) {
      answer = tries(account, taskKey, answered(fields));
    }
    assertThat(answer.status())
        .as(account + " works " + taskKey + ": " + answer.body())
        .isEqualTo(204);
    return this;
  }

  /** As {@link #does}, but returns the answer without checking it. */
  public Answer tries(String account, String taskKey, Object... fields) {
    Answer answer =
        office.post(account, "/api/tasks/" + task(account, taskKey) + "/completion", named(fields));
    office.runJobs(no);
    return answer;
  }

  /** As {@link #does}, but does not run the jobs that follow. */
  public Case leaves(String account, String taskKey, Object... fields) {
    Answer answer =
        office.post(account, "/api/tasks/" + task(account, taskKey) + "/completion", named(fields));
    assertThat(answer.status())
        .as(account + " works " + taskKey + ": " + answer.body())
        .isEqualTo(204);
    return this;
  }

  /** The fields with an answer to every question, where the lead is asked some. */
  private Object[] answered(Object... fields) {
    List<Object> all = new ArrayList<>(Arrays.asList(fields));
    all.addAll(List.of("answers", answers("none", "经核对不影响")));
    return all.toArray();
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

  /** Whether the expert has a seat in this case that waits for an answer. */
  public boolean isSeatOf(String expert) {
    return !office
        .get(expert, "/api/tasks?applicationNo=" + no + "&key=evaluateApplication")
        .body()
        .path("content")
        .isEmpty();
  }

  /**
   * The applicant does something: {@code corrections}, {@code withdrawal}, {@code reconsideration},
   * {@code rating} …
   */
  public Case applicantDoes(String what, Object... fields) {
    Answer answer = applicantTries(what, fields);
    assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(204);
    return this;
  }

  public Answer applicantTries(String what, Object... fields) {
    Answer answer = office.post(applicant.account(), path() + "/" + what, named(fields));
    office.runJobs(no);
    return answer;
  }

  /** Everybody takes the usual step, one after the other, until the case has this status. */
  public Case goesOnTo(String status) {
    UsualWay usual = new UsualWay(office, this);
    String now = office.status(no);
    for (int steps = 0; !now.equals(status); steps++) {
      if (steps > MOST_STEPS) {
        throw new AssertionError(no + " does not come to " + status + " but is " + now);
      }
      usual.step(now);
      now = office.status(no);
    }
    return this;
  }

  /** Every expert who has a seat gives this score. */
  public Case isScored(int score) {
    new UsualWay(office, this).evaluate(score);
    return this;
  }

  /** The lead bureau verifies what is declared, but for these facts: name, value, name, value. */
  public Case isVerifiedAs(String bureau, Object... differences) {
    JsonNode file = file();
    Map<String, Object> facts = UsualWay.declared(file);
    facts.putAll(named(differences));
    new UsualWay(office, this).verify(bureau, file, facts);
    return this;
  }

  /** Somebody objects while the award is publicised. */
  public Case isObjectedTo(String text) {
    Answer answer =
        office.post(
            null,
            path() + "/objections",
            Map.of("name", "张三", "contact", "13800000000", "text", text));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    office.runJobs(no);
    return this;
  }

  /** The timer of this listener of a task fires, such as {@code acceptApplicationReminder}. */
  public Case onTime(String listener) {
    office.fireListener(no, listener);
    return this;
  }

  /** The timer of this element fires. */
  public Case after(String timer) {
    office.fireTimer(no, timer);
    return this;
  }

  /** The same answer to every question that the lead has to judge. */
  public List<Map<String, Object>> answers(String choice, String remark) {
    List<Map<String, Object>> answers = new ArrayList<>();
    file()
        .path("assessment")
        .path("questions")
        .forEach(
            question ->
                answers.add(
                    Map.of(
                        "question",
                        question.path("id").asText(),
                        "choice",
                        choice,
                        "remark",
                        remark)));
    return answers;
  }

  public String status() {
    return file().path("status").asText();
  }

  /** The whole case as an auditor sees it. */
  public JsonNode file() {
    Answer answer = office.get("auditor", path());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  public Case is(String status) {
    JsonNode file = file();
    assertThat(file.path("status").asText())
        .as("status of %s, held by %s", no, holders(file))
        .isEqualTo(status);
    return this;
  }

  /** The texts of the timeline's entries of this kind, oldest first. */
  public List<String> told(String event) {
    return StreamSupport.stream(file().path("timeline").spliterator(), false)
        .filter(entry -> entry.path("event").asText().equals(event))
        .map(entry -> entry.path("text").asText())
        .toList();
  }

  /** The awarded amount in the ledger, such as {@code 3000000.00}; empty for none. */
  public String award() {
    return file().path("award").path("amount").asText();
  }

  /** Who has a task now, as bureau/task in the order of creation. */
  public List<String> holders() {
    return holders(file());
  }

  private static List<String> holders(JsonNode file) {
    return StreamSupport.stream(file.path("holders").spliterator(), false)
        .map(holder -> holder.path("bureau").asText() + "/" + holder.path("task").asText())
        .toList();
  }

  /** The process instance; null when it has ended. */
  public ProcessInstance process() {
    return office.instance(no, processKey);
  }

  private static Map<String, Object> named(Object... fields) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      named.put((String) fields[i], fields[i + 1]);
    }
    return named;
  }
}
