package cn.lianban.access;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new account, or one whose password was reset.
 *
 * @param password to be handed over, once: whoever logs in with it has to choose another
 * @param validUntil when the password ceases to let anybody in
 * @param waiting titles of the posts that wait for the second person
 * @param warnings what to think of with these posts, in Chinese; empty for nothing
 */
public record HandedOver(
    @Nullable String id,
    @Nullable String name,
    String password,
    OffsetDateTime validUntil,
    List<String> waiting,
    List<String> warnings) {}
