package cn.lianban.kernel.web;

import cn.lianban.kernel.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** How a problem goes out: as problem details, whatever the program would rather accept. */
final class Problem {

  private static final Map<Integer, List<String>> WORDS =
      Map.of(
          400, List.of("请求内容有误", "请求的格式不对，请检查网址、请求头与参数"),
          401, List.of("未登录", "请先登录，或以 HTTP Basic 提供用户名和密码"),
          403, List.of("无权操作", "您的账号无权进行此操作，如需办理请联系系统管理员"),
          404, List.of("未找到", "没有这个地址，请检查网址"),
          405, List.of("不支持的方法", "此地址不支持这个方法，可用的方法见响应头 Allow"),
          406, List.of("不支持的响应格式", "本接口只以 application/json 应答，请更正请求头 Accept"),
          413, List.of("请求过大", "请求内容过大，请精简后提交"),
          415, List.of("不支持的内容类型", "请以 application/json 提交，附件以 multipart/form-data 提交"),
          503, List.of("系统繁忙", "系统暂时繁忙，请稍后重试"));
  private static final List<String> REFUSED = List.of("请求无法处理", "请求无法处理，请检查网址、方法与请求头");
  private static final List<String> FAILED = List.of("系统出错", "系统内部出错，没有保存任何内容，请稍后重试；如仍出错请联系系统管理员");

  private Problem() {}

  static ResponseEntity<ProblemDetail> of(HttpStatusCode status, String title, String detail, Map<String, Object> more) {
    return of(status, HttpHeaders.EMPTY, title, detail, more);
  }

  /** In words that say no more than the status. */
  static ResponseEntity<ProblemDetail> of(HttpStatusCode status, HttpHeaders headers) {
    return of(status, headers, words(status).get(0), words(status).get(1), errors(status));
  }

  /** As {@link #of(HttpStatusCode, HttpHeaders)}, where there is nothing but a response to write it to. */
  static Map<String, Object> members(HttpStatusCode status) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "about:blank");
    members.put("title", words(status).get(0));
    members.put("status", status.value());
    members.put("detail", words(status).get(1));
    members.putAll(errors(status));
    return members;
  }

  static String title(HttpStatusCode status) {
    return words(status).get(0);
  }

  static String detail(HttpStatusCode status) {
    return words(status).get(1);
  }

  private static List<String> words(HttpStatusCode status) {
    return WORDS.getOrDefault(status.value(), status.is4xxClientError() ? REFUSED : FAILED);
  }

  private static Map<String, Object> errors(HttpStatusCode status) {
    return status.value() == 400 ? Map.of("errors", List.of(new FieldError("", words(status).get(1)))) : Map.of();
  }

  private static ResponseEntity<ProblemDetail> of(
      HttpStatusCode status, HttpHeaders headers, String title, String detail, Map<String, Object> more) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    more.forEach(problem::setProperty);
    return ResponseEntity.status(status).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
  }
}
