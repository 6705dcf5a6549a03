package cn.lianban.workflow.cases;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Rows;
import cn.lianban.workflow.engine.PersonNames;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to a case, step by step, in words that its applicant may read too. */
@Repository
public class Timeline {

  private static final String OPINION = "opinion";

  /** Events that only officials may read before the decision is signed. */
  private static final Set<String> INTERNAL =
      Set.of(
          OPINION,
          "verified",
          "concluded",
          "coordinated",
          "returned",
          "escalated",
          "reminded",
          "bureau-answer",
          "answer-returned",
          "task-answer");

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PersonNames people;

  Timeline(JdbcClient jdbc, Clock clock, PersonNames people) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.people = people;
  }

  /**
   * One entry.
   *
   * @param actor the bureau or role that acted; null for the service itself
   * @param person the account that acted, for officials only; null for the service itself
   * @param onBehalfOf the account that it represented as a substitute, for officials only; null for
   *     none
   * @param personName the person's name; likewise {@code onBehalfOfName}
   */
  public record Entry(
      OffsetDateTime at,
      String event,
      String actor,
      String text,
      @Nullable String person,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String onBehalfOf,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String personName,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String onBehalfOfName) {

    /** The entry without the person and the bureau. */
    private Entry anonymous() {
      return new Entry(at, event, actor, text, null, null, null, null);
    }

    /** The entry without its text where it is an opinion of a bureau other than these. */
    public Entry withheldFromAllBut(Collection<String> bureaus) {
      return event.equals(OPINION) && actor != null && !bureaus.contains(actor)
          ? new Entry(at, event, actor, "已提交意见", person, onBehalfOf, personName, onBehalfOfName)
          : this;
    }
  }

  /** Adds an event of the service itself. */
  public void add(String caseNo, String event, String text) {
    add(caseNo, event, null, text, null);
  }

  /** Adds an event that a person caused. */
  public void add(
      String caseNo, String event, @Nullable String actor, String text, @Nullable Actor person) {
    jdbc.sql(
            """
            insert into timeline (case_no, at, event, actor, text, person, on_behalf_of)
            values (:no, :at, :event, :actor, :text, :person, :represented)
            """)
        .param("no", caseNo)
        .param("at", OffsetDateTime.now(clock))
        .param("event", event)
        .param("actor", actor)
        .param("text", text)
        .param("person", person == null ? null : person.id())
        .param("represented", person == null ? null : person.represents())
        .update();
  }

  /** Whether the timeline has this event at that moment or later. */
  public boolean tells(String caseNo, String event, OffsetDateTime since) {
    return jdbc.sql(
            "select exists (select from timeline where case_no = :no and event = :event and at >= :since)")
        .param("no", caseNo)
        .param("event", event)
        .param("since", since)
        .query(Boolean.class)
        .single();
  }

  /**
   * The entries of these kinds since the last one of another kind, oldest first; empty where there
   * is none of that other kind.
   */
  public List<Entry> since(String caseNo, String last, Collection<String> events) {
    List<Entry> all = of(caseNo);
    int from =
        IntStream.range(0, all.size())
            .filter(index -> all.get(index).event().equals(last))
            .max()
            .orElse(all.size());
    return all.stream().skip(from).filter(entry -> events.contains(entry.event())).toList();
  }

  /**
   * The entries that the person may read, oldest first; an applicant sees neither internal events
   * nor who acted.
   */
  public List<Entry> shownTo(Actor actor, String caseNo) {
    if (!actor.isIn(Actor.APPLICANTS)) {
      return of(caseNo);
    }
    return of(caseNo).stream()
        .filter(entry -> !INTERNAL.contains(entry.event()))
        .map(Entry::anonymous)
        .toList();
  }

  private record Row(
      OffsetDateTime at,
      String event,
      String actor,
      String text,
      String person,
      String onBehalfOf) {

    Entry named(Map<String, String> names) {
      return new Entry(
          at, event, actor, text, person, onBehalfOf, names.get(person), names.get(onBehalfOf));
    }
  }

  /** All entries of a case, oldest first. */
  public List<Entry> of(String caseNo) {
    List<Row> rows =
        jdbc.sql(
                "select at, event, actor, text, person, on_behalf_of from timeline where case_no = :no order by id")
            .param("no", caseNo)
            .query(Rows.of(Row.class))
            .list();
    Map<String, String> names =
        people.names(rows.stream().flatMap(row -> Stream.of(row.person, row.onBehalfOf)).toList());
    return rows.stream().map(row -> row.named(names)).toList();
  }
}
