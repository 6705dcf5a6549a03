package cn.lianban.catalogue;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Dates that one owner proposes for an edition, and what another owner decided on them.
 *
 * @param validUntil null for no end
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
    @Nullable LocalDate validUntil,
    String reason,
    LocalDate formerFrom,
    LocalDate formerUntil,
    String state,
    String proposedBy,
    @Nullable OffsetDateTime proposedAt,
    String decidedBy,
    @Nullable OffsetDateTime decidedAt,
    String decisionReason) {}
