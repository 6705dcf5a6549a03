package cn.lianban.database;

import cn.lianban.embedded.WithoutDatabase;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The connections, and what is known of the database behind them. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /** Spring Boot makes these only together with a pool of its own. */
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
      JdbcConnectionDetails database,
      DatabaseState state,
      @Value("${lianban.database.wait-for-connection}") Duration patience) {
    return new DatabasePool(database, state, patience);
  }

  /**
   * Part of the readiness: what the watch has found, so that a probe never waits for the database.
   */
  @Bean
  HealthIndicator database(DatabaseState state) {
    return () -> state.isAway() ? Health.down().build() : Health.up().build();
  }

  /** Where the embedded one is not used. */
  static class Named extends NoneNestedConditions {

    Named() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @WithoutDatabase
    static class None {}
  }
}
