package cn.lianban.calendar;

import cn.lianban.kernel.ServiceSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  /** The only clock of the service; just the engine has its own, which shows the same time. */
  @Bean
  Clock clock(ServiceSettings settings) {
    return Clock.system(settings.timeZone());
  }
}
