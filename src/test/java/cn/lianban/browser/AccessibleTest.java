package cn.lianban.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.duties.DutyQuarters;
import cn.lianban.duties.Quarter;
import cn.lianban.testing.Case;
import cn.lianban.testing.DutyCase;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Round;
import com.microsoft.playwright.Page;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every page of ours, at 100 %, 200 % and 400 % zoom: no fault that keeps somebody out, nothing cut
 * off, every button to be reached.
 */
class AccessibleTest extends BrowserTest {

  private static final Map<String, ?> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final Map<String, ?> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "86000000.00");
  private static final String COMPETITIVE = "R16-2b";
  private static final Quarter QUARTER = new Quarter(2029, 1);

  @Autowired MutableClock clock;
  @Autowired DutyQuarters quarters;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  @AfterEach
  void nothing_is_applied_for_in_rounds() {
    jdbc.sql(
            "update selection_round set status = 'cancelled' where status in ('planned', 'open', 'evaluating')")
        .update();
    jdbc.sql("delete from item_in_rounds").update();
  }

  @Test
  void the_pages_that_everybody_reads() {
    Round round = office.plans(COMPETITIVE, OffsetDateTime.now(clock)).opens();
    office.applies("R07-1", DEVICE).goesOnTo("publicised");
    check(
        chromium.window(),
        "/",
        "/login",
        "/login?failed",
        "/login?out",
        "/items",
        "/items?kind=service",
        "/items/M05-1",
        "/items/R07-1",
        "/items/M06-2",
        "/items/D06",
        "/items/none",
        "/rounds",
        "/rounds/" + round.no(),
        "/rounds/none",
        "/duties",
        "/duties?year=2029&quarter=1");
  }

  @Test
  void the_pages_of_an_applicant() {
    Case answered = office.asksFor("M06-2").goesOnTo("answered");
    Case corrected =
        office
            .applies(answered.applicant(), "M05-1", "一号场景", SCENARIO)
            .does("cp-gov", "acceptApplication", "decision", "correct", "remark", "投资总额与审计报告不一致");
    Case paid = office.applies(answered.applicant(), "R07-1", "一号器械", DEVICE).goesOnTo("paid");
    check(
        chromium.blank(answered.applicant().account()),
        "/",
        "/items/R07-1",
        "/apply/R07-1",
        "/apply/M05-1",
        "/apply/none",
        "/ask/M06-2",
        "/cases",
        "/cases/" + corrected.no(),
        "/cases/" + paid.no(),
        "/cases/none",
        "/requests",
        "/requests/" + answered.no(),
        "/insight");
  }

  @Test
  void the_pages_of_officials() {
    quarters.open(QUARTER, QUARTER.firstDay().plusDays(30));
    office.runJobs();
    DutyCase duty = new DutyCase(office, "DB-D06-" + QUARTER);
    Case device = office.applies("R07-1", DEVICE).goesOnTo("paid");
    Case asked = office.asksFor("M06-2").goesOnTo("merging");
    check(
        chromium.blank("bj-mpa"),
        "/",
        "/duties",
        "/duties/" + duty.no(),
        "/duties/none",
        "/requests/" + asked.no(),
        "/substitutions");
    check(chromium.blank("cp-fsc"), "/cases", "/cases/" + device.no(), "/readings?standing=open");
    Case disputed = office.applies("M05-1", SCENARIO).goesOnTo("reviewing");
    disputed.does("bj-mpa", "reviewApplication", "opinion", "disagree", "remark", "尚未取得医疗机构书面同意");
    check(
        chromium.blank("special-team"),
        "/duties?year=2029&quarter=1",
        "/cases/" + disputed.no() + "/comparison");
  }

  @Test
  void the_pages_of_managers_operators_and_owners() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("publicised");
    check(
        chromium.blank("monitor"),
        "/",
        "/insight",
        "/insight/cases",
        "/insight/cases/" + device.no(),
        "/insight/incidents",
        "/cases",
        "/cases/" + device.no(),
        "/nothing");
    String round =
        office.plans(COMPETITIVE, OffsetDateTime.parse("2026-07-01T09:00:00+08:00")).no();
    long draft =
        office
            .post("owner1", "/api/drafts", Map.of("title", "无障碍", "reason", "测试"))
            .body()
            .path("id")
            .asLong();
    check(
        chromium.blank("owner1"),
        "/readings",
        "/budgets",
        "/rounds",
        "/rounds/" + round,
        "/releases",
        "/releases?draft=" + draft);
  }

  private static void check(Page page, String... addresses) {
    Accessibility accessibility = new Accessibility(page);
    assertThat(Stream.of(addresses).flatMap(address -> accessibility.faultsAt(address).stream()))
        .isEmpty();
  }
}
