package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an identity provider says of a person is a text that enters like every other. */
class ProviderSettingsTest {

  private final ProviderSettings settings =
      new ProviderSettings("单位统一身份认证", "sub", "name", "roles", List.of(), "uscc", "company.name");

  @Test
  void names_are_kept_without_what_nobody_sees() {
    Map<String, Object> claims =
        Map.of("name", " 张\u202E三\u200B ", "company", Map.of("name", "北京\u00A0某公司\uFEFF"));
    assertThat(settings.name(claims)).contains("张三");
    assertThat(settings.companyName(claims)).contains("北京 某公司");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u3164", "\u200B\u2800", "\u0301", "张\u001B[31m三", "张三\n管理员"})
  void what_says_nothing_or_more_than_a_name_is_no_name(String name) {
    assertThat(settings.name(Map.of("name", name))).isEmpty();
  }
}
