package cn.lianban.database;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Waiting times for the database.
 *
 * @param waitForConnection how long a request waits while all connections are in use
 * @param askEvery how often the watch asks
 * @param answerWithin the database is away when its answer takes longer
 * @param retryAfter after which refused requests should come again
 */
@Validated
@ConfigurationProperties("lianban.database")
record DatabaseSettings(
    @NotNull @DurationMin(nanos = 1) Duration waitForConnection,
    @NotNull @DurationMin(nanos = 1) Duration askEvery,
    @NotNull @DurationMin(nanos = 1) Duration answerWithin,
    @NotNull @DurationMin(nanos = 1) Duration retryAfter) {}
