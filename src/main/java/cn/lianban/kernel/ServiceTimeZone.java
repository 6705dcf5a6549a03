package cn.lianban.kernel;

import java.time.ZoneId;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Sets the time zone of the process from {@code lianban.time-zone}, as soon as the settings are
 * read. The engine (for timers and job locks) and the database driver use the zone of the process,
 * so it has to be set before they are made.
 */
public class ServiceTimeZone implements EnvironmentPostProcessor, SettingRule, Ordered {

  public static final String SETTING = "lianban.time-zone";

  /** A name that is none is refused with the other settings, before anything is stored. */
  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String zone = environment.getProperty(SETTING);
    if (zone != null && isRegion(zone)) {
      TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone.strip())));
    }
  }

  @Override
  public void check(Environment settings, Consumer<StartRefused> wrong) {
    String zone = settings.getProperty(SETTING);
    if (zone != null && !isRegion(zone)) {
      wrong.accept(
          WrongSetting.of(
              SETTING,
              zone,
              "应为地区时区名，如 Asia/Shanghai；不能写 UTC+8 这样的时差",
              "it has to be the time zone of a region, as in Asia/Shanghai, and no offset like UTC+8"));
    }
  }

  /** Runs after the settings files are read and before the log is set up. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  /** An offset such as UTC+8 is a zone too, but parts of the service would take it for UTC. */
  private static boolean isRegion(String zone) {
    return ZoneId.getAvailableZoneIds().contains(zone.strip());
  }
}
