package cn.lianban.intake;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.TextIdentity;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.models.FormField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds matters that may be the same as an application's, under another title or another applicant,
 * for the accepting body to compare. A match never links anything by itself.
 */
@Repository
public class AlikeMatters {

  private static final String SELECT =
      "select m.id, m.uscc, a.name, m.title, m.identity, m.skeleton, m.same_as from matter m join applicant a on a.uscc = m.uscc where not m.of_applicant";

  private static final String OTHER_BUREAU = "其他部门";

  private final FactRecords facts;
  private final Cases cases;
  private final Bureaus bureaus;
  private final JdbcClient jdbc;
  private final int charactersPerEdit;
  private final int leastCharacters;
  private final int most;

  AlikeMatters(
      FactRecords facts, Cases cases, Bureaus bureaus, JdbcClient jdbc, MatterSettings settings) {
    this.facts = facts;
    this.cases = cases;
    this.bureaus = bureaus;
    this.jdbc = jdbc;
    this.charactersPerEdit = settings.charactersPerEdit();
    this.leastCharacters = settings.leastCharacters();
    this.most = settings.mostShown();
  }

  /**
   * A matter or an application that may be about the same. Of a case that the reader may not see
   * there is no more than that it is there, what is alike, and whom to ask.
   *
   * @param matterId the matter's number in the register; null for an application whose matter is
   *     not linked yet
   * @param applicationNo the application that has the same number or name among its facts, or the
   *     newest one about the matter; null where there is none, and where the reader may not see it
   * @param uscc null where the reader may not see the case
   * @param applicantName null where the reader may not see the case
   * @param title null where the reader may not see the case
   * @param why what is alike, in Chinese
   * @param askBureau name of the bureau that accepted the case, where the reader may not see it;
   *     null otherwise
   */
  public record Alike(
      @Nullable Long matterId,
      @Nullable String applicationNo,
      @Nullable String uscc,
      @Nullable String applicantName,
      @Nullable String title,
      String why,
      @Nullable String askBureau) {

    private Alike(
        @Nullable Long matterId,
        @Nullable String applicationNo,
        String uscc,
        String applicantName,
        String title,
        String why) {
      this(matterId, applicationNo, uscc, applicantName, title, why, null);
    }

    private Alike about(String no) {
      return new Alike(matterId, no, uscc, applicantName, title, why, askBureau);
    }

    private Alike hidden(String bureau) {
      return new Alike(matterId, null, null, null, null, why, bureau);
    }
  }

  /**
   * Matters with the same numbers come first, then those of the same applicant; at most {@code
   * lianban.matters.most-shown}.
   *
   * @param reader empty for nobody in particular, who sees no other company's case
   */
  public List<Alike> of(Application application, Optional<Actor> reader) {
    return Stream.concat(byNumbers(application).stream(), byTitle(application).stream())
        .limit(most)
        .map(one -> application.uscc().equals(one.uscc) ? one : shown(one, reader))
        .toList();
  }

  private Alike shown(Alike one, Optional<Actor> reader) {
    List<Filed> filed = filed(one);
    if (reader.filter(Actor::seesEverything).isPresent()) {
      return filed.isEmpty() ? one : one.about(filed.get(0).no);
    }
    return filed.stream()
        .filter(other -> reader.filter(actor -> cases.isVisibleTo(actor, other.no)).isPresent())
        .findFirst()
        .map(visible -> one.about(visible.no))
        .orElseGet(
            () ->
                one.hidden(
                    filed.stream()
                        .map(
                            other ->
                                other.acceptingBody == null
                                    ? null
                                    : bureaus.name(other.acceptingBody))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(OTHER_BUREAU)));
  }

  private record Filed(String no, @Nullable String acceptingBody) {}

  /** The application with the same number, or the newest ones about the matter. */
  private List<Filed> filed(Alike one) {
    return jdbc.sql(
            """
            select no, accepting_body from application where no = :no
            union all select no, accepting_body from application where cast(:no as text) is null and matter_id = :matter
            order by no desc limit :most
            """)
        .param("no", one.applicationNo)
        .param("matter", one.matterId)
        .param("most", most)
        .query((row, number) -> new Filed(row.getString("no"), row.getString("accepting_body")))
        .list();
  }

  private List<Alike> byTitle(Application application) {
    String identity = TextIdentity.of(application.matterTitle());
    String skeleton = TextIdentity.skeleton(identity);
    String reading = TextIdentity.reading(application.matterTitle());
    Map<Long, Row> rows = new LinkedHashMap<>();
    jdbc.sql(SELECT + " and m.uscc = :uscc order by m.id")
        .param("uscc", application.uscc())
        .query(Rows.of(Row.class))
        .list()
        .forEach(row -> rows.put(row.id, row));
    // very many matters may have similar titles, so no more are read than anybody compares
    jdbc.sql(
            SELECT
                + " and m.neighbours && :neighbours"
                + " order by m.identity = :identity desc, m.skeleton = :skeleton desc, m.id limit :most")
        .param("identity", identity)
        .param("skeleton", skeleton)
        .param("neighbours", Matters.boxed(TextIdentity.searchKeys(application.matterTitle())))
        .param("most", most * most)
        .query(Rows.of(Row.class))
        .list()
        .forEach(row -> rows.putIfAbsent(row.id, row));
    Long linked =
        application.matterId() != null
            ? application.matterId()
            : linkedByTitle(rows.values(), application.uscc(), identity);
    List<Alike> alike = new ArrayList<>();
    for (Row row : rows.values()) {
      if (linked != null && linked == row.id) {
        continue;
      }
      why(identity, skeleton, reading, row)
          .ifPresent(why -> alike.add(new Alike(row.id, null, row.uscc, row.name, row.title, why)));
    }
    return alike;
  }

  /** The matter that acceptance links if no other is chosen. */
  private static @Nullable Long linkedByTitle(Collection<Row> rows, String uscc, String identity) {
    return rows.stream()
        .filter(row -> row.uscc.equals(uscc) && row.identity.equals(identity) && row.sameAs == null)
        .map(Row::id)
        .findFirst()
        .orElse(null);
  }

  private Optional<String> why(String identity, String skeleton, String reading, Row row) {
    if (row.identity.equals(identity)) {
      return Optional.of("事由相同");
    }
    if (row.skeleton.equals(skeleton)) {
      return Optional.of("字形相近，或只是繁体字与简体字的不同");
    }
    if (TextIdentity.reading(row.title).equals(reading)) {
      return Optional.of("读法相同，只是数字、字母、天干、繁简字或商标符号的写法不同");
    }
    int length = Math.min(identity.length(), row.identity.length());
    if (length < leastCharacters) {
      return Optional.empty();
    }
    int edits = TextIdentity.edits(skeleton, row.skeleton);
    return edits <= Math.max(1, length / charactersPerEdit)
        ? Optional.of("只差 " + edits + " 个字")
        : Optional.empty();
  }

  private List<Alike> byNumbers(Application application) {
    return jdbc.sql(
            """
            select min(own.fact) as fact, a.no, a.uscc, a.applicant_name, a.matter_title, a.matter_id from case_number own
            join case_number n on n.identity = own.identity and n.application_no <> own.application_no
            join application a on a.no = n.application_no
            where own.application_no = :no group by a.no order by a.no limit :most
            """)
        .param("no", application.no())
        .param("most", most)
        .query(
            (row, number) ->
                new Alike(
                    row.getObject("matter_id", Long.class),
                    row.getString("no"),
                    row.getString("uscc"),
                    row.getString("applicant_name"),
                    row.getString("matter_title"),
                    facts
                            .form(application)
                            .field(row.getString("fact"))
                            .map(FormField::label)
                            .orElse("证照或合同编号")
                        + "相同"))
        .list();
  }

  /** The similar matters as Markdown; empty where there are none. */
  public String text(Application application, Optional<Actor> reader) {
    List<Alike> alike = of(application, reader);
    if (alike.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("***可能为同一事由，请在受理前核对；系统不会自动合并：***\n");
    alike.forEach(one -> text.append("\n- ").append(line(one, application)));
    return text.toString();
  }

  private static String line(Alike one, Application application) {
    String number =
        one.matterId == null ? "申报 **" + one.applicationNo + "**" : "编号 **" + one.matterId + "**";
    if (one.uscc == null || one.title == null) {
      return (one.matterId == null ? "另一件申报" : number)
          + "（其他单位，"
          + CaseTexts.plain(one.why)
          + "，不在您的查看范围，请与"
          + one.askBureau
          + "联系核对）";
    }
    String owner =
        one.uscc.equals(application.uscc()) ? "本单位" : "其他单位 " + CaseTexts.plain(one.applicantName);
    return number
        + " "
        + CaseTexts.plain(one.title)
        + "（"
        + owner
        + "，"
        + CaseTexts.plain(one.why)
        + (one.applicationNo == null || one.matterId == null ? "" : "，申报 " + one.applicationNo)
        + "）";
  }

  private record Row(
      long id,
      String uscc,
      String name,
      String title,
      String identity,
      String skeleton,
      Long sameAs) {}
}
