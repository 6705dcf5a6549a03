package cn.lianban.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Forms are drawn by one library with one list of fields, assets/form-fields.js, in the portal and
 * in Tasklist.
 */
class FormFieldsTest extends BrowserTest {

  private static final Path FORMS = Path.of("bpmn/forms");

  /** Components that only show something; the library's own in both places. */
  private static final List<String> SHOWN = List.of("text", "separator");

  /** What the form on the page draws each of these types with. */
  private static final String DRAWN_WITH =
      """
      types => {
        function* parts(tree) {
          if (tree) {
            yield tree;
            for (const child of tree.__k ?? []) yield* parts(child);
          }
        }
        const found = [...parts(document.querySelector('.fjs-container').__k)];
        const fields = found.find(part => part.props?.value?.getService).props.value.getService('formFields');
        return Object.fromEntries(types.map(type => {
          const drawing = fields.get(type);
          return [type, !drawing ? 'nothing' : drawing.ours ? 'ours' : 'the library'];
        }));
      }
      """;

  private static final String FACTS_NOT_DRAWN =
      """
      async () => {
        const {factFields} = await import('/assets/form-viewer.js');
        const left = [];
        for (const {id} of await (await fetch('/api/items')).json().then(list => list.content ?? list)) {
          const item = await (await fetch(`/api/items/${id}`)).json();
          if (!item.form) continue;
          const drawn = factFields(item);
          document.body.append(drawn.element);
          await drawn.ready;
          await new Promise(done => setTimeout(done));
          for (const fact of item.facts) {
            const field = drawn.element.querySelector(`[data-field="facts.${fact.name}"]`);
            const conditional = item.form.components.some(one => one.key === fact.name && one.conditional);
            if (!conditional && !field?.textContent.includes(fact.label)) left.push(`${id} ${fact.name}`);
          }
          drawn.element.remove();
        }
        return left;
      }
      """;

  private static final String NEW_TYPE =
      """
      async () => {
        const {factFields} = await import('/assets/form-viewer.js');
        const item = await (await fetch('/api/items/M05-1')).json();
        item.form.components.push({type: 'checklist', id: 'field-uses', key: 'uses', label: '用途',
          values: [{label: '研发', value: 'research'}, {label: '生产', value: 'production'}]});
        item.facts.push({name: 'uses', label: '用途', type: 'text'});
        const drawn = factFields(item);
        document.body.append(drawn.element);
        await drawn.ready;
        await new Promise(done => setTimeout(done));
        drawn.element.querySelector('.fjs-form-field-checklist input').click();
        return (await drawn.values()).uses;
      }
      """;

  @Test
  void every_type_that_a_form_has_is_drawn_with_the_same_field_in_the_portal_and_in_tasklist()
      throws IOException {
    List<String> types = typesOfForms();
    Map<String, String> alike = new TreeMap<>();
    types.forEach(type -> alike.put(type, SHOWN.contains(type) ? "the library" : "ours"));

    Page anybody = chromium.window();
    anybody.navigate("/items/M05-1");
    anybody.locator("[name='facts.projectInvestment']").waitFor();
    assertThat(anybody.evaluate(DRAWN_WITH, types)).as("the portal").isEqualTo(alike);

    Case scenario =
        office
            .applies(
                "M05-1", Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00"))
            .is("accepting");
    TasklistPage handler =
        new TasklistPage(chromium.loggedIn("cp-gov"))
            .open(scenario.task("cp-gov", "acceptApplication"))
            .claim();
    assertThat(handler.page().evaluate(DRAWN_WITH, types)).as("Tasklist").isEqualTo(alike);
    assertThat(handler.form().locator("[data-field='decision']").count()).isOne();
  }

  @Test
  void every_fact_of_every_item_is_drawn() {
    Page page = chromium.window();
    page.navigate("/items/M05-1");
    assertThat((List<?>) page.evaluate(FACTS_NOT_DRAWN)).isEmpty();
  }

  @Test
  void a_type_that_the_list_does_not_have_is_drawn_by_the_library_itself() {
    Page page = chromium.window();
    page.navigate("/items/M05-1");
    assertThat(page.evaluate(NEW_TYPE)).isEqualTo(List.of("research"));
  }

  @Test
  void what_is_typed_is_sent_by_the_form_of_the_page_also_with_the_enter_key() {
    Page page = chromium.window();
    page.navigate("/items/M05-1");
    page.locator("[name='facts.scenario']").selectOption("drug-discovery");
    page.locator("[data-field='facts.exemplary']").getByLabel("是").check();
    page.locator("[name='facts.changpingTie']").selectOption("registered");
    page.locator("[name='facts.projectInvestment']").fill("2亿");
    page.locator("[name='facts.projectInvestment']").press("Enter");
    PlaywrightAssertions.assertThat(page.locator("#result"))
        .containsText("奖补上限 50,000,000.00 元（5,000 万元）");
    PlaywrightAssertions.assertThat(page.locator(".facts .fjs-powered-by a")).isVisible();
  }

  @Test
  void a_day_is_typed_in_the_portal_as_in_tasklist_and_only_what_differs_is_sent() {
    Case asked =
        office
            .asksFor("M06-2")
            .does("cp-gov", "acceptServiceRequest", "decision", "supplement", "remark", "请写明申报日期");
    Page page = chromium.loggedIn(asked.applicant().account());
    page.navigate("/requests/" + asked.no());
    Locator day = page.getByLabel("计划申报日期", new Page.GetByLabelOptions().setExact(true));
    Locator form = page.locator("form[aria-label='提交补充']");
    page.getByLabel("补充说明").fill("已写明");
    day.fill("明年3月");
    button(page, "提交补充").click();
    PlaywrightAssertions.assertThat(error(page, "facts.plannedFiling")).containsText("不是日期");
    PlaywrightAssertions.assertThat(day).isFocused();

    day.fill("2027年3月1日");
    day.press("Tab");
    PlaywrightAssertions.assertThat(day).hasValue("2027-03-01");
    PlaywrightAssertions.assertThat(form.getByLabel("从日历选择：计划申报日期")).isVisible();
    Request sent =
        page.waitForRequest(
            request -> request.url().endsWith("/supplements"), () -> button(page, "提交补充").click());
    assertThat(sent.postData()).contains("{\"facts\":{\"plannedFiling\":\"2027-03-01\"}");
    PlaywrightAssertions.assertThat(page.getByText("补充已提交。")).isVisible();
  }

  @Test
  void pages_without_a_form_do_not_load_the_library() {
    Page page = chromium.window();
    List<String> loaded = new ArrayList<>();
    page.onRequest(request -> loaded.add(request.url()));
    for (String address : List.of("/", "/items", "/rounds", "/duties", "/items/M05-2")) {
      page.navigate(address);
      page.waitForLoadState(LoadState.NETWORKIDLE);
    }
    assertThat(loaded).isNotEmpty().noneMatch(url -> url.contains("/lib/form-js/"));
  }

  private static List<String> typesOfForms() throws IOException {
    TreeSet<String> types = new TreeSet<>();
    try (Stream<Path> forms = Files.list(FORMS)) {
      for (Path form : forms.toList()) {
        collect(new ObjectMapper().readTree(form.toFile()), types);
      }
    }
    return List.copyOf(types);
  }

  private static void collect(JsonNode form, TreeSet<String> types) {
    for (JsonNode component : form.path("components")) {
      types.add(component.path("type").asText());
      collect(component, types);
    }
  }
}
