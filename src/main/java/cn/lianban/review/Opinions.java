package cn.lianban.review;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.Corrections;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the bureaus say. Every opinion is kept, the newest of each bureau counts. */
@Repository
public class Opinions {

  private final JdbcClient jdbc;
  private final Bureaus bureaus;
  private final Corrections corrections;
  private final Clock clock;

  Opinions(JdbcClient jdbc, Bureaus bureaus, Corrections corrections, Clock clock) {
    this.jdbc = jdbc;
    this.bureaus = bureaus;
    this.corrections = corrections;
    this.clock = clock;
  }

  /**
   * @param opinion agree, disagree or correct
   * @param remark null where none was needed
   */
  public record Opinion(String bureau, String role, String opinion, String remark, String person, OffsetDateTime givenAt) {

    String label() {
      return switch (opinion) {
        case "agree" -> "同意";
        case "disagree" -> "不同意";
        default -> "需补正";
      };
    }
  }

  public void record(String applicationNo, String bureau, String opinion, String remark, String person) {
    jdbc.sql(
            """
            insert into opinion (application_no, bureau, opinion, remark, person, given_at) values (:no, :bureau, :opinion, :remark, :person, :at)
            """)
        .param("no", applicationNo)
        .param("bureau", bureau)
        .param("opinion", opinion)
        .param("remark", remark)
        .param("person", person)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /** The newest opinion of each bureau, in the order of the documents. */
  public List<Opinion> newest(String applicationNo) {
    return jdbc.sql(
            """
            select r.bureau, r.role, o.opinion, o.remark, o.person, o.given_at
            from routed_bureau r
            join lateral (select * from opinion where application_no = r.application_no and bureau = r.bureau order by id desc limit 1) o on true
            where r.application_no = :no order by r.position
            """)
        .param("no", applicationNo)
        .query(
            (row, number) ->
                new Opinion(
                    row.getString("bureau"),
                    row.getString("role"),
                    row.getString("opinion"),
                    row.getString("remark"),
                    row.getString("person"),
                    row.getObject("given_at", OffsetDateTime.class).atZoneSameInstant(clock.getZone()).toOffsetDateTime()))
        .list();
  }

  public int disagreeing(String applicationNo) {
    return (int) newest(applicationNo).stream().filter(opinion -> opinion.opinion().equals("disagree")).count();
  }

  /**
   * When every bureau has answered: joins what they ask to be corrected into one notice.
   *
   * @return whether any bureau asks for a correction
   */
  public boolean joinCorrections(String applicationNo) {
    List<Opinion> asking = newest(applicationNo).stream().filter(opinion -> opinion.opinion().equals("correct")).toList();
    if (asking.isEmpty()) {
      return false;
    }
    corrections.ask(
        applicationNo,
        "review",
        asking.stream().map(opinion -> bureaus.name(opinion.bureau()) + "：" + opinion.remark()).collect(Collectors.joining("\n")));
    return true;
  }

  /** As Markdown: who said what and when. */
  public String summary(String applicationNo) {
    return newest(applicationNo).stream().map(this::line).collect(Collectors.joining("\n"));
  }

  /** As Markdown: what one bureau has said before. Bureaus that review at the same time do not read each other's opinions. */
  public String summaryOf(String applicationNo, String bureau) {
    return newest(applicationNo).stream().filter(opinion -> opinion.bureau().equals(bureau)).map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(Opinion opinion) {
    return "- " + bureaus.name(opinion.bureau()) + (opinion.role().equals("lead") ? "（牵头）" : "") + "：**" + opinion.label() + "**，"
        + CaseTexts.day(opinion.givenAt())
        + (opinion.remark() == null ? "" : "。" + CaseTexts.plain(opinion.remark()));
  }
}
