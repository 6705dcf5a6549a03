package cn.lianban.intake;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which titles of matters are shown as similar.
 *
 * @param charactersPerEdit titles may differ by one character for each so many
 * @param leastCharacters in shorter titles a character makes another matter
 * @param mostShown so many are shown
 */
@Validated
@ConfigurationProperties("lianban.matters")
record MatterSettings(
    @Positive int charactersPerEdit,
    @PositiveOrZero int leastCharacters,
    @Positive int mostShown) {}
