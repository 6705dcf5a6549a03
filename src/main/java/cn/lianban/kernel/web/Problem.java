package cn.lianban.kernel.web;

import cn.lianban.kernel.FieldError;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Builds error answers: always problem details, whatever type the client accepts, with a code that
 * programs can rely on.
 */
public final class Problem {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<Integer, List<String>> WORDS =
      Map.ofEntries(
          Map.entry(400, List.of("请求内容有误", "请求的格式不对，请检查网址、请求头与参数", "bad-request")),
          Map.entry(401, List.of("未登录", "请先登录，或以 HTTP Basic 提供用户名和密码", "not-logged-in")),
          Map.entry(403, List.of("无权操作", "您的账号无权进行此操作，如需办理请联系安全管理员", "not-allowed")),
          Map.entry(404, List.of("未找到", "没有这个地址，请检查网址", "not-found")),
          Map.entry(405, List.of("不支持的方法", "此地址不支持这个方法，可用的方法见响应头 Allow", "method-not-supported")),
          Map.entry(
              406,
              List.of("不支持的响应格式", "本接口只以 application/json 应答，请更正请求头 Accept", "not-acceptable")),
          Map.entry(408, List.of("接收超时", "请求内容没有在规定的时间内传完，没有保存任何内容，请检查网络后重新提交", "too-slow")),
          Map.entry(409, List.of("当前状态不允许此操作", "当前状态不允许此操作，请刷新后查看", "conflict")),
          Map.entry(413, List.of("请求过大", "请求内容过大，没有保存任何内容，请精简后提交", "too-large")),
          Map.entry(
              415,
              List.of(
                  "不支持的内容类型",
                  "请以 application/json 提交，附件以 multipart/form-data 提交",
                  "content-type-not-supported")),
          Map.entry(429, List.of("请求过于频繁", "请求过于频繁，请稍后再试", "too-many-requests")),
          Map.entry(501, List.of("不支持的请求", "不支持请求头 Transfer-Encoding 所写的编码，请更正", "not-supported")),
          Map.entry(505, List.of("不支持的协议版本", "请以 HTTP/1.1 请求", "not-supported")),
          Map.entry(503, List.of("系统繁忙", "系统暂时繁忙，请稍后重试", "unavailable")));
  private static final List<String> REFUSED = List.of("请求无法处理", "请求无法处理，请检查网址、方法与请求头", "refused");
  private static final List<String> FAILED =
      List.of("系统出错", "系统内部出错，没有保存任何内容，请稍后重试；如仍出错请联系系统管理员", "failed");

  private Problem() {}

  static ResponseEntity<ProblemDetail> of(
      HttpStatusCode status, String title, @Nullable String detail, Map<String, Object> more) {
    return of(status, HttpHeaders.EMPTY, title, detail, more);
  }

  /**
   * Writes the problem straight to a response.
   *
   * @param code by which programs recognise the problem; null for the code of the status
   * @param more further members
   */
  public static void write(
      HttpServletResponse response,
      HttpStatusCode status,
      @Nullable String code,
      String title,
      @Nullable String detail,
      Map<String, Object> more)
      throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "about:blank");
    members.put("title", title);
    members.put("status", status.value());
    members.put("detail", detail);
    members.put("code", code == null ? code(status) : code);
    members.putAll(more);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getOutputStream().write(JSON.writeValueAsBytes(members));
  }

  /** Writes a problem with the general text for the status. */
  public static void write(HttpServletResponse response, HttpStatusCode status) throws IOException {
    write(response, status, null, title(status), detail(status), errors(status));
  }

  /** A problem with the general text for the status. */
  static ResponseEntity<ProblemDetail> of(HttpStatusCode status, HttpHeaders headers) {
    return of(status, headers, words(status).get(0), words(status).get(1), errors(status));
  }

  /** As {@link #of(HttpStatusCode, HttpHeaders)}, as the members of the JSON object. */
  static Map<String, Object> members(HttpStatusCode status) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "about:blank");
    members.put("title", words(status).get(0));
    members.put("status", status.value());
    members.put("detail", words(status).get(1));
    members.put("code", code(status));
    members.putAll(errors(status));
    return members;
  }

  static String title(HttpStatusCode status) {
    return words(status).get(0);
  }

  static String code(HttpStatusCode status) {
    return words(status).get(2);
  }

  static String detail(HttpStatusCode status) {
    return words(status).get(1);
  }

  private static List<String> words(HttpStatusCode status) {
    return WORDS.getOrDefault(status.value(), status.is4xxClientError() ? REFUSED : FAILED);
  }

  private static Map<String, Object> errors(HttpStatusCode status) {
    return status.value() == 400
        ? Map.of("errors", List.of(new FieldError("", words(status).get(1))))
        : Map.of();
  }

  static ResponseEntity<ProblemDetail> of(
      HttpStatusCode status,
      HttpHeaders headers,
      String title,
      @Nullable String detail,
      Map<String, Object> more) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    problem.setProperty("code", code(status));
    more.forEach(problem::setProperty);
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
