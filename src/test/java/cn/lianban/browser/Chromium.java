package cn.lianban.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, in front of the service; tests that need one are skipped where
 * there is none.
 */
final class Chromium implements AutoCloseable {

  private static final List<String> USUAL =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final List<String> ARGUMENTS =
      List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run");

  /**
   * The time-out in milliseconds, long enough for slow machines; no test waits longer than it has
   * to.
   */
  private static final double PATIENCE = 60_000;

  /** Shared by all tests; it ends with the JVM that started it. */
  private static Browser shared;

  private final String base;
  private final Browser browser;
  private final List<BrowserContext> windows = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private String zone = "Asia/Shanghai";

  private Chromium(String base, Browser browser) {
    this.base = base;
    this.browser = browser;
  }

  static Chromium at(int port) {
    if (shared == null || !shared.isConnected()) {
      shared = launch();
    }
    return new Chromium("http://localhost:" + port, shared);
  }

  private static Browser launch() {
    Optional<String> executable =
        Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), USUAL.stream())
            .filter(path -> Files.isExecutable(Path.of(path)))
            .findFirst();
    Assumptions.assumeTrue(
        executable.isPresent(),
        "No Chromium found (looked at "
            + USUAL
            + "; CHROMIUM names another): browser tests are skipped");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(executable.orElseThrow()))
                .setArgs(ARGUMENTS));
  }

  /** As {@link #loggedIn}, on a machine that is set to this time zone. */
  Page loggedInFrom(String zone, String account) {
    String here = this.zone;
    this.zone = zone;
    try {
      return loggedIn(account);
    } finally {
      this.zone = here;
    }
  }

  /** A window of somebody who is not logged in. */
  Page window() {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(base)
                .setLocale("zh-CN")
                .setTimezoneId(zone)
                .setViewportSize(1440, 1000));
    windows.add(context);
    context.setDefaultTimeout(PATIENCE);
    Page page = context.newPage();
    page.onPageError(failures::add);
    return page;
  }

  /**
   * A window of somebody who has logged in, where the log-in leads. The page there has loaded:
   * Cockpit sometimes showed nothing where its first page was left half loaded.
   */
  Page loggedIn(String account) {
    Page page = window();
    page.navigate("/login");
    logIn(page, account);
    return page;
  }

  /** Another window of the same person. */
  Page windowBeside(Page page) {
    Page other = page.context().newPage();
    other.onPageError(failures::add);
    return other;
  }

  /** Fills in the log-in page that is open. */
  static void logIn(Page page, String account) {
    Page.GetByLabelOptions exactly = new Page.GetByLabelOptions().setExact(true);
    page.getByLabel("用户名", exactly).fill(account);
    page.getByLabel("密码", exactly).fill("demo");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
    page.waitForURL(address -> !address.contains("/login"));
  }

  /** Errors of our pages' scripts. */
  List<String> failures() {
    return failures;
  }

  /** Closes the windows; whoever was logged in there is forgotten. */
  @Override
  public void close() {
    windows.forEach(BrowserContext::close);
  }
}
