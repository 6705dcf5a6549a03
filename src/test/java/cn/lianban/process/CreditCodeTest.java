package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.Office.Applicant;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/**
 * Credit codes as people type them, and those that were issued before their check character was
 * strict.
 */
@ServiceTest
class CreditCodeTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  @Autowired Office office;

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u00a0", "\u3000", "\u200b", "-", "\u2009\ufeff"})
  void a_code_is_the_same_however_it_is_spaced(String between) {
    Applicant applicant = office.newApplicant();
    Case applied =
        office.applies(
            applicant,
            Office.anApplication(
                "R07-1", as(applicant, spaced(applicant.uscc(), between)), DEVICE));

    assertThat(applied.file().path("applicant").path("uscc").asText()).isEqualTo(applicant.uscc());
  }

  @Test
  void full_width_characters_are_the_plain_ones_in_every_place_where_a_code_is_typed() {
    Applicant applicant = office.newApplicant();
    String wide =
        applicant
            .uscc()
            .chars()
            .mapToObj(c -> Character.toString(c + 0xfee0))
            .collect(Collectors.joining());
    Case applied =
        office.applies(applicant, Office.anApplication("R07-1", as(applicant, wide), DEVICE));
    Case asked =
        office.asks(
            applicant,
            Office.aServiceRequest("R16-3", as(applicant, wide), office.anyFacts("R16-3")));

    for (String typed :
        List.of(
            wide,
            spaced(applicant.uscc(), " "),
            spaced(applicant.uscc(), "\u00a0").toLowerCase(Locale.ROOT))) {
      assertThat(numbers("auditor", "/api/applications?q=", typed))
          .as(typed)
          .containsExactly(applied.no());
      assertThat(numbers("auditor", "/api/service-requests?q=", typed))
          .as(typed)
          .containsExactly(asked.no());
      assertThat(office.get("monitor", "/api/insight/cases?q=" + encoded(typed)).body().toString())
          .as(typed)
          .contains(applied.no());
      assertThat(office.get("auditor", "/api/ledger?uscc=" + encoded(typed)).status())
          .as(typed)
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "000000000000000000, 结构不对",
    "111111111111111111, 结构不对",
    "91110114MA0000001,  现为 17 位",
    "91110114MA000000111, 现为 19 位",
    "91110114IO00000011, 不含“I”“O”",
    "91110114MS0000001Z, 不含“S”“Z”",
    "9111011AMA00000015, 结构不对",
    "Q1110114MA00000015, 结构不对",
    "90110114MA00000015, 结构不对",
    "统一社会信用代码统一社会信用代码统一, 不含",
  })
  void what_is_no_code_at_all_is_refused_with_its_fault_and_cannot_be_confirmed(
      String wrong, String told) {
    Applicant applicant = office.newApplicant();
    Answer answer = applies(applicant, wrong, true);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).contains("applicant.uscc: ").contains(told);
    assertThat(answer.body().path("errors").get(0).path("code").asText())
        .isNotEqualTo("check-character");
  }

  @Test
  void a_wrong_check_character_is_confirmed_by_the_applicant_and_then_by_the_accepting_body() {
    Applicant applicant = as(office.newApplicant(), "91110114M0001QKD19");
    Answer unconfirmed = applies(applicant, applicant.uscc(), null);
    assertThat(unconfirmed.status()).isEqualTo(400);
    assertThat(unconfirmed.body().path("errors").get(0).path("code").asText())
        .isEqualTo("check-character");
    assertThat(unconfirmed.errors()).contains("校验位不符").contains("applicant.usccConfirmed");

    Case applied =
        office.applies(applicant, confirmed(Office.anApplication("R07-1", applicant, DEVICE)));
    assertThat(applied.file().path("timeline").toString()).contains("校验位不符，申报单位确认与证照一致");

    Answer unchecked = applied.tries("cp-fsc", "acceptApplication", "decision", "accept");
    assertThat(unchecked.status()).isEqualTo(400);
    assertThat(unchecked.errors()).contains("codeConfirmed: ").contains("对照证照核对");

    applied.does("cp-fsc", "acceptApplication", "decision", "accept", "codeConfirmed", true);
    assertThat(applied.file().path("timeline").toString()).contains("校验位不符，已对照证照核对一致");
  }

  @Test
  void a_request_for_a_service_with_such_a_code_goes_the_same_way() {
    Applicant applicant = as(office.newApplicant(), "91110114M0002QKD19");
    Map<String, Object> body = Office.aServiceRequest("R16-3", applicant, office.anyFacts("R16-3"));
    Answer unconfirmed =
        office.ask(
            applicant.account(),
            HttpMethod.POST,
            "/api/service-requests",
            body,
            Map.of("Idempotency-Key", "doubtful"));
    assertThat(unconfirmed.body().path("errors").get(0).path("code").asText())
        .isEqualTo("check-character");

    Case asked = office.asks(applicant, confirmed(body));
    String accepting = asked.file().path("holders").get(0).path("bureau").asText();
    assertThat(asked.tries(accepting, "acceptServiceRequest", "decision", "accept").errors())
        .contains("codeConfirmed: ");
    asked.does(accepting, "acceptServiceRequest", "decision", "accept", "codeConfirmed", true);
    assertThat(asked.file().path("timeline").toString()).contains("已对照证照核对一致");
  }

  @Test
  void a_code_with_the_right_check_character_needs_no_confirmation() {
    Case applied =
        office.applies("R07-1", DEVICE).does("cp-fsc", "acceptApplication", "decision", "accept");
    assertThat(applied.file().path("timeline").toString()).doesNotContain("校验位");
  }

  private Answer applies(Applicant applicant, String uscc, Boolean confirmed) {
    Map<String, Object> body = Office.anApplication("R07-1", as(applicant, uscc), DEVICE);
    return office.ask(
        applicant.account(),
        HttpMethod.POST,
        "/api/applications",
        Boolean.TRUE.equals(confirmed) ? confirmed(body) : body,
        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
  }

  private static Map<String, Object> confirmed(Map<String, Object> body) {
    @SuppressWarnings("unchecked")
    Map<String, Object> applicant =
        new LinkedHashMap<>((Map<String, Object>) body.get("applicant"));
    applicant.put("usccConfirmed", true);
    body.put("applicant", applicant);
    return body;
  }

  private List<String> numbers(String account, String path, String q) {
    JsonNode content = office.get(account, path + encoded(q)).body().path("content");
    return content.findValuesAsText("no");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Applicant as(Applicant applicant, String uscc) {
    return new Applicant(applicant.account(), uscc);
  }

  private static String spaced(String code, String between) {
    return String.join(between, code.split("(?<=\\G.{4})"));
  }
}
