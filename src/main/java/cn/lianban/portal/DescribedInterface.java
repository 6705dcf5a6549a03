package cn.lianban.portal;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  @Bean
  OpenAPI head() {
    return new OpenAPI().info(new Info().title("联办接口").version("v1"));
  }

  @Bean
  ModelResolver typesNamedWithTheClassAround() {
    return new ModelResolver(Json31.mapper(), new OuterAndOwnName()).openapi31(true);
  }

  /**
   * Many rooms have a {@code Change} or a {@code Summary}: by their own name alone the description
   * would give one of them for all.
   */
  private static final class OuterAndOwnName extends TypeNameResolver {

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
      String name = super.nameForClass(type, options);
      for (Class<?> around = type.getEnclosingClass();
          around != null;
          around = around.getEnclosingClass()) {
        name = around.getSimpleName() + name;
      }
      Class<?> other = named.putIfAbsent(name, type);
      if (other != null && other != type) {
        throw new IllegalStateException(
            "Two types of the interface are called " + name + ": " + other + " and " + type);
      }
      return name;
    }
  }
}
