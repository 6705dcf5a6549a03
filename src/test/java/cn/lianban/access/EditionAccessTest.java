package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class EditionAccessTest {

  private static final String DECLARATION = "{\"validFrom\": \"2025-12-01\"}";

  @LocalServerPort int port;
  @Autowired Office office;

  @Test
  void everybodyReadsTheEditions() {
    Browser.Answer answer = new Browser(port).get("/api/editions");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("content")).hasSize(2);
  }

  @Test
  void onlyOwnersDeclareOneInForce() {
    assertThat(new Browser(port).ask("PUT", "/api/editions/no-such-edition", DECLARATION).status())
        .isIn(401, 403);
    assertThat(
            withPassword("applicant1")
                .ask("PUT", "/api/editions/no-such-edition", DECLARATION)
                .status())
        .isEqualTo(403);
    assertThat(
            withPassword("owner1")
                .ask("PUT", "/api/editions/no-such-edition", DECLARATION)
                .status())
        .isEqualTo(404);
  }

  @Test
  void a_beginning_does_not_shut_out_what_was_taken_in_already() {
    office.applies(
        "R07-1",
        Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000));
    Answer late =
        office.put("owner1", "/api/editions/support-rules-2025", "{\"validFrom\":\"2027-01-01\"}");
    assertThat(late.status()).isEqualTo(400);
    assertThat(late.errors()).contains("validFrom: ").contains("起已接收申报");
  }

  @Test
  void what_one_owner_proposes_waits_for_another_and_is_seen_by_auditors() {
    Answer proposed =
        office.put(
            "owner1",
            "/api/editions/support-rules-2025",
            "{\"validFrom\":\"2025-12-01\",\"validUntil\":\"2029-12-31\",\"reason\":\"延期一年\"}");
    assertThat(proposed.status()).isEqualTo(202);
    String proposal = "/api/editions/proposals/" + proposed.body().path("id").asText();

    assertThat(
            office
                .put("owner2", "/api/editions/support-rules-2025", "{\"validFrom\":\"2025-12-01\"}")
                .status())
        .as("one at a time")
        .isEqualTo(409);
    assertThat(office.post("owner1", proposal + "/confirmation", null).status())
        .as("not one's own")
        .isEqualTo(403);
    for (String account : List.of("applicant1", "cp-fsc", "monitor", "auditor", "admin")) {
      assertThat(office.post(account, proposal + "/confirmation", null).status())
          .as(account)
          .isEqualTo(403);
    }
    assertThat(office.get("cp-fsc", "/api/editions/proposals").status()).isEqualTo(403);
    assertThat(office.get("applicant1", "/api/editions/proposals").status()).isEqualTo(403);
    assertThat(office.post("owner2", proposal + "/refusal", "{\"reason\":\"尚未公布\"}").status())
        .isEqualTo(204);
    assertThat(
            office
                .get("auditor", "/api/editions/proposals")
                .body()
                .path("content")
                .get(0)
                .toString())
        .contains("declined", "owner1", "owner2", "尚未公布", "延期一年");
    assertThat(office.get(null, "/api/editions").body().toString())
        .contains("2028-11-30")
        .doesNotContain("2029-12-31");
    assertThat(office.post("owner2", "/api/editions/proposals/0/confirmation", null).status())
        .isEqualTo(404);
  }

  private Browser withPassword(String id) {
    return new Browser(port).withPassword(id, DemoAccounts.PASSWORD);
  }
}
