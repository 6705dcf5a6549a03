package cn.lianban.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody types into the form of a task is sent, however soon after it was opened. */
class TypedQuicklyTest extends BrowserTest {

  /**
   * Holds back what the form library does a third of a second later, until the test lets it happen.
   */
  private static final String LATE =
      """
      const late = [];
      const own = window.setTimeout;
      window.setTimeout = (task, delay, ...more) => delay === 300 ? -late.push(() => task(...more)) : own(task, delay, ...more);
      window.meanwhile = () => late.splice(0).map(task => task()).length;
      """;

  @Test
  void an_amount_typed_before_the_library_has_settled_is_kept_and_sent() {
    Case contract =
        office
            .applies(
                "R12-2b",
                Map.of(
                    "partner",
                    "某跨国药企",
                    "multinationalLeader",
                    true,
                    "contractNumber",
                    "LO-1",
                    "contractTotalUsd",
                    "180000000.5",
                    "contractSigned",
                    false,
                    "requestedAmount",
                    "5000000.10"))
            .does("cp-fsc", "acceptApplication", "decision", "accept")
            .does("cp-fsc", "reviewApplication", "opinion", "agree")
            .is("verifying");
    TasklistPage handler = new TasklistPage(chromium.loggedIn("cp-fsc"));
    handler.claim(handler.card(contract));
    Page page = handler.page();
    String task = page.url().replaceAll(".*task=([^&]+).*", "$1");
    List<String> sent = new ArrayList<>();
    page.route(
        "**/submit-form",
        route -> {
          sent.add(route.request().postData());
          route.fulfill(
              new Route.FulfillOptions()
                  .setStatus(400)
                  .setContentType("application/json")
                  .setBody("{\"type\":\"BadInput\",\"message\":\"再看一遍\",\"errors\":[]}"));
        });
    page.addInitScript(LATE);
    handler.open(task);

    handler.type("申请金额", "4,500,000.05");
    assertThat((int) page.evaluate("window.meanwhile()"))
        .as("what the library has put off")
        .isPositive();
    handler.field("合同已签订").check();
    handler.choice("数据已核定").check();
    handler.complete();

    assertThat(sent)
        .singleElement()
        .asString()
        .contains("\"requestedAmount\":{\"value\":\"4500000.05\"}")
        .contains("\"contractSigned\":{\"value\":true}");
  }
}
