package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ReadableSettingsTest {

  /** What Java makes of 药监 in an environment variable where the locale is C. */
  private static final String LOST = "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LIANBAN_SSO_GROUPS",
        "LIANBAN_SSO_LABEL",
        "LIANBAN_EMBEDDED_DIRECTORY",
        "SPRING_DATASOURCE_PASSWORD"
      })
  void a_variable_of_ours_that_lost_its_chinese_is_refused_with_the_way_out(String name) {
    assertThatThrownBy(() -> check(environment(name, LOST + "=bj-mpa")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(name)
        .hasMessageContaining("LC_ALL=C.UTF-8")
        .hasMessageNotContaining(LOST);
  }

  @Test
  void an_argument_is_read_alike() {
    assertThatThrownBy(
            () -> check(new SimpleCommandLinePropertySource("--lianban.sso.label=" + LOST)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("lianban.sso.label");
  }

  @Test
  void what_can_be_read_and_what_is_not_ours_is_left_alone() {
    assertThatCode(() -> check(environment("LIANBAN_SSO_GROUPS", "药监审核=bj-mpa")))
        .doesNotThrowAnyException();
    assertThatCode(() -> check(environment("PS1", LOST))).doesNotThrowAnyException();
    assertThatCode(() -> check(new MapPropertySource("file", Map.of("lianban.sso.label", LOST))))
        .doesNotThrowAnyException();
  }

  private static PropertySource<?> environment(String name, String value) {
    return new SystemEnvironmentPropertySource(
        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value));
  }

  private static void check(PropertySource<?> source) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().remove(source.getName());
    environment.getPropertySources().addFirst(source);
    new ReadableSettings()
        .check(
            environment,
            wrong -> {
              throw wrong;
            });
  }
}
