package cn.lianban.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@CatalogueAlone
@Transactional
class EditionsTest {

  private static final Actor OWNER = new Actor("owner1", Set.of(Actor.PROCESS_OWNERS));
  private static final LocalDate FROM = LocalDate.of(2025, 12, 1);
  private static final LocalDate UNTIL = LocalDate.of(2028, 11, 30);

  @Autowired private Editions editions;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private ApplicationContext context;
  @Value("${lianban.demonstration.support-rules.valid-from}") private String demonstrationFrom;
  @Value("${lianban.demonstration.support-rules.valid-until}") private String demonstrationUntil;

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
    Edition edition = editions.declareInForce("measures-draft", FROM, UNTIL, OWNER);

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
    Edition declared = editions.declareInForce("support-rules-2025", FROM, null, OWNER);

    assertThat(declared).isEqualTo(editions.of("support-rules"));
    assertThat(declared.status()).isEqualTo("in-force");
    assertThat(declared.validFrom()).isEqualTo(FROM);
    assertThat(declared.validUntil()).isEqualTo(UNTIL);
    assertThat(editions.of("measures").isDraft()).isTrue();
  }

  @Test
  void aDeclarationIsRecordedWithPersonAndTime() {
    editions.declareInForce("support-rules-2025", FROM, null, OWNER);

    Map<String, Object> row = jdbc.sql("select declared_by, declared_at from edition where id = 'support-rules-2025'").query().singleRow();
    assertThat(row.get("declared_by")).isEqualTo("owner1");
    OffsetDateTime at =
        jdbc.sql("select declared_at from edition where id = 'support-rules-2025'").query(OffsetDateTime.class).single();
    assertThat(at.toInstant()).isEqualTo(clock.instant());
  }

  @Test
  void datesOfAnEditionInForceCanBeCorrected() {
    editions.declareInForce("support-rules-2025", FROM, null, OWNER);
    Edition corrected = editions.declareInForce("support-rules-2025", FROM.plusDays(14), null, OWNER);
    assertThat(corrected.validFrom()).isEqualTo("2025-12-15");
    assertThat(corrected.validUntil()).isEqualTo("2028-12-14");
  }

  @Test
  void onlyOwnersAndAdministratorsDeclare() {
    for (String group : new String[] {Actor.APPLICANTS, Actor.OFFICIALS, Actor.MONITORS, Actor.AUDITORS}) {
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(() -> editions.declareInForce("measures-draft", FROM, null, new Actor("somebody", Set.of(group))));
    }
    assertThat(editions.of("measures").isDraft()).isTrue();
    Actor administrator = new Actor("admin", Set.of(Actor.ADMINISTRATORS));
    assertThat(editions.declareInForce("measures-draft", FROM, null, administrator).isDraft()).isFalse();
  }

  @Test
  void datesThatCannotBeAreRefused() {
    assertThatExceptionOfType(BadInput.class).isThrownBy(() -> editions.declareInForce("measures-draft", null, UNTIL, OWNER));
    assertThatExceptionOfType(BadInput.class).isThrownBy(() -> editions.declareInForce("measures-draft", FROM, FROM.minusDays(1), OWNER));
    assertThat(editions.declareInForce("measures-draft", FROM, FROM, OWNER).validUntil()).isEqualTo(FROM);
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> editions.declareInForce("measures-1999", FROM, null, OWNER));
  }

  @Test
  void anEditionInForceIsOfferedBeforeADraft() {
    editions.declareInForce("measures-draft", FROM, null, OWNER);
    jdbc.sql("insert into edition (id, document, title, status) values ('measures-next', 'measures', '下一稿', 'draft')").update();
    assertThat(editions.of("measures").id()).isEqualTo("measures-draft");

    editions.declareInForce("measures-next", FROM.plusYears(1), null, OWNER);
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
    assertThatExceptionOfType(Conflict.class).isThrownBy(() -> demonstrated.checkOpen(rules, FROM.minusDays(1)));
    assertThatExceptionOfType(Conflict.class).isThrownBy(() -> demonstrated.checkOpen(rules, UNTIL.plusDays(1)));

    Edition measures = demonstrated.of("measures");
    assertThat(measures.isDraft()).isTrue();
    assertThat(demonstrated.note(measures)).contains("演示假定");
    assertThatCode(() -> demonstrated.checkOpen(measures, FROM)).doesNotThrowAnyException();
  }

  @Test
  void theDemonstrationLeavesWhatAnOwnerDeclared() {
    editions.declareInForce("support-rules-2025", LocalDate.of(2026, 1, 1), null, OWNER);
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
            .withUserConfiguration(DemonstrationEditions.class)
            .withPropertyValues(
                "lianban.demonstration.support-rules.valid-from=" + demonstrationFrom,
                "lianban.demonstration.support-rules.valid-until=" + demonstrationUntil);
    service.run(started -> assertThat(started).hasSingleBean(DemonstrationEditions.class));
    service
        .withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost/own")
        .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(DemonstrationEditions.class));
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

  private Editions demonstrated() {
    DemonstrationEditions demonstration = new DemonstrationOn().demonstrationOfTheTest(jdbc, demonstrationFrom, demonstrationUntil);
    demonstration.afterPropertiesSet();
    return new Editions(
        jdbc,
        clock,
        Period.ofYears(3),
        new StaticListableBeanFactory(Map.of("demonstration", demonstration)).getBeanProvider(DemonstrationEditions.class));
  }
}
