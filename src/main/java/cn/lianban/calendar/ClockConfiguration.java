package cn.lianban.calendar;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  /** The only clock of the service; just the engine has its own, which shows the same time. */
  @Bean
  Clock clock(@Value("${lianban.time-zone}") ZoneId zone) {
    return Clock.system(zone);
  }
}
