package cn.lianban.access;

import cn.lianban.kernel.WrongSetting;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Limits for wrong passwords.
 *
 * @param familiarFor addresses from which an account has logged in for so long are not held by the
 *     last two limits
 * @param trustedAddresses may try any number of accounts
 * @param remembered so many addresses and accounts are remembered on each node
 * @param programsNotedEvery how often a program that logs in with each request is noted
 */
@Validated
@ConfigurationProperties("lianban.log-in")
record LogInSettings(
    @Positive int wrongPasswords,
    @NotNull @DurationMin(nanos = 1) Duration wrongPasswordsWithin,
    @Positive int wrongPasswordsOfAddress,
    @NotNull @DurationMin(nanos = 1) Duration wrongPasswordsOfAddressWithin,
    @Positive int wrongPasswordsOfAccount,
    @NotNull @DurationMin(nanos = 1) Duration wrongPasswordsOfAccountWithin,
    @NotNull @DurationMin(nanos = 1) Duration familiarFor,
    @NotNull Set<String> trustedAddresses,
    @Positive int remembered,
    @NotNull @DurationMin(nanos = 1) Duration programsNotedEvery) {

  LogInSettings {
    if (trustedAddresses != null) {
      WrongSetting.checkAddresses("lianban.log-in.trusted-addresses", trustedAddresses);
    }
  }
}
