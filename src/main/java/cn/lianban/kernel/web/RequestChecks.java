package cn.lianban.kernel.web;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * What every request passes, whatever it asks for: the limits first, and behind the log-in what it
 * has to look like.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RequestBounds.class)
class RequestChecks {

  /** After the server's character encoding, before sessions are looked up. */
  private static final int BEFORE_EVERYTHING = Ordered.HIGHEST_PRECEDENCE + 10;

  /** Who may not ask is told so, and not what is wrong with the question. */
  private static final int AFTER_THE_LOGIN = -90;

  /** After the one that finds out the client's address behind a proxy. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> limitsOfEachAddress(
      RequestBounds bounds, @Value("${lianban.anonymous.trusted-addresses}") Set<String> trusted) {
    Set<String> networks = trusted.stream().map(ClientAddress::network).collect(Collectors.toSet());
    return factory ->
        factory.addEngineValves(new RequestLimits(bounds, networks, System::nanoTime));
  }

  @Bean
  FilterRegistrationBean<BufferedBodies> wholeBodies(RequestBounds bounds) {
    FilterRegistrationBean<BufferedBodies> filter =
        new FilterRegistrationBean<>(new BufferedBodies(bounds));
    filter.setOrder(BEFORE_EVERYTHING);
    return filter;
  }

  @Bean
  FilterRegistrationBean<WellFormedRequests> wellFormedRequests() {
    FilterRegistrationBean<WellFormedRequests> filter =
        new FilterRegistrationBean<>(new WellFormedRequests());
    filter.setOrder(AFTER_THE_LOGIN);
    return filter;
  }
}
