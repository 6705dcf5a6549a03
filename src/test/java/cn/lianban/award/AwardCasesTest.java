package cn.lianban.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Evaluates the item's decision for every sentence about an applicant. */
class AwardCasesTest {

  private final AwardDecisions decisions = new AwardDecisions();

  @TestFactory
  Stream<DynamicTest> sentences() {
    return AwardCase.all().stream()
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> holds(one)));
  }

  @Test
  void conditionsAreReadByTheEngineThatProductionUses() {
    assertThat(decisions.feel()).isInstanceOf(ScalaFeelEngine.class);
  }

  private void holds(AwardCase one) {
    List<AwardDecisions.Hit> hits = decisions.evaluate(one);
    List<AwardDecisions.Hit> refusals =
        hits.stream().filter(AwardDecisions.Hit::isRefusal).toList();
    List<AwardDecisions.Hit> grants = hits.stream().filter(AwardDecisions.Hit::isGrant).toList();
    boolean addsUp = one.answers().get("outputTiers").equals("each") && one.item().equals("R13-3");
    assertThat(grants).as("rows that grant").isNotEmpty();
    assertThat(grants.size()).isLessThanOrEqualTo(addsUp ? 5 : 1);

    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(refusals.isEmpty()).as("eligible").isEqualTo(one.eligible());
    softly
        .assertThat(refusals)
        .as("unmet")
        .extracting(hit -> hit.text("fact"))
        .isEqualTo(one.unmet());
    compareText(softly, one, grants.get(0), "formula");
    if (isTold(one, "part")) {
      String parts =
          grants.stream()
              .map(grant -> grant.text("part"))
              .filter(Objects::nonNull)
              .collect(Collectors.joining("、"));
      softly
          .assertThat(parts.isEmpty() ? null : parts)
          .as("part")
          .isEqualTo(one.expect().get("part"));
    }
    Stream.of("base", "rate", "cap", "bound")
        .forEach(output -> compareNumber(softly, one, grants.get(0), output));
    if (one.expect().containsKey("standard")) {
      compareNumber(softly, one, grants.get(0), "standard");
    }
    softly.assertAll();
  }

  private static void compareText(
      SoftAssertions softly, AwardCase one, AwardDecisions.Hit grant, String output) {
    if (isTold(one, output)) {
      softly.assertThat(grant.text(output)).as(output).isEqualTo(one.expect().get(output));
    }
  }

  private static void compareNumber(
      SoftAssertions softly, AwardCase one, AwardDecisions.Hit grant, String output) {
    if (isTold(one, output)) {
      String text = grant.text(output);
      Object expected = one.expect().get(output);
      softly
          .assertThat(text == null ? null : new BigDecimal(text))
          .as(output)
          .usingComparator(
              (actual, wanted) ->
                  actual == null || wanted == null
                      ? (actual == wanted ? 0 : 1)
                      : actual.compareTo(wanted))
          .isEqualTo(expected == null ? null : new BigDecimal(expected.toString()));
    }
  }

  /**
   * An eligible case lists all its outputs, so an output that it leaves out must be empty; a
   * refused case is compared only in the outputs that it lists.
   */
  private static boolean isTold(AwardCase one, String output) {
    return one.eligible() || one.expect().containsKey(output);
  }
}
