package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.tasks.TaskWork;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.FormService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@ServiceTest
class ParallelReviewTest {

  private static final String SECRET = "只给牵头部门看的理由";
  private static final List<String> ROUTING =
      List.of(
          "applicationNo",
          "itemId",
          "clause",
          "acceptingBody",
          "approverGroup",
          "payerGroup",
          "leadBureau",
          "evaluationNeeded",
          "acceptance",
          "correctionsAsked",
          "verification",
          "eligible",
          "conclusion",
          "next",
          "coordination",
          "approval",
          "reconsidered",
          "publicityEndsAt",
          "finding",
          "objectionsOpen",
          "requestedBy",
          "silence",
          "rankingNeeded",
          "selection");

  @Autowired Office office;
  @Autowired TaskWork work;
  @Autowired FormService forms;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void nobodyIsLoggedIn() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void bureaus_that_review_at_the_same_time_never_see_each_others_answers() {
    Case reviewed =
        office
            .applies("M05-1", Map.of("scenario", "other", "projectInvestment", 1_000_000))
            .goesOnTo("reviewing");
    String other = reviewed.task("bj-mpa", "reviewApplication");
    Map<String, Object> before = as("bj-mpa", () -> work.open(other));

    reviewed.does("bj-health", "reviewApplication", "opinion", "disagree", "remark", SECRET);
    reviewed.does("bj-insurance", "reviewApplication", "opinion", "agree", "remark", SECRET);

    assertThat(as("bj-mpa", () -> work.open(other)))
        .isEqualTo(before)
        .containsEntry("opinion", null)
        .containsEntry("remark", null);
    assertThat(as("bj-mpa", () -> forms.getTaskFormVariables(other)).toString())
        .doesNotContain(SECRET);
    assertThat(office.get("bj-mpa", reviewed.path()).body().toString()).doesNotContain(SECRET);
    assertThat(opinionsReadBy("bj-mpa", reviewed)).containsExactly("已提交意见", "已提交意见");
    assertThat(opinionsReadBy("bj-health", reviewed))
        .as("its own, and that another has one")
        .containsExactly("意见：不同意", "已提交意见");
    for (String allSeeing : List.of("special-team", "monitor", "auditor")) {
      if (office.get(allSeeing, reviewed.path()).status() == 200) {
        assertThat(opinionsReadBy(allSeeing, reviewed))
            .as(allSeeing)
            .containsExactly("意见：不同意", "意见：同意");
      }
    }
    reviewed.goesOnTo("evaluating").isScored(80);
    assertThat(opinionsReadBy("bj-mpa", reviewed)).as("once all have answered").contains("意见：不同意");
    String verification = reviewed.task("bj-drc", "verifyFacts");
    assertThat(as("bj-drc", () -> work.open(verification)).toString())
        .as("the lead sees them")
        .contains(SECRET);
  }

  private List<String> opinionsReadBy(String account, Case reviewed) {
    return StreamSupport.stream(
            office.get(account, reviewed.path()).body().path("timeline").spliterator(), false)
        .filter(entry -> entry.path("event").asText().equals("opinion"))
        .map(entry -> entry.path("text").asText())
        .toList();
  }

  @Test
  void a_bureau_that_reviews_again_reads_what_it_said_itself() {
    Case reviewed =
        office
            .applies(
                "M12-2",
                Map.of("orgKind", "start-up", "settledInBeijing", true, "requestedAmount", 1))
            .goesOnTo("reviewing");
    reviewed
        .does("bj-stc", "reviewApplication", "opinion", "correct", "remark", "请补充入驻协议")
        .does("cp-gov", "reviewApplication", "opinion", "correct", "remark", SECRET)
        .applicantDoes("corrections", "text", "已补充");

    String again = reviewed.task("bj-stc", "reviewApplication");
    assertThat(as("bj-stc", () -> work.open(again)).get("opinionsSummary").toString())
        .contains("请补充入驻协议")
        .doesNotContain(SECRET);
  }

  @Test
  void experts_see_no_score_of_each_other() {
    Case evaluated =
        office.applies(
            "R06-1",
            Map.of(
                "drugClass",
                "class-2",
                "certificateObtained",
                true,
                "industrialised",
                true,
                "requestedAmount",
                1));
    evaluated.goesOnTo("evaluating");
    List<String> seats =
        Stream.of("expert1", "expert2", "expert3", "expert4", "expert5")
            .filter(evaluated::isSeatOf)
            .toList();
    evaluated.does(
        seats.get(0), "evaluateApplication", "score", 77, "conflict", false, "remark", SECRET);

    String second = evaluated.task(seats.get(1), "evaluateApplication");
    assertThat(as(seats.get(1), () -> work.open(second)))
        .containsEntry("score", null)
        .containsEntry("remark", null);
    assertThat(as(seats.get(1), () -> forms.getTaskFormVariables(second)).toString())
        .doesNotContain(SECRET);
    assertThat(
            office
                .get(seats.get(1), "/api/tasks?applicationNo=" + evaluated.no())
                .body()
                .path("content"))
        .hasSize(1);
  }

  @Test
  void nothing_but_routing_values_ever_becomes_a_variable() {
    Case handled =
        office
            .applies("M05-1", Map.of("scenario", "other", "projectInvestment", 1_234_567))
            .goesOnTo("concluding");
    handled.goesOnTo("paid");

    List<String> names =
        jdbc.sql(
                """
                select distinct v.name_ from act_hi_varinst v join act_hi_procinst p on p.id_ = v.proc_inst_id_
                where p.business_key_ = :no
                """)
            .param("no", handled.no())
            .query(String.class)
            .list();
    assertThat(names)
        .contains("applicationNo", "approval")
        .allMatch(name -> ROUTING.contains(name) || isLocal(name), "is a routing value");
  }

  private static boolean isLocal(String name) {
    return List.of(
            "bureau",
            "seat",
            "nrOfInstances",
            "nrOfCompletedInstances",
            "nrOfActiveInstances",
            "loopCounter")
        .contains(name);
  }

  private static <T> T as(String bureau, Supplier<T> work) {
    String group = bureau.startsWith("expert") ? "experts" : bureau;
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(bureau, null, group, "officials"));
    try {
      return work.get();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }
}
