package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.duties.DutyQuarters;
import cn.lianban.duties.Quarter;
import cn.lianban.testing.DutyCase;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.ServiceTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The pages of duties: what the public reads, who is late, and where a bureau shows what it has
 * done.
 */
class DutiesTest extends BrowserTest {

  private static final Quarter QUARTER = new Quarter(2027, 4);

  @Autowired DutyQuarters quarters;
  @Autowired MutableClock clock;

  @BeforeEach
  void openTheQuarter() {
    quarters.open(QUARTER, QUARTER.firstDay().plusDays(30));
    office.runJobs();
  }

  @AfterEach
  void turnTheClockBack() {
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void the_public_reads_what_was_done_clause_by_clause() {
    duty("D12").isReportedByAll().isMerged().isAccepted().is("published");
    Page page = chromium.window();
    page.navigate("/duties?year=2027&quarter=4");
    assertThat(page.locator("#duties")).containsText("2027年第4季度：共 60 项任务，已公开 1 项");
    assertThat(page.locator("#duties li.duty")).hasCount(60);
    assertThat(page.locator("#duties li.duty").nth(29)).containsText("本季度完成方案编制并启动建设");
    assertThat(
            page.locator(
                "#duties section.panel", new Page.LocatorOptions().setHasText("实施外资研发中心研发激励计划")))
        .containsText("牵头：市科委中关村管委会");
    assertThat(page.locator("#duties li.duty").first()).containsText("办理中，尚未公开");
    assertThat(page.locator("#watch")).isEmpty();
  }

  @Test
  void the_special_team_sees_who_is_late_first() {
    duty("D01").isReportedBy("bj-stc");
    duty("DR17-4").isReportedByAll().isMerged().isAccepted().is("published");
    clock.set("2026-05-20T09:00:00+08:00");
    Page page = chromium.blank("special-team");
    page.navigate("/duties?year=2027&quarter=4");
    assertThat(page.locator("#watch tbody tr").first()).containsText("逾期 4 个工作日");
    assertThat(
            page.locator("#watch tbody tr", new Page.LocatorOptions().setHasText("DB-D01-2027Q4")))
        .containsText("昌平区政府：未报告，逾期 4 个工作日");
    assertThat(page.locator("#watch tbody tr").last()).containsText("已办结");
  }

  @Test
  void a_bureau_shows_with_a_file_what_it_has_done() {
    DutyCase duty = duty("D06");
    Page page = chromium.blank("bj-mpa");
    page.navigate("/duties/" + duty.no());
    page.getByLabel("选择文件")
        .setInputFiles(
            new FilePayload("挂牌批复.txt", "text/plain", "同意挂牌".getBytes(StandardCharsets.UTF_8)));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("上传")).click();
    assertThat(page.locator("#said")).containsText("佐证材料已上传");
    assertThat(page.locator("main")).containsText("挂牌批复.txt");

    duty.isReportedBy("bj-mpa");
    page.reload();
    assertThat(page.locator("main")).containsText("bj-mpa推进顺利");
    assertThat(page.getByLabel("选择文件")).hasCount(0);
  }

  private DutyCase duty(String item) {
    return new DutyCase(office, "DB-" + item + "-" + QUARTER);
  }
}
