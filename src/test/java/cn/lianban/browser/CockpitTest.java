package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cockpit for monitoring roles: they see the token in the diagram and the link to the trail, and
 * nothing that changes anything.
 */
class CockpitTest extends BrowserTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  /** Labels of controls that would change something, found by Cockpit's handlers for it. */
  private static final String ACTING =
      """
      () => [...document.querySelectorAll('[ng-click]')]
        .filter(one => /^(openDialog|openSuspension|openJobRetry|openExternalTaskRetry|openRecalculation|toggleSuspension|enableEditMode|delete|openBatchOperation|openModal|upload)/.test(one.getAttribute('ng-click')))
        .filter(one => one.checkVisibility() && getComputedStyle(one).pointerEvents !== 'none')
        .map(one => one.getAttribute('ng-click') + ' ' + (one.getAttribute('uib-tooltip') ?? one.textContent.trim()))
      """;

  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;

  @Test
  void a_monitor_sees_the_token_on_the_step_that_waits_and_goes_on_to_the_trail() {
    Case device = office.applies("R07-1", DEVICE);
    Page cockpit = chromium.loggedIn("monitor");
    assertThat(cockpit.url()).contains("/camunda/app/cockpit/");
    cockpit.navigate("/camunda/app/cockpit/default/#/processes");
    cockpit
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("奖补申报办理").setExact(true))
        .first()
        .click();
    cockpit.waitForURL("**/#/process-definition/**");
    assertThat(cockpit.locator(".djs-container")).isVisible();

    open(cockpit, "/process-instance/" + device.process().getId() + "/runtime");
    assertThat(token(cockpit, "acceptApplication")).hasText("1");
    assertThat(token(cockpit, "verifyFacts")).hasCount(0);

    device
        .does("cp-fsc", "acceptApplication", "decision", "accept")
        .does("cp-fsc", "reviewApplication", "opinion", "agree")
        .is("verifying");
    cockpit.reload();
    assertThat(token(cockpit, "verifyFacts")).hasText("1");
    assertThat(token(cockpit, "acceptApplication")).hasCount(0);
    assertThat(cockpit.locator("dd.super-process-instance-id")).hasText("空");
    look(cockpit, "cockpit-instance");

    cockpit.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("办理轨迹")).click();
    cockpit.waitForURL("**/insight/cases/" + device.no());
    assertThat(cockpit.locator(".was-here[data-element-id='acceptApplication']")).hasCount(1);
  }

  @Test
  void a_monitor_may_look_and_not_touch() {
    Case device = office.applies("R07-1", DEVICE);
    String instance = device.process().getId();
    String definition = device.process().getProcessDefinitionId();
    String execution =
        runtime
            .createExecutionQuery()
            .processInstanceId(instance)
            .activityId("acceptApplication")
            .singleResult()
            .getId();
    String incident = runtime.createIncident("failedJob", execution, "test", "公文系统没有应答").getId();
    Page cockpit = chromium.blank("monitor");
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("/processes", "td:has-text('奖补申报办理')");
    shown.put(
        "/process-definition/" + definition + "/runtime", "td:has-text('" + device.no() + "')");
    shown.put(
        "/process-definition/" + definition + "/runtime?detailsTab=pd-incidents-tab",
        "td:has-text('公文系统没有应答')");
    shown.put(
        "/process-definition/" + definition + "/runtime?detailsTab=job-definition-table",
        ".cam-table tbody tr");
    shown.put(
        "/process-instance/" + instance + "/runtime?tab=variables-tab",
        "td:has-text('acceptingBody')");
    shown.put(
        "/process-instance/" + instance + "/runtime?tab=incidents-tab", "td:has-text('公文系统没有应答')");
    shown.put(
        "/process-instance/" + instance + "/runtime?tab=user-tasks-tab", ".user-tasks tbody tr");
    shown.put("/process-instance/" + instance + "/runtime?tab=jobs-tab", ".jobs-tab tbody tr");
    shown.put("/repository", ".deployments > li");
    shown.forEach(
        (address, content) -> {
          open(cockpit, address);
          cockpit.locator(content).first().waitFor();
          look(
              cockpit,
              "cockpit"
                  + address
                      .replace(instance, "")
                      .replace(definition, "")
                      .replaceAll("[^a-z]+", "-"));
          assertThat(acting(cockpit)).as(address).isEmpty();
        });
    // the engine resolves only incidents of its own jobs, and this one has none
    jdbc.sql("delete from act_ru_incident where id_ = ?").param(incident).update();
  }

  @Test
  void headings_are_chinese_on_the_first_visit_of_a_browser_however_late_the_texts_come() {
    Case device = office.applies("R07-1", DEVICE);
    Page cockpit = chromium.blank("monitor");
    cockpit.navigate("/home");
    cockpit.evaluate("localStorage.clear()");
    cockpit.route("**/locales/zh.json*", this::late);
    open(cockpit, "/process-instance/" + device.process().getId() + "/runtime?tab=user-tasks-tab");
    assertThat(cockpit.locator(".user-tasks tbody tr").first()).isVisible();
    assertThat(cockpit.locator(".user-tasks thead")).containsText("办理人");
    assertThat(cockpit.locator("body")).not().containsText("PLUGIN_");
  }

  private void late(Route route) {
    APIResponse file = route.fetch();
    try {
      Thread.sleep(2_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    route.fulfill(new Route.FulfillOptions().setResponse(file));
  }

  @Test
  void
      nothing_that_cockpit_asks_for_monitors_and_owners_is_refused_where_they_look_at_models_instances_and_tasks() {
    Case device = office.applies("R07-1", DEVICE);
    String instance = device.process().getId();
    String definition = device.process().getProcessDefinitionId();
    for (String onlooker : List.of("monitor", "owner1")) {
      Page cockpit = chromium.blank(onlooker);
      List<String> refused = new CopyOnWriteArrayList<>();
      cockpit.onResponse(
          response -> {
            if (response.url().contains("/camunda/api/") && response.status() >= 400) {
              refused.add(
                  response.status()
                      + " "
                      + response.request().method()
                      + " "
                      + response.url()
                      + " "
                      + response.request().postData());
            }
          });
      for (String address :
          List.of(
              "/dashboard",
              "/processes",
              "/tasks",
              "/repository",
              "/process-definition/" + definition + "/runtime",
              "/process-instance/" + instance + "/runtime?tab=variables-tab",
              "/process-instance/" + instance + "/runtime?tab=incidents-tab",
              "/process-instance/" + instance + "/runtime?tab=user-tasks-tab",
              "/process-instance/" + instance + "/runtime?tab=jobs-tab",
              "/process-instance/" + instance + "/runtime?tab=call-process-instances-tab")) {
        open(cockpit, address);
      }
      assertThat(refused).as(onlooker).isEmpty();
      open(cockpit, "/process-instance/" + instance + "/runtime?tab=user-tasks-tab");
      cockpit.locator(".user-tasks tbody tr").first().waitFor();
      look(cockpit, "cockpit-tasks-" + onlooker);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> acting(Page cockpit) {
    return (List<String>) cockpit.evaluate(ACTING);
  }

  /**
   * Loads the page anew, because Cockpit would drop an address behind the # while it is still
   * loading.
   */
  private static void open(Page cockpit, String address) {
    cockpit.navigate("about:blank");
    cockpit.navigate("/camunda/app/cockpit/default/#" + address);
    cockpit.waitForLoadState(LoadState.NETWORKIDLE);
  }

  /** The badge with the number of tokens on an element of the diagram. */
  private static Locator token(Page cockpit, String element) {
    return cockpit.locator(
        ".djs-overlays[data-container-id='" + element + "'] .instance-count:visible");
  }
}
