package cn.lianban.kernel;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;

/**
 * A rule for settings that their types do not tell, checked before anything else of the service is
 * made. Named in {@code META-INF/spring.factories}, because there are no beans yet.
 */
public interface SettingRule {

  /**
   * Looks whether the settings are right. One that cannot be read is left to the check of the
   * types.
   *
   * @param wrong takes each refusal
   */
  void check(Environment settings, Consumer<StartRefused> wrong);

  /** The setting as a number; null where there is none, or none that can be read. */
  static @Nullable Integer number(Environment settings, String name) {
    try {
      return settings.getProperty(name, Integer.class);
    } catch (ConversionException | IllegalArgumentException unreadable) {
      return null;
    }
  }
}
