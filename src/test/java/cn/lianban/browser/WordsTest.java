package cn.lianban.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * All readable text on the main pages of the engine's web applications (texts, titles, hints,
 * buttons) is Chinese, except names and ids.
 */
class WordsTest extends BrowserTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  /** All that is visible: texts, and what browsers show or read out of attributes. */
  private static final String VISIBLE =
      """
      () => {
        const found = [document.title];
        const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (nodes.nextNode()) {
          const parent = nodes.currentNode.parentElement;
          if (!['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(parent.tagName) && !parent.closest('svg, pre, code, .bio-properties-panel-container') && parent.checkVisibility()) {
            found.push(nodes.currentNode.textContent);
          }
        }
        for (const element of document.querySelectorAll('[placeholder], [title], [tooltip], [uib-tooltip], [aria-label], input[type=submit]')) {
          if (element.checkVisibility() && !element.closest('svg')) {
            found.push(...['placeholder', 'title', 'tooltip', 'uib-tooltip', 'aria-label'].map(name => element.getAttribute(name)).filter(value => value && !value.includes('{{')));
          }
        }
        return found.map(text => text.trim()).filter(text => text);
      }
      """;

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

  /**
   * Ids as models and the engine give them: with a digit, a hyphen, a dot, a colon or a capital
   * inside; and file names.
   */
  private static final Pattern ID =
      Pattern.compile("^#?[A-Za-z0-9_./:…@+-]*([a-z][A-Z]|[0-9_./:@+-])[A-Za-z0-9_./:…@+-]*$");

  private static final Set<String> NAMES =
      Set.of(
          "Camunda Platform",
          "BPMN",
          "DMN",
          "XML",
          "JSON",
          "ID",
          "URL",
          "JUEL",
          "FEEL",
          // values and types of variables and of decision tables, and expressions in them
          "null",
          "true",
          "false",
          "Boolean",
          "String",
          "boolean",
          "string",
          "clause",
          "reconsidered",
          // accounts, groups and the engine's names of its applications
          "admin",
          "auditor",
          "monitor",
          "applicants",
          "auditors",
          "experts",
          "monitors",
          "officials",
          "cockpit",
          "tasklist",
          // counted by the engine
          "DI",
          "EDE",
          "FNI",
          "PI",
          "TU",
          // the deployment, and the folders in it
          "lianban",
          "bpmn",
          "dmn");
  private static final Pattern EXPRESSION =
      Pattern.compile("^(\".*\"|DATE: \\$\\{.*|if .* then .*|\\w+ != null)$");

  @Autowired RepositoryService repository;

  @Test
  void cockpit_speaks_chinese_on_every_main_page() {
    Case device = office.applies("R07-1", DEVICE);
    String process = device.process().getId();
    String definition = device.process().getProcessDefinitionId();
    String decision =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey("awardAmount")
            .latestVersion()
            .singleResult()
            .getId();

    assertThat(
            english(
                "monitor",
                "cockpit",
                "/dashboard",
                "/processes",
                "/process-definition/" + definition + "/runtime",
                "/process-definition/" + definition + "/runtime?detailsTab=pd-incidents-tab",
                "/process-definition/"
                    + definition
                    + "/runtime?detailsTab=call-process-definitions-table",
                "/process-definition/" + definition + "/runtime?detailsTab=job-definition-table",
                "/process-instance/" + process + "/runtime",
                "/process-instance/" + process + "/runtime?tab=incidents-tab",
                "/process-instance/" + process + "/runtime?tab=called-process-instances-tab",
                "/process-instance/" + process + "/runtime?tab=user-tasks-tab",
                "/process-instance/" + process + "/runtime?tab=jobs-tab",
                "/decisions",
                "/decision-definition/" + decision,
                "/tasks",
                "/repository",
                "/batch"))
        .isEmpty();
  }

  @Test
  void admin_speaks_chinese_on_every_main_page() {
    assertThat(
            english(
                "admin",
                "admin",
                "/",
                "/users",
                "/user-create",
                "/users/cp-gov?tab=profile",
                "/users/cp-gov?tab=account",
                "/users/cp-gov?tab=groups",
                "/groups",
                "/group-create",
                "/groups/cp-gov?tab=information",
                "/tenants",
                "/authorization?resource=0",
                "/authorization?resource=6",
                "/system?section=system-settings-general",
                "/system?section=system-settings-metrics",
                "/system?section=diagnostics-system-settings"))
        .isEmpty();
  }

  @Test
  void tasklist_speaks_chinese_on_every_tab_of_a_task() {
    Case device = office.applies("R07-1", DEVICE);
    String task = device.task("cp-fsc", "acceptApplication");

    assertThat(
            english(
                "cp-fsc",
                "tasklist",
                "/",
                "/?task=" + task + "&detailsTab=task-detail-form",
                "/?task=" + task + "&detailsTab=task-detail-history",
                "/?task=" + task + "&detailsTab=task-detail-diagram",
                "/?task=" + task + "&detailsTab=task-detail-description"))
        .isEmpty();
  }

  /** The texts that are left in English, by page. */
  private Map<String, Set<String>> english(
      String account, String application, String... addresses) {
    Map<String, Set<String>> left = new LinkedHashMap<>();
    Page page = chromium.blank(account);
    for (String address : addresses) {
      // loaded anew, because a change only behind the # gives no event when the page is ready
      page.navigate("about:blank");
      page.navigate("/camunda/app/" + application + "/default/#" + address);
      page.waitForLoadState(LoadState.NETWORKIDLE);
      PlaywrightAssertions.assertThat(
              page.locator(
                  ".app-splash, .loader:visible, [cam-loader]:visible, :text('加载'):visible"))
          .hasCount(0);
      look(page, application + address.replaceAll("[A-Za-z]*:?[0-9a-f:-]{20,}|[^A-Za-z]+", "-"));
      Set<String> words = new TreeSet<>();
      texts(page).stream().filter(WordsTest::isEnglish).forEach(words::add);
      if (!words.isEmpty()) {
        left.put(application + address, words);
      }
    }
    return left;
  }

  @SuppressWarnings("unchecked")
  private static List<String> texts(Page page) {
    return (List<String>) page.evaluate(VISIBLE);
  }

  private static boolean isEnglish(String text) {
    return WORD.matcher(text).find()
        && !HAN.matcher(text).find()
        && !ID.matcher(text).matches()
        && !NAMES.contains(text)
        && !EXPRESSION.matcher(text).matches();
  }
}
