package cn.lianban.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Refuses settings whose characters Java could not read. Where the locale of the machine has no
 * Chinese, as often under systemd or cron, Java replaces each such character of an environment
 * variable by U+FFFD: a role of the identity provider would then match nobody, without a word.
 */
class ReadableSettings implements SettingRule {

  private static final char UNREADABLE = '\uFFFD';

  /** What the names of our settings begin with; other variables of the machine do not matter. */
  private static final List<String> OURS =
      List.of("lianban", "spring", "server", "management", "logging", "camunda");

  @Override
  public void check(Environment settings, Consumer<StartRefused> wrong) {
    Set<String> unreadable = new TreeSet<>();
    if (!(settings instanceof ConfigurableEnvironment environment)) {
      return;
    }
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (comesFromOutside(source) && source instanceof EnumerablePropertySource<?> given) {
        for (String name : given.getPropertyNames()) {
          if (isOurs(name) && String.valueOf(given.getProperty(name)).indexOf(UNREADABLE) >= 0) {
            unreadable.add(name);
          }
        }
      }
    }
    if (!unreadable.isEmpty()) {
      wrong.accept(
          new StartRefused(
              "设置 "
                  + String.join("、", unreadable)
                  + " 中有读不出的文字：运行服务的环境不认中文。请以 UTF-8 书写，并加上环境变量 LC_ALL=C.UTF-8 后重新启动",
              "The settings "
                  + String.join(", ", unreadable)
                  + " hold characters that cannot be read, because the locale of the service has no Chinese: write them in UTF-8, set LC_ALL=C.UTF-8 in its environment, and start again"));
    }
  }

  /** Files are read in an encoding that does not depend on the machine. */
  private static boolean comesFromOutside(PropertySource<?> source) {
    return source instanceof CommandLinePropertySource<?>
        || source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
        || source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
  }

  private static boolean isOurs(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return OURS.stream().anyMatch(small::startsWith);
  }
}
