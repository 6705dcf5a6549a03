package cn.lianban.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Replaces the service's clock by one that tests move. */
@TestConfiguration(proxyBeanMethods = false)
public class TestClock {

  @Bean
  @Primary
  MutableClock mutableClock() {
    return new MutableClock("2026-03-02T10:00:00+08:00");
  }
}
