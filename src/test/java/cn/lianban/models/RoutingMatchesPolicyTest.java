package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.models.SharedDecisions.Hit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the routing with the two documents: the bureaus in brackets after each of the 17
 * measures, in their order.
 */
class RoutingMatchesPolicyTest {

  private static final SharedDecisions DECISIONS = new SharedDecisions();
  private static final Pattern LINE = Pattern.compile("（[一二三四五六七八九十]+）（(.+)）");
  private static final Map<String, Object> EVERYBODY = Collections.singletonMap("level", null);

  /** A measure with the bureaus that stand in brackets behind it. */
  record Measure(String clause, List<String> bureaus) {

    @Override
    public String toString() {
      return clause;
    }
  }

  static List<Measure> measures() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("src/test/resources/policy/measure-brackets.txt"));
    return IntStream.range(0, lines.size())
        .mapToObj(index -> measure(index + 1, lines.get(index)))
        .toList();
  }

  static Stream<String> articles() {
    return IntStream.rangeClosed(4, 17).mapToObj("R%02d"::formatted);
  }

  @ParameterizedTest
  @MethodSource("measures")
  void theBureausOfAMeasureAreThoseOfItsBracketAndTheFirstLeads(Measure measure) {
    List<Hit> routed = DECISIONS.evaluate("bureauRouting", Map.of("clause", measure.clause));
    Map<String, String> names = names();
    assertThat(routed)
        .extracting(bureau -> names.get((String) bureau.outputs().get("bureau")))
        .isEqualTo(measure.bureaus);
    assertThat(routed.get(0).outputs()).containsEntry("role", "lead");
    assertThat(routed.subList(1, routed.size()))
        .allSatisfy(bureau -> assertThat(bureau.outputs()).containsEntry("role", "joint"));
  }

  @Test
  void thereAre17Measures() throws IOException {
    assertThat(measures()).hasSize(17);
  }

  @ParameterizedTest
  @MethodSource("articles")
  void anArticleOfTheSupportRulesGoesToTheAuthorityThatItNames(String article) {
    assertThat(DECISIONS.evaluate("bureauRouting", Map.of("clause", article)))
        .singleElement()
        .satisfies(
            only ->
                assertThat(only.outputs())
                    .containsEntry("bureau", "cp-fsc")
                    .containsEntry("role", "lead"));
  }

  @Test
  void theRegisterHoldsTheBureausOfTheBracketsAndTheAuthorityOfTheSupportRulesAndNobodyElse()
      throws IOException {
    List<String> named =
        measures().stream().flatMap(measure -> measure.bureaus.stream()).distinct().toList();
    assertThat(names().values()).hasSize(23).containsAll(named);
    assertThat(names().keySet()).contains("cp-fsc");
    assertThat(names().values())
        .filteredOn(name -> !named.contains(name))
        .containsExactly("未来科学城管委会（生命科学园管委会）");
  }

  @Test
  void theLevelsPartTheRegister() {
    List<String> municipal = DECISIONS.texts("bureauRegister", Map.of("level", "municipal"), "id");
    List<String> district = DECISIONS.texts("bureauRegister", Map.of("level", "district"), "id");
    assertThat(district).containsExactly("cp-gov", "cp-fsc");
    assertThat(Stream.concat(municipal.stream(), district.stream()))
        .containsExactlyElementsOf(DECISIONS.texts("bureauRegister", EVERYBODY, "id"));
  }

  @Test
  void everyItemIsRoutedByItsClause() {
    for (String kind : List.of("award", "service", "duty")) {
      for (Hit item : DECISIONS.evaluate("itemCatalogue", Map.of("kind", kind))) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("clause", item.outputs().get("clause").toString().replaceAll("\\..*", ""));
        inputs.put("itemId", item.outputs().get("id"));
        assertThat(DECISIONS.texts("bureauRouting", inputs, "role"))
            .as(item.rule())
            .startsWith("lead")
            .filteredOn("lead"::equals)
            .hasSize(1);
      }
    }
  }

  private Map<String, String> names() {
    Function<Hit, String> id = bureau -> (String) bureau.outputs().get("id");
    return DECISIONS.evaluate("bureauRegister", EVERYBODY).stream()
        .collect(Collectors.toMap(id, bureau -> (String) bureau.outputs().get("name")));
  }

  /** 等 (“and others”) at the end of two of the brackets names no bureau. */
  private static Measure measure(int number, String line) {
    Matcher parts = LINE.matcher(line);
    assertThat(parts.matches()).as(line).isTrue();
    return new Measure(
        "M%02d".formatted(number),
        Stream.of(parts.group(1).split("、")).map(name -> name.replaceAll("等$", "")).toList());
  }
}
