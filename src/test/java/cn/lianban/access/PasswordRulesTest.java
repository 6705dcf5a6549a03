package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.kernel.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class PasswordRulesTest {

  private final PasswordRules rules;

  PasswordRulesTest() throws IOException {
    rules = new PasswordRules(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tulpen1ros",
        "three grey cats",
        "昌平春天的樱花开得很早啊",
        "zhangsan-loves-hiking",
        "Xk7#pQ2!vL"
      })
  void what_is_long_and_not_to_be_guessed_is_taken(String password) {
    assertThat(rules.broken("zhangsan", password)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "tulpen1ro, 至少需要 10 个字符",
    "樱花开得很早啊朋友, 至少需要 10 个字符",
    "Password123!, 常见密码",
    "1234567890, 常见密码",
    "9876543210, 常见密码",
    "0123456789012, 常见密码",
    "abcdefghijklm, 常见密码",
    "aaaaaaaaaaaa, 常见密码",
    "abababababab, 常见密码",
    "Woaini1314520, 常见密码",
    "1qaz2wsx3edc, 常见密码",
    "Manchester, 常见密码",
    "soso123aljg, 常见密码",
    "Zhang.San.2026, 用户名",
    "zhang.san.2026zhang.san.2026, 用户名"
  })
  void what_is_guessed_first_is_refused_with_the_reason(String password, String reason) {
    assertThat(rules.broken("zhang.san.2026", password))
        .anySatisfy(message -> assertThat(message).contains(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "zhangsan, 1234567890ab, 常见密码",
    "zhangsan, 12345678901234x, 常见密码",
    "zhangsan, ab9876543210, 常见密码",
    "lisi, lisi@2026lisi, 用户名",
    "li.si, li.siabcdef, 用户名",
    "li.si, lisi-2026!!, 用户名"
  })
  void a_few_characters_more_do_not_make_it_good(String id, String password, String reason) {
    assertThat(rules.broken(id, password))
        .anySatisfy(message -> assertThat(message).contains(reason));
  }

  @Test
  void three_thousand_common_passwords_that_are_long_enough_are_refused() throws Exception {
    List<String> common =
        new ClassPathResource("access/common-passwords.txt")
            .getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#") && line.length() >= rules.shortest())
            .distinct()
            .toList();
    assertThat(common)
        .hasSizeGreaterThan(3000)
        .allSatisfy(password -> assertThat(rules.broken("zhangsan", password)).isNotEmpty());
  }

  @Test
  void nobody_sends_a_book() {
    assertThat(rules.broken("zhangsan", "ab1 ".repeat(33)))
        .anySatisfy(message -> assertThat(message).contains("最多 128 个字符"));
    assertThat(rules.broken("zhangsan", null)).isNotEmpty();
  }

  @Test
  void the_rules_stand_in_words_and_name_the_field_when_broken() {
    assertThat(rules.inWords()).anySatisfy(rule -> assertThat(rule).contains("至少 10 个字符"));
    assertThatThrownBy(() -> rules.check("zhangsan", "short"))
        .isInstanceOfSatisfying(
            BadInput.class,
            refused -> assertThat(refused.errors()).extracting("field").containsOnly("password"));
  }
}
