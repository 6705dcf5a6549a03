package cn.lianban.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Shows in one sentence a start that a library refuses where none of our code takes part: that is a
 * setting of the library, such as a key store that is not there, of which nothing else can be said
 * than what the library says. The names of the settings that were given are shown with it.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
class LibraryRefusalAnalyzer implements FailureAnalyzer {

  private static final Logger log = LoggerFactory.getLogger(LibraryRefusalAnalyzer.class);

  private static final String OURS = "cn.lianban.";

  /** Stands at the foot of every stack. */
  private static final String PROGRAM = "cn.lianban.LianbanApplication";

  /** What the names of the libraries' settings begin with. */
  private static final List<String> LIBRARIES =
      List.of("spring", "server", "management", "logging", "camunda", "springdoc");

  private final @Nullable Environment environment;

  /** Null where the start failed before there was any. */
  LibraryRefusalAnalyzer(@Nullable Environment environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    Set<String> given = given();
    if (given.isEmpty() || isOurs(root)) {
      return null;
    }
    log.debug("The start was refused", failure);
    String words = PlainText.quoted(String.valueOf(root.getMessage()));
    return new FailureAnalysis(
        "启动没有成功，程序的说明是：“"
            + words
            + "”。很可能是下列设置中的一项不对，请逐项核对后重新启动："
            + String.join("、", given)
            + "。要看完整的记录，加上 LOGGING_LEVEL_CN_LIANBAN_KERNEL=debug\n"
            + "The start has failed; the reason given is: "
            + words
            + ". Probably one of these settings is wrong: "
            + String.join(", ", given)
            + ". Check them and start again; LOGGING_LEVEL_CN_LIANBAN_KERNEL=debug shows all",
        null,
        failure);
  }

  private static boolean isOurs(Throwable root) {
    return Arrays.stream(root.getStackTrace())
        .map(StackTraceElement::getClassName)
        .anyMatch(name -> name.startsWith(OURS) && !name.startsWith(PROGRAM));
  }

  /** The names of the libraries' settings that were given from outside, as they were written. */
  private Set<String> given() {
    Set<String> given = new TreeSet<>();
    if (environment instanceof ConfigurableEnvironment all) {
      for (PropertySource<?> source : all.getPropertySources()) {
        if (comesFromOutside(source) && source instanceof EnumerablePropertySource<?> settings) {
          Arrays.stream(settings.getPropertyNames())
              .filter(name -> isOfLibrary(name.toLowerCase(Locale.ROOT)))
              .forEach(given::add);
        }
      }
    }
    return given;
  }

  private static boolean isOfLibrary(String name) {
    return LIBRARIES.stream()
        .anyMatch(library -> name.startsWith(library + ".") || name.startsWith(library + "_"));
  }

  private static boolean comesFromOutside(PropertySource<?> source) {
    return source instanceof CommandLinePropertySource<?>
        || source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
        || source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
  }
}
