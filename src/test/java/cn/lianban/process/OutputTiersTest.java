package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * 第十三条（三）: a product passes the tiers of yearly output one after the other or several at once; what
 * its company has in the end does not depend on the way, whichever answer of the reading is in use.
 */
@ServiceTest
class OutputTiersTest {

  @Autowired Office office;
  @Autowired ReleasedModels models;

  @AfterEach
  void the_models_of_the_project_are_the_newest_again() {
    models.asTheyAre();
  }

  @ParameterizedTest
  @CsvSource({
    // the standards are 500,000, 800,000 and 1,500,000
    "highest, 1500000.00, 500000.00 300000.00 700000.00, 800000.00 700000.00",
    "each,    2800000.00, 500000.00 800000.00 1500000.00, 1300000.00 1500000.00"
  })
  void the_way_to_the_third_tier_changes_nothing_of_the_whole(
      String answer, String atOnce, String stepByStep, String twoAndOne) {
    models.with(
        Map.of(
            "dmn/awards/R13.dmn",
            OutputTiersTest::standards,
            "dmn/readings.dmn",
            register ->
                answer.equals("each")
                    ? ReleasedModels.answered(register, Map.of("outputTiers", answer))
                    : register));

    assertThat(awards(List.of("600000000.00"))).containsExactly(atOnce);
    assertThat(awards(List.of("60000000.00", "200000000.00", "600000000.00")))
        .containsExactly(stepByStep.split(" "));
    assertThat(awards(List.of("200000000.00", "600000000.00")))
        .containsExactly(twoAndOne.split(" "));
    for (String way : List.of(stepByStep, twoAndOne)) {
      assertThat(
              List.of(way.split(" ")).stream()
                  .map(BigDecimal::new)
                  .reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(atOnce);
    }
  }

  @ParameterizedTest
  @CsvSource({"highest", "each"})
  void a_tier_that_was_supported_is_not_supported_again(String answer) {
    models.with(
        Map.of(
            "dmn/awards/R13.dmn",
            OutputTiersTest::standards,
            "dmn/readings.dmn",
            register ->
                answer.equals("each")
                    ? ReleasedModels.answered(register, Map.of("outputTiers", answer))
                    : register));
    Office.Applicant company = office.newApplicant();
    applies(company, "0.00", "200000000.00").goesOnTo("paid");

    Case again = applies(company, "60000000.00", "200000000.00").goesOnTo("concluding");

    assertThat(
            again
                .tries(
                    "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
                .errors())
        .contains("不再重复支持");
  }

  /** What the company is awarded for each year, whose output is the peak of the years after it. */
  private List<String> awards(List<String> outputs) {
    Office.Applicant company = office.newApplicant();
    return java.util.stream.IntStream.range(0, outputs.size())
        .mapToObj(
            year ->
                applies(company, year == 0 ? "0.00" : outputs.get(year - 1), outputs.get(year))
                    .goesOnTo("paid")
                    .award())
        .toList();
  }

  private Case applies(Office.Applicant company, String peakBefore, String output) {
    return office.applies(
        company,
        "R13-3",
        "重组疫苗",
        Map.of(
            "fiscalYear",
            2025,
            "productOutput",
            output,
            "priorPeakProductOutput",
            peakBefore,
            "requestedAmount",
            "9000000.00"));
  }

  private static String standards(String model) {
    return standard(
        standard(standard(model, "from50m", "500000"), "from100m", "800000"),
        "from500m",
        "1500000");
  }

  private static String standard(String model, String tier, String amount) {
    String filled =
        model.replaceAll(
            "(id=\"R13-3-grant-" + tier + "-[^\"]*standard\">\\s*<text>)[^<]*",
            "$1\"" + amount + "\"");
    assertThat(filled).as(tier).isNotEqualTo(model);
    return filled;
  }
}
