package cn.lianban.catalogue;

import cn.lianban.embedded.WithoutDatabase;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the demonstration assumes: the support rules are in force from a date that the source does
 * not give, and the draft measures are open for applications. This bean exists only with the
 * embedded database, so drafts are never open in a configured one.
 */
@Component
@WithoutDatabase
class DemonstrationEditions implements InitializingBean {

  private static final String DECLARED_BY = "demonstration";

  private final JdbcClient jdbc;
  private final LocalDate validFrom;
  private final LocalDate validUntil;

  DemonstrationEditions(JdbcClient jdbc, DemonstrationSettings settings) {
    this.jdbc = jdbc;
    this.validFrom = settings.validFrom();
    this.validUntil = settings.validUntil();
  }

  @Override
  public void afterPropertiesSet() {
    jdbc.sql(
            """
            update edition set status = 'in-force', valid_from = :from, valid_until = :until, declared_by = :by, declared_at = now()
            where document = 'support-rules' and status = 'draft'""")
        .param("from", validFrom)
        .param("until", validUntil)
        .param("by", DECLARED_BY)
        .update();
  }

  /** The text about the assumed dates of this edition; null where an owner has declared them. */
  @Nullable String note(Edition edition) {
    if (edition.isDraft()) {
      return "演示假定：征求意见稿尚未施行，演示环境可以申报";
    }
    String declaredBy =
        jdbc.sql("select declared_by from edition where id = :id")
            .param("id", edition.id())
            .query(String.class)
            .single();
    return DECLARED_BY.equals(declaredBy) ? "演示假定：原文未载明发布日期，施行日期与有效期为演示设定" : null;
  }
}
