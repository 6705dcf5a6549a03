package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Contacts and bank accounts as each role sees them in the course of a case. */
@ServiceTest
class MaskedCaseTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final String ACCOUNT = "6222 0000 1111 2222";
  private static final String CONTACT = "010-80000000";
  private static final List<String> WATCHERS = List.of("monitor", "auditor", "admin");

  @Autowired Office office;
  @Autowired FormService forms;

  @AfterEach
  void logOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void
      they_are_whole_for_the_accepting_body_at_acceptance_and_the_payer_at_payment_and_for_nobody_else() {
    Case device = office.applies("R07-1", DEVICE).is("accepting");
    whole(device, "cp-fsc", "cp-fsc-2", device.applicant().account());
    masked(device, WATCHERS.toArray(String[]::new));

    device.does("cp-fsc", "acceptApplication", "decision", "accept").is("reviewing");
    whole(device, device.applicant().account());
    masked(device, "cp-fsc", "cp-fsc-2");

    device.goesOnTo("publicised");
    masked(device, "cp-fsc", "cp-fsc-approver", "monitor", "auditor", "admin");
    device.goesOnTo("paying");
    whole(device, "cp-fsc-payer", device.applicant().account());
    masked(device, "cp-fsc", "cp-fsc-approver", "monitor", "auditor", "admin");
    assertThat(form(device, "payAward", "cp-fsc-payer", "cp-fsc-payer", "officials"))
        .contains(ACCOUNT);
    assertThat(form(device, "payAward", "auditor", "auditors"))
        .doesNotContain("0000 1111")
        .contains("2222");

    device.goesOnTo("paid");
    masked(device, "cp-fsc", "cp-fsc-payer", "cp-fsc-approver", "monitor", "auditor", "admin");
    whole(device, device.applicant().account());
  }

  @Test
  void the_contact_of_who_asks_for_a_service_is_whole_for_the_accepting_body_alone() {
    Case asked = office.asksFor("R16-3");
    String accepting = asked.holders().get(0).replaceAll("/.*", "");
    assertThat(contact(asked, accepting)).isEqualTo("李四 " + CONTACT);
    assertThat(form(asked, "acceptServiceRequest", accepting, accepting, "officials"))
        .contains("80000000");
    assertThat(form(asked, "acceptServiceRequest", "auditor", "auditors"))
        .doesNotContain("80000000");

    asked.does(accepting, "acceptServiceRequest", "decision", "accept");
    String answering = asked.holders().get(0).replaceAll("/.*", "");
    assertThat(contact(asked, answering)).isEqualTo("李* ****0000");
    assertThat(form(asked, "answerServiceRequest", answering, answering, "officials"))
        .doesNotContain("80000000");
    assertThat(contact(asked, "auditor")).isEqualTo("李* ****0000");
    assertThat(contact(asked, asked.applicant().account())).isEqualTo("李四 " + CONTACT);
  }

  @Test
  void who_objects_is_known_to_those_who_handle_the_objection_alone() {
    Case device = office.applies("R07-1", DEVICE).goesOnTo("publicised").isObjectedTo("数据有误");
    assertThat(form(device, "handleObjection", "cp-fsc", "cp-fsc", "officials"))
        .contains("张三")
        .contains("13800000000");
    assertThat(form(device, "handleObjection", "monitor", "monitors"))
        .doesNotContain("张三")
        .doesNotContain("13800000000")
        .contains("数据有误");
  }

  private void whole(Case scenario, String... accounts) {
    for (String account : accounts) {
      JsonNode applicant = applicant(scenario, account);
      assertThat(applicant.path("bankAccount").asText()).as(account).isEqualTo(ACCOUNT);
      assertThat(applicant.path("contact").asText()).as(account).isEqualTo(CONTACT);
    }
  }

  /** In the file, and in everything else that is read of the case. */
  private void masked(Case scenario, String... accounts) {
    for (String account : accounts) {
      JsonNode applicant = applicant(scenario, account);
      assertThat(applicant.path("bankAccount").asText()).as(account).isEqualTo("****2222");
      assertThat(applicant.path("contact").asText()).as(account).isEqualTo("****0000");
      for (String path :
          List.of(
              "/api/applications/" + scenario.no(),
              "/api/applications?q=" + scenario.no(),
              "/api/applications/" + scenario.no() + "/comparison",
              "/api/applications/" + scenario.no() + "/aftercare",
              "/api/tasks?applicationNo=" + scenario.no(),
              "/api/insight/cases?q=" + scenario.no(),
              "/api/insight/cases/" + scenario.no() + "/trail",
              "/api/ledger?uscc=" + scenario.applicant().uscc(),
              "/api/notices")) {
        assertThat(office.get(account, path).body().toString())
            .as(account + " " + path)
            .doesNotContain(ACCOUNT)
            .doesNotContain(CONTACT);
      }
    }
  }

  private JsonNode applicant(Case scenario, String account) {
    return office.get(account, scenario.path()).body().path("applicant");
  }

  private String contact(Case scenario, String account) {
    return applicant(scenario, account).path("contact").asText();
  }

  /** What the form of the waiting task shows to this person, as Tasklist asks for it. */
  private String form(Case scenario, String key, String account, String... groups) {
    String task = scenario.task("auditor", key);
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(
                account, "", AuthorityUtils.createAuthorityList(groups)));
    try {
      return forms.getTaskFormVariables(task).toString();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }
}
