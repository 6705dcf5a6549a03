package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every task has a due date in working days, a reminder before it and an escalation after it. */
@ServiceTest
class DueTest {

  @Autowired Office office;

  @ParameterizedTest
  @CsvSource({
    "accepting,    acceptApplication,   cp-gov,          2026-03-09",
    "reviewing,    reviewApplication,   bj-health,       2026-03-16",
    "evaluating,   evaluateApplication, ,                2026-03-16",
    "verifying,    verifyFacts,         bj-drc,          2026-03-09",
    "concluding,   consolidateOpinions, bj-drc,          2026-03-09",
    "coordinating, coordinateBureaus,   special-team,    2026-03-16",
    "approving,    approveAward,        cp-gov-approver, 2026-03-09",
    "objected,     handleObjection,     cp-gov,          2026-03-16",
    "paying,       payAward,            cp-gov-payer,    2026-03-23"
  })
  void a_task_is_due_reminded_and_escalated(String stage, String key, String account, String due) {
    Case waiting = at(stage).is(stage);
    if (stage.equals("reviewing")) {
      List.of("bj-drc", "bj-insurance", "bj-mpa", "cp-gov")
          .forEach(bureau -> waiting.does(bureau, "reviewApplication", "opinion", "agree"));
    }
    String worker = account == null ? lastExpert(waiting) : account;

    assertThat(
            office.get(worker, "/api/tasks?applicationNo=" + waiting.no()).body().path("content"))
        .singleElement()
        .satisfies(
            task -> assertThat(task.path("due").asText()).isEqualTo(due + "T23:59:59+08:00"));
    assertThat(kinds(worker, waiting)).doesNotContain("reminder");

    waiting.onTime(key + "Reminder").is(stage);
    assertThat(kinds(worker, waiting)).contains("reminder");
    assertThat(kinds("special-team", waiting)).doesNotContain("escalation");

    waiting.onTime(key + "Escalation").is(stage);
    assertThat(kinds("special-team", waiting)).contains("escalation");
    assertThat(waiting.told("reminded")).hasSize(1);
    assertThat(waiting.told("escalated")).hasSize(1);
    assertThat(office.get("special-team", waiting.path()).status())
        .as("who is told may look")
        .isEqualTo(200);
    waiting.goesOnTo("paid");
  }

  /** All experts but one have scored. */
  private static String lastExpert(Case evaluated) {
    List<String> seats =
        Stream.of("expert1", "expert2", "expert3", "expert4", "expert5")
            .filter(evaluated::isSeatOf)
            .toList();
    seats.stream()
        .skip(1)
        .forEach(
            expert ->
                evaluated.does(expert, "evaluateApplication", "score", 80, "conflict", false));
    return seats.get(0);
  }

  private List<String> kinds(String account, Case about) {
    return StreamSupport.stream(
            office.get(account, "/api/notices?size=100").body().path("content").spliterator(),
            false)
        .filter(notice -> notice.path("applicationNo").asText().equals(about.no()))
        .map(notice -> notice.path("kind").asText())
        .toList();
  }

  private Case at(String stage) {
    Case applied =
        office.applies("M05-1", Map.of("scenario", "other", "projectInvestment", 1_000_000));
    return switch (stage) {
      case "coordinating" ->
          applied
              .goesOnTo("concluding")
              .does("bj-drc", "consolidateOpinions", "conclusion", "coordinate", "remark", "请协调");
      case "objected" -> applied.goesOnTo("publicised").isObjectedTo("异议");
      default -> applied.goesOnTo(stage);
    };
  }
}
