package cn.lianban.kernel.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The limits for one request and for one client address, set by operators.
 *
 * @param body largest body of a request that carries no file
 * @param readingTime time within which such a body has to arrive completely
 * @param uploadTime the same for a request that carries files
 * @param unfinishedPerAddress requests of one client address whose bodies are still being received
 * @param openPerAddress requests of one client address that are being handled
 * @param connectionsPerAddress of one client address that are open, whether anything is asked on
 *     them or not; a proxy that is believed has as many as it likes
 * @param queryConditions most conditions that a query of the engine's web applications may have
 * @param queryDepth how deep such a query may be nested
 */
@Validated
@ConfigurationProperties("lianban.requests")
public record RequestBounds(
    @NotNull DataSize body,
    @NotNull @DurationMin(nanos = 1) Duration readingTime,
    @NotNull @DurationMin(nanos = 1) Duration uploadTime,
    @Positive int unfinishedPerAddress,
    @Positive int openPerAddress,
    @Positive int connectionsPerAddress,
    @Positive int queryConditions,
    @Positive int queryDepth) {}
