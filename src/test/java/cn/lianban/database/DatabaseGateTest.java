package cn.lianban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.lianban.kernel.FullDisk;
import cn.lianban.testing.PostgresForTests;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** The answer to a request during which the database is lost. */
class DatabaseGateTest {

  private final DatabaseState state = new DatabaseState();
  private final DatabaseGate gate =
      new DatabaseGate(state, new ObjectMapper(), Duration.ofSeconds(5));

  @Test
  void only_an_operation_that_takes_a_key_is_to_be_repeated_with_it() throws Exception {
    assertThat(answer("submit", "one")).contains("以同一幂等键重试");
    assertThat(answer("complete", "one")).doesNotContain("幂等键").contains("核对之后再决定是否重做");
    assertThat(answer("submit", null)).doesNotContain("幂等键");
    assertThat(answer(null, "one")).doesNotContain("幂等键");
  }

  @Test
  void a_full_disk_of_the_database_is_told_as_such_whatever_answers() throws Exception {
    try (DatabasePool pool =
            new DatabasePool(
                new OfTests(PostgresForTests.freshDatabase()), state, Duration.ofSeconds(5));
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      List<FilterChain> parts =
          List.of(
              (asked, answer) -> {
                fill(statement);
                ((HttpServletResponse) answer).sendError(500);
              },
              (asked, answer) -> {
                throw new ServletException(fill(statement));
              });
      for (FilterChain part : parts) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        gate.doFilter(new MockHttpServletRequest("POST", "/api/somewhere"), response, part);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
            .contains("disk-full", "磁盘空间不足，这次操作没有保存")
            .doesNotContain("53100");
      }
    }
    assertThat(state.losses()).isZero();
  }

  private record OfTests(String getJdbcUrl) implements JdbcConnectionDetails {

    @Override
    public String getUsername() {
      return "postgres";
    }

    @Override
    public String getPassword() {
      return "";
    }
  }

  private static SQLException fill(Statement statement) {
    SQLException full =
        catchThrowableOfType(
            SQLException.class,
            () ->
                statement.execute(
                    "do $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$"));
    assertThat(FullDisk.isBehind(new IllegalStateException(full))).isTrue();
    return full;
  }

  private String answer(String operation, String key) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/somewhere");
    if (key != null) {
      request.addHeader("Idempotency-Key", key);
    }
    FilterChain losing =
        (asked, answer) -> {
          if (operation != null) {
            asked.setAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, handler(operation));
          }
          state.lost();
          ((HttpServletResponse) answer).sendError(500);
        };
    MockHttpServletResponse response = new MockHttpServletResponse();
    gate.doFilter(request, response, losing);
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private static HandlerMethod handler(String operation) {
    try {
      return new HandlerMethod(new Operations(), operation, String.class);
    } catch (NoSuchMethodException missing) {
      throw new IllegalArgumentException(missing);
    }
  }

  public static class Operations {

    public void submit(@RequestHeader("Idempotency-Key") String key) {}

    public void complete(String task) {}
  }
}
