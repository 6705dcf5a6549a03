package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every action of the engine's web applications, tried by every kind of person on a case that waits
 * for its acceptance.
 */
@ServiceTest
class WebappAccessTest {

  private static final Map<String, Object> SCENARIO =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");
  private static final List<String> PEOPLE =
      List.of(
          "nobody",
          "applicant1",
          "cp-gov",
          "bj-drc",
          "expert1",
          "owner1",
          "monitor",
          "auditor",
          "admin");

  /**
   * One column for each of {@link #PEOPLE}: y where our check allows the request, whatever the
   * engine answers; n where it refuses; - where nobody has access.
   */
  private static final String TABLE =
      """
      GET    /camunda/app/tasklist/default/                    nnyyynnny
      GET    /camunda/app/cockpit/default/                     nnnnnyyyy
      GET    /camunda/app/admin/default/                       nnnnnnnny
      GET    /camunda/app/welcome/default/                     ---------
      GET    /camunda/api/engine/engine                        nnyyyyyyy
      GET    /camunda/api/admin/auth/user/default              nnyyyyyyy
      GET    E/filter?resourceType=Task                        nnyyynnny
      GET    E/task/T                                          nnyyynnny
      GET    E/task/T/form                                     nnyyynnny
      GET    E/task/T/form-variables                           nnyyynnny
      GET    E/task/T/comment                                  nnyyynnny
      GET    E/process-definition                              nnyyyyyyy
      GET    E/history/user-operation?taskId=T                 nnyyynnny
      GET    E/user/bj-drc/profile                             nnnynnnny
      GET    E/identity/groups?userId=bj-drc                   nnnynnnny
      GET    E/user                                            nnnnnnnny
      GET    E/task                                            nnnnnyyyy
      GET    E/task/T/variables                                ---------
      GET    E/process-instance                                nnnnnyyyy
      GET    E/process-instance/P/variables                    ---------
      GET    E/variable-instance                               nnnnnyyyy
      GET    E/history/process-instance                        nnnnnnyyy
      GET    E/history/variable-instance                       ---------
      GET    E/task/T/identity-links                           nnyyynyyy
      GET    E/history/identity-link-log                       ---------
      GET    E/history/decision-instance?includeInputs=true    nnnnnnyyy
      GET    E/history/job-log                                 ---------
      GET    E/history/detail                                  ---------
      GET    E/case-definition                                 ---------
      GET    E/case-instance/count                             ---------
      GET    E/authorization                                   nnnnnnnny
      GET    E/job/none/stacktrace                             nnnnnnnny
      GET    E/deployment                                      nnnnnyyyy
      GET    E/task/report/candidate-group-count               nnnnnyyyy
      POST   E/process-instance                                nnnnnyyyy
      POST   E/task/count                                      nnnnnyyyy
      POST   E/history/task/count                              nnnnnyyyy
      GET    /camunda/api/cockpit/plugin/base/default/process-definition/statistics?x=1 nnnnnyyyy
      POST   /camunda/api/cockpit/plugin/base/default/incident/ nnnnnyyyy
      POST   E/user/create                                     nnnnnnnnn
      DELETE E/user/nobody                                     nnnnnnnnn
      PUT    E/user/nobody/profile                             nnnnnnnnn
      PUT    E/user/nobody/credentials                         nnnnnnnnn
      POST   E/group/create                                    nnnnnnnnn
      PUT    E/group/none                                      nnnnnnnnn
      DELETE E/group/none                                      nnnnnnnnn
      PUT    E/group/none/members/nobody                       nnnnnnnnn
      DELETE E/group/none/members/nobody                       nnnnnnnnn
      POST   E/authorization/create                            nnnnnnnnn
      PUT    E/authorization/none                              nnnnnnnnn
      DELETE E/authorization/none                              nnnnnnnnn
      PUT    E/job/none/retries                                nnnnnnnny
      PUT    E/incident/none/annotation                        nnnnnnnny
      PUT    E/task/T/variables/amount                         ---------
      POST   E/task/T/variables                                ---------
      PUT    E/task/T/localVariables/amount                    ---------
      DELETE E/task/T/variables/applicationNo                  ---------
      POST   E/task/T/assignee                                 ---------
      POST   E/task/T/delegate                                 ---------
      POST   E/task/T/resolve                                  ---------
      POST   E/task/T/complete                                 ---------
      POST   E/task/T/bpmnError                                ---------
      POST   E/task/T/bpmnEscalation                           ---------
      POST   E/task/T/identity-links                           nnnnnnnnn
      POST   E/task/T/comment/create                           ---------
      POST   E/task/create                                     nnnnnnnnn
      PUT    E/task/T                                          nnnnnnnnn
      DELETE E/task/T                                          nnnnnnnnn
      POST   E/message                                         ---------
      POST   E/signal                                          ---------
      POST   E/condition                                       ---------
      POST   E/process-definition/key/awardApplication/start   ---------
      POST   E/process-definition/key/awardApplication/submit-form ---------
      PUT    E/process-definition/key/awardApplication/suspended ---------
      POST   E/deployment/create                               nnnnnnnnn
      DELETE E/deployment/none                                 nnnnnnnnn
      POST   E/process-instance/P/modification                 ---------
      PUT    E/process-instance/P/variables/applicationNo      ---------
      PUT    E/process-instance/P/suspended                    ---------
      POST   E/process-instance/delete                         nnnnnnnnn
      DELETE E/process-instance/P                              nnnnnnnnn
      POST   E/execution/P/messages/applicationWithdrawn/trigger ---------
      POST   E/migration/execute                               ---------
      POST   E/modification/execute                            ---------
      POST   E/decision-definition/key/overlap/evaluate        ---------
      POST   E/external-task/fetchAndLock                      ---------
      POST   E/job/none/execute                                ---------
      POST   E/filter/create                                   nnnnnnnnn
      PUT    E/filter/none                                     nnnnnnnnn
      DELETE E/filter/none                                     nnnnnnnnn
      POST   E/history/process-instance/delete                 nnnnnnnnn
      DELETE E/history/process-instance/P                      nnnnnnnnn
      POST   /camunda/api/admin/setup/default/user/create      ---------
      POST   /camunda/api/admin/auth/user/default/login/tasklist ---------
      """;

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired RuntimeService runtime;

  private final Map<String, Browser> browsers = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> gates() {
    Case waiting = office.applies("M05-1", SCENARIO).is("accepting");
    String task = waiting.task("cp-gov", "acceptApplication");
    String process = waiting.process().getId();
    return TABLE
        .replaceAll("(?m) E/", " /camunda/api/engine/engine/default/")
        .replaceAll("\\bT\\b", task)
        .replaceAll("/P\\b", "/" + process)
        .lines()
        .flatMap(line -> gates(line.split("\\s+")));
  }

  private Stream<DynamicTest> gates(String[] row) {
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
    Browser browser =
        browsers.computeIfAbsent(
            person, id -> id.equals("nobody") ? new Browser(port) : Browser.of(port, id));
    Browser.Answer answer =
        browser.ask(method, path, method.equals("GET") || method.equals("DELETE") ? null : "{}");
    if (expected == 'y') {
      // after our check the engine may refuse in its own words
      assertThat(answer.type()).as(answer.body()).doesNotStartWith("application/problem+json");
      assertThat(answer.status()).as(answer.body()).isNotEqualTo(401);
      return;
    }
    int refused = person.equals("nobody") ? 401 : 403;
    assertThat(answer.status()).as(answer.body()).isEqualTo(expected == '-' ? 404 : refused);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.json().path("detail").asText()).matches("(?s).*\\p{IsHan}.*");
  }
}
