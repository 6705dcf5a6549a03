package cn.lianban.portal;

import java.net.URI;
import org.springdoc.core.customizers.ServerBaseUrlCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps host names out of the API description: a name taken from one request would be shown to the
 * next reader.
 */
@Configuration(proxyBeanMethods = false)
class DescribedInterface {

  @Bean
  ServerBaseUrlCustomizer addressesFromTheRoot() {
    return (address, request) -> {
      String path = URI.create(address).getPath();
      return path == null || path.isEmpty() ? "/" : path;
    };
  }
}
