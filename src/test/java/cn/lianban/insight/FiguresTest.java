package cn.lianban.insight;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Figures follow the changes of cases, and each person sees only figures of the cases that the
 * person may read.
 */
@ServiceTest
class FiguresTest {

  private static final String ITEM = "R07-1";
  private static final Map<String, ?> FACTS =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void turn_the_clock_back() {
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void a_case_is_counted_where_it_stands_by_those_who_may_look_at_it() {
    List<String> people = List.of("monitor", "auditor", "owner1", "admin", "cp-fsc");
    List<Long> accepting = people.stream().map(person -> standing(person, "accepting")).toList();
    List<Long> verifying = people.stream().map(person -> standing(person, "verifying")).toList();
    long elsewhere = standing("cp-gov", "accepting");

    Case device = office.applies(ITEM, FACTS).is("accepting");
    assertThat(people.stream().map(person -> standing(person, "accepting")))
        .isEqualTo(accepting.stream().map(count -> count + 1).toList());
    assertThat(standing("cp-gov", "accepting")).as("another bureau").isEqualTo(elsewhere);

    device.goesOnTo("verifying");
    assertThat(people.stream().map(person -> standing(person, "accepting"))).isEqualTo(accepting);
    assertThat(people.stream().map(person -> standing(person, "verifying")))
        .isEqualTo(verifying.stream().map(count -> count + 1).toList());
  }

  @Test
  void the_time_of_a_stage_counts_when_the_case_leaves_it() {
    BigDecimal before = total("monitor", "accepting");
    Case device = office.applies(ITEM, FACTS).is("accepting");
    clock.advance(Duration.ofDays(4));
    assertThat(total("monitor", "accepting")).isEqualByComparingTo(before);
    device.does("cp-fsc", "acceptApplication", "decision", "accept");
    assertThat(total("monitor", "accepting"))
        .isEqualByComparingTo(before.add(new BigDecimal("4.0")));
    assertThat(stages("monitor").path("bottleneck").path("handled").asBoolean()).isTrue();
    assertThat(stages("bj-insurance").toString())
        .as("a bureau that has no such case")
        .doesNotContain("accepting");
  }

  @Test
  void a_task_waits_at_its_bureau_and_is_overdue_once_its_term_has_passed() {
    long waiting = at("monitor", "cp-fsc", "waiting");
    Case device = office.applies(ITEM, FACTS).is("accepting");
    assertThat(at("monitor", "cp-fsc", "waiting")).isEqualTo(waiting + 1);
    assertThat(at("cp-fsc", "cp-fsc", "waiting")).isEqualTo(waiting + 1);
    assertThat(rows("/api/insight/waiting", "bj-insurance").findValuesAsText("bureau"))
        .as("others' work is not shown")
        .doesNotContain("cp-fsc");

    long overdue = at("monitor", "cp-fsc", "overdue");
    clock.advance(Duration.ofDays(60));
    assertThat(at("monitor", "cp-fsc", "overdue")).isGreaterThan(overdue);

    clock.set(ServiceTest.START);
    device.does("cp-fsc", "acceptApplication", "decision", "accept");
    assertThat(holders(device)).containsExactly("cp-fsc/reviewApplication");
  }

  @Test
  void an_award_stands_beside_the_budget_of_its_year() {
    Case device = office.applies(ITEM, FACTS).goesOnTo("publicised");
    JsonNode awarded = awarded("monitor", 2026);
    assertThat(awarded.path("awards").asLong()).isPositive();
    assertThat(new BigDecimal(awarded.path("reserved").asText()))
        .isGreaterThanOrEqualTo(new BigDecimal(device.award()));
    assertThat(awarded("cp-fsc", 2026).path("awards").asLong()).isPositive();
    assertThat(awarded("bj-insurance", 2026).isMissingNode())
        .as("a bureau that has no such case")
        .isTrue();
    assertThat(office.get("monitor", "/api/insight/awards?year=1").status()).isEqualTo(400);
    assertThat(office.get("monitor", "/api/insight/awards").status()).isEqualTo(400);
  }

  @Test
  void tallies_are_the_same_counted_anew_and_added_up() {
    office.applies(ITEM, FACTS).goesOnTo("publicised");
    office.applies(ITEM, FACTS).applicantDoes("withdrawal", "reason", "另行申报").is("withdrawn");
    JsonNode funnel = rows("/api/insight/funnel", "monitor");
    JsonNode stages = stages("monitor");
    JsonNode waiting = rows("/api/insight/waiting", "monitor");
    long tasks = office.get("monitor", "/api/tasks").body().path("total").asLong();
    for (String again :
        List.of(
            "fold_tallies",
            "recount_figures",
            "fold_task_tally",
            "recount_waiting_tasks",
            "fill_waiting_tasks")) {
      jdbc.sql("select " + again + "()").query((row, number) -> number).list();
      assertThat(rows("/api/insight/funnel", "monitor")).as(again).isEqualTo(funnel);
      assertThat(stages("monitor")).as(again).isEqualTo(stages);
      assertThat(rows("/api/insight/waiting", "monitor")).as(again).isEqualTo(waiting);
      assertThat(office.get("monitor", "/api/tasks").body().path("total").asLong())
          .as(again)
          .isEqualTo(tasks);
    }
  }

  @Test
  void who_may_look_at_a_case_no_more_counts_it_no_more() {
    Case device = office.applies(ITEM, FACTS).is("accepting");
    long before = standing("cp-gov", "accepting");
    long listed =
        office.get("cp-gov", "/api/applications?itemId=" + ITEM).body().path("total").asLong();
    jdbc.sql("insert into case_viewer (viewer, case_no) values ('cp-gov', :no)")
        .param("no", device.no())
        .update();
    assertThat(standing("cp-gov", "accepting")).isEqualTo(before + 1);
    jdbc.sql("delete from case_viewer where viewer = 'cp-gov' and case_no = :no")
        .param("no", device.no())
        .update();
    assertThat(standing("cp-gov", "accepting")).isEqualTo(before);
    assertThat(
            office.get("cp-gov", "/api/applications?itemId=" + ITEM).body().path("total").asLong())
        .isEqualTo(listed);
  }

  @Test
  void work_that_waits_is_as_old_as_the_days_since_it_came() {
    List<Long> before = ages();
    office.applies(ITEM, FACTS).is("accepting");
    assertThat(ages())
        .isEqualTo(
            List.of(before.get(0) + 1, before.get(1), before.get(2), before.get(3), before.get(4)));
    long all = ages().stream().mapToLong(Long::longValue).sum();
    assertThat(all).isEqualTo(at("monitor", "cp-fsc", "waiting"));
    clock.advance(Duration.ofDays(31));
    assertThat(ages().get(4)).as("older than thirty days").isGreaterThan(before.get(4));
    assertThat(ages().stream().mapToLong(Long::longValue).sum()).isEqualTo(all);
  }

  private List<Long> ages() {
    return Stream.of("upTo3", "upTo7", "upTo15", "upTo30", "older")
        .map(age -> at("monitor", "cp-fsc", age))
        .toList();
  }

  private long standing(String person, String status) {
    return StreamSupport.stream(rows("/api/insight/funnel", person).spliterator(), false)
        .filter(
            row ->
                row.path("itemId").asText().equals(ITEM)
                    && row.path("status").asText().equals(status))
        .mapToLong(row -> row.path("standing").asLong())
        .sum();
  }

  private long at(String person, String bureau, String figure) {
    return StreamSupport.stream(rows("/api/insight/waiting", person).spliterator(), false)
        .filter(row -> row.path("bureau").asText().equals(bureau))
        .mapToLong(row -> row.path(figure).asLong())
        .sum();
  }

  private JsonNode stages(String person) {
    return rows("/api/insight/stages?itemId=" + ITEM, person);
  }

  private BigDecimal total(String person, String status) {
    return StreamSupport.stream(stages(person).path("stages").spliterator(), false)
        .filter(stage -> stage.path("status").asText().equals(status))
        .map(stage -> stage.path("total").decimalValue())
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  private JsonNode awarded(String person, int year) {
    return StreamSupport.stream(
            rows("/api/insight/awards?year=" + year, person).spliterator(), false)
        .filter(row -> row.path("itemId").asText().equals(ITEM))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private List<String> holders(Case of) {
    JsonNode found =
        office
            .get("monitor", "/api/insight/cases?q=" + of.no())
            .body()
            .path("content")
            .path(0)
            .path("holders");
    return StreamSupport.stream(found.spliterator(), false)
        .map(holder -> holder.path("bureau").asText() + "/" + holder.path("task").asText())
        .toList();
  }

  private JsonNode rows(String path, String person) {
    var answer = office.get(person, path);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }
}
