package cn.lianban.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
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
