package cn.lianban.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Tests with the real service and a real browser. Each test has its own windows, in which no script
 * may fail.
 */
@ServiceTest
abstract class BrowserTest {

  @LocalServerPort int port;
  @Autowired Office office;
  Chromium chromium;

  @BeforeEach
  void openTheBrowser() {
    chromium = Chromium.at(port);
  }

  @AfterEach
  void closeTheWindows() {
    if (chromium != null) {
      chromium.close();
      assertThat(chromium.failures()).as("failures of scripts").isEmpty();
    }
  }

  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The error beside a field of our pages. */
  static Locator error(Page page, String field) {
    return page.locator("[data-field='" + field + "'] .error").first();
  }

  /** Saves a screenshot for people; not in a run of all tests, where nobody looks at them. */
  static void look(Page page, String name) {
    if (Boolean.parseBoolean(System.getProperty("lianban.pictures", "true"))) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }
  }
}
