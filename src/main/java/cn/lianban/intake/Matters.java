package cn.lianban.intake;

import cn.lianban.kernel.BadInput;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of matters (事由): the projects, products, events and persons that awards are for. */
@Repository
public class Matters {

  private final JdbcClient jdbc;
  private final Clock clock;

  Matters(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A matter of one applicant. */
  public record Matter(long id, String title) {}

  /** All matters of an applicant, by title. */
  public List<Matter> of(String uscc) {
    return jdbc.sql("select id, title from matter where uscc = :uscc order by title, id").param("uscc", uscc).query(Matter.class).list();
  }

  /** The applicant's matter of this title, spaces, punctuation and case aside. */
  public Optional<Matter> find(String uscc, String title) {
    return jdbc.sql("select id, title from matter where uscc = :uscc and normalised = :normalised")
        .param("uscc", uscc)
        .param("normalised", normalise(title))
        .query(Matter.class)
        .optional();
  }

  /** The applicant's matter of this title, entered now where the register has none. */
  public long findOrAdd(String uscc, String title) {
    return add(uscc, title, normalise(title), false);
  }

  /** The matter that is the applicant itself: all awards for it share it. */
  long ofApplicantItself(String uscc, String name) {
    return add(uscc, name, "=" + uscc, true);
  }

  /**
   * A matter that acceptance has chosen.
   *
   * @throws BadInput where it is not one of this applicant's
   */
  long chosen(String uscc, String matterId) {
    return of(uscc).stream()
        .map(Matter::id)
        .filter(id -> id.toString().equals(matterId.strip()))
        .findFirst()
        .orElseThrow(() -> new BadInput("matterId", "事由登记号“" + matterId + "”不属于该申报主体，请核对或留空由系统登记"));
  }

  private long add(String uscc, String title, String normalised, boolean ofApplicant) {
    return jdbc.sql(
            """
            insert into matter (uscc, title, normalised, of_applicant, created_at) values (:uscc, :title, :normalised, :ofApplicant, :at)
            on conflict (uscc, normalised) do update set title = matter.title
            returning id
            """)
        .param("uscc", uscc)
        .param("title", title)
        .param("normalised", normalised)
        .param("ofApplicant", ofApplicant)
        .param("at", OffsetDateTime.now(clock))
        .query(Long.class)
        .single();
  }

  private static String normalise(String title) {
    String bare = title.toLowerCase(Locale.ROOT).replaceAll("[\\p{P}\\p{Z}\\s]", "");
    return bare.isEmpty() ? title.strip() : bare;
  }
}
