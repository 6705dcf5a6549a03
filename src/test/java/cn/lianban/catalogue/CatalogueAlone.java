package cn.lianban.catalogue;

import cn.lianban.testing.PostgresForTests;
import cn.lianban.workflow.tasks.DueDays;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/** The catalogue with the engine and the real models, without the rooms above it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = CatalogueAlone.Rooms.class,
    properties = {
      "camunda.bpm.job-execution.enabled=false",
      "management.endpoint.health.validate-group-membership=false"
    })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PostgresForTests.class)
public @interface CatalogueAlone {

  @EnableAutoConfiguration
  @ConfigurationPropertiesScan("cn.lianban")
  @ComponentScan({
    "cn.lianban.kernel",
    "cn.lianban.workflow",
    "cn.lianban.catalogue",
    "cn.lianban.release"
  })
  class Rooms {

    @Bean
    @Primary
    Clock clockOfTheCatalogueTests() {
      return Clock.fixed(Instant.parse("2026-03-02T01:30:00Z"), ZoneId.of("Asia/Shanghai"));
    }

    /** Replaces the one of the calendar, a room above. */
    @Bean
    DueDays dueDaysOfTheCatalogueTests(Clock clock) {
      return new DueDays() {
        @Override
        public LocalDate today() {
          return LocalDate.now(clock);
        }

        @Override
        public LocalDate soon() {
          return today();
        }
      };
    }
  }
}
