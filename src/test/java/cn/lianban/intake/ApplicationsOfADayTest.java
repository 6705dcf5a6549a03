package cn.lianban.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.TooMany;
import cn.lianban.testing.Answer;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** One account cannot fill the bureaus' lists with applications in a day. */
@ServiceTest
class ApplicationsOfADayTest {

  private static final Map<String, Object> FACTS =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");

  @Autowired Office office;
  @Autowired JdbcClient jdbc;
  @Autowired Locks locks;
  @Autowired MutableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired RepeatedRequests requests;

  @AfterEach
  void itIsTheBeginningAgain() {
    ReflectionTestUtils.setField(requests, "mostADay", 1000);
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void so_many_are_taken_and_the_next_is_told_to_come_tomorrow() {
    ReflectionTestUtils.setField(requests, "mostADay", 2);
    Office.Applicant applicant = office.newApplicant();
    String first = UUID.randomUUID().toString();
    assertThat(submit(applicant, first).status()).isEqualTo(201);
    assertThat(submit(applicant, UUID.randomUUID().toString()).status()).isEqualTo(201);

    Answer refused = submit(applicant, UUID.randomUUID().toString());
    assertThat(refused.status()).as(refused.body().toString()).isEqualTo(429);
    assertThat(refused.body().path("code").asText()).isEqualTo("too-many-requests");
    assertThat(refused.body().path("detail").asText()).contains("今天已提交 2 份申报", "请明天再提交");
    assertThat(submit(applicant, first).status())
        .as("the same request again makes nothing new")
        .isEqualTo(200);
    assertThat(submit(office.newApplicant(), UUID.randomUUID().toString()).status())
        .as("another account")
        .isEqualTo(201);

    clock.advance(Duration.ofDays(1));
    assertThat(submit(applicant, UUID.randomUUID().toString()).status())
        .as("the next day")
        .isEqualTo(201);
  }

  @Test
  void it_is_told_how_long_to_wait() {
    Office.Applicant applicant = office.newApplicant();
    assertThat(submit(applicant, UUID.randomUUID().toString()).status()).isEqualTo(201);
    RepeatedRequests one = new RepeatedRequests(locks, jdbc, clock, 1);
    Actor actor = new Actor(applicant.account(), Set.of(Actor.APPLICANTS));
    assertThatThrownBy(
            () ->
                transaction.execute(
                    status ->
                        one.find(
                            new RepeatedRequests.Kind("application", "申报"),
                            actor,
                            "another",
                            "digest")))
        .isInstanceOfSatisfying(
            TooMany.class,
            refused ->
                assertThat(refused.retryAfter()).isEqualTo(Duration.ofHours(14).plusMinutes(30)));
  }

  private Answer submit(Office.Applicant applicant, String key) {
    Map<String, Object> body = Office.anApplication("M05-1", applicant, FACTS);
    return office.ask(
        applicant.account(),
        HttpMethod.POST,
        "/api/applications",
        body,
        Map.of("Idempotency-Key", key));
  }
}
