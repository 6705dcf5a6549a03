package cn.lianban.access;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** How sessions are named and stored. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

  private static final int SESSION_ID_BYTES = 27;

  /**
   * 27 random bytes fill the 36 characters of the column, while a UUID has only 122 random bits.
   */
  @Bean
  SessionIdGenerator sessionIds() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] id = new byte[SESSION_ID_BYTES];
      random.nextBytes(id);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    };
  }

  /**
   * Makes concurrent requests of Tasklist safe, of which two may store the same session attribute
   * for the first time.
   */
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOfManyRequests() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }
}
