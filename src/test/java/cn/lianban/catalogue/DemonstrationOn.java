package cn.lianban.catalogue;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Named in a test's {@code @Import}, opens the editions as the demonstration does: on the database
 * of the test, which is a configured one.
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
