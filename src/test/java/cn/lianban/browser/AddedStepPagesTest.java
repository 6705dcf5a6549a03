package cn.lianban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.InspectionStep;
import cn.lianban.testing.ReleasedModels;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A step that only the models know, as those see it who work it and who wait for it. */
class AddedStepPagesTest extends BrowserTest {

  private static final Map<String, Object> SCENE =
      Map.of("scenario", "other", "projectInvestment", 10_000_000);

  @Autowired ReleasedModels models;

  @AfterEach
  void the_models_of_the_project_are_in_force_again() {
    models.with(Map.of());
  }

  @Test
  void it_is_worked_in_tasklist_and_shown_in_the_case_the_list_and_the_figures() {
    Map<String, UnaryOperator<String>> changes = new HashMap<>();
    InspectionStep.files().forEach((path, model) -> changes.put(path, before -> model));
    String form = changes.remove(InspectionStep.FORM).apply("");
    models.with(changes, Map.of(InspectionStep.FORM, form));
    Case scene = office.applies("M05-1", SCENE).goesOnTo("inspecting");

    Page applicant = chromium.loggedIn(scene.applicant().account());
    applicant.navigate("/cases/" + scene.no());
    assertThat(applicant.locator(".steps [aria-current]")).containsText("现场核查");
    assertThat(applicant.locator("main")).containsText("受理单位到现场核对；通过后由牵头部门核定数据。");
    assertThat(applicant.getByText("撤回申报").first()).isVisible();
    look(applicant, "step-applicant");

    TasklistPage inspector = new TasklistPage(chromium.loggedIn("cp-gov-2"));
    inspector.claim(inspector.card("本部门全部", scene));
    assertThat(inspector.form()).containsText("案件概要");
    inspector.type("场地面积", "120.5");
    inspector.choice("通过").check();
    look(inspector.page(), "step-tasklist");
    inspector.field("核查日期").fill("2026年3月2日");
    inspector.field("核查日期").press("Tab");
    assertThat(inspector.complete()).isEqualTo("204");
    office.runJobs();
    scene.is("verifying");

    Page official = chromium.loggedIn("cp-gov");
    official.navigate("/cases/" + scene.no());
    assertThat(official.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("各环节办理情况")))
        .containsText("120.5 平方米");
    look(official, "step-official");
    official.navigate("/cases");
    assertThat(official.getByLabel("状态")).containsText("现场核查");
    official.navigate("/insight");
    assertThat(official.locator("#funnel")).containsText("现场核查");
    look(official, "step-figures");
  }
}
