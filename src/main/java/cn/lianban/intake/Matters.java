package cn.lianban.intake;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.TextIdentity;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The register of matters (事由): the projects, products, events and persons that awards are for. */
@Repository
public class Matters {

  private final Locks locks;
  private final JdbcClient jdbc;
  private final Clock clock;

  Matters(Locks locks, JdbcClient jdbc, Clock clock) {
    this.locks = locks;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A matter of one applicant. */
  public record Matter(long id, String title) {}

  /** All matters of an applicant, by title. */
  public List<Matter> of(String uscc) {
    return jdbc.sql("select id, title from matter where uscc = :uscc order by title, id")
        .param("uscc", uscc)
        .query(Matter.class)
        .list();
  }

  /**
   * The applicant's matter that this title names, however it is written ({@link TextIdentity#of}).
   */
  public Optional<Matter> find(String uscc, String title) {
    return jdbc.sql(
            "select id, title from matter where uscc = :uscc and identity = :identity and same_as is null")
        .param("uscc", uscc)
        .param("identity", TextIdentity.of(title))
        .query(Matter.class)
        .optional();
  }

  /** The applicant's matter of this title, which is added if the register has none. */
  public long findOrAdd(String uscc, String title) {
    return add(uscc, PlainText.clean(title).strip(), TextIdentity.of(title), false);
  }

  /**
   * The matter of an award that was made before: the applicant itself where its item says so,
   * otherwise the one of this title, which is added if the register has none.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long ofEarlierAward(String uscc, String name, String title, boolean ofApplicant) {
    return ofApplicant ? ofApplicantItself(uscc, name) : findOrAdd(uscc, title);
  }

  /** The matter that stands for the applicant itself, shared by all awards for it. */
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

  private long add(String uscc, String title, String identity, boolean ofApplicant) {
    String skeleton = TextIdentity.skeleton(identity);
    return jdbc.sql(
            """
            insert into matter (uscc, title, identity, skeleton, neighbours, of_applicant, created_at)
            values (:uscc, :title, :identity, :skeleton, :neighbours, :ofApplicant, :at)
            on conflict (uscc, identity) where same_as is null do update set title = matter.title
            returning id
            """)
        .param("uscc", uscc)
        .param("title", title)
        .param("identity", identity)
        .param("skeleton", skeleton)
        .param("neighbours", ofApplicant ? new Long[0] : boxed(TextIdentity.searchKeys(title)))
        .param("ofApplicant", ofApplicant)
        .param("at", OffsetDateTime.now(clock))
        .query(Long.class)
        .single();
  }

  /**
   * Whoever else decides about the same matter of another applicant, by its title or by the number
   * of a certificate, waits. Always in one order, and after the applicant is locked.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lockForAll(Application application) {
    jdbc.sql(
            """
            select 'matter ' || identity from matter where id = :matter and not of_applicant
            union select 'number ' || identity from case_number where application_no = :no order by 1
            """)
        .param("matter", application.matterId())
        .param("no", application.no())
        .query(String.class)
        .list()
        .forEach(locks::named);
  }

  static Long[] boxed(long[] numbers) {
    return Arrays.stream(numbers).boxed().toArray(Long[]::new);
  }
}
