package cn.lianban.testing;

import cn.lianban.access.DemoAccounts;
import cn.lianban.catalogue.DemonstrationOn;
import cn.lianban.release.ReleasedByTests;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole service on a real PostgreSQL, with the demo accounts, a clock that stands still, and
 * jobs that run when a test says so. All tests with this annotation share one service.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "camunda.bpm.job-execution.enabled=false")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresForTests.class)
@Import({
  DemoAccounts.class,
  DemonstrationOn.class,
  Office.class,
  ReleasedByTests.class,
  ReleasedModels.class,
  CountedStatements.class,
  ServiceTest.StandingClock.class
})
public @interface ServiceTest {

  /** Monday, 2 March 2026, half past nine. */
  String START = "2026-03-02T09:30:00+08:00";

  @TestConfiguration(proxyBeanMethods = false)
  class StandingClock {

    @Bean
    @Primary
    MutableClock standingClock() {
      return new MutableClock(START);
    }
  }
}
