package cn.lianban.catalogue;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Opens the editions as the demonstration does, although the test's database is a configured one;
 * use it in {@code @Import}.
 */
@EnableConfigurationProperties(DemonstrationSettings.class)
public class DemonstrationOn {

  @Bean
  DemonstrationEditions demonstrationOfTheTest(JdbcClient jdbc, DemonstrationSettings settings) {
    return new DemonstrationEditions(jdbc, settings);
  }
}
