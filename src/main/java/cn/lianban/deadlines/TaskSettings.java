package cn.lianban.deadlines;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * When a task counts as due soon.
 *
 * @param dueSoonWorkingDays working days before its due date
 */
@Validated
@ConfigurationProperties("lianban.tasks")
record TaskSettings(@PositiveOrZero int dueSoonWorkingDays) {}
