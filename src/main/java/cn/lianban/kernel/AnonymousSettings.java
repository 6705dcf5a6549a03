package cn.lianban.kernel;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Limits for requests from one client address without a log-in, on each node.
 *
 * @param openObjections most objections to one award that wait to be handled, of one account or
 *     address, on all nodes
 * @param trustedAddresses addresses that are not limited
 * @param rememberedAddresses so many addresses are remembered
 */
@Validated
@ConfigurationProperties("lianban.anonymous")
public record AnonymousSettings(
    @Positive int estimates,
    @NotNull @DurationMin(nanos = 1) Duration estimatesWithin,
    @Positive int objections,
    @NotNull @DurationMin(nanos = 1) Duration objectionsWithin,
    @Positive int openObjections,
    @NotNull Set<String> trustedAddresses,
    @Positive int rememberedAddresses) {

  public AnonymousSettings {
    if (trustedAddresses != null) {
      WrongSetting.checkAddresses("lianban.anonymous.trusted-addresses", trustedAddresses);
    }
  }
}
