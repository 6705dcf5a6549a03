package cn.lianban.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Leaves of the engine's answer to a refused task what was refused: its own interface puts English words before the reason, and
 * takes our refusals for failures of the server.
 */
class WebappAnswers extends OncePerRequestFilter {

  private static final Pattern PREFIX = Pattern.compile("^(?:Cannot (?:submit task form|complete task|claim task) [^:\\p{IsHan}]*: )+");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final String NO_RIGHT = "您的账号无权查看或办理这项任务";
  private static final Map<String, Integer> STATUS =
      Map.of("BadInput", 400, "Conflict", 409, "NotFound", 404, "Refused", 403, "AuthorizationException", 403);

  private final ObjectMapper json;

  WebappAnswers(ObjectMapper json) {
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().contains("/api/engine/engine/default/task/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    if (answer.getStatus() >= 400) {
      rewrite(answer);
    }
    answer.copyBodyToResponse();
  }

  private void rewrite(ContentCachingResponseWrapper answer) throws IOException {
    JsonNode body;
    try {
      body = json.readTree(answer.getContentAsByteArray());
    } catch (JsonProcessingException other) {
      return;
    }
    if (!(body instanceof ObjectNode problem) || !problem.path("message").isTextual()) {
      return;
    }
    String type = problem.path("type").asText();
    String message = PREFIX.matcher(problem.path("message").asText()).replaceFirst("");
    problem.put("message", type.equals("AuthorizationException") && !CHINESE.matcher(message).find() ? NO_RIGHT : message);
    Integer status = STATUS.get(type);
    answer.resetBuffer();
    if (status != null) {
      answer.setStatus(status);
    }
    answer.setContentType("application/json;charset=UTF-8");
    answer.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
