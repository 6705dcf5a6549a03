package cn.lianban.deadlines;

import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * When a task is about to be overdue.
 *
 * @param dueSoonWorkingDays from so many working days before it is due
 */
@Validated
@ConfigurationProperties("lianban.tasks")
record TaskSettings(@PositiveOrZero int dueSoonWorkingDays) {}
