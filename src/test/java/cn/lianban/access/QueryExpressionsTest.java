package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.ServiceTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Expressions in queries are never evaluated, wherever they stand, because they would run code in
 * the service.
 */
@ServiceTest
class QueryExpressionsTest {

  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String READS_A_CLASS = "${''.getClass().forName('java.lang.Runtime')}";

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"assigneeExpression\":\"%1$s\"}",
        "{\"orQueries\":[{\"assigneeExpression\":\"%1$s\"}]}",
        "{\"orQueries\":[{\"name\":\"x\"},{\"candidateGroupExpression\":\"%1$s\"}]}",
        "{\"orQueries\":[{\"dueAfterExpression\":\"%1$s\"}]}",
        "{\"orQueries\":[{\"assigneeExpression\":\"${accounts.toString()}\"}]}",
        "{\"orQueries\":[{\"assigneeExpression\":\"${worklists.toString()}\"}]}",
        "{\"orQueries\":[{\"dueAfterExpression\":\"${now().getClass()}\"}]}",
        "{\"orQueries\":[{\"dueAfterExpression\":\"${worklists.today().clone()}\"}]}"
      })
  void no_expression_of_a_query_that_somebody_sends_is_evaluated(String query) {
    String body = query.formatted(READS_A_CLASS);
    for (String reviewer : List.of("cp-gov", "expert1", "admin")) {
      Browser browser = Browser.of(port, reviewer);
      String filter =
          browser.get(ENGINE + "/filter?resourceType=Task").json().get(0).path("id").asText();
      Stream.of("/list?firstResult=0&maxResults=5", "/count")
          .forEach(what -> isRefused(browser, "/filter/" + filter + what, body));
    }
    for (String onlooker : List.of("monitor", "auditor", "admin")) {
      isRefused(Browser.of(port, onlooker), "/task?maxResults=5", body);
    }
    assertThat(Browser.of(port, "owner1").ask("POST", ENGINE + "/task?maxResults=5", body).status())
        .as("may not ask by people at all")
        .isEqualTo(403);
  }

  private static void isRefused(Browser browser, String path, String body) {
    Browser.Answer answer = browser.ask("POST", ENGINE + path, body);
    // an evaluated expression would give an error about its value
    assertThat(answer.json().path("engineMessage").asText())
        .as(path + " " + body + " " + answer.body())
        .containsAnyOf(
            "Unable to resolve expression", "Expressions are forbidden in adhoc queries");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"orQueries\":[{\"name\":\"受理审查\"}]}",
        "{\"nameLike\":\"%审%\",\"orQueries\":[{\"candidateGroup\":\"cp-gov\"},{\"assignee\":\"cp-gov\"}]}",
        "{\"nameLike\":\"%审%\",\"orQueries\":[{\"dueAfterExpression\":\"${worklists.today()}\"}]}"
      })
  void searches_are_answered(String body) {
    assertThat(
            Browser.of(port, "monitor").ask("POST", ENGINE + "/task?maxResults=5", body).status())
        .isEqualTo(200);
    Browser reviewer = Browser.of(port, "cp-gov");
    reviewer
        .get(ENGINE + "/filter?resourceType=Task")
        .json()
        .forEach(
            filter -> {
              Browser.Answer answer =
                  reviewer.ask(
                      "POST",
                      ENGINE + "/filter/" + filter.path("id").asText() + "/list?maxResults=5",
                      body);
              assertThat(answer.status())
                  .as(filter.path("name").asText() + " " + answer.body())
                  .isEqualTo(200);
            });
  }
}
