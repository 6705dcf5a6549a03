package cn.lianban.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.browser.Accessibility.Excuse;
import cn.lianban.duties.DutyQuarters;
import cn.lianban.duties.Quarter;
import cn.lianban.testing.Case;
import cn.lianban.testing.DutyCase;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Round;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The forms in Tasklist, claimed and ready to be filled in, at 100 % and 200 % zoom: no fault that
 * keeps somebody out, nothing cut off.
 */
class AccessibleFormsTest extends BrowserTest {

  private static final Map<String, ?> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final Map<String, ?> PLATFORM =
      Map.of(
          "platformName",
          "共享服务平台",
          "platformKind",
          "laboratory-animal",
          "fiscalYear",
          2025,
          "inOperation",
          true,
          "requestedAmount",
          1_000_000);
  private static final Quarter QUARTER = new Quarter(2029, 1);

  /** The engine's own markup around a form, which neither style sheets nor plugins put right. */
  private static final List<Excuse> ENGINE = List.of();

  @Autowired MutableClock clock;
  @Autowired DutyQuarters quarters;
  @Autowired JdbcClient jdbc;
  private final List<String> faults = new ArrayList<>();

  @BeforeEach
  @AfterEach
  void nothing_is_applied_for_in_rounds() {
    jdbc.sql(
            "update selection_round set status = 'cancelled' where status in ('planned', 'open', 'evaluating')")
        .update();
    jdbc.sql("delete from item_in_rounds").update();
  }

  @Test
  void the_forms_of_an_application() {
    Page bureau = chromium.blank("cp-fsc");
    check(bureau, "acceptApplication", office.applies("R07-1", DEVICE));
    check(bureau, "reviewApplication", office.applies("R07-1", DEVICE).goesOnTo("reviewing"));
    Case device = office.applies("R07-1", DEVICE).goesOnTo("verifying");
    check(bureau, "verifyFacts", device);
    check(
        bureau,
        "consolidateOpinions",
        device.isVerifiedAs("cp-fsc", "rdExpense", "9000000.00").is("concluding"));
    check(chromium.blank("cp-fsc-approver"), "approveAward", device.goesOnTo("approving"));
    check(chromium.blank("cp-fsc-payer"), "payAward", device.goesOnTo("paying"));
    assertThat(faults).isEmpty();
  }

  @Test
  void the_forms_of_rounds_services_and_duties() {
    Round round = office.plans("R16-2b", OffsetDateTime.now(clock)).opens();
    office.applies("R16-2b", PLATFORM).goesOnTo("evaluating").isScored(80).goesOnTo("ranking");
    round.closes().is("confirming");
    check(
        chromium.blank("special-team"),
        "confirmRanking",
        round.task("special-team", "confirmRanking"));
    Page bureau = chromium.blank("bj-mpa");
    check(
        bureau,
        "answerServiceRequest",
        office.asksFor("M06-2").goesOnTo("answering").task("bj-mpa", "answerServiceRequest"));
    quarters.open(QUARTER, QUARTER.firstDay().plusDays(30));
    office.runJobs();
    check(
        bureau,
        "reportDuty",
        new DutyCase(office, "DB-D06-" + QUARTER).task("bj-mpa", "reportDuty"));
    assertThat(faults).isEmpty();
  }

  private void check(Page page, String key, Case handled) {
    check(
        page,
        key,
        handled.task(
            key.equals("approveAward")
                ? "cp-fsc-approver"
                : key.equals("payAward") ? "cp-fsc-payer" : "cp-fsc",
            key));
  }

  private void check(Page page, String key, String task) {
    Accessibility accessibility = new Accessibility(page);
    accessibility.zoom(1);
    new TasklistPage(page).open(task).claim();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    look(page, "form-" + key);
    for (int zoom : List.of(1, 2)) {
      accessibility.zoom(zoom);
      accessibility
          .faults("body", ENGINE)
          .forEach(fault -> faults.add(key + " at " + zoom * 100 + " %: " + fault));
      accessibility.cut().forEach(fault -> faults.add(key + " at " + zoom * 100 + " %: " + fault));
    }
  }
}
