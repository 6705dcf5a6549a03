package cn.lianban.calendar;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The years whose calendars may be proposed.
 *
 * @param yearsAhead after the present one
 * @param yearsBack before the present one, for a calendar that has to be corrected after its year
 */
@Validated
@ConfigurationProperties("lianban.calendar")
record CalendarSettings(@Min(1) @Max(50) int yearsAhead, @Min(0) @Max(50) int yearsBack) {}
