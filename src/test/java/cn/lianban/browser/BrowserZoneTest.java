package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.lianban.testing.Case;
import cn.lianban.testing.Round;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dates and times are Beijing's, wherever the browser is. */
class BrowserZoneTest extends BrowserTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final String ABROAD = "America/Chicago";

  @Autowired JdbcClient jdbc;

  @Test
  void our_pages_tell_the_same_times_in_chicago() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("publicised");
    OffsetDateTime midnight = OffsetDateTime.parse("2026-06-01T00:00:00+08:00");
    Round round = office.plans("R16-2b", midnight.minusDays(20), "closesAt", midnight.toString());
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("/rounds/" + round.no(), "text=2026-05-31 24:00（不含 6月1日）");
    pages.put("/cases/" + device.no(), "#main h1");
    pages.put("/insight/cases/" + device.no(), "[data-element-id='acceptApplication']");
    pages.put("/insight/cases", "#main table");
    pages.put("/rounds", "#main li");
    pages.put("/budgets", "#main h1");
    same(pages, "monitor");
    jdbc.sql("update selection_round set status = 'cancelled' where no = :no")
        .param("no", round.no())
        .update();
    jdbc.sql("delete from item_in_rounds").update();
  }

  @Test
  void tasklist_tells_the_same_times_in_chicago() {
    Case device = office.applies("R07-1", DEVICE);
    String task = device.task("cp-fsc", "acceptApplication");
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("/camunda/app/tasklist/default/#/?task=" + task, ".fjs-container");
    pages.put(
        "/camunda/app/tasklist/default/#/?detailsTab=task-detail-history&task=" + task,
        ".history-pane, .tab-pane.active");
    same(pages, "cp-fsc");
  }

  @Test
  void cockpit_tells_the_same_times_in_chicago() {
    Case device = office.applies("R07-1", DEVICE);
    String instance =
        "/camunda/app/cockpit/default/#/process-instance/"
            + device.process().getId()
            + "/runtime?tab=";
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put(instance + "user-tasks-tab", ".user-tasks tbody tr");
    pages.put(instance + "jobs-tab", ".jobs-tab tbody tr");
    pages.put("/camunda/app/cockpit/default/#/repository", ".deployments > li");
    same(pages, "monitor");
  }

  private void same(Map<String, String> pages, String account) {
    Page here = chromium.blank(account);
    Page abroad = chromium.blankFrom(ABROAD, account);
    assertThat(abroad.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone"))
        .isEqualTo(ABROAD);
    pages.forEach(
        (address, shown) -> {
          open(here, address, shown);
          open(abroad, address, shown);
          // diagrams are drawn one after the other
          await()
              .untilAsserted(
                  () ->
                      assertThat(text(abroad))
                          .as(address)
                          .isEqualTo(text(here))
                          .containsPattern("20\\d\\d|\\d 月"));
        });
  }

  private static void open(Page page, String address, String shown) {
    page.navigate("about:blank");
    page.navigate(address);
    assertThat(page.locator(shown).first()).isVisible();
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  /** The text without durations, which may change between two readings. */
  private static String text(Page page) {
    return page.locator("body").innerText().replaceAll("不足 1 分钟|\\d+ 分钟", "");
  }
}
