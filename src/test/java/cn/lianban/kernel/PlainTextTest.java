package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

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
}
