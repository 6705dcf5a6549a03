package cn.lianban.kernel;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Sets the time zone of the process from {@code lianban.time-zone}, as soon as the settings are
 * read. The engine (for timers and job locks) and the database driver use the zone of the process,
 * so it has to be set before they are made.
 */
public class ServiceTimeZone implements EnvironmentPostProcessor, Ordered {

  public static final String SETTING = "lianban.time-zone";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String zone = environment.getProperty(SETTING);
    if (zone != null) {
      pin(zone);
    }
  }

  /** Runs after the settings files are read and before the log is set up. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  private static void pin(String zone) {
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone.strip())));
    } catch (DateTimeException unknown) {
      throw new StartRefused(
          "设置 " + SETTING + " 的值“" + zone + "”不是时区名，请写成 Asia/Shanghai 这样的名称",
          "The setting "
              + SETTING
              + " is \""
              + zone
              + "\", which is no time zone; write a name like Asia/Shanghai");
    }
  }
}
