package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.tasks.TaskWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@ServiceTest
class ReconsideredTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired TaskWork work;

  @AfterEach
  void itIsTheBeginningAgain() {
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void what_was_not_accepted_is_looked_at_again_once() {
    Case refused = notAccepted();
    assertThat(refused.file().path("respondUntil").asText())
        .as("ten working days")
        .isEqualTo("2026-03-16T23:59:59+08:00");
    refused.applicantDoes("reconsideration", "text", "请再审").is("accepting");
    assertThat(refused.file().path("refusedReason").isTextual()).isFalse();

    refused
        .does("cp-fsc-2", "acceptApplication", "decision", "refuse", "remark", "仍不符合")
        .is("refused");
    assertThat(refused.process()).as("final").isNull();
    assertThat(refused.file().path("respondUntil").isTextual()).isFalse();
    Answer second = refused.applicantTries("reconsideration", "text", "再请复核");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body().path("detail").asText()).contains("已申请过一次复核");
  }

  @Test
  void a_reconsidered_application_may_be_accepted_and_paid() {
    assertThat(
            notAccepted().applicantDoes("reconsideration", "text", "请再审").goesOnTo("paid").award())
        .isEqualTo("3000000.00");
  }

  @Test
  void what_was_refused_at_approval_is_verified_and_concluded_again_once() {
    Case refused =
        office
            .applies("R07-1", DEVICE)
            .goesOnTo("approving")
            .does("cp-fsc-approver", "approveAward", "decision", "refuse", "remark", "依据不足")
            .is("refused")
            .applicantDoes("reconsideration", "text", "已补充依据")
            .is("verifying");
    assertThat(refused.holders()).containsExactly("cp-fsc/verifyFacts");

    refused
        .goesOnTo("approving")
        .does("cp-fsc-approver", "approveAward", "decision", "refuse", "remark", "维持原决定")
        .is("refused");
    assertThat(refused.process()).isNull();
    assertThat(refused.file().path("refusedReason").asText()).isEqualTo("维持原决定");
    assertThat(refused.applicantTries("reconsideration", "text", "再请复核").status()).isEqualTo(409);
  }

  @Test
  void after_a_reconsideration_at_approval_the_award_may_be_paid() {
    Case paid =
        office
            .applies("R07-1", DEVICE)
            .goesOnTo("concluding")
            .does("cp-fsc", "consolidateOpinions", "conclusion", "refuse", "remark", "依据不足")
            .goesOnTo("refused")
            .applicantDoes("reconsideration", "text", "已补充依据")
            .goesOnTo("paid");

    assertThat(paid.award()).isEqualTo("3000000.00");
  }

  @Test
  void whoever_was_not_accepted_at_first_has_no_second_reconsideration_at_approval() {
    Case refused =
        notAccepted()
            .applicantDoes("reconsideration", "text", "请再审")
            .goesOnTo("approving")
            .does("cp-fsc-approver", "approveAward", "decision", "refuse", "remark", "依据不足")
            .is("refused");

    assertThat(refused.process()).isNull();
    assertThat(refused.applicantTries("reconsideration", "text", "再请复核").status()).isEqualTo(409);
  }

  @Test
  void a_refusal_that_nobody_questions_in_time_stands() {
    Case atAcceptance = notAccepted().after("reconsiderationExpired").is("refused");
    Case atApproval =
        office
            .applies("R07-1", DEVICE)
            .goesOnTo("approving")
            .does("cp-fsc-approver", "approveAward", "decision", "refuse", "remark", "依据不足")
            .after("reconsiderationExpired")
            .is("refused");

    assertThat(atAcceptance.process()).isNull();
    assertThat(atApproval.process()).isNull();
    assertThat(atAcceptance.applicantTries("reconsideration", "text", "请复核").status())
        .isEqualTo(409);
    assertThat(atApproval.applicantTries("reconsideration", "text", "请复核").status()).isEqualTo(409);
  }

  @Test
  void the_applicant_is_told_of_the_refusal_and_reminded_before_the_time_to_question_it_is_over() {
    Case refused = notAccepted();
    assertThat(notices(refused))
        .singleElement()
        .asString()
        .contains("未予支持", "可以在 2026年3月16日 前（含当日）申请复核一次");

    refused.after("reminderDue").is("refused");
    assertThat(notices(refused))
        .hasSize(2)
        .first()
        .asString()
        .contains("如对不予决定有异议", "2026年3月16日", "申请复核");

    refused
        .applicantDoes("reconsideration", "text", "请再审")
        .is("accepting")
        .does("cp-fsc", "acceptApplication", "decision", "refuse", "remark", "仍不齐全");
    assertThat(notices(refused)).first().asString().contains("终局决定");
  }

  private List<String> notices(Case refused) {
    return StreamSupport.stream(
            office
                .get(refused.applicant().account(), "/api/notices")
                .body()
                .path("content")
                .spliterator(),
            false)
        .map(notice -> notice.path("text").asText())
        .toList();
  }

  @Test
  void only_a_refusal_can_be_reconsidered() {
    Case running = office.applies("R07-1", DEVICE);

    assertThat(running.applicantTries("reconsideration", "text", "请复核").status()).isEqualTo(409);
    assertThat(notAccepted().applicantTries("reconsideration", "text", "").errors())
        .contains("text: 请填写复核理由");
  }

  @Test
  void a_verifier_starts_from_what_was_verified_unless_the_applicant_has_corrected_it_since() {
    Case again =
        office
            .applies("R07-1", DEVICE)
            .goesOnTo("verifying")
            .isVerifiedAs("cp-fsc", "rdExpense", 9_000_000)
            .goesOnTo("approving")
            .does("cp-fsc-approver", "approveAward", "decision", "refuse", "remark", "依据不足")
            .applicantDoes("reconsideration", "text", "数据有误，请求更正");
    assertThat(opensWith(again)).isEqualTo("9000000");

    clock.advance(Duration.ofMinutes(1));
    again
        .does("cp-fsc", "verifyFacts", "decision", "correct", "remark", "请更正研发投入")
        .applicantDoes("corrections", "facts", Map.of("rdExpense", 8_000_000), "text", "已更正")
        .is("verifying");
    assertThat(opensWith(again)).isEqualTo("8000000");
    assertThat(again.goesOnTo("paid").award()).isEqualTo("2400000.00");
  }

  private Object opensWith(Case verified) {
    String task = verified.task("cp-fsc", "verifyFacts");
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("cp-fsc", null, "cp-fsc", "officials"));
    try {
      return work.open(task).get("rdExpense");
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private Case notAccepted() {
    return office
        .applies("R07-1", DEVICE)
        .does("cp-fsc", "acceptApplication", "decision", "refuse", "remark", "不属于支持对象")
        .is("refused");
  }
}
