package cn.lianban.catalogue;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * When the support rules are in force in the demonstration.
 *
 * @param validFrom the first day
 * @param validUntil the last day
 */
@Validated
@ConfigurationProperties("lianban.demonstration.support-rules")
record DemonstrationSettings(@NotNull LocalDate validFrom, @NotNull LocalDate validUntil) {}
