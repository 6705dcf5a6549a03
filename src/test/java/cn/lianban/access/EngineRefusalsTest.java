package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.ServiceTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the engine's interface refuses is told in Chinese, with a status that is true. */
@ServiceTest
class EngineRefusalsTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({
    "monitor, GET, /history/decision-instance/none, 404",
    "owner1, GET, /process-instance/none/activity-instances, 404",
    "cp-gov, GET, /task/none, 404",
    "cp-gov, POST, /task/none/submit-form, 404",
    "cp-gov, GET, /task/none/form, 404",
    "cp-gov, GET, /task/none/deployed-form, 404",
    "admin, GET, /decision-definition/none/xml, 404",
    "admin, POST, /job/retries, 400",
    "cp-gov, GET, /filter/none/list, 403"
  })
  @ExtendWith(OutputCaptureExtension.class)
  void refusals_leave_no_stack_trace_in_the_log(
      String person, String method, String path, int status, CapturedOutput log) {
    Browser browser = Browser.of(port, person);
    int before = log.getOut().length();
    assertThat(browser.ask(method, ENGINE + path, method.equals("POST") ? "{}" : null).status())
        .isEqualTo(status);
    assertThat(log.getOut().substring(before).lines().filter(line -> line.contains("at ")))
        .as("lines of a stack trace")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENGINE-REST-HTTP500 java.lang.IllegalStateException: broken|false",
        "ENGINE-REST-HTTP500 org.camunda.bpm.engine.ProcessEngineException: ENGINE-03083 deadlock|false",
        "ENGINE-REST-HTTP500 java.lang.NullPointerException|false",
        "ENGINE-REST-HTTP500 cn.lianban.kernel.NotFound: 没有这项任务|true",
        "ENGINE-REST-HTTP500 org.camunda.bpm.engine.exception.NullValueException: no resource found|true",
        "Something else|false"
      })
  void failures_are_logged_with_their_stack_trace(String text, boolean isRefusal) {
    assertThat(EngineRefusalLog.isRefusal(text + "\n\tat org.camunda.Some(Some.java:1)"))
        .isEqualTo(isRefusal);
  }

  @ParameterizedTest
  @CsvSource({
    "monitor, POST, /history/decision-instance, 405",
    "monitor, GET, /process-instance?variables=a_bad_1, 400",
    "monitor, GET, /process-instance?sortBy=x, 400",
    "owner1, GET, /job-definition?firstResult=x, 400",
    "owner1, GET, /process-instance/none/activity-instances, 404",
    "admin, GET, /decision-definition/none/xml, 404",
    "admin, GET, /process-definition/key/none/xml, 404",
    "admin, GET, /process-definition/none/diagram, 404",
    "admin, GET, /deployment/none/resources, 404",
    "cp-gov, GET, /task/none/form, 404",
    "cp-gov, POST, /task/none/submit-form, 404",
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
