package cn.lianban.award;

import cn.lianban.kernel.TextIdentity;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The document that the present one repeals, under which awards may have been made before.
 *
 * @param policy number of that document, as officials cite it
 * @param document the document whose items its awards may correspond to, as in the catalogue
 * @param importRows largest number of rows of a list
 */
@Validated
@ConfigurationProperties("lianban.earlier-awards")
record EarlierAwardSettings(
    @NotBlank String policy, @NotBlank String document, @Min(1) @Max(5000) int importRows) {

  /** Whether the text names the repealed document, also in another spelling. */
  boolean isRepealed(@Nullable String text) {
    return text != null && TextIdentity.of(text).contains(TextIdentity.of(policy));
  }
}
