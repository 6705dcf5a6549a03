package cn.lianban.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Removes from the engine's lists what our API does not show to monitoring roles: variables with
 * the content of task forms, and, for those who may not see every case, the assignees of tasks.
 */
class EngineAnswerFilter extends OncePerRequestFilter {

  private static final Pattern VARIABLES =
      Pattern.compile(WebappGate.ENGINE + "/variable-instance/?");
  private static final Pattern TASKS = Pattern.compile(WebappGate.ENGINE + "/task/?");
  private static final List<String> PERSONS = List.of("assignee", "owner");

  private final ObjectMapper json;

  EngineAnswerFilter(ObjectMapper json) {
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = path(request);
    return !path.equals(WebappGate.CASE_DEFINITIONS)
        && !VARIABLES.matcher(path).matches()
        && !TASKS.matcher(path).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (path(request).equals(WebappGate.CASE_DEFINITIONS)) {
      // the engine runs without case definitions and would fail at this request
      response.setContentType("application/json;charset=UTF-8");
      json.writeValue(response.getOutputStream(), Map.of("count", 0));
      return;
    }
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    if (answer.getStatus() == HttpServletResponse.SC_OK
        && list(answer.getContentAsByteArray()) instanceof ArrayNode entries) {
      if (VARIABLES.matcher(path(request)).matches()) {
        entries.removeIf(
            variable ->
                !variable.path("taskId").isNull() && !variable.path("taskId").isMissingNode());
      } else if (isToldNoNames()) {
        entries.forEach(task -> PERSONS.forEach(person -> ((ObjectNode) task).putNull(person)));
      }
      answer.resetBuffer();
      answer.getOutputStream().write(json.writeValueAsBytes(entries));
    }
    answer.copyBodyToResponse();
  }

  private @Nullable JsonNode list(byte[] content) throws IOException {
    try {
      return json.readTree(content);
    } catch (JsonProcessingException other) {
      return null;
    }
  }

  private static boolean isToldNoNames() {
    Set<String> groups =
        SecurityContextHolder.getContext().getAuthentication().getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .collect(Collectors.toSet());
    return WebappGate.opensCockpit(groups) && !WebappGate.seesEverything(groups);
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }
}
