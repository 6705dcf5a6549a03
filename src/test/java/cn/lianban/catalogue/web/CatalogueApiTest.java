package cn.lianban.catalogue.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.lianban.catalogue.CatalogueAlone;
import cn.lianban.kernel.Actor;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;

@CatalogueAlone
@Transactional
class CatalogueApiTest {

  @Autowired private MockMvc mvc;

  @ParameterizedTest
  @CsvSource({"award, 43", "service, 32", "duty, 60"})
  void listsEachKindCompletely(String kind, int count) throws Exception {
    read("/api/items?kind=" + kind)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$", hasSize(count)))
        .andExpect(jsonPath("$[*].kind", everyItem(is(kind))))
        .andExpect(jsonPath("$[?(@.bureaus.length() == 0)]", hasSize(0)));
  }

  @Test
  void listsEverythingWithoutAFilterOrWithEmptyOnes() throws Exception {
    read("/api/items").andExpect(jsonPath("$", hasSize(135)));
    read("/api/items?kind=&document=&clause=").andExpect(jsonPath("$", hasSize(135)));
  }

  @Test
  void filtersByDocumentAndByClauseWithAndWithoutItsParagraph() throws Exception {
    read("/api/items?document=measures")
        .andExpect(jsonPath("$[*].document", everyItem(is("measures"))));
    read("/api/items?clause=M05")
        .andExpect(jsonPath("$[*].id", contains("M05-1", "M05-2", "M05-3", "D05")));
    read("/api/items?clause=R07.2")
        .andExpect(jsonPath("$[*].id", contains("R07-2a", "R07-2b", "R07-2c")));
    read("/api/items?clause=R07")
        .andExpect(jsonPath("$[*].id", contains("R07-1", "R07-2a", "R07-2b", "R07-2c", "R07-3")));
    read("/api/items?clause=M05&kind=award").andExpect(jsonPath("$[*].id", contains("M05-1")));
    read("/api/items?clause=M05&document=support-rules")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$", hasSize(0)));
  }

  @Test
  void namesTheBureausOfMeasureFiveInTheOrderOfTheSource() throws Exception {
    read("/api/items?clause=M05&kind=award")
        .andExpect(
            jsonPath(
                "$[0].bureaus[*].id",
                contains("bj-drc", "bj-health", "bj-insurance", "bj-mpa", "cp-gov")))
        .andExpect(
            jsonPath("$[0].bureaus[*].role", contains("lead", "joint", "joint", "joint", "joint")))
        .andExpect(
            jsonPath(
                "$[0].bureaus[*].level",
                contains("municipal", "municipal", "municipal", "municipal", "district")))
        .andExpect(jsonPath("$[0].bureaus[0].name").value("市发展改革委"))
        .andExpect(jsonPath("$[0].words", contains("competitive")))
        .andExpect(jsonPath("$[0].fundedBy").value("municipal"))
        .andExpect(jsonPath("$[0].frequency").value("each"));
  }

  @Test
  void tellsAllThatAnApplicantHasToKnowOfAnAward() throws Exception {
    read("/api/items/R07-1")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value("R07-1"))
        .andExpect(jsonPath("$.clause").value("R07.1"))
        .andExpect(jsonPath("$.clauseText").value("第七条（一）"))
        .andExpect(jsonPath("$.matterKind").value("注册证"))
        .andExpect(jsonPath("$.applicantIsMatter").value(false))
        .andExpect(jsonPath("$.bureaus[*].id", contains("cp-fsc")))
        .andExpect(jsonPath("$.bureaus[0].role").value("lead"))
        .andExpect(jsonPath("$.edition.id").value("support-rules-2025"))
        .andExpect(jsonPath("$.edition.status").value("draft"))
        .andExpect(jsonPath("$.edition.validFrom").value(nullValue()))
        .andExpect(jsonPath("$.formula").value("share-ceiling"))
        .andExpect(
            jsonPath(
                "$.facts[*].name",
                contains(
                    "deviceClass",
                    "rdExpense",
                    "majorClassII",
                    "certificateObtained",
                    "certificateNumber",
                    "certifiedOn",
                    "direction",
                    "changpingTie",
                    "medicalField")))
        .andExpect(jsonPath("$.facts[0].type").value("enum"))
        .andExpect(jsonPath("$.facts[0].allowedValues[*].value", contains("III", "II")))
        .andExpect(jsonPath("$.facts[0].allowedValues[0].label").value("三类医疗器械"))
        .andExpect(jsonPath("$.facts[0].required").value(true))
        .andExpect(jsonPath("$.facts[0].requiredWhen").value(nullValue()))
        .andExpect(jsonPath("$.facts[1].type").value("money"))
        .andExpect(jsonPath("$.facts[1].unit").value("元"))
        .andExpect(jsonPath("$.facts[1].allowedValues").value(nullValue()))
        .andExpect(jsonPath("$.facts[2].type").value("bool"))
        .andExpect(jsonPath("$.facts[2].required").value(false))
        .andExpect(jsonPath("$.facts[2].requiredWhen").value("not(deviceClass != \"II\")"))
        .andExpect(jsonPath("$.facts[3].required").value(true))
        .andExpect(jsonPath("$.facts[5].type").value("date"))
        .andExpect(jsonPath("$.facts[5].requiredWhen").value("not(certificateObtained != true)"))
        .andExpect(jsonPath("$.materials", hasItem("营业执照")))
        .andExpect(jsonPath("$.direction").value("high-end-devices"))
        .andExpect(jsonPath("$.form.id").value("R07-1"));
  }

  @Test
  void tellsWhatAServiceAsks() throws Exception {
    read("/api/items/M05-2")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.kind").value("service"))
        .andExpect(jsonPath("$.facts[0].name").value("institution"))
        .andExpect(jsonPath("$.facts[0].type").value("text"))
        .andExpect(jsonPath("$.facts[0].maxLength").value(200))
        .andExpect(jsonPath("$.facts[0].required").value(true))
        .andExpect(jsonPath("$.materials", hasSize(0)))
        .andExpect(jsonPath("$.form.id").value("M05-2"))
        .andExpect(jsonPath("$.formula").value(nullValue()))
        .andExpect(jsonPath("$.edition.id").value("measures-draft"));
  }

  @Test
  void answersAnUnknownItemWithAProblem() throws Exception {
    read("/api/items/M99-1")
        .andExpect(status().isNotFound())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail", containsString("M99-1")));
  }

  @Test
  void answersEveryBadFilterWithTheValuesThatThereAre() throws Exception {
    read("/api/items?kind=grant&document=rules&clause=M99")
        .andExpect(status().isBadRequest())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.errors[*].field", contains("kind", "document", "clause")))
        .andExpect(jsonPath("$.errors[0].message", containsString("award、service、duty")))
        .andExpect(jsonPath("$.errors[1].message", containsString("measures、support-rules")))
        .andExpect(jsonPath("$.errors[2].message", containsString("M05")))
        .andExpect(jsonPath("$.errors[2].message", not(containsString("R07.1"))));
  }

  @Test
  void sendsAnUnchangedCatalogueOnlyOnce() throws Exception {
    String etag =
        read("/api/items/M05-1")
            .andExpect(header().exists("ETag"))
            .andReturn()
            .getResponse()
            .getHeader("ETag");
    mvc.perform(get("/api/items/M05-1").header("If-None-Match", etag).with(user("anybody")))
        .andExpect(status().isNotModified())
        .andExpect(content().string(""));
    declareInForce("measures-draft", "{\"validFrom\": \"2026-01-01\"}");
    mvc.perform(get("/api/items/M05-1").header("If-None-Match", etag).with(user("anybody")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.edition.status").value("in-force"));
  }

  @Test
  void listsTheEditionsOfBothDocuments() throws Exception {
    read("/api/editions")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.content[*].id", contains("measures-draft", "support-rules-2025")))
        .andExpect(jsonPath("$.content[*].status", contains("draft", "draft")))
        .andExpect(jsonPath("$.total").value(2));
  }

  @Test
  void twoOwnersDeclareAnEditionInForce() throws Exception {
    declareInForce("support-rules-2025", "{\"validFrom\": \"2025-12-01\"}")
        .andExpect(jsonPath("$.status").value("in-force"))
        .andExpect(jsonPath("$.validFrom").value("2025-12-01"))
        .andExpect(jsonPath("$.validUntil").value("2028-11-30"))
        .andExpect(jsonPath("$.note").value(nullValue()));
    read("/api/items/R07-1").andExpect(jsonPath("$.edition.validUntil").value("2028-11-30"));
  }

  @Test
  void anApplicantDeclaresNothing() throws Exception {
    declare(Actor.APPLICANTS, "support-rules-2025", "{\"validFrom\": \"2025-12-01\"}")
        .andExpect(status().isForbidden());
    read("/api/editions").andExpect(jsonPath("$.content[1].status").value("draft"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | validFrom",
        "{\"validFrom\": \"gestern\"} | validFrom",
        "{\"validFrom\": \"2025-12-01\", \"validUntil\": \"2025-11-30\"} | validUntil",
        "{\"from\": \"2025-12-01\"} | from"
      })
  void answersABadDeclarationWithTheFieldAtFault(String body, String field) throws Exception {
    declare(Actor.PROCESS_OWNERS, "support-rules-2025", body)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[*].field", contains(field)));
  }

  /** One owner proposes, another confirms. */
  private ResultActions declareInForce(String edition, String body) throws Exception {
    String proposal =
        declare(Actor.PROCESS_OWNERS, edition, body)
            .andExpect(status().isAccepted())
            .andExpect(jsonPath("$.state").value("open"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return mvc.perform(
            post(
                    "/api/editions/proposals/{id}/confirmation",
                    JsonPath.<Integer>read(proposal, "$.id"))
                .with(
                    user("somebody else")
                        .authorities(new SimpleGrantedAuthority(Actor.PROCESS_OWNERS)))
                .with(csrf()))
        .andExpect(status().isOk());
  }

  private ResultActions read(String address) throws Exception {
    return mvc.perform(get(address).with(user("anybody")));
  }

  private ResultActions declare(String group, String edition, String body) throws Exception {
    return mvc.perform(
        put("/api/editions/{id}", edition)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(user("somebody").authorities(new SimpleGrantedAuthority(group)))
            .with(csrf()));
  }
}
