package cn.lianban.access;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.web.Problem;
import cn.lianban.kernel.web.RequestBounds;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the queries of the engine's web applications. Cockpit sends some queries without a page
 * size, which the engine refuses; these get the largest size allowed. The number of conditions on
 * variables and the depth of alternatives are limited, because the engine joins a table for each
 * condition. Persons who may not see the people and facts of a case may not filter by them either,
 * because a count would reveal them too.
 */
class BoundedQueries extends OncePerRequestFilter {

  private static final String MOST = "maxResults=";
  private static final JsonFactory JSON = new JsonFactory();

  /** Conditions that each cost the engine a join. */
  private static final Pattern CONDITIONS =
      Pattern.compile("(?i).*variables|orQueries|variableValues");

  /** Parameters that compare with an account or with a fact of a case. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?i).*(assignee|assigned|owner|user|candidate|member|variable|taskIdIn|expression|startedBy).*");

  /**
   * Parameters that match the pattern but reveal nothing about people: whether tasks are assigned
   * at all, and the variables of one instance.
   */
  private static final Set<String> IMPERSONAL =
      Set.of(
          "assigned",
          "unassigned",
          "withCandidateGroups",
          "withoutCandidateGroups",
          "variableName",
          "variableNameLike",
          "deserializeValues",
          "withoutTenantId");

  private final RequestBounds bounds;
  private final IntSupplier limit;

  /**
   * @param limit largest number of entries in a list
   */
  BoundedQueries(RequestBounds bounds, IntSupplier limit) {
    this.bounds = bounds;
    this.limit = limit;
  }

  /**
   * What a query contains: its depth, the number of its conditions, and whether it filters by
   * people or facts.
   */
  private record Asked(int depth, int conditions, boolean byPeopleOrFacts) {

    private Asked and(Asked other) {
      return new Asked(
          Math.max(depth, other.depth),
          conditions + other.conditions,
          byPeopleOrFacts || other.byPeopleOrFacts);
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.contains("/camunda/api/engine/engine/default/")
        && !path.contains("/camunda/api/cockpit/plugin/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Asked asked = inQuery(request.getQueryString());
    if (!request.getMethod().equals("GET")) {
      try {
        asked = asked.and(inBody(request));
      } catch (JsonProcessingException malformed) {
        refuse(response, HttpStatus.BAD_REQUEST, "请求体不是有效的 JSON，或者嵌套过深，请检查括号、引号与逗号");
        return;
      }
    }
    if (asked.depth > bounds.queryDepth()) {
      refuse(response, HttpStatus.BAD_REQUEST, "查询条件嵌套过深（最多 " + bounds.queryDepth() + " 层），请精简后再查");
      return;
    }
    if (asked.conditions > bounds.queryConditions()) {
      refuse(
          response, HttpStatus.BAD_REQUEST, "查询条件过多（最多 " + bounds.queryConditions() + " 个），请精简后再查");
      return;
    }
    if (asked.byPeopleOrFacts && !mayAskByPeopleAndFacts()) {
      refuse(response, HttpStatus.FORBIDDEN, "流程管理人员不能按人员或者案件数据查询，请按流程、环节或者编号查询");
      return;
    }
    chain.doFilter(
        request.getMethod().equals("GET") && isUnbounded(request)
            ? new Bounded(request, MOST + limit.getAsInt())
            : request,
        response);
  }

  private static boolean isUnbounded(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null || !query.contains(MOST);
  }

  private static Asked inQuery(String query) {
    if (query == null) {
      return new Asked(0, 0, false);
    }
    return Stream.of(query.split("&"))
        .map(
            parameter -> {
              int sign = parameter.indexOf('=');
              String name =
                  URLDecoder.decode(
                      sign < 0 ? parameter : parameter.substring(0, sign), StandardCharsets.UTF_8);
              String value =
                  sign < 0
                      ? ""
                      : URLDecoder.decode(parameter.substring(sign + 1), StandardCharsets.UTF_8);
              int conditions = CONDITIONS.matcher(name).matches() ? value.split(",").length : 0;
              boolean sorts = name.equals("sortBy") && isPersonal(value);
              return new Asked(0, conditions, sorts || isPersonal(name));
            })
        .reduce(new Asked(0, 0, false), Asked::and);
  }

  private static Asked inBody(HttpServletRequest request) throws IOException {
    int deepest = 0;
    int conditions = 0;
    boolean personal = false;
    // the names of the enclosing objects, outermost first; a list inside a list has no name
    Deque<String> within = new ArrayDeque<>();
    try (InputStream body = request.getInputStream();
        JsonParser parser = JSON.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String list = within.isEmpty() ? "" : within.peek();
        if (token.isStructStart()) {
          boolean element = token == JsonToken.START_OBJECT && parser.currentName() == null;
          conditions += element && CONDITIONS.matcher(list).matches() ? 1 : 0;
          personal |= element && isPersonal(list);
          within.push(parser.currentName() == null ? list : parser.currentName());
          deepest = Math.max(deepest, within.size());
        } else if (token.isStructEnd()) {
          within.pop();
        } else if (token.isScalarValue()
            && token != JsonToken.VALUE_NULL
            && token != JsonToken.VALUE_FALSE) {
          String name = parser.currentName() == null ? list : parser.currentName();
          personal |= isPersonal(name) || name.equals("sortBy") && isPersonal(parser.getText());
        }
      }
    }
    return new Asked(deepest, conditions, personal);
  }

  private static boolean isPersonal(String name) {
    return PERSONAL.matcher(name).matches() && !IMPERSONAL.contains(name);
  }

  /**
   * Whether the person may filter by people and facts: persons who work tasks, because the engine
   * shows them only what they may see, and persons who see every case.
   */
  private static boolean mayAskByPeopleAndFacts() {
    Set<String> groups =
        SecurityContextHolder.getContext().getAuthentication().getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .collect(Collectors.toSet());
    return WebappGate.seesEverything(groups) || !groups.contains(Actor.PROCESS_OWNERS);
  }

  private static void refuse(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    Map<String, Object> more =
        status == HttpStatus.BAD_REQUEST
            ? Map.of("message", detail, "errors", List.of(new FieldError("", detail)))
            : Map.of("message", detail);
    Problem.write(
        response, status, null, status == HttpStatus.BAD_REQUEST ? "请求内容有误" : "无权操作", detail, more);
  }

  private static final class Bounded extends HttpServletRequestWrapper {

    private final String most;

    private Bounded(HttpServletRequest request, String most) {
      super(request);
      this.most = most;
    }

    @Override
    public String getQueryString() {
      return super.getQueryString() == null ? most : super.getQueryString() + "&" + most;
    }
  }
}
