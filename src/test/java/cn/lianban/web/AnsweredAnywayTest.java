package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked oddly is answered, and what is wrong is named as what it is. */
@ServiceTest
class AnsweredAnywayTest {

  private static final int PARTS = 5_000;

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectMapper json;

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "image/*", "*/*;q=0", "nonsense"})
  void the_health_is_read_by_whoever_asks(String accepted) {
    for (String path :
        new String[] {
          "/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness"
        }) {
      Answer answer = office.ask(null, HttpMethod.GET, path, null, Map.of("Accept", accepted));
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.body().path("status").asText()).isEqualTo("UP");
    }
  }

  @Test
  void too_many_parts_are_not_taken_for_too_large_a_file() throws Exception {
    StringBuilder body = new StringBuilder();
    for (int part = 0; part < PARTS; part++) {
      body.append("--x\r\nContent-Disposition: form-data; name=\"p")
          .append(part)
          .append("\"\r\n\r\n1\r\n");
    }
    HttpResponse<String> answer =
        send(
            "admin",
            HttpRequest.newBuilder()
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body.append("--x--\r\n").toString())),
            "/api/accounts/import");
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode problem = json.readTree(answer.body());
    assertThat(problem.at("/errors/0/message").asText()).contains("太多").doesNotContain("20 MB");
  }

  @Test
  void who_is_to_choose_a_password_reads_what_everybody_reads_and_no_more() {
    String account = office.newAccount("about-to-choose", "monitors");
    jdbc.sql(
            "insert into account (id, created_at, must_change_password, one_time_password_at) values (:id, now(), true, now())")
        .param("id", account)
        .update();
    assertThat(office.get(account, "/api/items").status()).isEqualTo(200);
    assertThat(office.get(account, "/api/publicity").status()).isEqualTo(200);
    assertThat(office.get(account, "/api/applications").status()).isEqualTo(403);
    assertThat(office.get(account, "/api/readings").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "中国银行昌平支行, 应含银行账号的数字",
    "待定,             应含银行账号的数字",
    "①②,              ''",
    "工行 ０２００,     ''",
  })
  void a_bank_account_has_a_number(String account, String told) {
    Office.Applicant applicant = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R07-1", applicant, Map.of());
    @SuppressWarnings("unchecked")
    Map<String, Object> organisation = (Map<String, Object>) body.get("applicant");
    organisation.put("bankAccount", account);
    Answer answer =
        office.ask(
            applicant.account(),
            HttpMethod.POST,
            "/api/applications",
            body,
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    assertThat(answer.errors().contains("applicant.bankAccount: 收款账户应含"))
        .isEqualTo(!told.isEmpty());
    String no = office.applies(applicant, Office.anApplication("R07-1", applicant, Map.of())).no();
    assertThat(
            office
                .put(
                    applicant.account(),
                    "/api/applications/" + no + "/bank-account",
                    Map.of("bankAccount", account))
                .errors())
        .contains(told);
  }

  private HttpResponse<String> send(String account, HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    String credentials =
        Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            request
                .uri(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + credentials)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
