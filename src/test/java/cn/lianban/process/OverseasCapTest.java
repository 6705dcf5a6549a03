package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ReleasedModels;
import cn.lianban.testing.ServiceTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 若干措施（十三）: where the amount is that of an enterprise, no way leads past it. */
@ServiceTest
class OverseasCapTest {

  private static final Map<String, Object> CENTRE = Map.of("requestedAmount", "1500000.00");

  @Autowired Office office;
  @Autowired ReleasedModels models;

  @AfterEach
  void the_models_of_the_project_are_the_newest_again() {
    models.asTheyAre();
  }

  @Test
  void two_projects_concluded_side_by_side_stay_within_the_amount_of_the_enterprise() {
    models.with(
        Map.of(
            "dmn/readings.dmn",
            register ->
                ReleasedModels.answered(register, Map.of("overseasCapScope", "enterprise"))));
    Office.Applicant company = office.newApplicant();
    Case first = office.applies(company, "M13-1", "海外研发中心甲", CENTRE).goesOnTo("approving");
    Case second = office.applies(company, "M13-1", "海外研发中心乙", CENTRE).goesOnTo("approving");

    first.does("cp-gov-approver", "approveAward", "decision", "approve");
    Answer late = second.tries("cp-gov-approver", "approveAward", "decision", "approve");

    assertThat(late.status()).as("assessed before the first was approved").isEqualTo(409);
    assertThat(late.errors()).contains("现为 500,000.00 元");
    String lead = second.is("concluding").holders().get(0).split("/")[0];
    assertThat(
            second
                .tries(
                    lead,
                    "consolidateOpinions",
                    "conclusion",
                    "support",
                    "recognisedAmount",
                    "500000.01")
                .errors())
        .contains("recognisedAmount");
    second
        .does(lead, "consolidateOpinions", "conclusion", "support", "recognisedAmount", "500000.00")
        .goesOnTo("publicised");
    assertThat(second.award()).isEqualTo("500000.00");
  }
}
