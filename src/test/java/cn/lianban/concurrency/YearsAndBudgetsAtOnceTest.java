package cn.lianban.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Simultaneous actions on money and years: never overdrawn, never counted twice, never lost. */
@ServiceTest
class YearsAndBudgetsAtOnceTest {

  private static final String ITEM = "R12-2a";
  private static final Map<String, Object> LICENCE =
      Map.of(
          "productName",
          "引进产品",
          "licensor",
          "某跨国公司",
          "broughtFromAbroad",
          true,
          "industrialisedLocally",
          true,
          "productLaunched",
          true,
          "requestedAmount",
          1_000_000);

  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void thereIsNoBudgetAgain() {
    jdbc.sql("delete from budget where item_id = :item").param("item", ITEM).update();
    jdbc.sql("delete from budget_change where item_id = :item").param("item", ITEM).update();
    jdbc.sql("delete from proposal where subject like '%/' || :item").param("item", ITEM).update();
  }

  @Test
  void a_first_budget_that_is_set_while_awards_are_approved_misses_none_of_them() {
    BigDecimal before = awarded();
    List<Case> cases =
        IntStream.range(0, 8).mapToObj(i -> licence().goesOnTo("approving")).toList();
    List<Callable<Integer>> deeds = approvals(cases);
    deeds.add(
        4,
        () ->
            office
                .budget(
                    "owner1",
                    ITEM,
                    2026,
                    before.add(new BigDecimal("5000000")).toPlainString(),
                    "追加")
                .status());

    List<Integer> answers = AtOnce.all(deeds);

    assertThat(answers).isSubsetOf(200, 204, 409);
    assertThat(awarded())
        .isEqualByComparingTo(before.add(new BigDecimal(1_000_000L * approved(cases))));
    if (answers.get(4) == 200) {
      assertThat(committed()).as("the budget knows of every award").isEqualByComparingTo(awarded());
      assertThat(approved(cases)).isLessThanOrEqualTo(5);
    }
  }

  @Test
  void an_award_that_is_revoked_while_others_are_approved_makes_room_for_one_and_no_more() {
    office.budget("owner1", ITEM, 2026, "900000000.00", "追加");
    Case revoked = licence().goesOnTo("publicised").isObjectedTo("异议");
    List<Case> cases =
        IntStream.range(0, 6).mapToObj(i -> licence().goesOnTo("approving")).toList();
    BigDecimal whole = awarded();
    assertThat(office.budget("owner1", ITEM, 2026, whole.toPlainString(), "追加").status())
        .isEqualTo(200);
    String objection = revoked.task("cp-fsc-2", "handleObjection");
    List<Callable<Integer>> deeds = approvals(cases);
    deeds.add(
        3, () -> complete("cp-fsc-2", objection, Map.of("finding", "upheld", "remark", "成立")));

    List<Integer> answers = AtOnce.all(deeds);
    office.runJobs();

    assertThat(answers.get(3)).isEqualTo(204);
    assertThat(approved(cases)).isLessThanOrEqualTo(1);
    assertThat(committed()).isEqualByComparingTo(awarded()).isLessThanOrEqualTo(whole);
    revoked.is("concluding");
  }

  @Test
  void six_years_of_a_platform_at_once_award_three_of_them_and_fifty_million_at_most() {
    Office.Applicant operator = office.newApplicant();
    List<Case> cases =
        IntStream.range(2019, 2025)
            .mapToObj(year -> platform(operator, year).goesOnTo("approving"))
            .toList();

    List<Integer> answers = AtOnce.all(approvals(cases, "cp-gov-approver"));

    assertThat(answers).containsOnly(204, 409);
    assertThat(Collections.frequency(answers, 204))
        .as("20 + 20 million fit, a third time 20 do not")
        .isEqualTo(2);
    assertThat(
            jdbc.sql("select sum(amount) from award where uscc = :uscc and status = 'reserved'")
                .param("uscc", operator.uscc())
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo("40000000.00");
    assertThat(
            jdbc.sql(
                    "select granted from award_total t join matter m on m.id = t.matter_id where m.uscc = :uscc")
                .param("uscc", operator.uscc())
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo("40000000.00");
  }

  @Test
  void one_year_of_a_platform_is_accepted_once_however_many_accept_at_once() {
    Office.Applicant operator = office.newApplicant();
    List<Case> cases = IntStream.range(0, 6).mapToObj(i -> platform(operator, 2024)).toList();
    List<Callable<Integer>> deeds = new ArrayList<>();
    for (Case one : cases) {
      String task = one.task("cp-gov", "acceptApplication");
      deeds.add(() -> complete("cp-gov", task, Map.of("decision", "accept")));
    }

    List<Integer> answers = AtOnce.all(deeds);

    assertThat(Collections.frequency(answers, 204)).isEqualTo(1);
    assertThat(Collections.frequency(answers, 400)).isEqualTo(5);
  }

  private List<Callable<Integer>> approvals(List<Case> cases) {
    return approvals(cases, "cp-fsc-approver");
  }

  private List<Callable<Integer>> approvals(List<Case> cases, String approver) {
    List<Callable<Integer>> deeds = new ArrayList<>();
    for (Case one : cases) {
      String task = one.task(approver, "approveAward");
      deeds.add(() -> complete(approver, task, Map.of("decision", "approve")));
    }
    return deeds;
  }

  private int complete(String account, String task, Map<String, ?> fields) {
    return office.post(account, "/api/tasks/" + task + "/completion", fields).status();
  }

  private int approved(List<Case> cases) {
    return jdbc.sql(
            "select count(*) from award where application_no in (:nos) and status in ('reserved', 'approved', 'paid')")
        .param("nos", cases.stream().map(Case::no).toList())
        .query(Integer.class)
        .single();
  }

  private BigDecimal awarded() {
    return jdbc.sql(
            "select coalesce(sum(amount), 0) from award where item_id = :item and status in ('reserved', 'approved', 'paid')")
        .param("item", ITEM)
        .query(BigDecimal.class)
        .single();
  }

  private BigDecimal committed() {
    return jdbc.sql("select committed from budget where item_id = :item and year = 2026")
        .param("item", ITEM)
        .query(BigDecimal.class)
        .single();
  }

  private Case licence() {
    return office.applies(ITEM, LICENCE);
  }

  private Case platform(Office.Applicant operator, int year) {
    Map<String, Object> facts =
        new HashMap<>(Map.of("platformName", "脑机平台", "platformField", "brain-computer-interface"));
    facts.putAll(
        Map.of("fiscalYear", year, "operatingCost", 40_000_000, "requestedAmount", 20_000_000));
    return office.applies(operator, "M07-1", "脑机平台", facts);
  }
}
