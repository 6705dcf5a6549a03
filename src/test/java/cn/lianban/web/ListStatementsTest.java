package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.CountedStatements;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** A list needs as many statements for a hundred entries as for one. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListStatementsTest {

  private static final Map<String, ?> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final Map<String, ?> SCENARIO =
      Map.of("scenario", "other", "projectInvestment", 1_000_000);

  /**
   * The newest models are looked up once a second, and so in none, one or some requests: how often
   * says how quick the machine is, not how long the list.
   */
  private static final Predicate<String> LOOKS_UP_MODELS =
      Pattern.compile("(?is)from \\S*ACT_RE_DEPLOYMENT .*order by RES\\.DEPLOY_TIME_ desc")
          .asPredicate();

  /**
   * How often statements are counted: the lowest count is used, because now and then a password is
   * checked anew.
   */
  private static final int COUNTS = 3;

  @Autowired Office office;
  @Autowired JdbcClient jdbc;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired MutableClock clock;

  @BeforeAll
  void there_is_something_in_every_list() {
    for (int number = 0; number < 3; number++) {
      office.applies("R07-1", DEVICE).goesOnTo("publicised");
      office.applies(office.newApplicant(), "M05-1", "statements " + number, SCENARIO);
      office.asksFor("M01-2");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cp-gov,       /api/tasks?",
    "cp-gov,       /api/tasks?key=acceptApplication&",
    "monitor,      /api/tasks?",
    "cp-gov,       /api/applications?",
    "cp-gov,       /api/applications?status=accepting&itemId=M05-1&",
    "monitor,      /api/applications?q=statements&",
    "monitor,      /api/insight/cases?",
    "monitor,      /api/service-requests?",
    "cp-gov,       /api/service-requests?",
    "cp-fsc,       /api/ledger?",
    ",             /api/publicity?",
    "cp-fsc,       /api/notices?",
    "monitor,      /api/rounds?",
    "monitor,      /api/duties?year=2035&",
    "owner1,       /api/budgets?year=2035&",
    "owner1,       /api/experts?q=statements&",
    "auditor,      /api/substitutions?"
  })
  @Transactional
  void a_long_page_takes_as_many_statements_as_a_short_one(String account, String list) {
    fillTheRegisters();
    assertThat(page(account, list + "size=100").path("content").size())
        .as("entries to compare with one")
        .isGreaterThan(1);
    assertThat(statements(account, list + "size=100"))
        .isEqualTo(statements(account, list + "size=1"))
        .isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "cp-gov, /api/tasks/worklists",
    "monitor, /api/insight/funnel",
    "monitor, /api/insight/waiting",
    "monitor, /api/insight/stages",
    "monitor, /api/insight/awards?year=2026"
  })
  void figures_take_few_statements(String account, String figures) {
    assertThat(statements(account, figures)).isBetween(1, 40);
  }

  @Test
  void the_look_up_of_the_newest_models_is_told_from_other_statements() {
    assertThat(
            CountedStatements.during(
                () ->
                    repository
                        .createDeploymentQuery()
                        .deploymentName("lianban")
                        .orderByDeploymentTime()
                        .desc()
                        .listPage(0, 1)))
        .hasSize(1)
        .allMatch(LOOKS_UP_MODELS);
    assertThat(statements("cp-gov", "/api/tasks?size=1")).isGreaterThan(1);
  }

  @Test
  void the_cards_of_many_tasks_take_as_many_statements_as_that_of_one() {
    List<String> tasks =
        StreamSupport.stream(
                page("cp-gov", "/api/tasks?key=acceptApplication&size=100")
                    .path("content")
                    .spliterator(),
                false)
            .filter(task -> task.path("itemId").asText().equals("M05-1"))
            .map(task -> task.path("id").asText())
            .toList();
    assertThat(tasks).hasSizeGreaterThan(2);
    assertThat(statements("cp-gov", "/api/tasks/cards?id=" + String.join(",", tasks)))
        .isEqualTo(statements("cp-gov", "/api/tasks/cards?id=" + tasks.get(0)));
  }

  @Test
  void so_do_they_in_a_year_whose_calendar_is_not_published() {
    List<String> tasks =
        StreamSupport.stream(
                page("cp-gov", "/api/tasks?key=acceptApplication&size=100")
                    .path("content")
                    .spliterator(),
                false)
            .filter(task -> task.path("itemId").asText().equals("M05-1"))
            .map(task -> task.path("id").asText())
            .toList();
    assertThat(tasks).hasSizeGreaterThan(2);
    clock.set("2027-03-01T10:00:00+08:00");
    try {
      assertThat(statements("cp-gov", "/api/tasks/cards?id=" + String.join(",", tasks)))
          .isEqualTo(statements("cp-gov", "/api/tasks/cards?id=" + tasks.get(0)));
    } finally {
      clock.set(ServiceTest.START);
      clock.releaseEngine();
    }
  }

  @Test
  void the_failures_of_many_cases_take_as_many_statements_as_that_of_one() {
    List<Job> jobs =
        Stream.generate(
                () ->
                    office
                        .applies("R07-1", DEVICE)
                        .goesOnTo("verifying")
                        .leaves("cp-fsc", "verifyFacts", verified()))
            .limit(2)
            .flatMap(
                device ->
                    management.createJobQuery().messages().list().stream()
                        .filter(job -> isOf(job, device.no())))
            .toList();
    assertThat(jobs).hasSize(2);
    management.setJobRetries(jobs.get(0).getId(), 0);
    int one = statements("monitor", "/api/insight/incidents");
    management.setJobRetries(jobs.get(1).getId(), 0);
    int two = statements("monitor", "/api/insight/incidents");
    jobs.forEach(job -> management.setJobRetries(job.getId(), 1));
    office.runJobs();
    assertThat(two).isEqualTo(one);
  }

  private boolean isOf(Job job, String no) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(no)
            .processInstanceId(job.getProcessInstanceId())
            .count()
        == 1;
  }

  private static Object[] verified() {
    return new Object[] {
      "decision",
      "verified",
      "direction",
      "high-end-devices",
      "medicalField",
      true,
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
      10_000_000,
      "remark",
      "经现场核查"
    };
  }

  /** Rolled back after the test. */
  private void fillTheRegisters() {
    String three = " from generate_series(1, 3) n";
    for (String filled :
        List.of(
            "insert into handled_case (no, kind) select 'round-' || n, 'round'",
            """
            insert into selection_round (no, title, notice, organiser, commission, opens_at, closes_at, planned_budget, budget, reserve_places, scaling, status,
              planned_by, planned_at, deployment)
            select 'round-' || n, 'statements', '', 'cp-fsc', 'special-team', now(), now() + interval '1 day', 1, 1, 0, false, 'planned', 'owner1', now(), ''
            """,
            "insert into selection_round_item (round_no, item_id) select 'round-' || n, 'R07-1'",
            "insert into budget (item_id, year, amount, set_by, set_at) select 'M0' || n || '-1', 2035, 1, 'owner1', now()",
            "insert into expert (account, name, organisation, active, changed_by, changed_at) select 'statements' || n, '', '', true, 'owner1', now()",
            "insert into expert_field (account, field) select 'statements' || n, '药学'",
            """
            insert into substitution (person, substitute, groups, valid_from, valid_until, entered_by, entered_at)
            select 'person' || n, 'substitute', array['cp-gov'], date '2026-01-01', date '2026-01-02', 'admin', now()
            """,
            "insert into notice (recipient, case_no, kind, text, created_at) select 'cp-fsc', 'round-' || n, 'reminder', '', now()",
            "insert into duty_quarter (year, quarter, opened_at) select 2035, n, now()",
            "insert into handled_case (no, kind, item_id) select 'duty-' || n, 'duty', 'D01'",
            "insert into duty (no, item_id, year, quarter, status, opened_at) select 'duty-' || n, 'D01', 2035, n, 'reporting', now()",
            "insert into duty_bureau (duty_no, position, bureau, role) select 'duty-' || n, 1, 'bj-stc', 'lead'")) {
      jdbc.sql(filled + three).update();
    }
  }

  private int statements(String account, String path) {
    return IntStream.range(0, COUNTS)
        .map(
            count ->
                (int)
                    CountedStatements.during(() -> page(account, path)).stream()
                        .filter(LOOKS_UP_MODELS.negate())
                        .count())
        .min()
        .orElseThrow();
  }

  private JsonNode page(String account, String path) {
    Answer answer = office.get(account, path);
    assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
    return answer.body();
  }
}
