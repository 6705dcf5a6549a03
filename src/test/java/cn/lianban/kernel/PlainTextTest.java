package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @ParameterizedTest
  @CsvSource({
    "0e-3000000, 0",
    "-0E+2147483000, 0",
    "1000000000000000000000e-21, 1",
    "1.50, 1.50",
    "1E+3, 1E+3",
    "1e-3000000, 1E-3000000"
  })
  void an_exponent_makes_no_long_row_of_zeros(String number, String kept) {
    assertThat(PlainText.withoutManyZeros(new BigDecimal(number))).isEqualTo(new BigDecimal(kept));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "北京甲生物有限公司 → 北京甲生物有限公司",
        "[甲](javascript:alert(1)) → \\[甲\\]\\(javascript:alert\\(1\\)\\)",
        "<img src=x onerror=alert(1)> → \\<img src=x onerror=alert\\(1\\)\\>",
        "甲|乙 → 甲\\|乙",
        "**甲** _乙_ `丙` → \\*\\*甲\\*\\* \\_乙\\_ \\`丙\\`",
        "https://evil.example/登录 → https\\://evil.example/登录",
        "见 WWW.evil.example 或 boss@evil.example → 见 WWW\\.evil.example 或 boss\\@evil.example",
        "3.5:1，www → 3.5:1，www",
        "Johnson & Johnson &lt;甲&gt; &#35; → Johnson \\& Johnson \\&lt;甲\\&gt; \\&\\#35;"
      })
  void what_somebody_typed_stands_in_markdown_as_it_was_typed(String typed, String markdown) {
    assertThat(PlainText.inMarkdown(typed)).isEqualTo(markdown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\n",
        "\u200B",
        "\u00A0",
        "\u3000",
        "\u3164",
        "\u2800",
        "\uFEFF",
        "\u00AD",
        "\u2060",
        "\u202E",
        "\uFE00",
        "\uFE0F",
        "\u115F",
        "\u1160",
        "\uFFA0",
        "\u200D",
        "\u200E",
        "\u2066",
        "\u034F",
        "\u180E",
        "\u17B4",
        "\uFFFC",
        "\u2028",
        "\u0085",
        "\uDB40\uDC41",
        "\uDB40\uDD00",
        "\uD834\uDD59",
        " \u200B\u3164\u2800 "
      })
  void what_nobody_sees_is_nothing(String text) {
    assertThat(PlainText.isBlank(text)).isTrue();
    assertThat(PlainText.clean(text).isBlank())
        .as("and after it is cleaned the plain question answers it")
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0301",
        "\u20DD\u0301",
        "\uE000",
        "\uDBFF\uDFFD",
        "\u0378",
        "\uD80D\uDC41",
        "\uFFFD",
        "\uFFFD\uFFFD\uFE0F",
        "\uD83C\uDFFB",
        "\uD83C\uDFFF\uFE0F\u200D",
        " \u0301\uE000 "
      })
  void what_nobody_can_read_is_nothing(String text) {
    assertThat(PlainText.isBlank(text)).isTrue();
    assertThat(PlainText.isBlank("甲" + text)).as("but beside what somebody can").isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"无", "。", "0", "α", "\u0600", "𠮷", "😀"})
  void what_somebody_sees_is_something(String text) {
    assertThat(PlainText.isBlank(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \u3000",
        "\u200B",
        "\uFFFD",
        "。",
        "……",
        "——",
        "/",
        "???",
        "\u0600",
        "😀",
        "\uD83D\uDC4D\uD83C\uDFFD",
        "\uFE0F\u20E3",
        "★☆",
        "￥",
        "\u02C7",
        "々",
        "\uD80D\uDC41"
      })
  void punctuation_and_symbols_are_no_words(String text) {
    assertThat(PlainText.isWordless(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"无", "0", "①", "α", "𠮷", "Ⅲ", "OK👍", "〇", "ཀ", "—否—"})
  void a_letter_an_ideograph_or_a_number_is_a_word(String text) {
    assertThat(PlainText.isWordless(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"' ',请填写说明", "\uFFFD,请填写说明", "。。。,请填写说明，只有标点或符号不算，须有文字或数字"})
  void a_required_text_without_words_is_told(String text, String message) {
    assertThatThrownBy(() -> TextChecks.required("reason", "说明", text))
        .isInstanceOfSatisfying(
            BadInput.class,
            wrong ->
                assertThat(wrong.errors()).containsExactly(FieldError.required("reason", message)));
    List<FieldError> errors = new ArrayList<>();
    new TextChecks(errors).line("name", "说明", text);
    assertThat(errors).containsExactly(FieldError.required("name", message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "北京\u200B甲\uFEFF生物→北京甲生物",
        "拨付\u202Efdp.exe\u202C→拨付fdp.exe",
        "甲\u00A0乙\u2800丙→甲 乙 丙",
        "甲\u3000乙→甲\u3000乙",
        "甲\t乙→甲 乙",
        "e\u0301tude→\u00E9tude",
        "\uF9B5→\u4F8B",
        "❤\uFE0F→❤",
      })
  void a_text_is_kept_composed_and_without_what_nobody_sees(String typed, String kept) {
    assertThat(PlainText.clean(typed)).isEqualTo(kept);
    assertThat(PlainText.clean(kept)).as("once more").isEqualTo(kept);
  }

  @Test
  void breaks_of_other_systems_are_line_breaks() {
    assertThat(PlainText.clean("一\u2028二\u000B三\u0085四\r\n五")).isEqualTo("一\n二\n三\n四\r\n五");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000", "a\u001B[31m", "a\u009B", "a\uFFFE", "a\uD800"})
  void control_characters_and_what_is_no_character_cannot_be_kept(String text) {
    assertThat(PlainText.isClean(text)).isFalse();
    assertThat(new FieldError("field", "值“" + text + "”不对").message())
        .as("nor quoted")
        .doesNotContainPattern("\\p{Cc}");
  }
}
