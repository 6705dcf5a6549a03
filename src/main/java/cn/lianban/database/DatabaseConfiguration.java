package cn.lianban.database;

import cn.lianban.embedded.WithoutDatabase;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Makes the connection pool and the beans that watch the database behind it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /** Declared here because Spring Boot makes these details only together with its own pool. */
  @Bean
  @Conditional(Named.class)
  JdbcConnectionDetails namedDatabase(DataSourceProperties named) {
    return new JdbcConnectionDetails() {

      @Override
      public String getJdbcUrl() {
        return named.getUrl().strip();
      }

      @Override
      public String getUsername() {
        return named.getUsername();
      }

      @Override
      public String getPassword() {
        return named.getPassword();
      }
    };
  }

  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  DatabasePool dataSource(
      JdbcConnectionDetails database, DatabaseState state, DatabaseSettings settings) {
    return new DatabasePool(database, state, settings.waitForConnection());
  }

  /**
   * Part of the readiness check: gives the last result of the watch, so that a probe never waits
   * for the database.
   */
  @Bean
  HealthIndicator database(DatabaseState state) {
    return () -> state.isAway() ? Health.down().build() : Health.up().build();
  }

  /** Matches where the embedded database is not used. */
  static class Named extends NoneNestedConditions {

    Named() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @WithoutDatabase
    static class None {}
  }
}
