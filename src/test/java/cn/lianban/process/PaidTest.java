package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class PaidTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final String TODAY = "2026-03-02";

  @Autowired Office office;

  @Test
  void a_payment_reference_is_used_once() {
    office
        .applies("R07-1", DEVICE)
        .goesOnTo("paying")
        .does("cp-fsc-payer", "payAward", "paymentReference", "TWICE-1", "paidOn", TODAY)
        .is("paid");
    Case second = office.applies("R07-1", DEVICE).goesOnTo("paying");

    Answer answer =
        second.tries("cp-fsc-payer", "payAward", "paymentReference", "TWICE-1", "paidOn", TODAY);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).contains("paymentReference: 支付凭证号“TWICE-1”已登记过");
    second
        .is("paying")
        .does("cp-fsc-payer", "payAward", "paymentReference", "TWICE-2", "paidOn", TODAY)
        .is("paid");
  }

  @Test
  void a_payment_needs_an_account_which_the_applicant_may_give_until_then() {
    Office.Applicant applicant = office.newApplicant();
    Map<String, Object> body = Office.anApplication("R07-1", applicant, DEVICE);
    organisation(body).remove("bankAccount");
    Case paying = office.applies(applicant, body).goesOnTo("paying");

    Answer answer =
        paying.tries(
            "cp-fsc-payer", "payAward", "paymentReference", "A-" + paying.no(), "paidOn", TODAY);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("detail").asText()).contains("收款账户");
    assertThat(account(paying, " ").errors()).contains("bankAccount: 请填写收款账户");
    assertThat(account(paying, "某银行\n0200 0000").errors()).contains("收款账户应写在一行内");
    assertThat(
            office
                .put(
                    office.newApplicant().account(),
                    paying.path() + "/bank-account",
                    Map.of("bankAccount", "1"))
                .status())
        .isEqualTo(404);
    assertThat(account(paying, "0200 0000 1111 2222").status()).isEqualTo(204);

    paying.is("paying").goesOnTo("paid");
    assertThat(account(paying, "0200 0000 3333 4444").status()).as("too late").isEqualTo(409);
    assertThat(paying.file().path("award").path("payment").path("reference").asText())
        .isEqualTo("P-" + paying.no());
  }

  @Test
  void whoever_pays_is_told_when_the_account_changes_meanwhile() {
    Case paying = office.applies("R07-1", DEVICE).goesOnTo("paying");

    assertThat(account(paying, "0200 0000 5555 6666").status()).isEqualTo(204);

    assertThat(office.get("cp-fsc-payer", "/api/notices?size=200").body().path("content"))
        .filteredOn(
            notice ->
                notice.path("applicationNo").asText().equals(paying.no())
                    && notice.path("kind").asText().equals("bank-account"))
        .singleElement()
        .asString()
        .contains("按新账户拨付");
  }

  @Test
  void a_change_of_the_account_during_publicity_is_told_to_lead_accepting_body_and_payer() {
    Case publicised =
        office
            .applies("M05-1", Map.of("scenario", "other", "projectInvestment", 1_000_000))
            .goesOnTo("publicised");
    String lead = office.get(null, "/api/items/M05-1").body().at("/bureaus/0/id").asText();

    assertThat(account(publicised, "0200 0000 7777 8888").status()).isEqualTo(204);

    for (String reader : List.of("cp-gov", lead, "cp-gov-payer")) {
      assertThat(office.get(reader, "/api/notices?size=200").body().path("content"))
          .as(reader)
          .filteredOn(
              notice ->
                  notice.path("applicationNo").asText().equals(publicised.no())
                      && notice.path("kind").asText().equals("bank-account"))
          .singleElement()
          .asString()
          .contains("审定之后")
          .contains("8888")
          .doesNotContain("0200 0000 7777 8888");
    }
  }

  @Test
  void a_payment_is_made_neither_tomorrow_nor_before_the_approval() {
    Case paying = office.applies("R07-1", DEVICE).goesOnTo("paying");

    assertThat(pay(paying, "2026-03-03")).contains("paidOn: 拨付日期不能晚于今天");
    assertThat(pay(paying, "2026-03-01")).contains("paidOn: 拨付日期不能早于审定日期");
    assertThat(pay(paying, "3月2日")).contains("paidOn");
    paying.is("paying").goesOnTo("paid");
  }

  private String pay(Case paying, String day) {
    return paying
        .tries("cp-fsc-payer", "payAward", "paymentReference", "D-" + paying.no(), "paidOn", day)
        .errors();
  }

  private Answer account(Case paying, String account) {
    return office.put(
        paying.applicant().account(),
        paying.path() + "/bank-account",
        Map.of("bankAccount", account));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> organisation(Map<String, Object> body) {
    return (Map<String, Object>) body.get("applicant");
  }
}
