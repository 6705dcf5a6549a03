package cn.lianban.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * With a case at each save point of the models, a service that is executing them is killed, and the
 * next service finishes them.
 *
 * <p>The service is held by a lock on the rows of the applications, which every step needs, and not
 * by waiting.
 */
@ServiceTest
@TestPropertySource(properties = "lianban.test.own-database=killed")
class KilledAtSavePointsTest {

  private static final Map<String, Object> DEVICE =
      Map.of(
          "certificateNumber",
          "国械注准20263120001",
          "deviceClass",
          "III",
          "certificateObtained",
          true,
          "rdExpense",
          "10000000.00");
  private static final Map<String, Object> SCENARIO =
      Map.of("scenario", "other", "projectInvestment", "1000000.00");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Autowired Office office;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource dataSource;

  @Test
  void the_case_goes_on_wherever_the_service_was_killed() throws SQLException {
    ServedDatabase database = new ServedDatabase(dataSource);
    Map<String, Case> standing = new LinkedHashMap<>();
    standing.put(
        "routeBureaus",
        unrun(
            office.applies("R07-1", DEVICE), "cp-fsc", "acceptApplication", "decision", "accept"));
    standing.put(
        "planEvaluation",
        toReview("M05-1", SCENARIO, "bj-drc", "bj-health", "bj-insurance", "bj-mpa", "cp-gov"));
    standing.put(
        "confirmPlan",
        unrun(
            office
                .applies("R07-1", DEVICE)
                .does("cp-fsc", "acceptApplication", "decision", "accept")
                .does("cp-fsc", "reviewApplication", "opinion", "agree"),
            "cp-fsc",
            "verifyFacts",
            "decision",
            "verified",
            "medicalField",
            true,
            "direction",
            "high-end-devices",
            "changpingTie",
            "registered",
            "deviceClass",
            "III",
            "certificateNumber",
            "国械注准20263120001",
            "certifiedOn",
            "2026-01-15",
            "certificateObtained",
            true,
            "rdExpense",
            "10000000.00"));
    standing.put("checkEligibility", toCheckEligibility());
    standing.put(
        "publiciseAward",
        unrun(approving(), "cp-fsc-approver", "approveAward", "decision", "approve"));
    standing.put(
        "routeServiceRequest",
        unrun(office.asksFor("R16-3"), "cp-fsc", "acceptServiceRequest", "decision", "accept"));
    standing.put(
        "publishServiceAnswer",
        unrun(
            office.asksFor("R16-3").goesOnTo("merging"),
            "cp-fsc",
            "mergeServiceAnswer",
            "decision",
            "done",
            "answer",
            "请联系平台"));
    assertThat(database.savePoints()).containsExactlyInAnyOrderElementsOf(standing.keySet());

    String[] service =
        database.arguments(
            "--camunda.bpm.job-execution.core-pool-size=8",
            "--camunda.bpm.job-execution.max-pool-size=8");
    try (Connection held = dataSource.getConnection()) {
      held.setAutoCommit(false);
      for (String cases : List.of("application", "service_request")) {
        try (PreparedStatement lock =
            held.prepareStatement("select no from " + cases + " for update")) {
          lock.execute();
        }
      }
      try (RunningService killed = RunningService.start(service).ready()) {
        await().atMost(PATIENCE).until(() -> database.waitingForLocks() >= standing.size());
        killed.kill();
      }
      held.rollback();
    }
    assertThat(database.savePoints())
        .as("nothing was half done; the duties of the quarter are started meanwhile")
        .filteredOn(point -> !point.equals("planDuty") && !point.equals("openQuarter"))
        .containsExactlyInAnyOrderElementsOf(standing.keySet());

    try (RunningService next = RunningService.start(service).ready()) {
      Map<String, String> reached =
          Map.of(
              "routeBureaus",
              "reviewing",
              "planEvaluation",
              "evaluating",
              "confirmPlan",
              "concluding",
              "checkEligibility",
              "concluding",
              "publiciseAward",
              "publicised",
              "routeServiceRequest",
              "answering",
              "publishServiceAnswer",
              "answered");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  reached.forEach(
                      (point, status) ->
                          assertThat(standing.get(point).status()).as(point).isEqualTo(status)));
    }
    assertThat(standing.get("planEvaluation").holders()).hasSize(3);
    assertThat(standing.get("confirmPlan").file().path("assessment").path("ceiling").asText())
        .isEqualTo("3000000.00");
    assertThat(standing.get("publishServiceAnswer").told("answer-sent")).hasSize(1);
    assertThat(jdbc.sql("select count(*) from publicity").query(Integer.class).single())
        .isEqualTo(1);
  }

  private Case toReview(String item, Map<String, Object> facts, String... bureaus) {
    Case reviewing =
        office.applies(item, facts).does("cp-gov", "acceptApplication", "decision", "accept");
    for (int i = 0; i < bureaus.length - 1; i++) {
      reviewing.does(bureaus[i], "reviewApplication", "opinion", "agree");
    }
    return unrun(reviewing, bureaus[bureaus.length - 1], "reviewApplication", "opinion", "agree");
  }

  private Case toCheckEligibility() {
    Case one =
        unrun(
            office
                .applies("R07-1", DEVICE)
                .does("cp-fsc", "acceptApplication", "decision", "accept")
                .does("cp-fsc", "reviewApplication", "opinion", "agree"),
            "cp-fsc",
            "verifyFacts",
            "decision",
            "verified",
            "medicalField",
            true,
            "direction",
            "high-end-devices",
            "changpingTie",
            "registered",
            "deviceClass",
            "III",
            "certificateNumber",
            "国械注准20263120001",
            "certifiedOn",
            "2026-01-15",
            "certificateObtained",
            true,
            "rdExpense",
            "10000000.00");
    // past the plan, up to the next save point
    management.executeJob(newestJob().getId());
    return one;
  }

  private Case approving() {
    return office
        .applies("R07-1", DEVICE)
        .does("cp-fsc", "acceptApplication", "decision", "accept")
        .does("cp-fsc", "reviewApplication", "opinion", "agree")
        .does(
            "cp-fsc",
            "verifyFacts",
            "decision",
            "verified",
            "medicalField",
            true,
            "direction",
            "high-end-devices",
            "changpingTie",
            "registered",
            "deviceClass",
            "III",
            "certificateNumber",
            "国械注准20263120001",
            "certifiedOn",
            "2026-01-15",
            "certificateObtained",
            true,
            "rdExpense",
            "10000000.00")
        .does(
            "cp-fsc",
            "consolidateOpinions",
            "conclusion",
            "support",
            "recognisedAmount",
            "3000000");
  }

  /** Works the task and leaves what follows to a job. */
  private Case unrun(Case one, String account, String task, Object... fields) {
    one.leaves(account, task, fields);
    return one;
  }

  private Job newestJob() {
    List<Job> jobs = management.createJobQuery().messages().list();
    return jobs.stream()
        .max(Comparator.comparing(Job::getCreateTime).thenComparing(Job::getId))
        .orElseThrow();
  }
}
