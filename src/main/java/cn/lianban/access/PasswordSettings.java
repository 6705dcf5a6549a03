package cn.lianban.access;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Rules for passwords and their hashes.
 *
 * @param shortest in characters
 * @param cost logarithm of the rounds of bcrypt
 * @param demonstrationCost the same for the accounts of the demonstration
 * @param rememberedFor how long it is remembered that the password of a program was right
 * @param remembered of how many
 * @param oneTimeValidFor how long a one-time password lets its owner in to choose another
 */
@Validated
@ConfigurationProperties("lianban.passwords")
record PasswordSettings(
    @Positive int shortest,
    int cost,
    int demonstrationCost,
    @NotNull @DurationMin(nanos = 1) Duration rememberedFor,
    @Positive int remembered,
    @NotNull @DurationMin(minutes = 1) Duration oneTimeValidFor) {}
