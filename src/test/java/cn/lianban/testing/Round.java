package cn.lianban.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A running round; each step returns it. */
public final class Round {

  private final Office office;
  private final String no;

  Round(Office office, String no) {
    this.office = office;
    this.no = no;
  }

  public String no() {
    return no;
  }

  public String path() {
    return "/api/rounds/" + no;
  }

  /** Moves the clock to the opening of the round. */
  public Round opens() {
    return after("openingReached").is("open");
  }

  /** Moves the clock to the closing of the round. */
  public Round closes() {
    return after("closingReached");
  }

  /** The timer of this element fires. */
  public Round after(String timer) {
    office.fireTimer(no, timer);
    return this;
  }

  /** Runs all jobs of the round. */
  public Round goesOn() {
    office.runJobs(no);
    return this;
  }

  public Round does(String account, String taskKey, Object... fields) {
    Answer answer = tries(account, taskKey, fields);
    assertThat(answer.status())
        .as(account + " works " + taskKey + ": " + answer.body())
        .isEqualTo(204);
    return goesOn();
  }

  /** As {@link #does}, but does not run the jobs that follow, and returns the answer. */
  public Answer tries(String account, String taskKey, Object... fields) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      named.put((String) fields[i], fields[i + 1]);
    }
    return office.post(account, "/api/tasks/" + task(account, taskKey) + "/completion", named);
  }

  public String task(String account, String taskKey) {
    JsonNode tasks =
        office
            .get(account, "/api/tasks?applicationNo=" + no + "&key=" + taskKey)
            .body()
            .path("content");
    if (tasks.isEmpty()) {
      throw new AssertionError(
          account + " sees no task " + taskKey + " of " + no + ", which is " + status());
    }
    return tasks.get(0).path("id").asText();
  }

  /** The listener of a task of the round goes off. */
  public Round onTime(String listener) {
    office.fireListener(no, listener);
    return this;
  }

  /** The round as an auditor sees it. */
  public JsonNode read() {
    goesOn();
    Answer answer = office.get("auditor", path());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  public String status() {
    return read().path("status").asText();
  }

  public Round is(String status) {
    assertThat(status()).as("status of " + no).isEqualTo(status);
    return this;
  }

  /** The list, the best first: rank, application, outcome and amount. */
  public List<String> list() {
    return StreamSupport.stream(read().path("handling").path("ranking").spliterator(), false)
        .filter(
            place ->
                !place.path("outcome").isNull() && !place.path("stage").asText().equals("gone"))
        .map(
            place ->
                place.path("rank").asText()
                    + " "
                    + place.path("applicationNo").asText()
                    + " "
                    + place.path("outcome").asText()
                    + (place.path("amount").isNull() ? "" : " " + place.path("amount").asText()))
        .toList();
  }

  /** The texts of the timeline's entries of this kind, oldest first. */
  public List<String> told(String event) {
    return StreamSupport.stream(read().path("handling").path("timeline").spliterator(), false)
        .filter(entry -> entry.path("event").asText().equals(event))
        .map(entry -> entry.path("text").asText())
        .toList();
  }
}
