package cn.lianban.award;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The years whose budgets may be proposed. What is approved counts in the year of its approval, so
 * none is proposed for a past one.
 *
 * @param yearsAhead after the present one
 */
@Validated
@ConfigurationProperties("lianban.budgets")
record BudgetSettings(@Min(0) @Max(50) int yearsAhead) {}
