package cn.lianban.catalogue;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Opens the editions as the demonstration does, although the test's database is a configured one;
 * use it in {@code @Import}.
 */
public class DemonstrationOn {

  @Bean
  DemonstrationEditions demonstrationOfTheTest(
      JdbcClient jdbc,
      @Value("${lianban.demonstration.support-rules.valid-from}") String validFrom,
      @Value("${lianban.demonstration.support-rules.valid-until}") String validUntil) {
    return new DemonstrationEditions(jdbc, validFrom, validUntil);
  }
}
