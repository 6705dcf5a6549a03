package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class WithdrawnTest {

  private static final Map<String, Object> SCENARIO =
      Map.of("scenario", "other", "projectInvestment", 1_000_000);

  @Autowired Office office;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accepting",
        "correcting",
        "reviewing",
        "evaluating",
        "verifying",
        "concluding",
        "coordinating",
        "approving"
      })
  void an_applicant_may_withdraw_until_the_award_is_approved(String stage) {
    Case withdrawn = at(stage).is(stage);
    assertThat(withdrawn.applicantTries("withdrawal", "reason", " ").errors())
        .contains("reason: 请填写撤回原因");

    withdrawn.applicantDoes("withdrawal", "reason", "项目取消").is("withdrawn");

    assertThat(withdrawn.holders()).isEmpty();
    assertThat(withdrawn.process()).isNull();
    assertThat(office.get("cp-gov", "/api/notices?size=100").body().toString())
        .contains("申报 " + withdrawn.no() + " 已由申报主体撤回");
    assertThat(withdrawn.applicantTries("withdrawal", "reason", "再撤一次").status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"publicised", "objected", "paying", "paid"})
  void nobody_withdraws_what_is_approved(String stage) {
    Case approved = at(stage).is(stage);

    assertThat(approved.applicantTries("withdrawal", "reason", "项目取消").status()).isEqualTo(409);
    approved.is(stage);
  }

  @Test
  void nobody_withdraws_in_the_moment_between_approval_and_publicity() {
    Case approved = at("approving");
    office.post(
        "cp-gov-approver",
        "/api/tasks/" + approved.task("cp-gov-approver", "approveAward") + "/completion",
        Map.of("decision", "approve"));

    assertThat(approved.applicantTries("withdrawal", "reason", "项目取消").status()).isEqualTo(409);
    approved.is("publicised").goesOnTo("paid");
  }

  @Test
  void nobody_withdraws_what_somebody_else_has_applied_for() {
    Case other = at("reviewing");

    assertThat(
            office
                .post(
                    office.newApplicant().account(),
                    other.path() + "/withdrawal",
                    Map.of("reason", "撤回"))
                .status())
        .isEqualTo(404);
    assertThat(office.post("cp-gov", other.path() + "/withdrawal", Map.of("reason", "撤回")).status())
        .isEqualTo(403);
    other.is("reviewing");
  }

  private Case at(String stage) {
    Case applied = office.applies("M05-1", SCENARIO);
    return switch (stage) {
      case "correcting" ->
          applied.does("cp-gov", "acceptApplication", "decision", "correct", "remark", "请补充");
      case "coordinating" ->
          applied
              .goesOnTo("concluding")
              .does("bj-drc", "consolidateOpinions", "conclusion", "coordinate", "remark", "请协调");
      case "objected" -> applied.goesOnTo("publicised").isObjectedTo("异议");
      default -> applied.goesOnTo(stage);
    };
  }
}
