package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conventions of all forms, of items and tasks, so that Tasklist, the portal and the service read
 * them in the same way.
 */
class FormConventionsTest {

  /**
   * Components that Tasklist 7.24 can show and the service can read; all stand on the top level of
   * the form.
   */
  private static final List<String> COMPONENTS =
      List.of(
          "text",
          "textfield",
          "textarea",
          "number",
          "datetime",
          "checkbox",
          "select",
          "radio",
          "separator");

  private static final Pattern GENERATED_ID = Pattern.compile("\\w+_[0-9a-z]{7}");

  static List<FormFile> forms() {
    return FormFile.all();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormIsNamedAfterItsFileAndMadeForTheEngine(FormFile form) {
    assertThat(form.json().path("id").asText()).isEqualTo(form.name());
    assertThat(form.json().path("type").asText()).isEqualTo("default");
    assertThat(form.json().path("executionPlatform").asText()).isEqualTo("Camunda Platform");
    assertThat(form.json().path("executionPlatformVersion").asText()).startsWith("7.24");
    assertThat(form.components())
        .extracting(component -> component.path("type").asText())
        .isSubsetOf(COMPONENTS);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyIdIsChosenAndAFieldIsNamedAfterItsKey(FormFile form) {
    assertThat(form.ids())
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z][a-zA-Z-]+"))
        .noneMatch(id -> GENERATED_ID.matcher(id).matches());
    assertThat(form.keys()).doesNotHaveDuplicates();
    assertThat(form.fields())
        .allSatisfy(
            field ->
                assertThat(field.path("id").asText())
                    .isEqualTo("field-" + field.path("key").asText()));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatPeopleReadIsChinese(FormFile form) {
    assertThat(form.fields())
        .allSatisfy(
            field -> {
              assertThat(field.path("label").asText()).containsPattern(FormFile.CHINESE);
              if (field.has("description")) {
                assertThat(field.path("description").asText()).containsPattern(FormFile.CHINESE);
              }
              assertThat(field.path("values"))
                  .allSatisfy(
                      option ->
                          assertThat(option.path("label").asText())
                              .containsPattern(FormFile.CHINESE));
              assertThat(FormFile.optionsOf(field)).doesNotHaveDuplicates();
            });
    assertThat(form.fields())
        .extracting(field -> field.path("label").asText())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void rowsAreWholeAndFitTheGrid(FormFile form) {
    assertThat(form.brokenRows()).isEmpty();
    assertThat(form.columnsByRow())
        .doesNotContainKey("")
        .allSatisfy((row, columns) -> assertThat(columns).as(row).isBetween(1, 16));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void noCheckboxHasToBeTicked(FormFile form) {
    assertThat(form.fields())
        .filteredOn(field -> field.path("type").asText().equals("checkbox"))
        .noneMatch(FormConventionsTest::isRequired);
  }

  /** The viewer shows the date's own label, the service reads the field's. */
  @ParameterizedTest
  @MethodSource("forms")
  void aDateIsLabelledOnce(FormFile form) {
    assertThat(form.fields())
        .filteredOn(field -> field.path("type").asText().equals("datetime"))
        .allSatisfy(
            field -> {
              assertThat(field.path("subtype").asText()).isEqualTo("date");
              assertThat(field.path("dateLabel").asText()).isEqualTo(field.path("label").asText());
            });
  }

  private static boolean isRequired(JsonNode field) {
    return field.path("validate").path("required").asBoolean();
  }
}
