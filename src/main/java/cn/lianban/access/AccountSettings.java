package cn.lianban.access;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the administration of accounts.
 *
 * @param importRows most accounts that one list may make
 */
@Validated
@ConfigurationProperties("lianban.accounts")
record AccountSettings(@Positive int importRows) {}
