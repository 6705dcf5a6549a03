package cn.lianban.catalogue;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Dates that one owner proposes for an edition, and what another owner decided on them.
 *
 * @param reason null where none was given
 * @param formerFrom first day of validity when it was proposed; null while a draft
 * @param formerUntil last day of validity when it was proposed; null while a draft or without an
 *     end
 * @param state {@code open}, {@code confirmed}, {@code declined}, or {@code withdrawn} by who
 *     proposed it
 * @param decidedBy null while open
 * @param decisionReason null while open, and for what was confirmed
 */
public record EditionProposal(
    long id,
    String editionId,
    String title,
    LocalDate validFrom,
    LocalDate validUntil,
    String reason,
    LocalDate formerFrom,
    LocalDate formerUntil,
    String state,
    String proposedBy,
    OffsetDateTime proposedAt,
    String decidedBy,
    OffsetDateTime decidedAt,
    String decisionReason) {}
