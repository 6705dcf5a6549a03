package cn.lianban.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Writes the log in UTF-8 where it does not go to a console. In files, pipes and containers it
 * would otherwise have the encoding of the machine's locale, which may lack Chinese. A console,
 * such as that of Windows, keeps its own encoding.
 */
public class LogEncoding implements EnvironmentPostProcessor {

  private static final String SETTING = "logging.charset.console";

  @Override
  @SuppressWarnings(
      "SystemConsoleNull") // always null without a terminal on the Java that we run on
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (System.console() == null) {
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "encoding of the log", Map.of(SETTING, StandardCharsets.UTF_8.name())));
    }
  }
}
