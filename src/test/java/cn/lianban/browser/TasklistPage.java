package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.lianban.testing.Case;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/**
 * Tasklist, worked as officials work it: a list is chosen, a card found, the task claimed, its form
 * filled in and completed.
 */
final class TasklistPage {

  private final Page page;

  TasklistPage(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  /** The card of the case in this list. */
  Locator card(String list, Case wanted) {
    page.locator(".task-filter .name a")
        .filter(new Locator.FilterOptions().setHasText(list))
        .click();
    return card(wanted);
  }

  /** The card of the case in the list that is open. */
  Locator card(Case wanted) {
    page.getByLabel("按编号查找").fill(wanted.no());
    page.getByLabel("按编号查找").press("Enter");
    Locator card = found(wanted);
    assertThat(card).hasCount(1);
    return card;
  }

  Locator found(Case wanted) {
    return page.locator("ol.tasks-list > li")
        .filter(new Locator.FilterOptions().setHasText(wanted.no()));
  }

  /** Opens the task of the card and claims it. */
  TasklistPage claim(Locator card) {
    card.locator(".task").first().click();
    form().waitFor();
    return claim();
  }

  /** Claims the task that is open. */
  TasklistPage claim() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("认领")).click();
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("办结")))
        .isEnabled();
    return this;
  }

  /** Opens a task by its address. */
  TasklistPage open(String task) {
    // an address behind the # would be dropped while Tasklist is still loading, so it is loaded
    // anew
    page.navigate("about:blank");
    page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
    form().waitFor();
    return this;
  }

  /** The form of the task that is open. */
  Locator form() {
    return form(page);
  }

  static Locator form(Page page) {
    return page.locator(".fjs-container");
  }

  Locator field(String label) {
    return form().getByLabel(label).first();
  }

  /** A choice, by exactly its words. */
  Locator choice(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  /**
   * Types and leaves the field, because the form takes a text over only then or a moment after the
   * last key.
   */
  void type(String label, String text) {
    Locator input = field(label);
    input.fill(text);
    input.press("Tab");
    assertThat(input).hasValue(text);
  }

  /**
   * Presses the button below the form.
   *
   * @return the status of the answer, and the errors
   */
  String complete() {
    return complete(
        () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("办结")).click());
  }

  String complete(Runnable by) {
    Response answer = page.waitForResponse(response -> response.url().endsWith("/submit-form"), by);
    return answer.ok()
        ? String.valueOf(answer.status())
        : answer.status() + " " + answer.text() + " for " + answer.request().postData();
  }

  /** The message that Tasklist shows with these words. */
  Locator told(String words) {
    return page.locator(".page-notifications .alert")
        .filter(new Locator.FilterOptions().setHasText(words))
        .first();
  }

  Locator count(String list) {
    return page.locator(".task-filter .name a")
        .filter(new Locator.FilterOptions().setHasText(list))
        .locator(".worklist-count");
  }

  int counted(String list) {
    assertThat(count(list)).hasText(Pattern.compile("\\d+"));
    return Integer.parseInt(count(list).innerText());
  }
}
