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

/** Every action of the engine's web applications, tried by every kind of person on a case that waits for its acceptance. */
@ServiceTest
class WebappAccessTest {

  private static final Map<String, Object> SCENARIO = Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");
  private static final List<String> PEOPLE =
      List.of("nobody", "applicant1", "cp-gov", "bj-drc", "expert1", "owner1", "monitor", "auditor", "admin");

  /** One column for each of {@link #PEOPLE}: y where the gate opens, whatever is behind it; n where it does not. */
  private static final String TABLE =
      """
      GET    /camunda/app/tasklist/default/                    nnyyynnny
      GET    /camunda/app/cockpit/default/                     nnnnnyyyy
      GET    /camunda/app/admin/default/                       nnnnnnnny
      GET    /camunda/app/welcome/default/                     nnnnnnnnn
      GET    /camunda/api/engine/engine                        nnyyyyyyy
      GET    /camunda/api/admin/auth/user/default              nnyyyyyyy
      GET    E/filter?resourceType=Task                        nnyyyyyyy
      GET    E/task/T                                          nnyyyyyyy
      GET    E/task/T/form                                     nnyyyyyyy
      GET    E/task/T/form-variables                           nnyyyyyyy
      GET    E/task/T/comment                                  nnyyyyyyy
      GET    E/process-definition                              nnyyyyyyy
      GET    E/history/user-operation?taskId=T                 nnyyyyyyy
      GET    E/user/bj-drc/profile                             nnnynyyyy
      GET    E/identity/groups?userId=bj-drc                   nnnynyyyy
      GET    E/user                                            nnnnnyyyy
      GET    E/task                                            nnnnnyyyy
      GET    E/task/T/variables                                nnnnnyyyy
      GET    E/process-instance                                nnnnnyyyy
      GET    E/process-instance/P/variables                    nnnnnyyyy
      GET    E/variable-instance                               nnnnnyyyy
      GET    E/history/process-instance                        nnnnnyyyy
      GET    E/history/variable-instance                       nnnnnyyyy
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
      PUT    E/task/T/variables/amount                         nnnnnnnnn
      POST   E/task/T/variables                                nnnnnnnnn
      PUT    E/task/T/localVariables/amount                    nnnnnnnnn
      DELETE E/task/T/variables/applicationNo                  nnnnnnnnn
      POST   E/task/T/assignee                                 nnnnnnnnn
      POST   E/task/T/delegate                                 nnnnnnnnn
      POST   E/task/T/resolve                                  nnnnnnnnn
      POST   E/task/T/complete                                 nnnnnnnnn
      POST   E/task/T/bpmnError                                nnnnnnnnn
      POST   E/task/T/bpmnEscalation                           nnnnnnnnn
      POST   E/task/T/identity-links                           nnnnnnnnn
      POST   E/task/T/comment/create                           nnnnnnnnn
      POST   E/task/create                                     nnnnnnnnn
      PUT    E/task/T                                          nnnnnnnnn
      DELETE E/task/T                                          nnnnnnnnn
      POST   E/message                                         nnnnnnnnn
      POST   E/signal                                          nnnnnnnnn
      POST   E/condition                                       nnnnnnnnn
      POST   E/process-definition/key/awardApplication/start   nnnnnnnnn
      POST   E/process-definition/key/awardApplication/submit-form nnnnnnnnn
      PUT    E/process-definition/key/awardApplication/suspended nnnnnnnnn
      POST   E/deployment/create                               nnnnnnnnn
      DELETE E/deployment/none                                 nnnnnnnnn
      POST   E/process-instance/P/modification                 nnnnnnnnn
      PUT    E/process-instance/P/variables/applicationNo      nnnnnnnnn
      PUT    E/process-instance/P/suspended                    nnnnnnnnn
      POST   E/process-instance/delete                         nnnnnnnnn
      DELETE E/process-instance/P                              nnnnnnnnn
      POST   E/execution/P/messages/applicationWithdrawn/trigger nnnnnnnnn
      POST   E/migration/execute                               nnnnnnnnn
      POST   E/modification/execute                            nnnnnnnnn
      POST   E/decision-definition/key/overlap/evaluate        nnnnnnnnn
      POST   E/external-task/fetchAndLock                      nnnnnnnnn
      POST   E/job/none/execute                                nnnnnnnnn
      POST   E/filter/create                                   nnnnnnnnn
      PUT    E/filter/none                                     nnnnnnnnn
      DELETE E/filter/none                                     nnnnnnnnn
      POST   E/history/process-instance/delete                 nnnnnnnnn
      DELETE E/history/process-instance/P                      nnnnnnnnn
      POST   /camunda/api/admin/setup/default/user/create      nnnnnnnnn
      POST   /camunda/api/admin/auth/user/default/login/tasklist nnnnnnnnn
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
    return TABLE.replaceAll("(?m) E/", " /camunda/api/engine/engine/default/").replaceAll("\\bT\\b", task).replaceAll("/P\\b", "/" + process).lines()
        .flatMap(line -> gates(line.split("\\s+")));
  }

  private Stream<DynamicTest> gates(String[] row) {
    return PEOPLE.stream()
        .map(
            person -> {
              boolean opens = row[2].charAt(PEOPLE.indexOf(person)) == 'y';
              return DynamicTest.dynamicTest(
                  person + (opens ? " may " : " may not ") + row[0] + " " + row[1], () -> check(person, row[0], row[1], opens));
            });
  }

  private void check(String person, String method, String path, boolean opens) {
    Browser browser = browsers.computeIfAbsent(person, id -> id.equals("nobody") ? new Browser(port) : Browser.of(port, id));
    Browser.Answer answer = browser.ask(method, path, method.equals("GET") || method.equals("DELETE") ? null : "{}");
    if (opens) {
      // behind the gate the engine may still know better, in its own words
      assertThat(answer.type()).as(answer.body()).doesNotStartWith("application/problem+json");
      assertThat(answer.status()).as(answer.body()).isNotEqualTo(401);
      return;
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(person.equals("nobody") ? 401 : 403);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.json().path("detail").asText()).matches("(?s).*\\p{IsHan}.*");
  }
}
