package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class EditionAccessTest {

  private static final String DECLARATION = "{\"validFrom\": \"2025-12-01\"}";

  @LocalServerPort int port;

  @Test
  void everybodyReadsTheEditions() {
    Browser.Answer answer = new Browser(port).get("/api/editions");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("content")).hasSize(2);
  }

  @Test
  void onlyOwnersDeclareOneInForce() {
    assertThat(new Browser(port).ask("PUT", "/api/editions/no-such-edition", DECLARATION).status()).isIn(401, 403);
    assertThat(withPassword("applicant1").ask("PUT", "/api/editions/no-such-edition", DECLARATION).status()).isEqualTo(403);
    assertThat(withPassword("owner1").ask("PUT", "/api/editions/no-such-edition", DECLARATION).status()).isEqualTo(404);
  }

  private Browser withPassword(String id) {
    return new Browser(port).withPassword(id, DemoAccounts.PASSWORD);
  }
}
