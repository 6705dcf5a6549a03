package cn.lianban.review;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Rows;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Everything that decided who could be drawn as an expert or go on evaluating: changes of the
 * register, and what was done to the accounts of experts. Each entry has the seats that the expert
 * had then, so that an auditor sees where a change may have chosen who evaluates.
 */
@Repository
public class ExpertTrail {

  private static final Map<String, String> FIELDS =
      Map.of("name", "姓名", "organisation", "所在单位", "uscc", "统一社会信用代码", "fields", "专业领域");

  private static final String ENTRIES =
      """
      with expert_account as (
        select account from expert union select expert from evaluation_seat
        union select account from shared_account_post_change where post = :experts),
      entry as (
        select c.id, c.changed_at as at, c.account, 'register' as source,
          case when former is null then 'entered' when (former ->> 'active') = 'true' and (content ->> 'active') = 'false' then 'suspended'
            when (former ->> 'active') = 'false' and (content ->> 'active') = 'true' then 'reinstated' else 'changed' end as kind,
          c.changed_by as person, content ->> 'reason' as text, content, former
        from (select *, lag(content) over (partition by account order by id) as former from expert_change) c
        union all
        select e.id, e.at, e.account, 'account', e.kind, e.actor, e.text, null, null
        from shared_account_event e where e.account in (select account from expert_account))
      """;

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  ExpertTrail(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * One change.
   *
   * @param kind entered, changed, suspended or reinstated in the register, or the kind of the
   *     account's event
   * @param person account of whoever did it; null for the expert and for the service itself
   * @param changes what the register says otherwise than before, in Chinese; empty for accounts
   * @param text the reason of a change of the register, or what the account's event says; null for
   *     none
   * @param seats those that the expert had and had not answered; barred where the changed entry
   *     keeps the expert from scoring
   */
  public record Entry(
      OffsetDateTime at,
      String account,
      String kind,
      @Nullable String person,
      List<String> changes,
      @Nullable String text,
      List<Seat> seats) {}

  /**
   * A seat at the time of a change.
   *
   * @param label 专家一, as in the record of the evaluation
   * @param barred whether the change keeps the expert from scoring in it
   * @param outcome what has become of it, as in {@link Suspensions.Seat}
   */
  public record Seat(
      String applicationNo, int round, String label, boolean barred, String outcome) {}

  private record Row(
      OffsetDateTime at,
      String account,
      String kind,
      @Nullable String person,
      @Nullable String text,
      @Nullable String content,
      @Nullable String former) {}

  private record SeatRow(
      int number,
      String applicationNo,
      int round,
      int seat,
      boolean barred,
      EvaluationRecords.Answer answer) {}

  /**
   * All changes, the newest first. Only auditors may read them, so that whoever changes the
   * register or the accounts does not learn which expert has which seat.
   *
   * @param account only those of this expert; null for all
   */
  public Page<Entry> find(Actor actor, @Nullable String account, Page.Request page) {
    if (!actor.isIn(Actor.AUDITORS)) {
      throw new Refused("只有审计人员可以查看影响专家抽取的变更");
    }
    String of = account == null ? "" : " where account = :account";
    long total =
        jdbc.sql(ENTRIES + " select count(*) from entry" + of)
            .param("experts", Actor.EXPERTS)
            .param("account", account)
            .query(Long.class)
            .single();
    List<Row> rows =
        jdbc.sql(
                ENTRIES
                    + " select at, account, kind, person, text, content, former from entry"
                    + of
                    + " order by at desc, source, id desc limit :size offset :offset")
            .param("experts", Actor.EXPERTS)
            .param("account", account)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Row.class))
            .list();
    Map<Integer, List<SeatRow>> seats =
        seats(rows).stream().collect(Collectors.groupingBy(SeatRow::number));
    return new Page<>(
        IntStream.range(0, rows.size())
            .mapToObj(number -> entry(rows.get(number), seats.getOrDefault(number + 1, List.of())))
            .toList(),
        page.page(),
        page.size(),
        total);
  }

  private Entry entry(Row row, List<SeatRow> seats) {
    return new Entry(
        row.at,
        row.account,
        row.kind,
        row.person,
        row.content == null ? List.of() : changes(read(row.content), row.former),
        row.text,
        seats.stream()
            .map(
                seat ->
                    new Seat(
                        seat.applicationNo,
                        seat.round,
                        Evaluations.label(seat.seat),
                        seat.barred,
                        seat.answer.state()))
            .toList());
  }

  /** The seats of all rows in one question; rows are numbered from 1. */
  private List<SeatRow> seats(List<Row> rows) {
    return rows.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select x.number, s.application_no, s.round, s.seat, s.conflict, s.silent, s.suspended, s.left_at, s.score,
                  exists (select from expert_bar b where b.account = s.expert and b.application_no = s.application_no and b.round = s.round
                    and b.seat = s.seat and b.barred_at = x.at) as barred
                from unnest(:accounts, cast(:times as timestamptz[])) with ordinality as x (account, at, number)
                join evaluation_seat s on s.expert = x.account and s.seated_at <= x.at and coalesce(s.left_at, s.answered_at, 'infinity') >= x.at
                  and coalesce(s.answered_at, 'infinity') >= x.at
                order by x.number, s.application_no, s.seat
                """)
            .param("accounts", rows.stream().map(Row::account).toArray(String[]::new))
            .param("times", rows.stream().map(row -> row.at.toString()).toArray(String[]::new))
            .query(Rows.of(SeatRow.class))
            .list();
  }

  private List<String> changes(JsonNode content, @Nullable String before) {
    JsonNode former = before == null ? json.createObjectNode() : read(before);
    List<String> changes = new ArrayList<>();
    FIELDS.keySet().stream()
        .sorted()
        .filter(field -> !shown(content.path(field)).equals(shown(former.path(field))))
        .forEach(
            field ->
                changes.add(
                    FIELDS.get(field)
                        + "："
                        + (before == null ? "" : shown(former.path(field)) + " → ")
                        + shown(content.path(field))));
    return changes;
  }

  private static String shown(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(JsonNode::asText)
          .collect(Collectors.joining("、"));
    }
    String text = value.asText("");
    return text.isEmpty() ? "（无）" : text;
  }

  private JsonNode read(String content) {
    try {
      return json.readTree(content);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException(
          "A change of the register of experts cannot be read", damaged);
    }
  }
}
