package cn.lianban.intake;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How many cases an account may submit.
 *
 * @param perAccountAndDay of each kind, in a day
 */
@Validated
@ConfigurationProperties("lianban.applications")
record SubmissionSettings(@Positive int perAccountAndDay) {}
