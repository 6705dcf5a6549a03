package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every service of the two documents can be asked for, and is answered by the bureaus of its
 * clause.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryServiceTest {

  @Autowired Office office;

  Stream<String> services() {
    return StreamSupport.stream(
            office.get(null, "/api/items?kind=service").body().spliterator(), false)
        .map(item -> item.path("id").asText());
  }

  @Test
  void there_are_thirty_two_of_them_each_with_a_short_form() {
    assertThat(services()).hasSize(32).doesNotHaveDuplicates();
    assertThat(services().map(item -> office.get(null, "/api/items/" + item).body()))
        .allSatisfy(
            item -> {
              assertThat(item.path("form").path("id").asText()).isEqualTo(item.path("id").asText());
              assertThat(item.path("facts").size()).as(item.path("id").asText()).isBetween(2, 6);
              assertThat(item.path("bureaus")).isNotEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("services")
  void a_request_is_answered_by_the_bureaus_of_its_clause_and_rated(String item) {
    JsonNode catalogue = office.get(null, "/api/items/" + item).body();
    List<String> bureaus = bureaus(catalogue, "lead", "joint");

    Case asked = office.asksFor(item).is("accepting");
    assertThat(asked.holders())
        .containsExactly((item.startsWith("M") ? "cp-gov" : "cp-fsc") + "/acceptServiceRequest");
    asked.goesOnTo("answering");
    assertThat(asked.holders())
        .as("in the order of the documents")
        .containsExactlyElementsOf(
            bureaus.stream().map(bureau -> bureau + "/answerServiceRequest").toList());
    asked.goesOnTo("merging");
    assertThat(asked.holders())
        .containsExactly(bureaus(catalogue, "lead").get(0) + "/mergeServiceAnswer");
    asked.goesOnTo("closed");

    assertThat(asked.process()).isNull();
    JsonNode file = asked.file();
    assertThat(file.path("answers")).hasSameSizeAs(bureaus);
    assertThat(file.path("answer").path("answer").asText()).contains("请与联系人联系");
    assertThat(file.path("rating").path("rating").asInt()).isEqualTo(5);
    JsonNode own = office.get(asked.applicant().account(), asked.path()).body();
    assertThat(own.path("answer").path("answer").asText()).contains("请与联系人联系");
    assertThat(own.path("answers")).as("what each bureau said").isEmpty();
  }

  private static List<String> bureaus(JsonNode item, String... roles) {
    return StreamSupport.stream(item.path("bureaus").spliterator(), false)
        .filter(bureau -> List.of(roles).contains(bureau.path("role").asText()))
        .map(bureau -> bureau.path("id").asText())
        .toList();
  }
}
