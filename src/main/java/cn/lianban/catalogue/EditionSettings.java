package cn.lianban.catalogue;

import jakarta.validation.constraints.NotNull;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long an edition is valid.
 *
 * @param validity used where a declaration names no last day
 */
@Validated
@ConfigurationProperties("lianban.editions")
record EditionSettings(@NotNull Period validity) {}
