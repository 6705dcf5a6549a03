package cn.lianban.kernel;

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
    String name = zone.strip();
    // an offset such as UTC+8 is a ZoneId too, but parts of the service would take it for UTC
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new StartRefused(
          "设置 "
              + SETTING
              + "（LIANBAN_TIMEZONE）的值“"
              + zone
              + "”不是地区时区名，请写成 Asia/Shanghai 这样的名称；不能写 UTC+8 这样的时差",
          "The setting "
              + SETTING
              + " (LIANBAN_TIMEZONE) is \""
              + zone
              + "\", which is no time zone of a region; write a name like Asia/Shanghai, not an offset like UTC+8");
    }
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(name)));
  }
}
