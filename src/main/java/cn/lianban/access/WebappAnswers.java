package cn.lianban.access;

import cn.lianban.kernel.AccountIds;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.RefusedFields;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Replaces the engine's answers to refused requests: its API puts English text before our reason,
 * and reports our refusals and weak passwords as server errors.
 */
class WebappAnswers extends OncePerRequestFilter {

  private static final Pattern PREFIX =
      Pattern.compile(
          "^(?:Cannot (?:submit task form|complete task|claim task) [^:\\p{IsHan}]*: )+");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final String ENGINE = "/api/engine/engine/default/";
  private static final String TASK = ENGINE + "task/";
  private static final String WEAK_PASSWORD = "Password does not match policy";
  private static final String WEAK_PASSWORD_CHINESE = "密码不符合密码规则，请按页面列出的要求重新设置";
  private static final String BAD_ID = "is not a valid resource identifier.";
  private static final String NO_RIGHT = "您的账号无权查看或办理这项任务";
  private static final String NOT_THERE = "没有这项任务，请刷新任务列表";
  private static final String MALFORMED = "提交的内容格式不对，没有保存任何内容，请刷新页面后重新填写";
  private static final String UNREADABLE_REQUEST = "请求的内容或参数不对，没有保存任何内容，请更正后重试";
  private static final String FAILED = "系统内部出错，请稍后重试；如仍出错请联系系统管理员";

  /** The engine's API fails at a request with null in place of an object. */
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "^Cannot invoke \"(org\\.camunda\\.bpm\\.engine\\.rest\\.|java\\.lang\\.).*(rest\\.dto\\.|\"this\\.)|^Cannot invoke \"org\\.camunda\\.bpm\\.engine\\.rest\\.dto\\.");

  /**
   * The engine's API reports it as its own failure when something asked for is missing or not
   * given.
   */
  private static final String NOTHING = "NullValueException";

  private static final Pattern NOT_FOUND = Pattern.compile("(?i)^(cannot find|no .*found)");

  /** What the engine's API says of the form of a task that is not there. */
  private static final Pattern NO_FORM = Pattern.compile("^Cannot get form for task ");

  private static final String GONE = "没有所要的内容，请刷新页面";
  private static final Map<String, Integer> STATUS =
      Map.of(
          "BadInput",
          400,
          "Conflict",
          409,
          "NotFound",
          404,
          "Refused",
          403,
          "AuthorizationException",
          403,
          "NotFoundException",
          404,
          // a parameter that cannot be read, which the engine takes for an address
          "QueryParamException",
          400);

  private final ObjectMapper json;

  WebappAnswers(ObjectMapper json) {
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.contains(ENGINE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    if (answer.getStatus() >= 400) {
      rewrite(request, answer);
    }
    answer.copyBodyToResponse();
  }

  private void rewrite(HttpServletRequest request, ContentCachingResponseWrapper answer)
      throws IOException {
    ObjectNode problem = problem(answer.getContentAsByteArray());
    String type = problem.path("type").asText();
    String message = PREFIX.matcher(problem.path("message").asText()).replaceFirst("");
    int status = status(type, message, answer.getStatus());
    if (request.getRequestURI().contains(TASK)) {
      problem.put("message", CHINESE.matcher(message).find() ? message : words(type, status));
      List<FieldError> errors = RefusedFields.of(request);
      if (!errors.isEmpty()) {
        problem.set("errors", json.valueToTree(errors));
      }
    } else if (message.endsWith(BAD_ID)) {
      problem.put("message", AccountIds.RULE);
      status = 400;
    } else if (STATUS.containsKey(type) && CHINESE.matcher(message).find()) {
      problem.put("message", message);
    } else if (message.equals(WEAK_PASSWORD)) {
      problem.put("message", WEAK_PASSWORD_CHINESE);
      // for a wrong old password Admin expects 400 and hides the reason, so a weak new one gets 422
      status = request.getRequestURI().endsWith("/credentials") ? 422 : 400;
    } else if (!CHINESE.matcher(message).find()) {
      // what the engine says itself, for those who look for the cause
      if (!message.isEmpty()) {
        problem.put("engineMessage", message);
      }
      problem.put("message", elsewhere(status));
    } else if (status == answer.getStatus()) {
      return;
    }
    answer.resetBuffer();
    answer.setStatus(status);
    answer.setContentType("application/json;charset=UTF-8");
    answer.getOutputStream().write(json.writeValueAsBytes(problem));
  }

  /** The status to answer where the engine's API would answer another. */
  static int status(String type, String message, int answered) {
    if (type.equals(NOTHING)) {
      return NOT_FOUND.matcher(message).find() ? 404 : 400;
    }
    if (message.equals(NOT_THERE) || NO_FORM.matcher(message).find()) {
      return 404;
    }
    return STATUS.getOrDefault(type, UNREADABLE.matcher(message).find() ? 400 : answered);
  }

  /** The engine's answer as JSON; it answers unreadable JSON in plain text. */
  private ObjectNode problem(byte[] content) throws IOException {
    try {
      if (json.readTree(content) instanceof ObjectNode problem) {
        return problem;
      }
    } catch (JsonProcessingException plainText) {
      // the text is replaced by our own
    }
    return json.createObjectNode().put("type", "InvalidRequestException");
  }

  /** Where it is not about a task. */
  private static String elsewhere(int status) {
    return switch (status) {
      case 401 -> "请先登录";
      case 403 -> "您的账号无权查看或进行这项操作";
      case 404 -> GONE;
      case 405 -> "此地址不支持这个方法";
      case 406 -> "本接口只以 application/json 应答，请更正请求头 Accept";
      case 409 -> "当前状态不允许此操作，请刷新后查看";
      case 415 -> "请以 application/json 提交";
      default -> status < 500 ? UNREADABLE_REQUEST : FAILED;
    };
  }

  private static String words(String type, int status) {
    if (type.equals("AuthorizationException")) {
      return NO_RIGHT;
    }
    return status == 404 ? NOT_THERE : status < 500 ? MALFORMED : FAILED;
  }
}
