package cn.lianban.award;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.award.Availability.Effect;
import cn.lianban.kernel.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The amount that overlaps leave, in the words for the lead bureau and the approver. */
class AvailabilityTest {

  private static final Effect DEVICE =
      new Effect(
          "R07-1",
          "三类（重大二类）医疗器械注册证",
          "左心室辅助装置",
          Money.of("3000000.00"),
          "difference",
          "同一研发投入不重复支持");
  private static final Effect ELSEWHERE =
      new Effect(
          "external", "昌平区高新技术企业奖励办法", "左心室*辅助*装置", Money.of("200000.00"), "question", "由牵头部门判断");

  @Test
  void what_is_set_off_and_what_is_asked_stand_there_by_title_and_matter() {
    String summary =
        new Availability(
                Money.of("1500000.00"),
                List.of(DEVICE),
                List.of(ELSEWHERE),
                List.of(),
                List.of(),
                List.of(),
                List.of())
            .summary();

    assertThat(summary)
        .contains("- 扣减 3,000,000.00 元（300 万元）：三类（重大二类）医疗器械注册证（左心室辅助装置）：同一研发投入不重复支持")
        .contains("- 请牵头部门判断是否重复：昌平区高新技术企业奖励办法（左心室", "200,000.00 元（20 万元））：由牵头部门判断")
        .endsWith("可奖补额度：**1,500,000.00 元（150 万元）**");
    assertThat(summary).doesNotContain("R07-1", "external", "*辅助*");
  }

  @Test
  void where_nothing_bounds_it_no_budget_is_promised() {
    assertThat(
            new Availability(null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of())
                .summary())
        .isEqualTo("未发现重复支持；本事项未设年度预算。\n\n可奖补额度：条款与台账均无上限，由部门认定");
  }
}
