package cn.lianban.kernel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes that one person must not make alone (双人复核): one proposes, another confirms. Every
 * proposal is kept; who may propose and who may confirm is for the room to say whose change it is.
 */
@Repository
public class Proposals {

  private final SecondPersons persons;
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Proposals(SecondPersons persons, JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.persons = persons;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A proposal.
   *
   * @param subject which of its kind, such as {@code 2026/R04-1}
   * @param content what is proposed
   * @param former what it was then; null where there was nothing
   * @param reason null where nothing was said
   * @param state open, confirmed, declined or withdrawn
   * @param decidedBy null while open, as is {@code decidedAt}
   * @param decisionReason null while open, and where a confirmation needs none
   */
  public record Proposal(
      long id,
      String subject,
      JsonNode content,
      @Nullable JsonNode former,
      @Nullable String reason,
      String state,
      String proposedBy,
      OffsetDateTime proposedAt,
      @Nullable String decidedBy,
      @Nullable OffsetDateTime decidedAt,
      @Nullable String decisionReason) {}

  /**
   * Keeps a proposal until somebody else decides it.
   *
   * @param former null where there was nothing
   * @param reason null for none
   * @throws Conflict where another one for the same waits
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Proposal open(
      Actor actor,
      String kind,
      String subject,
      Object content,
      @Nullable Object former,
      @Nullable String reason) {
    try {
      long id =
          jdbc.sql(
                  """
                  insert into proposal (kind, subject, content, former, reason, proposed_by, proposed_at)
                  values (:kind, :subject, cast(:content as jsonb), cast(:former as jsonb), :reason, :person, :at) returning id
                  """)
              .param("kind", kind)
              .param("subject", subject)
              .param("content", write(content))
              .param("former", former == null ? null : write(former), Types.VARCHAR)
              .param("reason", reason, Types.VARCHAR)
              .param("person", actor.id())
              .param("at", OffsetDateTime.now(clock))
              .query(Long.class)
              .single();
      return find(kind, id, "").orElseThrow();
    } catch (DuplicateKeyException waits) {
      throw new Conflict("已有一项提议待确认，请先由另一人确认或退回，或者由提议人撤回", "proposal-open");
    }
  }

  /**
   * Confirms a proposal of somebody else, which the caller carries out in the same transaction.
   *
   * @return the proposal, confirmed
   * @throws Refused where it is the person's own, or one person may be behind both accounts
   * @throws Conflict where it is decided already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Proposal confirm(Actor actor, String kind, long id) {
    Proposal proposal = waiting(kind, id);
    persons.check(actor, proposal.proposedBy);
    decide(id, "confirmed", actor, null);
    return find(kind, id, "").orElseThrow();
  }

  /**
   * Declines a proposal, or takes back the own one.
   *
   * @param mayDecline whether the person may decline those of others
   */
  @Transactional
  public void decline(Actor actor, String kind, long id, String reason, boolean mayDecline) {
    String why = TextChecks.required("reason", "理由", reason);
    Proposal proposal = waiting(kind, id);
    boolean own = proposal.proposedBy.equals(actor.id());
    if (!own && !mayDecline) {
      throw new Refused("这项提议由可以确认它的人员退回，或者由提议人撤回");
    }
    decide(id, own ? "withdrawn" : "declined", actor, why);
  }

  /**
   * Those of a kind, the newest first.
   *
   * @param subject only those of this one and those below it, as {@code 2026} has {@code
   *     2026/R04-1}; null for all
   */
  @Transactional(readOnly = true)
  public Page<Proposal> all(String kind, @Nullable String subject, Page.Request page) {
    String where =
        " from proposal where kind = :kind and (cast(:subject as text) is null or subject = :subject or starts_with(subject, :subject || '/'))";
    long total =
        jdbc.sql("select count(*)" + where)
            .param("kind", kind)
            .param("subject", subject, Types.VARCHAR)
            .query(Long.class)
            .single();
    return new Page<>(
        jdbc
            .sql("select *" + where + " order by id desc limit :size offset :offset")
            .param("kind", kind)
            .param("subject", subject, Types.VARCHAR)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Row.class))
            .list()
            .stream()
            .map(this::proposal)
            .toList(),
        page.page(),
        page.size(),
        total);
  }

  /** Those of a kind with these ids, by id; an unknown id is left out. */
  @Transactional(readOnly = true)
  public Map<Long, Proposal> some(String kind, Collection<Long> ids) {
    Map<Long, Proposal> found = new HashMap<>();
    jdbc.sql("select * from proposal where kind = :kind and id = any(:ids)")
        .param("kind", kind)
        .param("ids", ids.toArray(Long[]::new))
        .query(Rows.of(Row.class))
        .list()
        .forEach(row -> found.put(row.id, proposal(row)));
    return found;
  }

  private Proposal waiting(String kind, long id) {
    Locks.demandTransaction();
    Proposal proposal =
        find(kind, id, " for update").orElseThrow(() -> new NotFound("没有编号为 " + id + " 的提议，请核对"));
    if (!proposal.state.equals("open")) {
      throw new Conflict("这项提议已经处理，请刷新", "proposal-decided");
    }
    return proposal;
  }

  private Optional<Proposal> find(String kind, long id, String suffix) {
    return jdbc.sql("select * from proposal where kind = :kind and id = :id" + suffix)
        .param("kind", kind)
        .param("id", id)
        .query(Rows.of(Row.class))
        .optional()
        .map(this::proposal);
  }

  private void decide(long id, String state, Actor actor, @Nullable String reason) {
    jdbc.sql(
            "update proposal set state = :state, decided_by = :person, decided_at = :at, decision_reason = :reason where id = :id")
        .param("state", state)
        .param("person", actor.id())
        .param("at", OffsetDateTime.now(clock))
        .param("reason", reason, Types.VARCHAR)
        .param("id", id)
        .update();
  }

  private record Row(
      long id,
      String subject,
      String content,
      @Nullable String former,
      @Nullable String reason,
      String state,
      String proposedBy,
      OffsetDateTime proposedAt,
      @Nullable String decidedBy,
      @Nullable OffsetDateTime decidedAt,
      @Nullable String decisionReason) {}

  private Proposal proposal(Row row) {
    return new Proposal(
        row.id,
        row.subject,
        read(row.content),
        row.former == null ? null : read(row.former),
        row.reason,
        row.state,
        row.proposedBy,
        row.proposedAt,
        row.decidedBy,
        row.decidedAt,
        row.decisionReason);
  }

  private String write(Object content) {
    try {
      return json.writeValueAsString(content);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private JsonNode read(String content) {
    try {
      return json.readTree(content);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("A proposal cannot be read", damaged);
    }
  }
}
