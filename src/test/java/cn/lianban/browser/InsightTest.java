package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pages of managers and operators, as they are looked at and as nobody may touch them. */
class InsightTest extends BrowserTest {

  private static final Map<String, ?> FACTS =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  @Test
  void a_monitor_sees_every_plot_and_keeps_it_as_a_table_and_as_a_picture() throws IOException {
    office.applies("R07-1", FACTS).goesOnTo("publicised");
    Page page = chromium.blank("monitor");
    page.navigate("/insight");
    assertThat(page.locator(".plot canvas")).hasCount(5);
    for (String title : new String[] {"各环节的到达与停留", "各部门待办的积压与超期", "各环节用时与瓶颈", "各事项在办案件所在环节"}) {
      byte[] table = Files.readAllBytes(kept(page, title + "：下载 CSV").path());
      assertThat(table).as(title).startsWith(0xEF, 0xBB, 0xBF);
      assertThat(new String(table, StandardCharsets.UTF_8))
          .as(title)
          .matches("(?s).*\\p{IsHan}.*\r\n.+");
      assertThat(Files.readAllBytes(kept(page, title + "：下载 PNG").path()))
          .as(title)
          .startsWith(0x89, 'P', 'N', 'G');
    }
    page.getByText("查看数据表").first().click();
    assertThat(
            page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("各环节的到达与停留的数据表")))
        .isVisible();
  }

  @Test
  void a_case_is_found_and_followed_through_its_diagram() {
    Case device =
        office
            .applies(office.newApplicant(), "R07-1", "聚变中子治疗仪", FACTS)
            .does("cp-fsc", "acceptApplication", "decision", "accept");
    Page page = chromium.blank("monitor");
    page.navigate("/insight/cases");
    page.getByLabel("编号、单位或事由").fill("中子治疗");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查询")).click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(device.no()).setExact(true))
        .click();
    assertThat(page.locator(".was-here[data-element-id='acceptApplication']")).hasCount(1);
    assertThat(page.locator(".stands-here").first()).isAttached();
    assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("受理审查")))
        .containsText("未来科学城管委会（生命科学园管委会） 审核员");
  }

  @Test
  void cockpit_leads_to_the_analysis() {
    Page cockpit = chromium.loggedIn("monitor");
    cockpit.locator(".lianban-insight a[href='/insight/cases']").click();
    cockpit.waitForURL("**/insight/cases");
  }

  @Test
  void a_monitor_looks_at_failures_without_touching_them() {
    Page monitor = chromium.blank("monitor");
    monitor.navigate("/insight/incidents");
    assertThat(monitor.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("流程故障")))
        .isVisible();
    assertThat(monitor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("重试")))
        .hasCount(0);
  }

  private static Download kept(Page page, String button) {
    return page.waitForDownload(
        () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click());
  }
}
