package cn.lianban.release;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release of a bundle of models.
 *
 * @param digest of the whole bundle, SHA-256
 * @param effectiveAt when it comes into force, to the minute, or came
 * @param state {@code scheduled}, {@code in-force}, {@code superseded} or {@code withdrawn}
 * @param origin {@code owners}, {@code program} for models that came with the program, {@code
 *     withdrawal} for the bundle of an earlier release again
 * @param restores number of the release whose bundle this is; null but for a withdrawal
 * @param releasedBy null for the program
 * @param emergency whether one person did alone what takes two
 * @param withdrawnAt null where it was not withdrawn, like the person and the reason
 */
public record Release(
    int number,
    String title,
    String reason,
    String digest,
    OffsetDateTime effectiveAt,
    String state,
    String origin,
    @Nullable Integer restores,
    List<String> draftedBy,
    @Nullable String releasedBy,
    OffsetDateTime releasedAt,
    boolean emergency,
    @Nullable OffsetDateTime withdrawnAt,
    @Nullable String withdrawnBy,
    @Nullable String withdrawalReason) {}
