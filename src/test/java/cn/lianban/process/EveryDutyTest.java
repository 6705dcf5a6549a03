package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.DutyCase;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The timer starts the quarter, and every duty of the two documents goes through its bureaus to its
 * publication.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryDutyTest {

  /** The quarter of the tests' standing clock. */
  private static final String QUARTER = "2026Q1";

  @Autowired Office office;
  @Autowired ManagementService management;

  @BeforeAll
  void the_timer_fires() {
    management.executeJob(
        management
            .createJobQuery()
            .timers()
            .processDefinitionKey("dutyQuarter")
            .singleResult()
            .getId());
    office.runJobs();
  }

  Stream<String> duties() {
    return duty().map(item -> item.path("id").asText());
  }

  @Test
  void there_are_sixty_of_them_and_each_names_its_bureaus() {
    assertThat(duties()).hasSize(60).doesNotHaveDuplicates();
    assertThat(duty()).allSatisfy(item -> assertThat(item.path("bureaus")).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("duties")
  void a_duty_is_reported_by_the_bureaus_of_its_clause_merged_by_the_lead_checked_and_published(
      String item) {
    JsonNode catalogue = office.get(null, "/api/items/" + item).body();
    List<String> bureaus =
        StreamSupport.stream(catalogue.path("bureaus").spliterator(), false)
            .map(bureau -> bureau.path("id").asText())
            .toList();
    String lead = bureaus.get(0);

    DutyCase duty = new DutyCase(office, "DB-" + item + "-" + QUARTER).is("reporting");
    assertThat(duty.holders())
        .as("in the order of the documents")
        .containsExactlyElementsOf(bureaus.stream().map(bureau -> bureau + "/reportDuty").toList());
    assertThat(duty.publicLine().path("state").asText()).isEqualTo("under-way");
    assertThat(duty.publicLine().path("summary").isNull()).isTrue();

    duty.isReportedByAll().is("merging");
    assertThat(duty.holders()).containsExactly(lead + "/mergeDutyReports");
    assertThat(duty.isMerged().is("supervising").holders())
        .containsExactly("special-team/superviseDuty");
    duty.isAccepted().is("published");

    JsonNode line = duty.publicLine();
    assertThat(line.path("state").asText()).isEqualTo("published");
    assertThat(line.path("summary").asText()).isEqualTo("本季度完成方案编制并启动建设");
    assertThat(line.path("progressName").asText()).isEqualTo("推进中");
    assertThat(line.path("lead").path("id").asText()).isEqualTo(lead);
    assertThat(line.path("unreported")).isEmpty();
    assertThat(duty.holders()).isEmpty();
  }

  private Stream<JsonNode> duty() {
    return StreamSupport.stream(
        office.get(null, "/api/items?kind=duty").body().spliterator(), false);
  }
}
