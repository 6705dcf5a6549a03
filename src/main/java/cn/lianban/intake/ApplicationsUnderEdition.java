package cn.lianban.intake;

import cn.lianban.catalogue.EditionUse;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells when the first application was received under an edition. */
@Component
class ApplicationsUnderEdition implements EditionUse {

  private final JdbcClient jdbc;

  ApplicationsUnderEdition(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<OffsetDateTime> firstUnder(String editionId) {
    return jdbc.sql(
            "select submitted_at from application where edition_id = :edition order by submitted_at limit 1")
        .param("edition", editionId)
        .query(OffsetDateTime.class)
        .optional();
  }
}
