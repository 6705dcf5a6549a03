package cn.lianban.catalogue;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.Rows;
import cn.lianban.kernel.SecondPersons;
import cn.lianban.kernel.TextChecks;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Declares an edition in force, or changes or ends its dates: one owner proposes, another confirms.
 * Every proposal is kept.
 */
@Service
public class EditionProposals {

  private static final Logger log = LoggerFactory.getLogger(EditionProposals.class);
  private static final String SELECT =
      "select p.*, e.title from edition_proposal p join edition e on e.id = p.edition_id ";

  private final Editions editions;
  private final ObjectProvider<EditionUse> uses;
  private final Map<String, Period> validity;
  private final SecondPersons persons;
  private final JdbcClient jdbc;
  private final Clock clock;

  EditionProposals(
      Editions editions,
      ObjectProvider<EditionUse> uses,
      EditionSettings settings,
      SecondPersons persons,
      JdbcClient jdbc,
      Clock clock) {
    this.editions = editions;
    this.uses = uses;
    this.validity = settings.validity();
    this.persons = persons;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Proposes the dates of an edition: declares a draft in force, or changes or ends one that is.
   *
   * @param validUntil last day; null for the document's own period of validity, or for no end where
   *     the document names none
   * @param reason null for none
   * @throws BadInput for dates that cannot be: an end before the beginning or in the past, a
   *     beginning after what was already taken in
   * @throws NotFound where there is no such edition
   * @throws Conflict where a proposal for it waits to be confirmed
   * @throws Refused where the person is no owner
   */
  @Transactional
  public EditionProposal propose(
      Actor actor, String editionId, LocalDate validFrom, LocalDate validUntil, String reason) {
    if (!actor.isIn(Actor.PROCESS_OWNERS)) {
      throw new Refused("只有流程管理员可以提议文件版本施行、变更或者终止");
    }
    if (validFrom == null) {
      throw new BadInput("validFrom", "请填写施行日期 validFrom，格式如 2025-12-01");
    }
    if (!PlainText.isBlank(reason)) {
      TextChecks.required("reason", "理由", reason);
    }
    Edition edition = editions.locked(editionId);
    LocalDate until = validUntil == null ? usualEnd(edition, validFrom) : validUntil;
    checkDates(edition, validFrom, until);
    try {
      long id =
          jdbc.sql(
                  """
                  insert into edition_proposal (edition_id, valid_from, valid_until, reason, former_from, former_until, proposed_by, proposed_at)
                  values (:edition, :from, :until, :reason, :formerFrom, :formerUntil, :person, :at) returning id
                  """)
              .param("edition", editionId)
              .param("from", validFrom)
              .param("until", until)
              .param("reason", PlainText.isBlank(reason) ? null : reason.strip())
              .param("formerFrom", edition.validFrom())
              .param("formerUntil", edition.validUntil())
              .param("person", actor.id())
              .param("at", OffsetDateTime.now(clock))
              .query(Long.class)
              .single();
      log.info(
          "Edition {} proposed to be in force from {} until {} by {}",
          editionId,
          validFrom,
          until,
          actor.id());
      return get(id);
    } catch (DuplicateKeyException open) {
      throw new Conflict("该文件版本已有一项提议待确认，请先由另一位流程管理员确认或退回，或者由提议人撤回");
    }
  }

  /** Confirms a proposal of somebody else; from now on the edition has these dates. */
  @Transactional
  public Edition confirm(Actor actor, long id) {
    requireOwner(actor);
    EditionProposal proposal = open(id);
    if (proposal.proposedBy().equals(actor.id())) {
      throw new Refused("不能确认自己的提议，请由另一位流程管理员确认");
    }
    persons.check(actor, proposal.proposedBy());
    Edition edition = editions.locked(proposal.editionId());
    checkDates(edition, proposal.validFrom(), proposal.validUntil());
    decide(id, "confirmed", actor, null);
    editions.declare(
        edition.id(), proposal.validFrom(), proposal.validUntil(), proposal.proposedBy());
    log.info(
        "Edition {} in force from {} until {}, proposed by {}, confirmed by {}",
        edition.id(),
        proposal.validFrom(),
        proposal.validUntil(),
        proposal.proposedBy(),
        actor.id());
    return editions.locked(edition.id());
  }

  /** Declines another owner's proposal, or withdraws one's own. */
  @Transactional
  public void decline(Actor actor, long id, String reason) {
    String why = TextChecks.required("reason", "理由", reason);
    EditionProposal proposal = open(id);
    boolean own = proposal.proposedBy().equals(actor.id());
    if (!own) {
      requireOwner(actor);
    }
    decide(id, own ? "withdrawn" : "declined", actor, why);
  }

  /** Every proposal, the newest first: for owners, and for whoever may look at everything. */
  @Transactional(readOnly = true)
  public Page<EditionProposal> all(Actor actor, Page.Request page) {
    if (!actor.isIn(Actor.PROCESS_OWNERS) && !actor.seesEverything()) {
      throw new Refused("只有流程管理员和监测、审计、系统管理人员可以查看文件版本的提议");
    }
    long total = jdbc.sql("select count(*) from edition_proposal").query(Long.class).single();
    return new Page<>(
        jdbc.sql(SELECT + "order by p.proposed_at desc, p.id desc limit :size offset :offset")
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(EditionProposal.class))
            .list(),
        page.page(),
        page.size(),
        total);
  }

  private @Nullable LocalDate usualEnd(Edition edition, LocalDate from) {
    Period period = validity.get(edition.document());
    return period == null ? null : from.plus(period).minusDays(1);
  }

  private void checkDates(Edition edition, LocalDate from, @Nullable LocalDate until) {
    if (until != null && until.isBefore(from)) {
      throw new BadInput("validUntil", "有效期截止日 validUntil 不能早于施行日期 validFrom");
    }
    if (until != null && until.isBefore(LocalDate.now(clock))) {
      throw new BadInput("validUntil", "有效期截止日 validUntil 不能早于今天；要终止的，最早于今天终止");
    }
    if (edition.isDraft()) {
      return;
    }
    Optional<LocalDate> first =
        uses.stream()
            .flatMap(use -> use.firstUnder(edition.id()).stream())
            .map(at -> at.atZoneSameInstant(clock.getZone()).toLocalDate())
            .min(LocalDate::compareTo);
    if (first.isPresent() && from.isAfter(first.get())) {
      throw new BadInput("validFrom", "该版本自 " + first.get() + " 起已接收申报，施行日期 validFrom 不能晚于这一天");
    }
  }

  private static void requireOwner(Actor actor) {
    if (!actor.isIn(Actor.PROCESS_OWNERS)) {
      throw new Refused("文件版本的提议由另一位流程管理员确认或者退回");
    }
  }

  private EditionProposal open(long id) {
    Locks.demandTransaction();
    EditionProposal proposal =
        find(id, " for update of p")
            .orElseThrow(() -> new NotFound("没有编号为 " + id + " 的文件版本提议，请核对"));
    if (!proposal.state().equals("open")) {
      throw new Conflict("这项提议已经处理，请刷新");
    }
    return proposal;
  }

  private void decide(long id, String state, Actor actor, @Nullable String reason) {
    jdbc.sql(
            "update edition_proposal set state = :state, decided_by = :person, decided_at = :at, decision_reason = :reason where id = :id")
        .param("state", state)
        .param("person", actor.id())
        .param("at", OffsetDateTime.now(clock))
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  private EditionProposal get(long id) {
    return find(id, "").orElseThrow();
  }

  private Optional<EditionProposal> find(long id, String suffix) {
    return jdbc.sql(SELECT + "where p.id = :id" + suffix)
        .param("id", id)
        .query(Rows.of(EditionProposal.class))
        .optional();
  }
}
