package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Settings are checked before anything else of the service is there. */
class SettingsTest {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @Configuration(proxyBeanMethods = false)
  @ConfigurationPropertiesScan("cn.lianban")
  static class Settings {}

  @Test
  void the_settings_that_come_with_the_service_are_right() {
    service.run(started -> assertThat(started).hasNotFailed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lianban.embedded.port=70000             | 不能大于 65535
          lianban.database.answer-within=0s       | 应是大于 0 的时长
          lianban.tasks.due-soon-working-days=-1  | 不能小于 0
          lianban.requests.open-per-address=0     | 应大于 0
          lianban.applications.per-account-and-day=0 | 应大于 0
          lianban.anonymous.estimates=-1          | 应大于 0
          lianban.accounts.import-rows=0          | 应大于 0
          lianban.matters.characters-per-edit=0   | 应大于 0
          lianban.sessions.idle=-5m               | 应是大于 0 的时长
          lianban.passwords.shortest=0            | 应大于 0
          lianban.log-in.wrong-passwords=0        | 应大于 0
          lianban.sso.label=                      | 不能为空
          """)
  void a_wrong_one_is_refused_with_what_is_wrong(String setting, String reason) {
    service
        .withPropertyValues(setting)
        .run(refused -> assertThat(refused).getFailure().hasStackTraceContaining(reason));
  }
}
