package cn.lianban.insight;

import cn.lianban.casefile.CaseList;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The list of cases, each with the groups that it waits for. */
@Repository
public class MonitoredCases {

  private final CaseList list;
  private final Bureaus bureaus;
  private final JdbcClient jdbc;
  private final Clock clock;

  MonitoredCases(CaseList list, Bureaus bureaus, JdbcClient jdbc, Clock clock) {
    this.list = list;
    this.bureaus = bureaus;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A task that a case waits for; {@code due} is null where it has no due date. */
  public record Holder(
      String bureau,
      @Nullable String bureauName,
      String task,
      @Nullable OffsetDateTime due,
      boolean overdue) {}

  /** A case with the tasks that it waits for. */
  public record Watched(CaseList.Summary application, List<Holder> holders) {}

  private record Row(String caseNo, String bureau, String key, OffsetDateTime due) {}

  /** The cases that the person may monitor, newest first. */
  @Transactional(readOnly = true)
  public Page<Watched> find(Actor actor, CaseList.Search search, Page.Request page) {
    Page<CaseList.Summary> found = list.find(actor, search, page, DataScope.of(actor).everything());
    return new Page<>(
        watched(found.content()), found.page(), found.size(), found.total(), found.totalExact());
  }

  /**
   * Reads the whole list that the person may monitor, newest first, in parts, so that it may be of
   * any length.
   *
   * @param taken called with each part, the last of which may be empty
   */
  public void read(Actor actor, CaseList.Search search, Consumer<List<Watched>> taken) {
    read(actor, search, Page.MOST, taken);
  }

  /** As {@link #read(Actor, CaseList.Search, Consumer)}, in parts of this size. */
  void read(Actor actor, CaseList.Search search, int size, Consumer<List<Watched>> taken) {
    boolean everything = DataScope.of(actor).everything();
    String last = null;
    List<CaseList.Summary> part;
    do {
      part = list.behind(actor, search, last, size, everything);
      taken.accept(watched(part));
      last = part.isEmpty() ? null : part.get(part.size() - 1).no();
    } while (part.size() == size);
  }

  private List<Watched> watched(List<CaseList.Summary> summaries) {
    Map<String, List<Row>> holders =
        jdbc
            .sql(
                "select case_no, bureau, key, due from waiting_task where case_no = any(:numbers) order by due, task_id")
            .param("numbers", summaries.stream().map(CaseList.Summary::no).toArray(String[]::new))
            .query(Row.class)
            .list()
            .stream()
            .collect(Collectors.groupingBy(Row::caseNo));
    return summaries.stream()
        .map(
            summary ->
                new Watched(
                    summary,
                    holders.getOrDefault(summary.no(), List.of()).stream()
                        .map(this::holder)
                        .toList()))
        .toList();
  }

  /**
   * Checks that the person may monitor this case.
   *
   * @throws NotFound where not, or where there is no such case
   */
  @Transactional(readOnly = true)
  public void requireVisible(Actor actor, String caseNo) {
    DataScope scope = DataScope.of(actor);
    boolean visible =
        jdbc.sql(
                """
                select exists (select from shared_handled_case h where h.no = :no
                  and (:all or exists (select from shared_case_viewer v where v.case_no = h.no and v.viewer = any(:viewers))))
                """)
            .param("no", caseNo)
            .param("all", scope.everything())
            .param("viewers", scope.names())
            .query(Boolean.class)
            .single();
    if (!visible) {
      throw new NotFound("没有编号为 " + caseNo + " 的案卷，请核对编号");
    }
  }

  private Holder holder(Row row) {
    OffsetDateTime due =
        row.due == null ? null : row.due.atZoneSameInstant(clock.getZone()).toOffsetDateTime();
    // an expert's seat is assigned to a person and has no group
    String group = row.bureau.isEmpty() ? Actor.EXPERTS : row.bureau;
    return new Holder(
        group,
        bureaus.name(group),
        row.key,
        due,
        due != null && due.isBefore(OffsetDateTime.now(clock)));
  }
}
