package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.lianban.kernel.Refused;
import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@ServiceTest
class ApprovalTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  @Autowired Office office;
  @Autowired TaskService tasks;

  @Test
  void the_approver_returns_a_case_to_the_lead_who_concludes_anew() {
    Case returned =
        office
            .applies("R07-1", DEVICE)
            .goesOnTo("approving")
            .does("cp-fsc-approver", "approveAward", "decision", "return", "remark", "金额请复核")
            .is("concluding")
            .does(
                "cp-fsc",
                "consolidateOpinions",
                "conclusion",
                "support",
                "recognisedAmount",
                "2500000.00")
            .goesOnTo("paid");

    assertThat(returned.award()).isEqualTo("2500000.00");
    assertThat(returned.told("returned")).hasSize(1);
  }

  @Test
  void who_verified_and_concluded_does_not_approve_the_same_case() {
    String both = office.newAccount("lead-and-approver", "cp-fsc", "cp-fsc-approver", "officials");
    Case own =
        office
            .applies("R07-1", DEVICE)
            .goesOnTo("verifying")
            .isVerifiedAs(both)
            .goesOnTo("approving");
    String task = own.task(both, "approveAward");

    Answer answer = own.tries(both, "approveAward", "decision", "approve");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().path("detail").asText()).contains("岗位分离");
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> claim(task, both, "cp-fsc", "cp-fsc-approver"))
        .withMessageContaining("岗位分离");
    own.is("approving");

    Case others = office.applies("R07-1", DEVICE).goesOnTo("approving");
    claim(others.task(both, "approveAward"), both, "cp-fsc", "cp-fsc-approver");
    others.does(both, "approveAward", "decision", "approve").is("publicised");
  }

  @Test
  void who_coordinated_does_not_approve_and_who_approved_does_not_pay() {
    String everybody =
        office.newAccount(
            "team-approver-payer", "special-team", "cp-gov-approver", "cp-gov-payer", "officials");
    Case coordinated =
        office
            .applies(
                "M12-2",
                Map.of(
                    "orgKind", "start-up", "settledInBeijing", true, "requestedAmount", 1_000_000))
            .goesOnTo("concluding")
            .does("bj-stc", "consolidateOpinions", "conclusion", "coordinate", "remark", "请协调")
            .does(everybody, "coordinateBureaus", "conclusion", "support")
            .goesOnTo("approving");
    assertThat(coordinated.tries(everybody, "approveAward", "decision", "approve").status())
        .isEqualTo(403);

    Case approved =
        office
            .applies(
                "M12-2",
                Map.of(
                    "orgKind", "start-up", "settledInBeijing", true, "requestedAmount", 1_000_000))
            .goesOnTo("approving")
            .does(everybody, "approveAward", "decision", "approve")
            .goesOnTo("paying");
    String task = approved.task(everybody, "payAward");
    assertThat(
            approved
                .tries(
                    everybody,
                    "payAward",
                    "paymentReference",
                    "P-1-" + approved.no(),
                    "paidOn",
                    "2026-03-02")
                .status())
        .isEqualTo(403);
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> claim(task, everybody, "special-team", "cp-gov-payer"));
    approved.goesOnTo("paid");
  }

  @Test
  void a_task_that_somebody_has_claimed_is_not_worked_by_another() {
    Case claimed = office.applies("R07-1", DEVICE);
    claim(claimed.task("cp-fsc-2", "acceptApplication"), "cp-fsc-2", "cp-fsc");

    Answer answer = claimed.tries("cp-fsc", "acceptApplication", "decision", "accept");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("detail").asText()).contains("认领");
    claimed.does("cp-fsc-2", "acceptApplication", "decision", "accept").is("reviewing");
  }

  @Test
  void a_task_is_worked_once_and_by_its_bureau_alone() {
    Case handled = office.applies("R07-1", DEVICE);
    String task = handled.task("cp-fsc", "acceptApplication");
    String completion = "/api/tasks/" + task + "/completion";

    assertThat(office.post("cp-gov", completion, Map.of("decision", "accept")).status())
        .as("another bureau")
        .isEqualTo(404);
    assertThat(office.post("monitor", completion, Map.of("decision", "accept")).status())
        .as("looks, and changes nothing")
        .isEqualTo(403);
    assertThat(
            office
                .post(handled.applicant().account(), completion, Map.of("decision", "accept"))
                .status())
        .isIn(403, 404);
    assertThat(office.post(null, completion, Map.of("decision", "accept")).status()).isEqualTo(401);
    handled.does("cp-fsc", "acceptApplication", "decision", "accept");
    assertThat(office.post("cp-fsc", completion, Map.of("decision", "accept")).status())
        .as("done already")
        .isEqualTo(409);
    assertThat(office.post("cp-fsc", "/api/tasks/nothing/completion", Map.of()).status())
        .isEqualTo(404);
  }

  @Test
  void
      approval_is_refused_when_the_awardable_amount_has_changed_meanwhile_and_the_lead_has_the_case_again() {
    Office.Applicant maker = office.newApplicant();
    Case certificate = office.applies(maker, "R07-1", "血管支架", DEVICE).goesOnTo("approving");
    Case pathway =
        office
            .applies(
                maker,
                "R07-2a",
                "血管支架",
                Map.of(
                    "pathway",
                    "priority-approval",
                    "certificateObtained",
                    true,
                    "rdExpense",
                    12_000_000))
            .goesOnTo("approving");
    certificate.goesOnTo("publicised");

    Answer answer = pathway.tries("cp-fsc-approver", "approveAward", "decision", "approve");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("detail").asText()).contains("600,000.00").contains("已退回牵头部门");
    pathway.is("concluding");
    assertThat(pathway.holders()).containsExactly("cp-fsc/consolidateOpinions");
    assertThat(pathway.award()).isEmpty();
    pathway
        .does("cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 600_000)
        .does("cp-fsc-approver", "approveAward", "decision", "approve")
        .goesOnTo("paid");
  }

  private void claim(String task, String account, String... groups) {
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(account, null, groups));
    try {
      tasks.claim(task, account);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }
}
