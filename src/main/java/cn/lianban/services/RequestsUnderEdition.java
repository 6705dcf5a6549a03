package cn.lianban.services;

import cn.lianban.catalogue.EditionUse;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells when the first request was received under an edition. */
@Component
class RequestsUnderEdition implements EditionUse {

  private final JdbcClient jdbc;

  RequestsUnderEdition(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<OffsetDateTime> firstUnder(String editionId) {
    return jdbc.sql(
            "select submitted_at from service_request where edition_id = :edition order by submitted_at limit 1")
        .param("edition", editionId)
        .query(OffsetDateTime.class)
        .optional();
  }
}
