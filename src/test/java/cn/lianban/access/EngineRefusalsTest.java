package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.ServiceTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the engine's interface refuses is told in Chinese, with a status that is true. */
@ServiceTest
class EngineRefusalsTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({
    "monitor, POST, /history/decision-instance, 405",
    "monitor, GET, /process-instance?variables=a_bad_1, 400",
    "monitor, GET, /process-instance?sortBy=x, 400",
    "owner1, GET, /job-definition?firstResult=x, 400",
    "owner1, GET, /process-instance/none/activity-instances, 404",
    "admin, GET, /decision-definition/none/xml, 404",
    "admin, GET, /process-definition/key/none/xml, 404",
    "admin, GET, /deployment/none/resources, 404",
    "admin, GET, /user/none/profile, 404",
    "admin, GET, /authorization/check?sortBy=x, 400",
    "admin, POST, /filter/none/list, 404",
    "admin, POST, /job/retries, 400",
    "cp-gov, GET, /filter/none/list, 403",
    "cp-gov, GET, /process-definition/none, 404"
  })
  void refusals_are_in_chinese(String person, String method, String path, int status) {
    Browser.Answer answer =
        Browser.of(port, person).ask(method, ENGINE + path, method.equals("POST") ? "{}" : null);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("message").asText())
        .as(answer.body())
        .containsPattern("\\p{IsHan}")
        .doesNotContain("Exception", "HTTP ");
  }
}
