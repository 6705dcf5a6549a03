package cn.lianban.calendar;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  /**
   * The one clock: nothing else asks the machine what time it is, but the engine, whose own clock
   * runs beside it.
   */
  @Bean
  Clock clock(@Value("${lianban.time-zone}") ZoneId zone) {
    return Clock.system(zone);
  }
}
