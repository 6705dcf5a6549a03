package cn.lianban.access;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * When a session ends.
 *
 * @param idle after so long without anybody
 * @param idleOfApplicants the same for applicants
 * @param longest after so long in any case
 * @param warnBefore so long before the end people are warned
 */
@Validated
@ConfigurationProperties("lianban.sessions")
record SessionSettings(
    @NotNull @DurationMin(nanos = 1) Duration idle,
    @NotNull @DurationMin(nanos = 1) Duration idleOfApplicants,
    @NotNull @DurationMin(nanos = 1) Duration longest,
    @NotNull @DurationMin(nanos = 1) Duration warnBefore) {}
