package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Settings are checked before anything else of the service is there. */
class SettingsTest {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @Configuration(proxyBeanMethods = false)
  @ConfigurationPropertiesScan("cn.lianban")
  @EnableConfigurationProperties({ServerProperties.class, Sizes.class})
  static class Settings {}

  @ConfigurationProperties("tests")
  record Sizes(@DefaultValue("1MB") List<DataSize> sizes, @DefaultValue("1") int apiToken) {}

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
        .run(
            refused -> {
              String name = setting.substring(0, setting.indexOf('='));
              assertThat(told(refused))
                  .contains("设置 " + name + "（", reason, "The setting " + name + " (", ": it ");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          server.port=abc                         | “abc”不对，应为整数
          server.port=99999999999                 | “99999999999”不对，应为整数
          server.shutdown=slowly                  | “slowly”不对，应为下列之一：graceful、immediate
          server.address=not an address           | “not an address”不对，应为本机的地址
          lianban.requests.body=many              | “many”不对，应为大小，如 512KB
          lianban.requests.reading-time=soon      | “soon”不对，应为时长，如 30s
          lianban.requests.query-depth=many       | “many”不对，应为整数
          lianban.sessions.idle=30 minutes        | “30 minutes”不对，应为时长
          lianban.time-zone=Beijing               | “Beijing”不对，应为时区名
          lianban.demonstration.support-rules.valid-from=1.3.2026 | “1.3.2026”不对，应为日期
          lianban.editions.validity.support-rules=long | “long”不对，应为年、月、日的期间
          lianban.passwords.shortest=ten          | “ten”不对，应为整数
          lianban.database.ask-every=             | 不能为空
          tests.sizes[0]=many                     | “many”不对，应为大小
          """)
  void one_that_cannot_be_read_is_named_with_what_it_may_be(String setting, String reason) {
    service
        .withPropertyValues(setting)
        .run(
            refused -> {
              String name = setting.substring(0, setting.indexOf('='));
              assertThat(told(refused))
                  .contains("设置 " + name + "（", reason, "The setting " + name + " (", ": it ")
                  .doesNotContain("Exception", "cn.lianban");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lianban.hosts=http://a/                         | “http://a/”不对，应为主机名
          lianban.hosts=lianban.example.cn,*              | “*”不对，应为主机名
          lianban.anonymous.trusted-addresses=not-an-ip   | “not-an-ip”不对，应为 IP 地址
          lianban.anonymous.trusted-addresses=10.0.0.0/99 | “10.0.0.0/99”不对，应为 IP 地址
          lianban.anonymous.trusted-addresses=10.0.0.256  | “10.0.0.256”不对，应为 IP 地址
          lianban.log-in.trusted-addresses=::1,zz         | “zz”不对，应为 IP 地址
          lianban.log-in.trusted-addresses=1:2            | “1:2”不对，应为 IP 地址
          """)
  void a_name_or_an_address_that_is_none_is_refused(String setting, String reason) {
    service
        .withPropertyValues(setting)
        .run(
            refused ->
                assertThat(told(refused))
                    .contains("设置 " + setting.substring(0, setting.indexOf('=')), reason));
  }

  @Test
  void names_and_addresses_of_all_forms_are_taken() {
    service
        .withPropertyValues(
            "lianban.hosts=lianban.example.cn, 联办.中国:8443,[::1]:80,localhost,10.0.0.1,",
            "lianban.anonymous.trusted-addresses=10.0.0.1,::1,2001:db8::1,0:0:0:0:0:0:0:1",
            "lianban.log-in.trusted-addresses=255.255.255.255")
        .run(started -> assertThat(started).hasNotFailed());
  }

  @Test
  void the_variable_is_named_and_a_secret_is_not_shown() {
    service
        .withPropertyValues("lianban.requests.query-depth=x")
        .run(refused -> assertThat(told(refused)).contains("（环境变量 LIANBAN_REQUESTS_QUERYDEPTH）"));
    service
        .withPropertyValues("tests.api-token=hidden-word")
        .run(
            refused ->
                assertThat(told(refused))
                    .contains("设置 tests.api-token（", "应为整数")
                    .doesNotContain("hidden-word"));
  }

  @Test
  void what_is_no_fault_of_a_setting_is_left_to_others() {
    SettingsFailureAnalyzer analyzer = new SettingsFailureAnalyzer(null, null);
    assertThat(analyzer.analyze(new IllegalStateException("else"))).isNull();
    assertThat(analyzer.analyze(new StartRefused("别的", "else"))).isNull();
  }

  @Test
  void all_wrong_settings_are_named_at_once() {
    AtomicReference<ConfigurableApplicationContext> kept = new AtomicReference<>();
    service
        .withInitializer(kept::set)
        .withUserConfiguration(Pool.class)
        .withPropertyValues(
            "server.port=abc",
            "server.max-http-request-header-size=many",
            "lianban.time-zone=UTC+8",
            "lianban.sessions.idle=-5m",
            "lianban.sessions.warn-before=soon",
            "lianban.log-in.wrong-passwords=0",
            "lianban.log-in.remembered=0",
            "lianban.hosts=*",
            "spring.datasource.hikari.maximum-pool-size=0")
        .run(
            refused -> {
              FailureAnalysis analysis =
                  new SettingsFailureAnalyzer(
                          kept.get().getBeanFactory(), kept.get().getEnvironment())
                      .analyze(refused.getStartupFailure());
              List<String> lines = analysis.getDescription().lines().toList();
              for (String setting :
                  List.of(
                      "server.port",
                      "lianban.sessions.warn-before",
                      "lianban.sessions.idle",
                      "lianban.log-in.wrong-passwords",
                      "lianban.log-in.remembered",
                      "lianban.time-zone",
                      "server.max-http-request-header-size",
                      "lianban.hosts",
                      "spring.datasource.hikari.maximum-pool-size")) {
                assertThat(lines)
                    .as(setting)
                    .filteredOn(line -> line.startsWith("设置 " + setting + "（"))
                    .hasSize(1);
                assertThat(lines)
                    .as(setting)
                    .filteredOn(line -> line.startsWith("The setting " + setting + " ("))
                    .hasSize(1);
              }
              assertThat(lines).hasSize(18);
              assertThat(analysis.getDescription())
                  .as("a number of passwords is no secret")
                  .contains(
                      "lianban.log-in.wrong-passwords（环境变量 LIANBAN_LOGIN_WRONGPASSWORDS）的值“0”");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "server.port,                                99999, 应为 0 至 65535 的端口号",
    "server.port,                                -1,    应为 0 至 65535 的端口号",
    "management.server.port,                     65536, 应为 0 至 65535 的端口号",
    "spring.datasource.hikari.maximum-pool-size, 1,     应不小于 6",
    "spring.datasource.hikari.maximum-pool-size, 5,     应不小于 6",
    "lianban.time-zone,                          +08:00, 不能写 UTC+8 这样的时差",
  })
  void what_no_type_tells_is_refused_before_anything_is_made(
      String setting, String value, String reason) {
    service
        .withUserConfiguration(SettingsAtStart.class)
        .withPropertyValues(setting + "=" + value, "lianban.passwords.shortest=0")
        .run(
            refused -> {
              StartRefused all = (StartRefused) refused.getStartupFailure();
              assertThat(all.chinese())
                  .contains("设置 " + setting, "的值“" + value + "”", reason)
                  .contains("设置 lianban.passwords.shortest（");
              assertThat(all.english()).contains("The setting " + setting + " (");
            });
  }

  @Test
  void a_port_that_is_taken_is_found_before_anything_is_made() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      new WebApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new)
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(SettingsAtStart.class)
          .withPropertyValues("server.port=" + taken.getLocalPort())
          .run(
              refused ->
                  assertThat(refused.getStartupFailure())
                      .isInstanceOf(StartRefused.class)
                      .hasMessageContaining("端口 " + taken.getLocalPort() + " 不能使用")
                      .hasMessageContaining("SERVER_PORT"));
    }
  }

  /** Not marked as a configuration, so that no other test finds it. */
  static class Pool {

    /** As the service's own pool is made. */
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    static HikariDataSource pool() {
      return new HikariDataSource() {};
    }
  }

  private static String told(AssertableApplicationContext refused) {
    Throwable failure = refused.getStartupFailure();
    assertThat(failure).as("the start is refused").isNotNull();
    FailureAnalysis analysis = new SettingsFailureAnalyzer(null, null).analyze(failure);
    assertThat(analysis).as("and explained").isNotNull();
    return analysis.getDescription();
  }
}
