package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cases as monitors watch them: where the token stands in the diagram. */
@ServiceTest
class CockpitTest {

  @LocalServerPort int port;
  @Autowired Office office;
  private Chromium chromium;

  @BeforeEach
  void open() {
    chromium = Chromium.at(port);
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void a_monitor_sees_the_token_on_the_step_that_waits() {
    Case device = office.applies("R07-1", Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000));
    Page cockpit = chromium.loggedIn("monitor");
    assertThat(cockpit.url()).contains("/camunda/app/cockpit/");
    cockpit.navigate("/camunda/app/cockpit/default/#/processes");
    cockpit.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("奖补申报办理").setExact(true)).first().click();
    cockpit.waitForURL("**/#/process-definition/**");
    assertThat(cockpit.locator(".djs-container")).isVisible();

    cockpit.navigate("/camunda/app/cockpit/default/#/process-instance/" + device.process().getId() + "/runtime");
    assertThat(token(cockpit, "acceptApplication")).hasText("1");
    assertThat(token(cockpit, "verifyFacts")).hasCount(0);

    device.does("cp-fsc", "acceptApplication", "decision", "accept").does("cp-fsc", "reviewApplication", "opinion", "agree").is("verifying");
    cockpit.reload();
    assertThat(token(cockpit, "verifyFacts")).hasText("1");
    assertThat(token(cockpit, "acceptApplication")).hasCount(0);
  }

  /** The badge with the number of tokens on an element of the diagram. */
  private static Locator token(Page cockpit, String element) {
    return cockpit.locator(".djs-overlays[data-container-id='" + element + "'] .instance-count:visible");
  }
}
