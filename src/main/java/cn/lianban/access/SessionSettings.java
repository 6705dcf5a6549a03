package cn.lianban.access;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of a session.
 *
 * @param idle idle time after which it ends
 * @param idleOfApplicants the same for applicants
 * @param longest time after which it ends in any case
 * @param warnBefore time before its end at which people are warned
 */
@Validated
@ConfigurationProperties("lianban.sessions")
record SessionSettings(
    @NotNull @DurationMin(nanos = 1) Duration idle,
    @NotNull @DurationMin(nanos = 1) Duration idleOfApplicants,
    @NotNull @DurationMin(nanos = 1) Duration longest,
    @NotNull @DurationMin(nanos = 1) Duration warnBefore) {}
