package cn.lianban.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What axe-core finds on our own pages and on the forms in Tasklist: no serious fault, at the usual size and at 200 % zoom, where no
 * page scrolls to the side either. Zoom halves the room that a page has: 1440 pixels are laid out as 720.
 */
@ServiceTest
class AccessibleTest {

  private static final Map<String, ?> FACTS = Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final int HEIGHT = 1000;
  private static final List<Integer> WIDTHS = List.of(1440, 720);
  private static final String SERIOUS =
      """
      async place => (await axe.run(place, {resultTypes: ['violations']})).violations
        .filter(fault => ['serious', 'critical'].includes(fault.impact))
        .flatMap(fault => fault.nodes.map(node => fault.id + ': ' + node.target.join(' ') + ' – ' + (node.any[0]?.message ?? fault.help)))
      """;

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired JdbcClient jdbc;
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
  void the_pages_that_everybody_reads_have_no_serious_fault() throws IOException {
    Page page = chromium.window();
    for (String address : List.of("/", "/login", "/items", "/items/M05-1", "/items/R07-1", "/duties", "/rounds")) {
      check(page, address);
    }
  }

  @Test
  void the_pages_of_an_applicant_have_no_serious_fault() throws IOException {
    Case device = office.applies("R07-1", FACTS).goesOnTo("verifying");
    Page page = chromium.loggedIn(device.applicant().account());
    for (String address : List.of("/apply/R07-1", "/cases", "/cases/" + device.no(), "/requests")) {
      check(page, address);
    }
  }

  @Test
  void the_pages_of_managers_and_operators_have_no_serious_fault() throws IOException {
    Case device = office.applies("R07-1", FACTS).goesOnTo("publicised");
    Page page = chromium.loggedIn("monitor");
    for (String address : List.of("/insight", "/insight/cases", "/insight/cases/" + device.no(), "/insight/incidents", "/cases", "/cases/" + device.no())) {
      check(page, address);
    }
  }

  @Test
  void the_pages_of_an_owner_have_no_serious_fault() throws IOException {
    String round = office.plans("R16-2b", OffsetDateTime.parse("2026-07-01T09:00:00+08:00")).path().replace("/api", "");
    try {
      Page page = chromium.loggedIn("owner1");
      for (String address : List.of("/budgets", "/rounds", round)) {
        check(page, address);
      }
    } finally {
      jdbc.sql("update selection_round set status = 'cancelled' where status = 'planned'").update();
      jdbc.sql("delete from item_in_rounds").update();
    }
  }

  @Test
  void a_form_in_tasklist_has_no_serious_fault() throws IOException {
    Case device = office.applies("R07-1", FACTS).is("accepting");
    Page page = chromium.loggedIn("cp-fsc");
    for (int width : WIDTHS) {
      page.setViewportSize(width, HEIGHT);
      // Tasklist begins anew: while it still loads it would forget a task that is put behind the # of its address
      page.navigate("about:blank");
      page.navigate("/camunda/app/tasklist/default/#/?task=" + device.task("cp-fsc", "acceptApplication"));
      Chromium.form(page).waitFor();
      assertThat(faults(page, ".fjs-container")).as("acceptApplication, " + width + " pixels").isEmpty();
    }
  }

  private static void check(Page page, String address) throws IOException {
    for (int width : WIDTHS) {
      page.setViewportSize(width, HEIGHT);
      page.navigate(address);
      page.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(faults(page, "body")).as(address + ", " + width + " pixels").isEmpty();
      assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
          .as(address + " scrolls to the side at " + width + " pixels")
          .isTrue();
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> faults(Page page, String place) throws IOException {
    try (InputStream axe = AccessibleTest.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
      page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<String>) page.evaluate(SERIOUS, place);
  }
}
