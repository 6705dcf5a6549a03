package cn.lianban.selection;

import cn.lianban.intake.Statuses;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Rows;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of a round as officials read it: every application that competes, the best first. */
@Repository
public class RoundList {

  private final Statuses statuses;
  private final JdbcClient jdbc;

  RoundList(Statuses statuses, JdbcClient jdbc) {
    this.statuses = statuses;
    this.jdbc = jdbc;
  }

  /**
   * @param stage handling, waiting, decided or gone
   * @param status of the application, and its name in Chinese
   * @param asked null until the lead bureau has concluded
   * @param outcome null until the cut-off is applied
   * @param told the last outcome that the applicant was told; null for none
   */
  public record Place(
      String applicationNo,
      String itemId,
      String applicantName,
      String matter,
      String stage,
      String status,
      String statusName,
      BigDecimal score,
      Integer rank,
      @Nullable Money asked,
      String outcome,
      @Nullable Money amount,
      String reason,
      String told,
      @Nullable OffsetDateTime toldAt) {

    private Place named(String name) {
      return new Place(
          applicationNo,
          itemId,
          applicantName,
          matter,
          stage,
          status,
          name,
          score,
          rank,
          asked,
          outcome,
          amount,
          reason,
          told,
          toldAt);
    }
  }

  /** The numbers of the round and of all its applications. */
  public List<String> casesOf(String roundNo) {
    return Stream.concat(Stream.of(roundNo), of(roundNo).stream().map(Place::applicationNo))
        .toList();
  }

  /**
   * All applications of the round: ranked ones first, then those being handled, then those out of
   * the competition.
   */
  public List<Place> of(String roundNo) {
    return jdbc
        .sql(
            """
            select e.*, a.item_id, a.applicant_name, a.matter_title as matter, a.status, a.status as status_name
            from selection_entry e join shared_application a on a.no = e.application_no
            where e.round_no = :round
            order by e.stage = 'gone', e.rank nulls last, e.score desc nulls last, e.entered_at, e.application_no
            """)
        .param("round", roundNo)
        .query(Rows.of(Place.class))
        .list()
        .stream()
        .map(place -> place.named(statuses.of(place.status).label()))
        .toList();
  }
}
