package cn.lianban.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The scripts of our pages prevent mistakes and losses of the person who uses them. */
@ServiceTest
class PageScriptsTest {

  private static final Map<String, Object> FACTS =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");

  /** Milliseconds within which a page has shown an answer. */
  private static final int SOON = 700;

  @LocalServerPort int port;
  @Autowired Office office;

  private Chromium chromium;

  @BeforeEach
  void open() {
    chromium = Chromium.at(port);
  }

  @AfterEach
  void close() {
    chromium.close();
  }

  @Test
  void no_cell_of_a_sheet_is_taken_for_a_formula() {
    Page page = chromium.window();
    page.navigate("/");
    for (String text :
        List.of("=1+1", "+1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", "-1+1", "\t=1", "\n=1")) {
      Object cell =
          page.evaluate("async text => (await import('/assets/sheet.js')).csv([text], [])", text);
      assertThat(cell.toString().replaceAll("[\\ufeff\"]", "")).as(text).startsWith("'");
    }
    for (String code : List.of("911101140000000017", "91110114E000000012", "0012345")) {
      assertThat(
              page.evaluate(
                  "async text => (await import('/assets/sheet.js')).csv([text], [])", code))
          .isEqualTo("\ufeff\"\t" + code + "\"\r\n");
    }
    for (String text : List.of("-12.5", "昌平", "a=b", "0.5")) {
      assertThat(
              page.evaluate(
                  "async text => (await import('/assets/sheet.js')).csv([text], [])", text))
          .isEqualTo("\ufeff" + text + "\r\n");
    }
  }

  @Test
  void a_case_that_moves_on_leaves_what_somebody_is_typing() {
    Case applied = office.applies("M05-1", FACTS).is("accepting");
    Page page = chromium.blank(applied.applicant().account());
    page.navigate("/cases/" + applied.no() + "?submitted");
    page.getByText("撤回申报", new Page.GetByTextOptions().setExact(true)).first().click();
    Locator reason = page.getByLabel("撤回原因");
    reason.fill("写到一半");
    applied.does("cp-gov", "acceptApplication", "decision", "accept").is("reviewing");

    page.waitForResponse(
        response -> response.url().endsWith("/api/applications/" + applied.no()), () -> {});
    page.waitForTimeout(SOON);
    assertThat(reason.inputValue()).isEqualTo("写到一半");
  }

  @Test
  void a_submission_whose_answer_was_lost_is_told_as_one_that_has_come_in() {
    Office.Applicant applicant = office.newApplicant();
    Page page = chromium.blank(applicant.account());
    page.navigate("/apply/M05-1");
    page.route(
        "**/api/applications",
        route -> {
          if (route.request().method().equals("POST")) {
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(409)
                    .setContentType("application/problem+json")
                    .setBody("{\"detail\":\"请更换后提交\",\"code\":\"key-reused\"}"));
          } else {
            route.resume();
          }
        });
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交申报")).click();
    PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).containsText("您此前的提交已经收到");
  }

  @Test
  void whoever_is_logged_out_meanwhile_is_told_so_and_keeps_the_page() {
    Case applied = office.applies("M05-1", FACTS).is("accepting");
    Page page = chromium.blank(applied.applicant().account());
    page.navigate("/cases/" + applied.no());
    page.getByText("撤回申报", new Page.GetByTextOptions().setExact(true)).first().click();
    page.getByLabel("撤回原因").fill("另行申报");
    page.context().clearCookies();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("撤回申报")).click();
    PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).containsText("登录已过期");
    assertThat(page.getByLabel("撤回原因").inputValue()).isEqualTo("另行申报");
  }

  @Test
  @SuppressWarnings("unchecked")
  void names_without_a_space_of_any_length_stay_on_the_page() {
    Office.Applicant applicant = office.newApplicant();
    Map<String, Object> body = Office.anApplication("M05-1", applicant, FACTS);
    ((Map<String, Object>) body.get("applicant")).put("name", "W".repeat(200));
    body.put("matter", "W".repeat(200));
    Case applied = office.applies(applicant, body);
    Page page = chromium.loggedIn(applicant.account());
    for (String address : List.of("/cases", "/cases/" + applied.no())) {
      page.navigate(address);
      page.getByText("W".repeat(200)).first().waitFor();
      assertThat(
              page.evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
          .as(address)
          .isEqualTo(0);
    }
  }
}
