package cn.lianban.browser;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, in front of the service; tests that need one are skipped where
 * there is none.
 */
final class Chromium implements AutoCloseable {

  /** The shell draws no windows of its own, which takes less of the processor. */
  private static final List<String> USUAL =
      List.of(
          "/usr/bin/chromium-headless-shell",
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome");

  private static final List<String> ARGUMENTS =
      List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run");

  /**
   * The time-out in milliseconds, long enough for slow machines; no test waits longer than it has
   * to.
   */
  private static final double PATIENCE = 60_000;

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  /** Shared by all tests; it ends with the JVM that started it. */
  private static Browser shared;

  private final String base;
  private final Browser browser;

  /**
   * Profiles that nobody uses just now, by time zone. They keep the scripts that they have loaded
   * and compiled, which costs more than all else in a new one; cookies and storage go.
   */
  private static final Map<String, Deque<BrowserContext>> FREE = new HashMap<>();

  private final Map<BrowserContext, String> windows = new LinkedHashMap<>();
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

  /** As {@link #blank}, on a machine that is set to this time zone. */
  Page blankFrom(String zone, String account) {
    String here = this.zone;
    this.zone = zone;
    try {
      return blank(account);
    } finally {
      this.zone = here;
    }
  }

  /** A window of somebody who is not logged in. */
  Page window() {
    BrowserContext context = FREE.computeIfAbsent(key(), key -> new ArrayDeque<>()).poll();
    if (context == null) {
      context =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setBaseURL(base)
                  .setLocale("zh-CN")
                  .setTimezoneId(zone)
                  .setViewportSize(1440, 1000));
      context.setDefaultTimeout(PATIENCE);
    }
    windows.put(context, key());
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

  /**
   * A window of somebody who is logged in, with nothing in it yet: for tests that open a page
   * themselves, so that the one where the log-in leads need not be loaded.
   */
  Page blank(String account) {
    Page page = window();
    APIRequestContext requests = page.context().request();
    Matcher token = CSRF.matcher(requests.get("/login").text());
    if (!token.find()) {
      throw new IllegalStateException("The log-in page has no CSRF token");
    }
    APIResponse answer =
        requests.post(
            "/login",
            RequestOptions.create()
                .setForm(
                    FormData.create()
                        .set("username", account)
                        .set("password", "demo")
                        .set("_csrf", token.group(1)))
                .setMaxRedirects(0));
    String leadsTo = answer.headers().get("location");
    if (answer.status() != 302 || leadsTo == null || leadsTo.contains("/login")) {
      throw new IllegalStateException(
          account + " cannot log in: " + answer.status() + " " + leadsTo);
    }
    return page;
  }

  private String key() {
    return base + " " + zone;
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
    windows.forEach(
        (context, key) -> {
          List.copyOf(context.pages()).forEach(Page::close);
          context.clearCookies();
          forgetStorage(context);
          FREE.get(key).push(context);
        });
    windows.clear();
  }

  private void forgetStorage(BrowserContext context) {
    Page page = context.newPage();
    page.navigate(base + "/favicon.svg");
    page.evaluate("localStorage.clear()");
    page.close();
  }
}
