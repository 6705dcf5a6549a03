package cn.lianban.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Camunda Modeler deploys into a draft of the person who is logged in there. */
@ServiceTest
class ModelerTest {

  private static final String PAYOUT = "bpmn/awardPayout.bpmn";
  private static final String M05 = "dmn/awards/M05.dmn";
  private static final RequestPostProcessor MODELER =
      request -> {
        request.addHeader(HttpHeaders.ORIGIN, "file://");
        request.addHeader("Sec-Fetch-Site", "cross-site");
        request.addHeader(HttpHeaders.ACCEPT, "application/json");
        return request;
      };

  @Autowired Office office;
  @Autowired MockMvc mvc;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void the_modeler_is_asked_for_a_password_and_told_the_version() throws Exception {
    MockHttpServletResponse asked =
        mvc.perform(get("/modeler/deployment?maxResults=0").with(MODELER))
            .andReturn()
            .getResponse();
    assertThat(asked.getStatus()).isEqualTo(401);
    MockHttpServletResponse connected = asks("owner1", "/modeler/deployment?maxResults=0");
    assertThat(connected.getStatus()).isEqualTo(200);
    assertThat(connected.getContentAsString()).isEqualTo("[]");
    assertThat(body(asks("owner1", "/modeler/version")).path("version").asText())
        .isEqualTo("7.24.0");
    assertThat(connected.getHeader(HttpHeaders.SET_COOKIE)).isNull();
  }

  @Test
  void what_it_deploys_goes_into_a_draft_and_the_next_file_into_the_same() throws Exception {
    String owner = office.newAccount("modelerone", "process-owners");
    JsonNode first =
        body(
            deploys(
                owner,
                "拨付说明",
                file(
                    PAYOUT, text(PAYOUT).replace("</bpmn:definitions>", "</bpmn:definitions>\n"))));
    long draft = first.path("id").asLong();
    assertThat(first.path("deployedProcessDefinitions").isNull()).isTrue();
    JsonNode drafted = draft(owner, draft);
    assertThat(drafted.path("title").asText()).isEqualTo("拨付说明");
    assertThat(drafted.path("reason").asText()).isEmpty();
    assertThat(drafted.path("draftedBy").toString()).isEqualTo("[\"" + owner + "\"]");
    assertThat(drafted.path("files").findValuesAsText("path")).containsExactly(PAYOUT);

    deploys(owner, "M05", file(M05, text(M05) + "\n"));
    assertThat(draft(owner, draft).path("files").findValuesAsText("path"))
        .containsExactly(PAYOUT, M05);
    JsonNode listed = body(asks(owner, "/modeler/deployment"));
    assertThat(listed.findValuesAsText("id")).containsExactly(Long.toString(draft));
    Answer other = office.post(owner, "/api/drafts", Map.of("title", "另一件", "reason", "测试"));
    assertThat(other.status()).isEqualTo(201);
    deploys(owner, "拨付说明", file(PAYOUT, text(PAYOUT)));
    assertThat(draft(owner, draft).path("files").findValuesAsText("path"))
        .as("the one with this title")
        .containsExactly(M05);

    Answer unreasoned = office.post(owner, "/api/drafts/" + draft + "/handing-in", Map.of());
    assertThat(unreasoned.status()).isEqualTo(409);
    assertThat(unreasoned.body().path("code").asText()).isEqualTo("no-reason");
    assertThat(
            office
                .ask(
                    owner,
                    HttpMethod.PUT,
                    "/api/drafts/" + draft,
                    Map.of("title", "示范场景", "reason", "会议纪要"),
                    Map.of())
                .status())
        .isEqualTo(200);
    assertThat(office.post(owner, "/api/drafts/" + draft + "/handing-in", Map.of()).status())
        .isEqualTo(200);
    assertThat(draft(owner, draft).path("state").asText()).isEqualTo("handed-in");
    deploys(owner, "示范场景", file(PAYOUT, text(PAYOUT) + "\n"));
    assertThat(draft(owner, draft).path("state").asText())
        .as("what was handed in is not touched")
        .isEqualTo("handed-in");
  }

  @Test
  void findings_come_back_as_the_failure_that_its_log_shows() throws Exception {
    String owner = office.newAccount("modelertwo", "process-owners");
    MockMultipartFile wrong = file(M05, text(M05).replaceFirst("\"0\\.30\"", "\"30\""));
    deploys(owner, "错误", wrong);
    long draft = body(asks(owner, "/modeler/deployment")).path(0).path("id").asLong();
    // the check may take longer than the Modeler waits, and is remembered once it is there
    assertThat(office.get(owner, "/api/drafts/" + draft + "/findings").body()).isNotEmpty();
    MockHttpServletResponse refused = deploys(owner, "错误", wrong);
    assertThat(refused.getStatus()).isEqualTo(400);
    JsonNode problem = body(refused);
    assertThat(problem.path("message").asText()).contains("已存入草稿", "处错误", M05 + "：");
    assertThat(body(asks(owner, "/modeler/deployment"))).as("and it is kept").hasSize(1);
  }

  @Test
  void what_is_no_model_or_has_no_place_is_refused_and_nothing_is_kept() throws Exception {
    String owner = office.newAccount("modelerthree", "process-owners");
    String lot =
        text(M05)
            .replaceFirst(
                "<\\?xml[^>]*>", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]>");
    for (MockHttpServletResponse refused :
        List.of(
            deploys(owner, "坏", file(M05, "not a table")),
            deploys(owner, "坏", file(M05, lot)),
            deploys(owner, "坏", file("dmn/awards/M99.dmn", text(M05))),
            deploys(owner, "坏", file("../../x.sh", "rm")),
            deploys(owner, " ", file(M05, text(M05))),
            deploys(owner, "坏"),
            answer(
                multipart("/modeler/deployment/create")
                    .file(file(M05, text(M05)))
                    .param("deployment-name", "租户")
                    .param("tenant-id", "a"),
                owner))) {
      assertThat(refused.getStatus())
          .as(refused.getContentAsString(StandardCharsets.UTF_8))
          .isEqualTo(400);
      assertThat(body(refused).path("message").asText()).matches("(?s).*\\p{IsHan}.*");
    }
    assertThat(body(asks(owner, "/modeler/deployment"))).isEmpty();
  }

  @Test
  void it_is_for_owners_with_their_password_and_not_for_pages_of_other_sites() throws Exception {
    for (String account : List.of("auditor", "monitor", "admin", "cp-gov", "applicant1")) {
      assertThat(asks(account, "/modeler/version").getStatus()).as(account).isEqualTo(403);
      assertThat(deploys(account, "无权", file(M05, text(M05))).getStatus())
          .as(account)
          .isEqualTo(403);
    }
    for (String origin : List.of("https://evil.example", "null", "http://localhost")) {
      MockHttpServletResponse foreign =
          mvc.perform(
                  multipart("/modeler/deployment/create")
                      .file(file(M05, text(M05)))
                      .param("deployment-name", "外站")
                      .header(HttpHeaders.ORIGIN, origin)
                      .with(httpBasic("owner1", "demo")))
              .andReturn()
              .getResponse();
      assertThat(foreign.getStatus()).as(origin).isEqualTo(403);
    }
    assertThat(asks("owner1", "/modeler/process-definition").getStatus()).isEqualTo(404);
  }

  private MockHttpServletResponse deploys(String account, String name, MockMultipartFile... files)
      throws Exception {
    MockMultipartHttpServletRequestBuilder request = multipart("/modeler/deployment/create");
    for (MockMultipartFile file : files) {
      request.file(file);
    }
    request
        .param("deployment-name", name)
        .param("deployment-source", "Camunda Modeler")
        .param("enable-duplicate-filtering", "true");
    return answer(request, account);
  }

  private MockHttpServletResponse answer(
      AbstractMockHttpServletRequestBuilder<?> request, String account) throws Exception {
    return mvc.perform(request.with(MODELER).with(httpBasic(account, "demo")))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse asks(String account, String path) throws Exception {
    return mvc.perform(get(path).with(MODELER).with(httpBasic(account, "demo")))
        .andReturn()
        .getResponse();
  }

  private JsonNode draft(String account, long id) {
    return office.get(account, "/api/drafts/" + id).body();
  }

  private JsonNode body(MockHttpServletResponse answer) throws IOException {
    return json.readTree(answer.getContentAsByteArray());
  }

  private static MockMultipartFile file(String path, String content) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new MockMultipartFile(name, name, "text/xml", content.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String path) throws IOException {
    return Files.readString(Path.of(path));
  }
}
