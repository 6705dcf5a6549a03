package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each kind of problem as programs read it: RFC 9457 in Chinese, without a word about what is
 * inside.
 */
@ServiceTest
class ProblemShapesTest {

  private static final Map<String, Object> FACTS =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired JdbcClient jdbc;

  private Refusal refusal;

  @BeforeEach
  void open() {
    refusal = new Refusal(new Wire(port), jdbc);
  }

  private JsonNode problem(String account, String method, String path, String body, int status) {
    return refusal.check(Wire.Request.of(account, method, path, body), status).json();
  }

  @Test
  void each_status_has_its_title() {
    Case handled = office.applies("M05-1", FACTS);
    String own = handled.applicant().account();
    assertThat(problem(null, "POST", "/api/items/M05-1/estimate", "{", 400).path("title").asText())
        .isEqualTo("请求内容有误");
    assertThat(problem(null, "GET", "/api/tasks", null, 401).path("title").asText())
        .isEqualTo("未登录");
    assertThat(problem(own, "GET", "/api/tasks", null, 403).path("title").asText())
        .isEqualTo("无权操作");
    assertThat(problem(own, "GET", "/api/applications/none", null, 404).path("title").asText())
        .isEqualTo("未找到");
    assertThat(
            problem("owner1", "POST", "/api/budgets/2026/M05-1", "{}", 405).path("title").asText())
        .isEqualTo("不支持的方法");
    assertThat(
            problem(own, "POST", handled.path() + "/reconsideration", "{\"text\":\"请复核\"}", 409)
                .path("title")
                .asText())
        .isEqualTo("当前状态不允许此操作");
    assertThat(
            refusal
                .check(
                    Wire.Request.of(null, "POST", "/api/estimates", "{}")
                        .with("Content-Type", "text/plain"),
                    415)
                .json()
                .path("title")
                .asText())
        .isEqualTo("不支持的内容类型");
  }

  @Test
  void bad_input_tells_everything_at_once_by_field() {
    Office.Applicant applicant = office.newApplicant();
    String body =
        "{\"itemId\":\"M05-1\",\"applicant\":{\"uscc\":\"1\",\"name\":\"\",\"entityType\":\"x\"},\"facts\":{\"projectInvestment\":-1,\"extra\":1}}";
    JsonNode problem =
        refusal
            .check(
                Wire.Request.of(applicant.account(), "POST", "/api/applications", body).withKey(),
                400)
            .json();
    assertThat(problem.path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "applicant.uscc",
            "applicant.name",
            "applicant.entityType",
            "matter",
            "facts.changpingTie",
            "facts.exemplary",
            "facts.extra",
            "facts.projectInvestment",
            "facts.scenario");
  }

  @Test
  void what_the_server_itself_cannot_read_is_answered_alike() throws IOException {
    for (String request :
        new String[] {
          "GET /api/items/| HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
          "GET /api/items HTTP/1.1\r\nHost: local host\r\nConnection: close\r\n\r\n",
          "GET /"
              + "x".repeat(20_000)
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
          "POST /api/estimates HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: x\r\n\r\n",
          "GET /api/items HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Odd: a\u0000b\r\n\r\n",
          "TRACE /api/items HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
          "nonsense\r\n\r\n"
        }) {
      String answer = raw(request);
      assertThat(answer)
          .as(request)
          .matches("(?s)HTTP/1.1 4\\d\\d.*")
          .contains("application/problem+json")
          .containsPattern("\\p{IsHan}")
          .doesNotContain("Tomcat", "Exception");
    }
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", port);
        InputStream answer = socket.getInputStream()) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
