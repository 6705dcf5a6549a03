package cn.lianban.catalogue;

import java.time.Period;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How long an edition is valid.
 *
 * @param validity used where a declaration names no last day, by document; a document without one
 *     is valid until an owner ends it
 */
@Validated
@ConfigurationProperties("lianban.editions")
record EditionSettings(Map<String, Period> validity) {

  EditionSettings {
    validity = validity == null ? Map.of() : Map.copyOf(validity);
  }
}
