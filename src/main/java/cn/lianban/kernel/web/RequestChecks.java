package cn.lianban.kernel.web;

import cn.lianban.kernel.AnonymousSettings;
import cn.lianban.kernel.WrongSetting;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Registers the checks that every request passes: limits before the log-in, and the form of the
 * request after it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RequestBounds.class)
class RequestChecks {

  /** Runs after the server's character encoding filter, before sessions are looked up. */
  private static final int BEFORE_EVERYTHING = Ordered.HIGHEST_PRECEDENCE + 10;

  /**
   * Runs after the log-in, so that those who may not ask learn that and not what is wrong with the
   * request.
   */
  private static final int AFTER_THE_LOGIN = -90;

  /** Placed after the valve that finds the client's address behind a proxy. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> limitsOfEachAddress(
      RequestBounds bounds, AnonymousSettings settings) {
    Set<String> networks =
        settings.trustedAddresses().stream()
            .map(ClientAddress::network)
            .collect(Collectors.toSet());
    return factory ->
        factory.addEngineValves(new RequestLimits(bounds, networks, System::nanoTime));
  }

  @Bean
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> limitedConnections(
      RequestBounds bounds, AnonymousSettings settings, ServerProperties server) {
    Pattern proxies = internalProxies(server);
    return factory -> {
      factory.setProtocol(LimitedConnections.class.getName());
      factory.addConnectorCustomizers(
          connector ->
              ((LimitedConnections) connector.getProtocolHandler())
                  .limit(
                      bounds.connectionsPerAddress(),
                      address ->
                          settings.trustedAddresses().contains(address)
                              || proxies.matcher(address).matches()));
    };
  }

  private static Pattern internalProxies(ServerProperties server) {
    String pattern = server.getTomcat().getRemoteip().getInternalProxies();
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException wrong) {
      throw WrongSetting.of(
          "server.tomcat.remoteip.internal-proxies",
          pattern,
          "应为代理地址的正则表达式，如 10\\.0\\.0\\.\\d+",
          "it has to be a regular expression for the addresses of proxies, as in 10\\.0\\.0\\.\\d+");
    }
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
