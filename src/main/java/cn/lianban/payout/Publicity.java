package cn.lianban.payout;

import java.time.OffsetDateTime;

/**
 * The publicity (公示) of an award.
 *
 * @param workingDays how long it runs
 * @param endsAt when it ends, as things stand
 * @param daysLeft working days that were left when an objection interrupted it; null while it runs
 * @param status running, interrupted, completed or revoked
 */
public record Publicity(
    long id,
    long awardId,
    OffsetDateTime startedAt,
    int workingDays,
    OffsetDateTime endsAt,
    Integer daysLeft,
    String status) {}
