package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.ReleasedModels;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Process owners change a rate on the page, from the draft to the take-back. */
class ReleasePageTest extends BrowserTest {

  private static final Path TABLE = Path.of("dmn/awards/M05.dmn");
  private static final Path EXAMPLES = Path.of("dmn/awards/M05.examples.json");

  @Autowired ReleasedModels models;

  @AfterEach
  void the_models_of_the_project_are_in_force_again() {
    models.with(Map.of());
  }

  @Test
  void one_owner_changes_a_rate_another_releases_it_and_the_first_takes_it_back()
      throws IOException {
    Page page = chromium.blank("owner1");
    page.onDialog(dialog -> dialog.accept());
    page.navigate("/releases");
    page.getByText("起草变更").click();
    Locator drafting = page.locator("form[aria-label='起草']");
    drafting.getByLabel("标题").fill("示范场景支持比例调整");
    drafting.getByLabel("理由").fill("会议纪要第 7 号");
    button(page, "起草").click();
    page.waitForURL("**/releases?draft=*");
    assertThat(page.locator("#main")).containsText("还没有变更。");

    upload(page, TABLE, Files.readString(TABLE).replaceFirst("\"0\\.30\"", "\"0.40\""));
    assertThat(page.locator("#main")).containsText("“支持比例”由 \"0.30\" 改为 \"0.40\"");
    assertThat(page.locator("#main")).containsText("支持比例 应为 0.3，表里得出 0.4");
    button(page, "提交发布").click();
    assertThat(page.locator("#said")).containsText("处错误，更正后才能提交和发布");
    upload(page, EXAMPLES, Files.readString(EXAMPLES).replace("\"rate\": 0.30", "\"rate\": 0.40"));
    assertThat(page.locator("#main")).containsText("检查没有发现问题。");
    look(page, "release-draft");
    button(page, "提交发布").click();
    assertThat(page.locator("#said")).containsText("待另一位流程管理员发布");
    assertThat(button(page, "发布")).hasCount(0);

    Page other = chromium.blank("owner2");
    other.onDialog(dialog -> dialog.accept());
    other.navigate(page.url());
    button(other, "发布").click();
    assertThat(other.locator("#said")).containsText("已发布，为第");

    page.navigate("/releases");
    Locator row = page.locator("tr").filter(new Locator.FilterOptions().setHasText("在用"));
    assertThat(row).containsText("示范场景支持比例调整");
    assertThat(row).containsText("流程管理员 1 号");
    assertThat(row).containsText("发布：流程管理员 2 号");
    look(page, "releases");
    row.locator("summary").click();
    row.getByLabel("撤回理由").fill("比例有误");
    row.getByRole(AriaRole.BUTTON).click();
    assertThat(page.locator("#said")).containsText("前一号的模型作为第");
    assertThat(row).not().containsText("示范场景支持比例调整");
    assertThat(page.locator("#main")).containsText("比例有误");
  }

  private static void upload(Page page, Path model, String content) {
    page.getByText("上传修改后的模型").click();
    page.getByLabel("文件", new Page.GetByLabelOptions().setExact(false))
        .first()
        .setInputFiles(
            new FilePayload(
                model.getFileName().toString(),
                "application/octet-stream",
                content.getBytes(UTF_8)));
    page.getByLabel("所在目录").selectOption("dmn/awards");
    button(page, "上传到草稿").click();
    assertThat(page.locator("#said")).containsText("已存入 dmn/awards/" + model.getFileName());
  }
}
