package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.ServiceTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests every kind of address of the API as every kind of person. */
@ServiceTest
class InterfaceAccessTest {

  private static final List<String> PEOPLE =
      List.of(
          "nobody",
          "applicant1",
          "bj-drc",
          "cp-gov-approver",
          "special-team",
          "expert1",
          "owner1",
          "monitor",
          "auditor",
          "admin");

  /**
   * One column for each of {@link #PEOPLE}: y where access is allowed, whatever the answer is; n
   * where it is refused; - where nobody has access.
   */
  private static final String TABLE =
      """
      GET  /                                           yyyyyyyyyy
      HEAD /                                           yyyyyyyyyy
      HEAD /api/items                                  yyyyyyyyyy
      HEAD /actuator/health                            yyyyyyyyyy
      GET  /login                                      yyyyyyyyyy
      GET  /style.css                                  yyyyyyyyyy
      GET  /actuator/health                            yyyyyyyyyy
      GET  /actuator/health/readiness                  yyyyyyyyyy
      GET  /api/openapi                                yyyyyyyyyy
      GET  /api/docs                                   yyyyyyyyyy
      GET  /api/items                                  yyyyyyyyyy
      GET  /api/items/M05-1                            yyyyyyyyyy
      POST /api/items/M05-1/estimate                   yyyyyyyyyy
      POST /api/estimates                              yyyyyyyyyy
      GET  /api/publicity                              yyyyyyyyyy
      POST /api/applications/none/objections           yyyyyyyyyy
      POST /api/applications                           nynnnnnnnn
      POST /api/applications/none/corrections          nynnnnnnnn
      POST /api/applications/none/withdrawal           nynnnnnnnn
      POST /api/applications/none/reconsideration      nynnnnnnnn
      POST /api/applications/none/attachments          nynnnnnnnn
      DELETE /api/applications/none/attachments/1      nynnnnnnnn
      POST /api/applications/none/reports              nynnnnnnnn
      POST /api/applications/none/breach-reply         nynnnnnnnn
      POST /api/applications/none/breaches             nnyyynnnnn
      POST /api/applications/none/bank-return          nnyyynnnnn
      GET  /api/applications/none/aftercare            nyyyyyyyyy
      GET  /api/breach-grounds                         nyyyyyyyyy
      PUT  /api/applications/none                      nynnnnnnnn
      DELETE /api/applications/none                    nynnnnnnnn
      GET  /api/applications/none                      nyyyyyyyyy
      POST /api/service-requests                       nynnnnnnnn
      POST /api/service-requests/none/supplements      nynnnnnnnn
      POST /api/service-requests/none/rating           nynnnnnnnn
      POST /api/service-requests/none/follow-ups       nynnnnnnnn
      POST /api/service-requests/none/withdrawal       nynnnnnnnn
      PUT  /api/service-requests/none                  nynnnnnnnn
      DELETE /api/service-requests/none                nynnnnnnnn
      GET  /api/service-requests                       nyyyyyyyyy
      GET  /api/service-requests/none                  nyyyyyyyyy
      GET  /ask/M05-2                                  nyyyyyyyyy
      GET  /requests                                   nyyyyyyyyy
      GET  /requests/none                              nyyyyyyyyy
      GET  /api/rounds                                 yyyyyyyyyy
      GET  /api/rounds/none                            yyyyyyyyyy
      POST /api/rounds                                 nnnnnnynnn
      PUT  /api/rounds/none                            nnnnnnynnn
      POST /api/rounds/none/cancellation               nnnnnnynnn
      PUT  /api/rounds/items/none                      nnnnnnynnn
      GET  /rounds                                     yyyyyyyyyy
      GET  /rounds/none                                yyyyyyyyyy
      GET  /api/tasks                                  nnyyyynyyy
      GET  /api/tasks/worklists                        nnyyyynyyy
      GET  /api/tasks/cards?id=none                    nnyyyynyyy
      GET  /api/tasks/none/case                        nnyyyynyyy
      POST /api/tasks/none/completion                  nnyyyynnny
      GET  /api/duties/summary                         yyyyyyyyyy
      GET  /api/duties                                 nnyyynnyyy
      GET  /api/duties/none                            nnyyynnyyy
      POST /api/duties/none/evidence                   nnyyynnyyy
      DELETE /api/duties/none/evidence/1               nnyyynnyyy
      GET  /duties                                     yyyyyyyyyy
      GET  /api/experts                                nnyyynyyyy
      GET  /api/experts/fields                         nnyyynyyyy
      GET  /api/experts/none                           nnyyynyyyy
      GET  /api/experts/none/changes                   nnyyynyyyy
      PUT  /api/experts/none                           nnnnnnynny
      GET  /api/applications/none/evaluations          nnyyynnyyy
      GET  /api/budgets?year=2026                      nnyyynyyyy
      GET  /api/budgets/2026                           nnyyynyyyy
      GET  /api/budgets/2026/items                     nnyyynyyyy
      GET  /api/budgets/2026/R04-1/changes             nnyyynyyyy
      GET  /budgets                                    nnyyynyyyy
      PUT  /api/budgets/2026/none                      nnnnnnynny
      GET  /api/budgets/proposals                      nnyyynyyyy
      POST /api/budgets/proposals/0/confirmation       nnnnnnynnn
      POST /api/budgets/proposals/0/refusal            nnnnnnynny
      GET  /api/calendar/proposals                     nnnnnnyyyy
      POST /api/calendar/proposals/0/confirmation      nnnnnnynny
      POST /api/calendar/proposals/0/refusal           nnnnnnynny
      GET  /insight                                    nnyyynyyyy
      GET  /insight/cases                              nnyyynyyyy
      GET  /insight/cases/none                         nnyyynyyyy
      GET  /insight/incidents                          nnyyynyyyy
      GET  /assets/lib/echarts/6.1.0/echarts.esm.min.js   yyyyyyyyyy
      GET  /webjars/swagger-ui/index.html              ----------
      GET  /api/insight/funnel                         nnyyynyyyy
      GET  /api/insight/waiting                        nnyyynyyyy
      GET  /api/insight/stages                         nnyyynyyyy
      GET  /api/insight/awards?year=2026               nnyyynyyyy
      GET  /api/insight/cases                          nnyyynyyyy
      GET  /api/insight/cases/none/trail               nnyyynyyyy
      GET  /api/insight/incidents                      nnnnnnyyyy
      POST /api/insight/incidents/none/retry           nnnnnnnnny
      GET  /api/applications/none/comparison           nyyyyyyyyy
      GET  /api/substitutions                          nnyyyynyyy
      GET  /api/substitutions/none                     nnyyyynyyy
      GET  /api/session                                nyyyyyyyyy
      GET  /api/nothing                                ----------
      GET  /actuator                                   ----------
      GET  /actuator/env                               ----------
      GET  /login.html                                 ----------
      GET  /engine-rest/engine                         ----------
      GET  /engine-rest/task                           ----------
      POST /engine-rest/deployment/create              ----------
      GET  /camunda/api/engine/engine/default/task     nnnnnnnnnn
      GET  /cases/none/comparison                      nyyyyyyyyy
      GET  /substitutions                              nyyyyyyyyy
      GET  /companies                                  nnnnnnnyyy
      GET  /api/companies                              nnnnnnnyyy
      GET  /api/companies/own                          nynnnnnnnn
      GET  /api/companies/none                         nnnnnnnyyy
      GET  /api/companies/none/changes                 nnnnnnnyyy
      GET  /earlier-awards                             nnnnnnnyyy
      GET  /api/earlier-awards                         nnnnnnnyyy
      GET  /api/earlier-awards/choices                 nnnnnnnyyy
      GET  /api/earlier-awards/template                nnnnnnnyyy
      GET  /api/earlier-awards/proposals               nnnnnnnyyy
      POST /api/earlier-awards                         nnnnnnnnnn
      POST /api/earlier-awards/import                  nnnnnnnnnn
      POST /api/earlier-awards/1/removal               nnnnnnnnnn
      POST /api/earlier-awards/proposals/1/confirmation nnnnnnnnnn
      POST /api/earlier-awards/proposals/1/refusal     nnnnnnnnnn
      GET  /api/claims                                 nynnnnnyyy
      POST /api/claims                                 nynnnnnnnn
      POST /api/claims/1/attachment                    nynnnnnnnn
      POST /api/claims/1/decision                      nnnnnnnnnn
      GET  /accounts                                   nnnnnnnnyy
      GET  /api/accounts                               nnnnnnnnyy
      GET  /api/accounts/none                          nnnnnnnnyy
      GET  /api/accounts/choices                       nnnnnnnnyy
      GET  /api/accounts/findings                      nnnnnnnnyy
      GET  /api/accounts/events                        nnnnnnnnyy
      GET  /api/accounts/template                      nnnnnnnnyy
      GET  /api/accounts/proposals                     nnnnnnnnyy
      POST /api/accounts/proposals/0/decision          nnnnnnnnny
      POST /api/accounts                               nnnnnnnnny
      POST /api/accounts/import                        nnnnnnnnny
      DELETE /api/accounts/none                        nnnnnnnnny
      PUT  /api/accounts/none/name                     nnnnnnnnny
      PUT  /api/accounts/none/posts                    nnnnnnnnny
      POST /api/accounts/none/disabling                nnnnnnnnny
      POST /api/accounts/none/enabling                 nnnnnnnnny
      POST /api/accounts/none/password-reset           nnnnnnnnny
      GET  /nothing                                    ----------
      """;

  @LocalServerPort int port;

  @TestFactory
  Stream<DynamicTest> doors() {
    return TABLE.lines().flatMap(line -> doors(line.split("\\s+")));
  }

  private Stream<DynamicTest> doors(String[] row) {
    return PEOPLE.stream()
        .map(
            person -> {
              char expected = row[2].charAt(PEOPLE.indexOf(person));
              return DynamicTest.dynamicTest(
                  person + (expected == 'y' ? " may " : " may not ") + row[0] + " " + row[1],
                  () -> check(person, row[0], row[1], expected));
            });
  }

  private void check(String person, String method, String path, char expected) {
    Browser browser = new Browser(port);
    if (!person.equals("nobody")) {
      browser.withPassword(person, DemoAccounts.PASSWORD);
    }
    Browser.Answer answer =
        browser.ask(method, path, method.equals("GET") || method.equals("HEAD") ? null : "{}");
    if (expected == 'y') {
      assertThat(answer.status()).as(answer.body()).isNotIn(401, 403).isLessThan(500);
      return;
    }
    if (expected == '-') {
      assertThat(answer.status()).as(answer.body()).isEqualTo(404);
      return;
    }
    // programs do not come to the web applications, whatever password they send
    boolean unknown = person.equals("nobody") || path.startsWith("/camunda");
    assertThat(answer.status()).as(answer.body()).isEqualTo(unknown ? 401 : 403);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.json().path("detail").asText()).matches("(?s).*\\p{IsHan}.*");
  }

  @Test
  void whoever_may_read_may_ask_whether_it_is_there_and_nobody_else() {
    assertThat(
            new Browser(port)
                .withPassword("cp-gov", DemoAccounts.PASSWORD)
                .ask("HEAD", "/api/applications", null)
                .status())
        .isEqualTo(200);
    assertThat(
            new Browser(port)
                .withPassword("monitor", DemoAccounts.PASSWORD)
                .ask("HEAD", "/api/insight/funnel", null)
                .status())
        .isEqualTo(200);
    assertThat(
            new Browser(port)
                .withPassword("applicant1", DemoAccounts.PASSWORD)
                .ask("HEAD", "/api/insight/funnel", null)
                .status())
        .isEqualTo(403);
    assertThat(new Browser(port).ask("HEAD", "/api/applications", null).status()).isEqualTo(401);
  }

  @Test
  void addresses_that_only_look_like_public_ones_are_refused() {
    Browser nobody = new Browser(port);
    for (String path :
        List.of(
            "/api/items/..%2fsession",
            "/api/items/%2e%2e/session",
            "/api/items;x/../session",
            "//api/session",
            "/api//items")) {
      assertThat(nobody.get(path).status()).as(path).isIn(400, 401, 404);
    }
  }
}
