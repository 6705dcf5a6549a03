package cn.lianban.duties;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A duty in one quarter.
 *
 * @param no its number, business key of its process
 * @param supervisor the group that receives the reports; null until planned
 * @param escalationBody the body to which the supervisor may escalate; null until planned
 * @param publishUnreported whether the names of bureaus that did not report are published
 * @param lead the bureau that merges; null until routed
 * @param publishedAt null until published
 */
record Duty(
    String no,
    String itemId,
    Quarter quarter,
    DutyStatus status,
    @Nullable OffsetDateTime openedAt,
    String supervisor,
    String escalationBody,
    boolean publishUnreported,
    String lead,
    @Nullable OffsetDateTime publishedAt) {}
