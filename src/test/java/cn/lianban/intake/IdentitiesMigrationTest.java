package cn.lianban.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.kernel.TextIdentity;
import cn.lianban.testing.PostgresForTests;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Migrates data entered before matters and references had an identity. */
class IdentitiesMigrationTest {

  private static final String CODE = "91110114MA0000001K";

  @Test
  void matters_and_references_get_their_identities_and_none_is_merged() {
    DriverManagerDataSource database =
        new DriverManagerDataSource(PostgresForTests.freshDatabase(), "postgres", "");
    Flyway.configure().dataSource(database).target("22").load().migrate();
    JdbcClient jdbc = JdbcClient.create(database);
    jdbc.sql("insert into applicant (uscc, name) values (:code, '北京' || U&'\\202E' || '某公司')")
        .param("code", CODE)
        .update();
    matter(jdbc, "用户系统", "用户系统", false);
    matter(jdbc, "⽤户\u200B系统", "⽤户\u200B系统", false);
    matter(jdbc, "1.1类新药", "11类新药", false);
    matter(jdbc, "北京某公司", "=" + CODE, true);
    jdbc.sql(
            "insert into handled_case (no, kind, item_id) values ('CP2026000001', 'application', 'R12-2b')")
        .update();
    jdbc.sql(
            """
            insert into application (no, item_id, edition_id, uscc, applicant_name, entity_type, matter_title, matter_id, status, submitted_by,
              submitted_at, request_hash, deployment)
            values ('CP2026000001', 'R12-2b', 'support-rules-2025', :code, '某公司', 'enterprise', '用户系统', 2, 'paid', 'company', now(), 'h', 'd')
            """)
        .param("code", CODE)
        .update();
    jdbc.sql(
            """
            insert into facts (application_no, kind, revision, content, recorded_by, recorded_at)
            values ('CP2026000001', 'declared', 1, '{"contractNumber": "ＬＯ－2026 01", "partner": "某药企", "policyNumber": "待定"}', 'company', now())
            """)
        .update();
    for (String reference : List.of("支付 1号", "支付1号", "支付2号")) {
      jdbc.sql(
              """
              with paid as (
                insert into award (application_no, uscc, item_id, matter_id, matter_title, part, funder, amount, status, awarded_on, changed_at)
                values (null, :code, 'R12-2b', 2, '用户系统', :reference, 'district', 1, 'paid', current_date, now()) returning id)
              insert into payment (award_id, application_no, reference, amount, paid_on, bank_account, registered_by, registered_at)
              select id, 'CP2026000001', :reference, 1, current_date, '1', 'payer', now() from paid
              """)
          .param("code", CODE)
          .param("reference", reference)
          .update();
    }

    Flyway.configure().dataSource(database).target("23.1").load().migrate();

    record Row(long id, String title, String identity, Long sameAs) {}
    assertThat(
            jdbc.sql("select id, title, identity, same_as from matter order by id")
                .query(Row.class)
                .list())
        .containsExactly(
            new Row(1, "用户系统", "用户系统", null),
            new Row(2, "⽤户系统", "用户系统", 1L),
            new Row(3, "1.1类新药", "1.1类新药", null),
            new Row(4, "北京某公司", "=" + CODE, null));
    assertThat(
            jdbc.sql("select count(*) from matter where neighbours && :of")
                .param("of", Matters.boxed(TextIdentity.neighbours(TextIdentity.skeleton("用户系统"))))
                .query(Long.class)
                .single())
        .isEqualTo(2);
    assertThat(jdbc.sql("select matter_id from award group by matter_id").query(Long.class).list())
        .as("awards stay where they are")
        .containsExactly(2L);
    assertThat(jdbc.sql("select name from applicant").query(String.class).single())
        .isEqualTo("北京某公司");
    assertThat(
            jdbc.sql("select reference_identity from payment order by id")
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list())
        .containsExactly("支付1号", "null", "支付2号");
    assertThat(
            jdbc.sql("select fact || ' ' || identity from case_number").query(String.class).list())
        .containsExactly("contractNumber lo202601");
  }

  private static void matter(
      JdbcClient jdbc, String title, String normalised, boolean ofApplicant) {
    jdbc.sql(
            "insert into matter (uscc, title, normalised, of_applicant, created_at) values (:code, :title, :normalised, :ofApplicant, now())")
        .param("code", CODE)
        .param("title", title)
        .param("normalised", normalised)
        .param("ofApplicant", ofApplicant)
        .update();
  }
}
