package cn.lianban.catalogue;

import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The editions of the policy documents, and whether applications may be made under them. */
@Component
public class Editions {

  private static final String COLUMNS =
      "select id, document, title, status, valid_from, valid_until from edition ";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ObjectProvider<DemonstrationEditions> demonstration;

  Editions(JdbcClient jdbc, Clock clock, ObjectProvider<DemonstrationEditions> demonstration) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.demonstration = demonstration;
  }

  /** Every edition, the measures before the support rules. */
  public List<Edition> all() {
    return jdbc.sql(COLUMNS + "order by document, valid_from nulls last, id")
        .query(Edition.class)
        .list();
  }

  /** The edition of a document that is offered: the newest in force, else the newest draft. */
  public Edition of(String document) {
    return jdbc.sql(
            COLUMNS
                + "where document = :document order by status desc, valid_from desc, id desc limit 1")
        .param("document", document)
        .query(Edition.class)
        .optional()
        .orElseThrow(() -> new NotFound("没有文件“" + document + "”的版本"));
  }

  /**
   * The edition with this id.
   *
   * @throws NotFound where there is none
   */
  public Edition get(String id) {
    return jdbc.sql(COLUMNS + "where id = :id")
        .param("id", id)
        .query(Edition.class)
        .optional()
        .orElseThrow(() -> new NotFound("没有编号为“" + id + "”的文件版本，请在 /api/editions 核对编号"));
  }

  /**
   * Checks that an application may be made under this edition.
   *
   * @throws Conflict with the reason, where it is a draft (unless this is the demonstration) or
   *     outside its validity
   */
  public void checkOpen(Edition edition, LocalDate today) {
    if (edition.isDraft()) {
      if (demonstration.getIfAvailable() == null) {
        throw new Conflict(
            named(edition) + "尚未施行，暂不受理申报；现在可以测算，待流程管理员宣布该版本施行后再提交", "edition-not-in-force");
      }
      return;
    }
    if (today.isBefore(edition.validFrom())) {
      throw new Conflict(
          named(edition) + "自 " + edition.validFrom() + " 起施行，请在施行后提交申报",
          "edition-not-yet-in-force");
    }
    if (edition.validUntil() != null && today.isAfter(edition.validUntil())) {
      throw new Conflict(
          named(edition) + "的有效期已于 " + edition.validUntil() + " 届满，不再受理申报", "edition-ended");
    }
  }

  /** Whether the edition is in force on this day; in the demonstration drafts count too. */
  public boolean isWorkedBy(Edition edition, LocalDate day) {
    return edition.isDraft()
        ? demonstration.getIfAvailable() != null
        : !day.isBefore(edition.validFrom())
            && (edition.validUntil() == null || !day.isAfter(edition.validUntil()));
  }

  /** A reservation that readers of the edition have to know; null for none. */
  public @Nullable String note(Edition edition) {
    return demonstration.stream().findFirst().map(demo -> demo.note(edition)).orElse(null);
  }

  /**
   * The edition, with its row locked until the transaction ends.
   *
   * @throws NotFound where there is none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Edition locked(String id) {
    return jdbc.sql(COLUMNS + "where id = :id for update")
        .param("id", id)
        .query(Edition.class)
        .optional()
        .orElseThrow(() -> new NotFound("没有编号为“" + id + "”的文件版本，请在 /api/editions 核对编号"));
  }

  /**
   * Puts the edition in force with these dates; both days are included.
   *
   * @param until null for no end
   */
  void declare(String id, LocalDate from, @Nullable LocalDate until, String by) {
    jdbc.sql(
            """
            update edition set status = 'in-force', valid_from = :from, valid_until = :until, declared_by = :by, declared_at = :at
            where id = :id""")
        .param("id", id)
        .param("from", from)
        .param("until", until)
        .param("by", by)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String named(Edition edition) {
    return "《" + edition.title() + "》";
  }
}
