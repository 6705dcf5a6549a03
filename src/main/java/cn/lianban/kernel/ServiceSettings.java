package cn.lianban.kernel;

import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the whole service.
 *
 * @param timeZone in which times are counted and kept, on all nodes alike
 * @param hosts names under which the service is reached; any where none is given
 */
@Validated
@ConfigurationProperties("lianban")
public record ServiceSettings(@NotNull ZoneId timeZone, @NotNull List<String> hosts) {

  public ServiceSettings {
    if (hosts != null) {
      WrongSetting.checkHosts("lianban.hosts", hosts);
    }
  }
}
