package cn.lianban.duties;

import java.time.OffsetDateTime;

/**
 * A duty in one quarter.
 *
 * @param no its number, business key of its process
 * @param supervisor the group that takes the reports; null until planned
 * @param escalationBody the body that the supervisor may turn to; null until planned
 * @param publishUnreported whether the public reads which bureaus did not report
 * @param lead the bureau that merges; null until routed
 * @param publishedAt null until then
 */
public record Duty(
    String no,
    String itemId,
    Quarter quarter,
    DutyStatus status,
    OffsetDateTime openedAt,
    String supervisor,
    String escalationBody,
    boolean publishUnreported,
    String lead,
    OffsetDateTime publishedAt) {}
