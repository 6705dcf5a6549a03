package cn.lianban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.lianban.kernel.NotFound;
import cn.lianban.workflow.models.FormSchema;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CatalogueAlone
class ItemsTest {

  @Autowired private Items items;
  @Autowired private ItemForms forms;
  @Autowired private Bureaus bureaus;
  @Autowired private IdentityService identity;

  @Test
  void theArticleIsTheClauseWithoutItsParagraph() {
    assertThat(items.get("R07-1").clause()).isEqualTo("R07.1");
    assertThat(items.get("R07-1").article()).isEqualTo("R07");
    assertThat(items.get("M05-1").article()).isEqualTo("M05");
  }

  @Test
  void anItemIsReadWithAllThatItsRowSays() {
    Item item = items.get("R05-1");
    assertThat(item.document()).isEqualTo("support-rules");
    assertThat(item.clauseText()).isEqualTo("第五条（一）");
    assertThat(item.kind()).isEqualTo("award");
    assertThat(item.words()).containsExactly("recognition", "tiered");
    assertThat(item.frequency()).isEqualTo("each");
    assertThat(item.matterKind()).isEqualTo("新药");
    assertThat(item.applicantIsMatter()).isFalse();
    assertThat(item.fundedBy()).isEqualTo("district");
    assertThat(items.get("R13-1").applicantIsMatter()).isTrue();
    assertThat(items.get("M05-2").words()).isEmpty();
  }

  @Test
  void anUnknownItemIsNotFound() {
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> items.get("M99-1"))
        .withMessageContaining("M99-1");
  }

  @Test
  void everyAwardHasAFormThatAsksForFactsAndMaterialsAndAFormula() {
    List<Item> awards = items.find("award", null, null);
    assertThat(awards).hasSize(43);
    for (Item award : awards) {
      FormSchema form = items.form(award);
      assertThat(form.fields()).as(award.id()).isNotEmpty();
      assertThat(form.json().path("id").asText()).isEqualTo(award.id());
      assertThat(forms.materials(award)).as(award.id()).isNotEmpty();
      assertThat(items.formula(award))
          .as(award.id())
          .isIn("exact-share", "share-ceiling", "amount-ceiling", "recognised");
      if (award.document().equals("support-rules")) {
        assertThat(forms.direction(award)).as(award.id()).isNotNull();
      }
    }
  }

  @Test
  void servicesHaveAFormAndNoFormulaAndDutiesHaveNeither() {
    for (Item item : items.all()) {
      if (!item.isAward()) {
        assertThat(items.formula(item)).isNull();
        assertThat(forms.materials(item)).isEmpty();
        assertThat(forms.direction(item)).isNull();
      }
      if (item.isService()) {
        assertThat(items.form(item).fields()).as(item.id()).hasSizeBetween(2, 6);
      } else if (!item.isAward()) {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> items.form(item));
      }
    }
  }

  @Test
  void everyItemHasExactlyOneLeadWhichComesFirst() {
    assertThat(items.all()).hasSize(135);
    for (Item item : items.all()) {
      List<RoutedBureau> routed = bureaus.routedFor(item);
      assertThat(routed).as(item.id()).isNotEmpty();
      assertThat(routed.get(0).role()).as(item.id()).isEqualTo("lead");
      assertThat(routed.stream().skip(1)).as(item.id()).allMatch(one -> one.role().equals("joint"));
    }
  }

  @Test
  void theRegisterHasThe23BureausOfTheTwoDocuments() {
    assertThat(bureaus.all()).hasSize(23);
    assertThat(bureaus.all().get(0))
        .isEqualTo(new Bureau("bj-stc", "市科委中关村管委会", "municipal", false));
    assertThat(bureaus.find("bj-pbc"))
        .contains(new Bureau("bj-pbc", "人民银行北京分行", "municipal", true));
    assertThat(bureaus.all().stream().filter(Bureau::central)).hasSize(3);
    assertThat(bureaus.all().stream().filter(bureau -> bureau.level().equals("district")))
        .hasSize(2);
    assertThat(bureaus.find("special-team")).isEmpty();
  }

  @Test
  void aPersonWhoIsLoggedInToTheEngineWithoutRightsToModelsReadsTheCatalogueToo() {
    identity.setAuthentication("bj-drc", List.of("bj-drc"));
    try {
      assertThat(items.all()).hasSize(135);
      assertThat(bureaus.name("bj-drc")).isEqualTo("市发展改革委");
      assertThat(bureaus.routedFor(items.get("M05-1"))).hasSize(5);
      assertThat(items.form(items.get("M06-1")).fields()).isNotEmpty();
      assertThat(items.formula(items.get("M06-1"))).isEqualTo("recognised");
    } finally {
      identity.clearAuthentication();
    }
  }

  @Test
  void groupsHaveNames() {
    assertThat(bureaus.name("bj-drc")).isEqualTo("市发展改革委");
    assertThat(bureaus.name("cp-gov-approver")).isEqualTo("昌平区政府审定岗");
    assertThat(bureaus.name("cp-fsc-payer")).isEqualTo("未来科学城管委会（生命科学园管委会）拨付岗");
    assertThat(bureaus.name("special-team")).isEqualTo("市区联动专班");
    assertThat(bureaus.name("experts")).isEqualTo("评审专家");
    assertThat(bureaus.name("nobody-approver")).isEqualTo("nobody-approver");
  }
}
