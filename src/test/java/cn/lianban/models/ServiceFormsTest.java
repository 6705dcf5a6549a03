package cn.lianban.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every service can be asked for with a short form, in the words of its clause. */
class ServiceFormsTest {

  static final Map<String, Map<String, String>> SERVICES = ItemFormsTest.ofTheCatalogue("service");

  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TEXT = 1000;

  static List<FormFile> forms() {
    return FormFile.all().stream().filter(form -> SERVICES.containsKey(form.name())).toList();
  }

  @Test
  void everyServiceOfTheCatalogueHasAForm() {
    assertThat(SERVICES).hasSizeGreaterThanOrEqualTo(25);
    assertThat(forms())
        .extracting(FormFile::name)
        .containsExactlyInAnyOrderElementsOf(SERVICES.keySet());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void itQuotesItsClauseFirst(FormFile form) {
    Map<String, String> item = SERVICES.get(form.name());
    JsonNode first = form.components().get(0);
    assertThat(first.path("id").asText()).isEqualTo("clause");
    assertThat(first.path("text").asText())
        .startsWith(
            "**" + ItemFormsTest.SOURCES.get(item.get("document")) + item.get("clauseText") + "**")
        .matches("(?s).+“.{15,}”");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void itIsShortAndSaysWhatIsNeeded(FormFile form) {
    assertThat(form.fields()).hasSizeBetween(2, 6);
    assertThat(form.fields())
        .as("the need in the company's own words")
        .anyMatch(ServiceFormsTest::isLongText);
    assertThat(form.fields())
        .filteredOn(field -> field.path("validate").path("required").asBoolean())
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFieldIsAFactOfAKnownType(FormFile form) {
    assertThat(form.fields())
        .allSatisfy(
            field -> {
              String type = field.path("properties").path("factType").asText();
              assertThat(field.path("type").asText())
                  .isEqualTo(
                      isLongText(field) ? "textarea" : ItemFormsTest.COMPONENT_OF_TYPE.get(type));
              int longest = field.path("validate").path("maxLength").asInt();
              switch (type) {
                case "text" ->
                    assertThat(longest).isEqualTo(isLongText(field) ? LONGEST_TEXT : LONGEST_LINE);
                case "enum" -> assertThat(FormFile.optionsOf(field)).hasSizeGreaterThan(1);
                case "money", "number" -> {
                  assertThat(field.path("validate").path("min").asInt(-1)).isZero();
                  assertThat(field.path("validate").has("max")).isTrue();
                  assertThat(field.path("appearance").path("suffixAdorner").asText())
                      .containsPattern(FormFile.CHINESE);
                  assertThat(field.path("serializeToString").asBoolean())
                      .isEqualTo(type.equals("money"));
                }
                default -> assertThat(field.has("values")).isFalse();
              }
            });
  }

  private static boolean isLongText(JsonNode field) {
    return field.path("type").asText().equals("textarea");
  }
}
