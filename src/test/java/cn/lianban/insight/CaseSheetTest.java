package cn.lianban.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.lianban.casefile.CaseList;
import cn.lianban.kernel.Actor;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The list of cases as a file. */
@ServiceTest
class CaseSheetTest {

  private static final Map<String, ?> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final Actor MONITOR = new Actor("monitor", Set.of(Actor.MONITORS));
  private static final int PART = 2;

  @Autowired Office office;
  @Autowired MockMvc mvc;
  @Autowired MonitoredCases cases;

  @Test
  void it_is_the_whole_list_whatever_the_size_of_its_parts() {
    for (int i = 0; i < 2 * PART + 1; i++) {
      office.applies("R07-1", DEVICE);
    }
    List<String> listed = new ArrayList<>();
    JsonNode page;
    int number = 0;
    do {
      page =
          office
              .get("monitor", "/api/insight/cases?itemId=R07-1&size=200&page=" + number++)
              .body()
              .path("content");
      page.forEach(one -> listed.add(one.path("application").path("no").asText()));
    } while (page.size() == 200);

    List<String> read = new ArrayList<>();
    cases.read(
        MONITOR,
        new CaseList.Search(null, "R07-1", null, null),
        PART,
        part -> part.forEach(one -> read.add(one.application().no())));
    assertThat(read).hasSizeGreaterThan(2 * PART).isEqualTo(listed);
    List<String> found = new ArrayList<>();
    String last = listed.get(0);
    cases.read(
        MONITOR,
        new CaseList.Search(null, null, null, last),
        PART,
        part -> part.forEach(one -> found.add(one.application().no())));
    assertThat(found).containsExactly(last);
  }

  @Test
  void it_is_sent_as_a_file_with_a_name_and_the_code_of_the_company() throws Exception {
    Case device = office.applies(office.newApplicant(), "R07-1", "=cmd|' /C calc'!A0", DEVICE);
    MockHttpServletResponse sheet = sheet("monitor", "?q=" + device.no());

    assertThat(sheet.getStatus()).isEqualTo(200);
    assertThat(sheet.getContentType()).startsWith("text/csv");
    assertThat(sheet.getHeader("Content-Disposition"))
        .startsWith("attachment")
        .contains("filename*=UTF-8''");
    byte[] name = sheet.getHeader("Content-Disposition").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new String(name, StandardCharsets.UTF_8))
        .as("as curl -OJ writes it")
        .contains("filename=\"案件清单-");
    String text = new String(sheet.getContentAsByteArray(), StandardCharsets.UTF_8);
    assertThat(text)
        .startsWith("\ufeff编号,")
        .contains(device.no())
        .contains(device.applicant().uscc())
        .contains(",'=cmd|' /C calc'!A0,");
    assertThat(text.lines()).hasSize(2);
  }

  @Test
  void it_holds_what_the_person_may_see_and_nothing_else() throws Exception {
    Case device = office.applies("R07-1", DEVICE);
    assertThat(sheet("cp-fsc", "?q=" + device.no()).getContentAsString(StandardCharsets.UTF_8))
        .contains(device.no());
    assertThat(sheet("bj-drc", "?q=" + device.no()).getContentAsString(StandardCharsets.UTF_8))
        .doesNotContain(device.no());
    assertThat(sheet(device.applicant().account(), "").getStatus()).isEqualTo(403);
    assertThat(sheet("monitor", "?status=nonsense").getStatus()).isEqualTo(400);
  }

  private MockHttpServletResponse sheet(String account, String query) throws Exception {
    return mvc.perform(get("/api/insight/cases.csv" + query).with(httpBasic(account, "demo")))
        .andReturn()
        .getResponse();
  }
}
