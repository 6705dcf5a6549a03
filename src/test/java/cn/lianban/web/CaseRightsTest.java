package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.access.Browser;
import cn.lianban.access.DemoAccounts;
import cn.lianban.kernel.web.CaseRights;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whoever may not change a case is told that, whatever is wrong with what was sent. */
@ServiceTest
class CaseRightsTest {

  private static final Map<String, Object> FACTS =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");

  /** What nobody can read, what says nothing, and what says something that is not asked for. */
  private static final List<String> BODIES =
      List.of("{", "{}", "{\"nonsense\":1}", "{\"returnedOn\":\"x\"}");

  /** Where everybody may say something about a case, or who may is asked with the body. */
  private static final Set<String> WITHOUT =
      Set.of("/api/applications/{no}/objections", "/api/duties/{no}/evidence");

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired List<CaseRights> rights;
  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST corrections",
        "POST withdrawal",
        "POST reconsideration",
        "PUT bank-account",
        "POST reports",
        "POST breach-reply"
      })
  void another_company_is_told_that_there_is_no_such_application(String asked) {
    Case one = office.applies("M05-1", FACTS);
    Browser other = program(office.newApplicant().account());
    for (String body : BODIES) {
      Browser.Answer answer =
          other.ask(asked.split(" ")[0], one.path() + "/" + asked.split(" ")[1], body);
      assertThat(answer.status()).as(body + answer.body()).isEqualTo(404);
    }
    Browser own = program(one.applicant().account());
    assertThat(own.ask(asked.split(" ")[0], one.path() + "/" + asked.split(" ")[1], "{").status())
        .as("whoever may is told what is wrong")
        .isEqualTo(400);
  }

  @Test
  void officials_who_do_not_pay_or_review_the_case_are_refused() {
    Case one = office.applies("M05-1", FACTS).goesOnTo("paid");
    for (String body : BODIES) {
      assertThat(program("cp-gov").ask("POST", one.path() + "/bank-return", body).status())
          .as(body)
          .isEqualTo(403);
      assertThat(program("cp-gov-payer").ask("POST", one.path() + "/breaches", body).status())
          .as(body)
          .isIn(403, 404);
    }
  }

  @Test
  void a_task_of_another_bureau_is_not_there_whatever_is_filled_in() {
    Case one = office.applies("M05-1", FACTS);
    String task = "/api/tasks/" + one.task("cp-gov", "acceptApplication") + "/completion";
    for (String body : BODIES) {
      assertThat(program("bj-drc").ask("POST", task, body).status()).as(body).isEqualTo(404);
    }
    assertThat(program("cp-gov").ask("POST", task, "{").status()).isEqualTo(400);
  }

  private Browser program(String account) {
    return new Browser(port).withPassword(account, DemoAccounts.PASSWORD);
  }

  /** An operation that changes a case has its rights named, or stands above with the reason. */
  @Test
  void every_operation_that_changes_a_case_asks_for_the_rights_first() {
    Set<String> changing = new TreeSet<>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .keySet()
        .forEach(
            mapping -> {
              boolean reads =
                  mapping.getMethodsCondition().getMethods().stream()
                      .allMatch(method -> method.name().equals("GET"));
              for (String pattern : mapping.getPatternValues()) {
                if (!reads
                    && pattern.matches(
                        "/api/(applications|service-requests|tasks|duties)/\\{[^/]+}/.+")
                    && !pattern.endsWith("/{id}")) {
                  changing.add(pattern);
                }
              }
            });
    changing.removeAll(WITHOUT);
    assertThat(rights.stream().flatMap(each -> each.addresses().stream()).toList())
        .containsAll(changing);
    assertThat(changing).hasSizeGreaterThan(10);
  }
}
