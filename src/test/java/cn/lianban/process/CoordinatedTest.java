package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class CoordinatedTest {

  @Autowired Office office;

  @Test
  void a_disagreeing_bureau_sends_a_supported_case_to_the_special_team_and_back_to_the_lead() {
    Case disputed =
        disputed()
            .does(
                "bj-stc",
                "consolidateOpinions",
                "conclusion",
                "support",
                "recognisedAmount",
                900_000)
            .is("coordinating")
            .does("special-team", "coordinateBureaus", "conclusion", "support")
            .is("concluding");
    assertThat(disputed.holders()).containsExactly("bj-stc/consolidateOpinions");

    assertThat(
            disputed
                .tries("bj-stc", "consolidateOpinions", "conclusion", "coordinate", "remark", "再议")
                .errors())
        .contains("conclusion: 专班已协调过一次");
    disputed
        .does("bj-stc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 800_000)
        .is("approving")
        .does("cp-gov-approver", "approveAward", "decision", "approve")
        .goesOnTo("paid");
    assertThat(disputed.award()).isEqualTo("800000.00");
  }

  @Test
  void a_disputed_case_that_the_lead_refuses_needs_no_coordination() {
    disputed()
        .does("bj-stc", "consolidateOpinions", "conclusion", "refuse", "remark", "同意会同部门意见")
        .is("approving");
  }

  @Test
  void what_the_special_team_has_refused_the_lead_cannot_support_after_a_return() {
    Case refused =
        disputed()
            .does(
                "bj-stc",
                "consolidateOpinions",
                "conclusion",
                "support",
                "recognisedAmount",
                900_000)
            .does("special-team", "coordinateBureaus", "conclusion", "refuse", "remark", "不予支持")
            .is("approving")
            .does("cp-gov-approver", "approveAward", "decision", "return", "remark", "请补充理由")
            .is("concluding");

    assertThat(
            refused
                .tries(
                    "bj-stc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 1)
                .errors())
        .contains("conclusion: 专班已协调为不予支持");
    refused
        .does("bj-stc", "consolidateOpinions", "conclusion", "refuse", "remark", "专班不支持")
        .does("cp-gov-approver", "approveAward", "decision", "approve")
        .is("refused");
  }

  @Test
  void the_lead_may_ask_the_special_team_though_nobody_disagrees() {
    Case asked =
        applied()
            .goesOnTo("concluding")
            .does("bj-stc", "consolidateOpinions", "conclusion", "coordinate", "remark", "涉及多部门职责")
            .is("coordinating")
            .goesOnTo("paid");

    assertThat(asked.award()).isEqualTo("1000000.00");
  }

  @Test
  void a_reconsideration_may_come_to_another_end_than_what_the_special_team_refused() {
    Case refused =
        disputed()
            .does(
                "bj-stc",
                "consolidateOpinions",
                "conclusion",
                "support",
                "recognisedAmount",
                900_000)
            .does("special-team", "coordinateBureaus", "conclusion", "refuse", "remark", "不予支持")
            .does("cp-gov-approver", "approveAward", "decision", "approve")
            .is("refused")
            .applicantDoes("reconsideration", "text", "已补充依据")
            .goesOnTo("concluding");

    refused
        .does("bj-stc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 800_000)
        .is("coordinating")
        .does("special-team", "coordinateBureaus", "conclusion", "support")
        .is("concluding")
        .does("bj-stc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 800_000)
        .goesOnTo("paid");
    assertThat(refused.award()).isEqualTo("800000.00");
  }

  @Test
  void a_single_bureau_has_nobody_to_coordinate_with() {
    Case alone =
        office
            .applies(
                "R07-1",
                Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000))
            .goesOnTo("concluding");

    assertThat(
            alone
                .tries("cp-fsc", "consolidateOpinions", "conclusion", "coordinate", "remark", "请协调")
                .errors())
        .contains("conclusion: 本事项只由一个部门办理");
    alone.is("concluding");
  }

  @Test
  void
      a_single_bureau_that_disagreed_in_its_review_may_refuse_but_its_support_goes_to_the_special_team() {
    Case alone =
        office
            .applies(
                "R07-1",
                Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000))
            .goesOnTo("reviewing")
            .does("cp-fsc", "reviewApplication", "opinion", "disagree", "remark", "存疑")
            .goesOnTo("concluding")
            .does(
                "cp-fsc",
                "consolidateOpinions",
                "conclusion",
                "support",
                "recognisedAmount",
                1_000_000);

    alone.is("coordinating").goesOnTo("paid");
  }

  private Case applied() {
    return office.applies(
        "M12-2",
        Map.of(
            "orgKind", "hidden-champion", "settledInBeijing", true, "requestedAmount", 1_000_000));
  }

  private Case disputed() {
    return applied()
        .goesOnTo("reviewing")
        .does("cp-gov", "reviewApplication", "opinion", "disagree", "remark", "尚未落地")
        .goesOnTo("concluding");
  }
}
