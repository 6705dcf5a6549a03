package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bank returns a payment: nothing is forgotten, and the award is paid once more. */
@ServiceTest
class BankReturnTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void itIsTheBeginningAgain() {
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void a_returned_payment_is_paid_again_to_the_account_that_the_applicant_corrects() {
    Case award = paid();

    assertThat(returned(award, "RET-" + award.no(), "户名不符", "2026-03-02").status()).isEqualTo(201);

    award.is("paying");
    assertThat(award.holders()).as("nobody pays before the account is right").isEmpty();
    assertThat(award.file().path("award").path("status").asText()).isEqualTo("approved");
    assertThat(award.file().path("award").path("payment").isNull()).isTrue();
    JsonNode wanted = aftercare(award).path("accountWanted");
    assertThat(wanted.path("reason").asText()).isEqualTo("户名不符");
    assertThat(wanted.path("until").asText()).isEqualTo("2026-03-16T23:59:59+08:00");
    assertThat(office.get(award.applicant().account(), "/api/notices").body().toString())
        .contains("款项被银行退回");

    assertThat(account(award, "0200 9999 8888 7777").status()).isEqualTo(204);
    assertThat(award.holders()).containsExactly("cp-fsc-payer/payAward");
    assertThat(aftercare(award).path("accountWanted").isNull()).isTrue();
    clock.set("2026-03-03T10:00:00+08:00");
    assertThat(pay(award, "P-" + award.no(), "2026-03-03").errors())
        .as("a returned reference stays used")
        .contains("已登记过");
    assertThat(pay(award, "AGAIN-" + award.no(), "2026-03-02").status()).isEqualTo(204);

    award.is("paid");
    assertThat(award.award()).isEqualTo("3000000.00");
    assertThat(award.file().path("award").path("payment").path("reference").asText())
        .isEqualTo("AGAIN-" + award.no());
    assertThat(
            jdbc.sql("select bank_account from payment where application_no = :no order by id")
                .param("no", award.no())
                .query(String.class)
                .list())
        .as("both payments are kept")
        .containsExactly("6222 0000 1111 2222", "0200 9999 8888 7777");
    assertThat(award.told("payment-returned")).singleElement().asString().contains("户名不符");
  }

  @Test
  void who_gives_no_account_is_reminded_and_reported_and_the_case_waits_on() {
    Case award = paid();
    returned(award, "LATE-" + award.no(), "账户已销户", "2026-03-02");

    award.after("reminderDue");
    assertThat(office.get(award.applicant().account(), "/api/notices").body().toString())
        .contains("更正收款账户", "更正之前不能重新拨付");
    award.after("bankAccountExpired").is("paying");
    assertThat(award.told("account-missing")).hasSize(1);
    assertThat(office.get("special-team", award.path()).status())
        .as("who is told may look")
        .isEqualTo(200);

    assertThat(account(award, "0200 1").status()).isEqualTo(204);
    award
        .does(
            "cp-fsc-payer",
            "payAward",
            "paymentReference",
            "L2-" + award.no(),
            "paidOn",
            "2026-03-02")
        .is("paid");
  }

  @Test
  void only_the_payer_registers_a_return_and_only_of_what_is_paid() {
    Case award = paid();

    assertThat(
            office
                .post("cp-fsc", award.path() + "/bank-return", body("A1", "户名不符", "2026-03-02"))
                .status())
        .isEqualTo(403);
    assertThat(
            office
                .post(
                    "cp-gov-payer", award.path() + "/bank-return", body("A1", "户名不符", "2026-03-02"))
                .status())
        .isEqualTo(404);
    assertThat(returned(award, " ", null, null).errors())
        .contains("reference: 请填写", "reason: 请填写", "returnedOn: 请填写");
    assertThat(returned(award, "A1-" + award.no(), "户名不符", "2026-03-03").errors())
        .contains("returnedOn: 退汇日期不能晚于今天");
    assertThat(returned(award, "A1-" + award.no(), "户名不符", "2026-03-01").errors())
        .contains("returnedOn: 退汇日期不能早于拨付日期");
    assertThat(returned(award, "A1-" + award.no(), "户名不符", "3月2日").status()).isEqualTo(400);
    award.is("paid");

    assertThat(returned(award, "A1-" + award.no(), "户名不符", "2026-03-02").status()).isEqualTo(201);
    assertThat(returned(award, "A2-" + award.no(), "户名不符", "2026-03-02").errors())
        .contains("没有可以登记退汇的拨付");
    Case other = paid();
    assertThat(returned(other, "A1-" + award.no(), "户名不符", "2026-03-02").errors())
        .contains("reference: 退汇凭证号", "已登记过");
    other.is("paid");
  }

  private Case paid() {
    return office.applies("R07-1", DEVICE).goesOnTo("paid");
  }

  private Answer pay(Case award, String reference, String day) {
    return award.tries("cp-fsc-payer", "payAward", "paymentReference", reference, "paidOn", day);
  }

  private Answer returned(Case award, String reference, String reason, String day) {
    return office.post("cp-fsc-payer", award.path() + "/bank-return", body(reference, reason, day));
  }

  private static Map<String, Object> body(String reference, String reason, String day) {
    Map<String, Object> body = new HashMap<>();
    body.put("reference", reference);
    body.put("reason", reason);
    body.put("returnedOn", day);
    return body;
  }

  private Answer account(Case award, String account) {
    return office.put(
        award.applicant().account(),
        award.path() + "/bank-account",
        Map.of("bankAccount", account));
  }

  private JsonNode aftercare(Case award) {
    return office.get(award.applicant().account(), award.path() + "/aftercare").body();
  }
}
