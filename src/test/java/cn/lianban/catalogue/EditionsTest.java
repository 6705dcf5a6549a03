package cn.lianban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@CatalogueAlone
@Transactional
class EditionsTest {

  private static final Actor OWNER = new Actor("owner1", Set.of(Actor.PROCESS_OWNERS));
  private static final Actor OTHER = new Actor("owner2", Set.of(Actor.PROCESS_OWNERS));
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final LocalDate FROM = LocalDate.of(2025, 12, 1);
  private static final LocalDate UNTIL = LocalDate.of(2028, 11, 30);

  @Autowired private Editions editions;
  @Autowired private EditionProposals proposals;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private ApplicationContext context;

  @Value("${lianban.demonstration.support-rules.valid-from}")
  private String demonstrationFrom;

  @Value("${lianban.demonstration.support-rules.valid-until}")
  private String demonstrationUntil;

  @Test
  void withADatabaseOfOnesOwnBothEditionsAreDraftsAndClosed() {
    assertThat(context.getBeanNamesForType(DemonstrationEditions.class)).isEmpty();
    for (String document : new String[] {"measures", "support-rules"}) {
      Edition edition = editions.of(document);
      assertThat(edition.isDraft()).isTrue();
      assertThat(editions.note(edition)).isNull();
      assertThatExceptionOfType(Conflict.class)
          .isThrownBy(() -> editions.checkOpen(edition, FROM))
          .withMessageContaining(edition.title())
          .withMessageContaining("尚未施行")
          .withMessageContaining("流程管理员");
    }
  }

  @Test
  void anEditionIsOpenFromItsFirstDayToItsLast() {
    Edition edition = declare("measures-draft", FROM, UNTIL);

    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> editions.checkOpen(edition, FROM.minusDays(1)))
        .withMessageContaining("自 2025-12-01 起施行");
    assertThatCode(() -> editions.checkOpen(edition, FROM)).doesNotThrowAnyException();
    assertThatCode(() -> editions.checkOpen(edition, UNTIL)).doesNotThrowAnyException();
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> editions.checkOpen(edition, UNTIL.plusDays(1)))
        .withMessageContaining("2028-11-30 届满");
  }

  @Test
  void aDeclarationWithoutALastDayIsValidForThreeYears() {
    Edition declared = declare("support-rules-2025", FROM, null);

    assertThat(declared).isEqualTo(editions.of("support-rules"));
    assertThat(declared.status()).isEqualTo("in-force");
    assertThat(declared.validFrom()).isEqualTo(FROM);
    assertThat(declared.validUntil()).isEqualTo(UNTIL);
    assertThat(editions.of("measures").isDraft()).isTrue();
  }

  /** 支持办法第十九条 gives three years; no sentence of the measures gives any. */
  @Test
  void theMeasuresAreValidUntilAnOwnerEndsThem() {
    Edition declared = declare("measures-draft", FROM, null);

    assertThat(declared.validUntil()).isNull();
    assertThatCode(() -> editions.checkOpen(declared, FROM.plusYears(20)))
        .doesNotThrowAnyException();
    assertThat(declare("measures-draft", FROM, TODAY).validUntil()).isEqualTo(TODAY);
  }

  @Test
  void aDeclarationIsRecordedWithPersonAndTime() {
    declare("support-rules-2025", FROM, null);

    Map<String, Object> row =
        jdbc.sql("select declared_by, declared_at from edition where id = 'support-rules-2025'")
            .query()
            .singleRow();
    assertThat(row.get("declared_by")).isEqualTo("owner1");
    OffsetDateTime at =
        jdbc.sql("select declared_at from edition where id = 'support-rules-2025'")
            .query(OffsetDateTime.class)
            .single();
    assertThat(at.toInstant()).isEqualTo(clock.instant());
  }

  @Test
  void whatIsProposedIsNotYetInForceAndIsNotConfirmedByWhoProposedIt() {
    EditionProposal proposal =
        proposals.propose(OWNER, "support-rules-2025", FROM, null, "京药发〔2025〕1号");

    assertThat(editions.of("support-rules").isDraft()).isTrue();
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> proposals.confirm(OWNER, proposal.id()))
        .withMessageContaining("另一位");
    Actor both = new Actor("owner1", Set.of(Actor.PROCESS_OWNERS, Actor.ADMINISTRATORS));
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> proposals.confirm(both, proposal.id()));
    assertThat(editions.of("support-rules").isDraft()).isTrue();
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> proposals.propose(OTHER, "support-rules-2025", TODAY, null, null))
        .withMessageContaining("待确认");
  }

  @Test
  void aDeclinedProposalChangesNothingAndStaysOnTheTrail() {
    long declined = proposals.propose(OWNER, "support-rules-2025", FROM, null, null).id();
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> proposals.decline(OTHER, declined, " "));
    proposals.decline(OTHER, declined, "日期与公布的不一致");
    long withdrawn = proposals.propose(OWNER, "support-rules-2025", FROM, null, null).id();
    proposals.decline(OWNER, withdrawn, "写错了");

    assertThat(editions.of("support-rules").isDraft()).isTrue();
    assertThatExceptionOfType(Conflict.class).isThrownBy(() -> proposals.confirm(OTHER, declined));
    Actor auditor = new Actor("auditor", Set.of(Actor.AUDITORS));
    assertThat(proposals.all(auditor, new Page.Request(0, 20)).content())
        .extracting(
            EditionProposal::state, EditionProposal::decidedBy, EditionProposal::decisionReason)
        .containsExactly(
            tuple("withdrawn", "owner1", "写错了"), tuple("declined", "owner2", "日期与公布的不一致"));
    Actor reviewer = new Actor("cp-gov", Set.of(Actor.OFFICIALS));
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> proposals.all(reviewer, new Page.Request(0, 20)));
  }

  @Test
  void anEditionIsNotEndedInThePast() {
    declare("support-rules-2025", FROM, null);
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> proposals.propose(OWNER, "support-rules-2025", FROM, FROM, null))
        .withMessageContaining("不能早于今天");
    assertThat(declare("support-rules-2025", FROM, TODAY).validUntil())
        .as("today is its last day")
        .isEqualTo(TODAY);
  }

  @Test
  void whatHasPassedBetweenProposalAndConfirmationIsCheckedAgain() {
    long proposal = proposals.propose(OWNER, "support-rules-2025", FROM, TODAY, null).id();
    jdbc.sql("update edition_proposal set valid_until = :past where id = :id")
        .param("past", TODAY.minusDays(1))
        .param("id", proposal)
        .update();
    assertThatExceptionOfType(BadInput.class).isThrownBy(() -> proposals.confirm(OTHER, proposal));
    assertThat(editions.of("support-rules").isDraft()).isTrue();
  }

  @Test
  void datesOfAnEditionInForceCanBeCorrected() {
    declare("support-rules-2025", FROM, null);
    Edition corrected = declare("support-rules-2025", FROM.plusDays(14), null);
    assertThat(corrected.validFrom()).isEqualTo("2025-12-15");
    assertThat(corrected.validUntil()).isEqualTo("2028-12-14");
  }

  @Test
  void onlyOwnersPropose() {
    for (String group :
        new String[] {
          Actor.APPLICANTS,
          Actor.OFFICIALS,
          Actor.MONITORS,
          Actor.AUDITORS,
          Actor.ADMINISTRATORS,
          Actor.SECURITY_ADMINISTRATORS
        }) {
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(
              () ->
                  proposals.propose(
                      new Actor("somebody", Set.of(group)), "measures-draft", FROM, null, null));
    }
    assertThat(editions.of("measures").isDraft()).isTrue();
    long proposal = proposals.propose(OTHER, "measures-draft", FROM, null, null).id();
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(
            () -> proposals.confirm(new Actor("admin", Set.of(Actor.ADMINISTRATORS)), proposal));
    assertThat(proposals.confirm(OWNER, proposal).isDraft()).isFalse();
  }

  @Test
  void datesThatCannotBeAreRefused() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> declare("measures-draft", null, UNTIL));
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> declare("measures-draft", FROM, FROM.minusDays(1)));
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> declare("measures-draft", FROM, TODAY.minusDays(1)))
        .withMessageContaining("不能早于今天");
    assertThat(declare("measures-draft", TODAY, TODAY).validUntil()).isEqualTo(TODAY);
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> declare("measures-1999", FROM, null));
  }

  @Test
  void anEditionInForceIsOfferedBeforeADraft() {
    declare("measures-draft", FROM, null);
    jdbc.sql(
            "insert into edition (id, document, title, status) values ('measures-next', 'measures', '下一稿', 'draft')")
        .update();
    assertThat(editions.of("measures").id()).isEqualTo("measures-draft");

    declare("measures-next", FROM.plusYears(1), null);
    assertThat(editions.of("measures").id()).isEqualTo("measures-next");
  }

  @Test
  void theDemonstrationAssumesTheSupportRulesInForceAndOpensTheDraft() {
    Editions demonstrated = demonstrated();

    Edition rules = demonstrated.of("support-rules");
    assertThat(rules.isDraft()).isFalse();
    assertThat(rules.validFrom()).isEqualTo(FROM);
    assertThat(rules.validUntil()).isEqualTo(UNTIL);
    assertThat(demonstrated.note(rules)).contains("演示假定");
    assertThatCode(() -> demonstrated.checkOpen(rules, FROM)).doesNotThrowAnyException();
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> demonstrated.checkOpen(rules, FROM.minusDays(1)));
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> demonstrated.checkOpen(rules, UNTIL.plusDays(1)));

    Edition measures = demonstrated.of("measures");
    assertThat(measures.isDraft()).isTrue();
    assertThat(demonstrated.note(measures)).contains("演示假定");
    assertThatCode(() -> demonstrated.checkOpen(measures, FROM)).doesNotThrowAnyException();
  }

  @Test
  void theDemonstrationLeavesWhatAnOwnerDeclared() {
    declare("support-rules-2025", LocalDate.of(2026, 1, 1), null);
    Editions demonstrated = demonstrated();
    Edition rules = demonstrated.of("support-rules");
    assertThat(rules.validFrom()).isEqualTo("2026-01-01");
    assertThat(demonstrated.note(rules)).isNull();
  }

  @Test
  void theDemonstrationIsWhereNoDatabaseIsConfiguredAndNowhereElse() {
    ApplicationContextRunner service =
        new ApplicationContextRunner()
            .withBean(JdbcClient.class, () -> jdbc)
            .withUserConfiguration(DemonstrationDays.class, DemonstrationEditions.class)
            .withPropertyValues(
                "lianban.demonstration.support-rules.valid-from=" + demonstrationFrom,
                "lianban.demonstration.support-rules.valid-until=" + demonstrationUntil);
    service.run(started -> assertThat(started).hasSingleBean(DemonstrationEditions.class));
    service
        .withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost/own")
        .run(
            started ->
                assertThat(started).hasNotFailed().doesNotHaveBean(DemonstrationEditions.class));
  }

  @Test
  void aTestSwitchesTheDemonstrationOn() {
    new ApplicationContextRunner()
        .withBean(JdbcClient.class, () -> jdbc)
        .withUserConfiguration(DemonstrationOn.class)
        .withPropertyValues(
            "spring.datasource.url=jdbc:postgresql://localhost/test",
            "lianban.demonstration.support-rules.valid-from=" + demonstrationFrom,
            "lianban.demonstration.support-rules.valid-until=" + demonstrationUntil)
        .run(started -> assertThat(started).hasSingleBean(DemonstrationEditions.class));
    assertThat(editions.of("support-rules").validFrom()).isEqualTo(FROM);
  }

  @EnableConfigurationProperties(DemonstrationSettings.class)
  static class DemonstrationDays {}

  /** One owner proposes, another confirms. */
  private Edition declare(String id, LocalDate from, LocalDate until) {
    return proposals.confirm(OTHER, proposals.propose(OWNER, id, from, until, null).id());
  }

  private Editions demonstrated() {
    DemonstrationEditions demonstration =
        new DemonstrationOn()
            .demonstrationOfTheTest(
                jdbc,
                new DemonstrationSettings(
                    LocalDate.parse(demonstrationFrom), LocalDate.parse(demonstrationUntil)));
    demonstration.afterPropertiesSet();
    return new Editions(
        jdbc,
        clock,
        new StaticListableBeanFactory(Map.of("demonstration", demonstration))
            .getBeanProvider(DemonstrationEditions.class));
  }
}
