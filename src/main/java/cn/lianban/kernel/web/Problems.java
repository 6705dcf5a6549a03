package cn.lianban.kernel.web;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.FullDisk;
import cn.lianban.kernel.LostConnection;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.TooMany;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Turns every exception into RFC 9457 problem details in Chinese. It comes before Spring's own
 * advice, which answers in English.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  /** A limit of at most so many bytes is that of a part's header, where the name of a file is. */
  private static final int LONGEST_PART_HEADER = 64 * 1024;

  @ExceptionHandler
  ResponseEntity<ProblemDetail> badInput(BadInput problem) {
    return withErrors(problem.getMessage(), problem.errors());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> conflict(Conflict problem) {
    Map<String, Object> more = new LinkedHashMap<>(problem.more());
    more.put("code", problem.code());
    return Problem.of(HttpStatus.CONFLICT, "当前状态不允许此操作", problem.getMessage(), more);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooMany(TooMany problem) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(
        HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, problem.retryAfter().toSeconds())));
    return Problem.of(
        HttpStatus.TOO_MANY_REQUESTS, headers, "请求过于频繁", problem.getMessage(), Map.of());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notFound(NotFound problem) {
    return answer(HttpStatus.NOT_FOUND, "未找到", problem.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refused problem) {
    return Problem.of(
        HttpStatus.FORBIDDEN,
        "无权操作",
        problem.getMessage(),
        problem.code() == null ? Map.of() : Map.of("code", problem.code()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException problem) {
    return ofJson(problem.getCause());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(JsonMappingException problem) {
    return ofJson(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException problem) {
    if (problem.getValue() instanceof Object[]) {
      return withErrors(problem.getName(), "参数 " + problem.getName() + " 只能给出一次，请更正");
    }
    return withErrors(
        problem.getName(), "参数 " + problem.getName() + " 的值“" + problem.getValue() + "”格式不对，请更正");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException problem) {
    return required(problem.getParameterName(), "缺少参数 " + problem.getParameterName());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(MissingServletRequestPartException problem) {
    return required(problem.getRequestPartName(), "请选择要上传的文件");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(MissingRequestHeaderException problem) {
    return required(problem.getHeaderName(), "缺少请求头 " + problem.getHeaderName());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileCountLimitExceededException) {
        return withErrors("file", "请求的部分（文件和字段）太多：每次只上传一个文件，请减少后重试");
      }
      if (cause instanceof SizeException limit && limit.getPermittedSize() <= LONGEST_PART_HEADER) {
        return withErrors("file", "文件名过长，应为 1 至 200 个字，请缩短后上传");
      }
    }
    return withErrors("file", "附件不能超过 20 MB，请压缩或拆分后上传");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> multipart(MultipartException problem) {
    if (FullDisk.isBehind(problem)) {
      return fullDisk(problem);
    }
    return withErrors("file", "请以 multipart/form-data 方式上传文件");
  }

  @ExceptionHandler
  ResponseEntity<?> noResource(NoResourceFoundException problem, HttpServletRequest request) {
    if (ErrorPage.isWanted(request, request.getRequestURI())) {
      return ErrorPage.answer(HttpStatus.NOT_FOUND);
    }
    return answer(HttpStatus.NOT_FOUND, "未找到", "没有这个地址，请检查网址");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(TransientDataAccessException problem) {
    log.warn("A request met a passing fault of the database", problem);
    return answer(HttpStatus.SERVICE_UNAVAILABLE, "系统繁忙", "数据库暂时繁忙，没有保存任何内容，请稍后重试");
  }

  /** Answers what Spring refuses by itself, and unexpected failures. */
  @ExceptionHandler
  @Nullable ResponseEntity<?> other(Exception problem, HttpServletRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(problem)) {
      return null;
    }
    if (problem instanceof ErrorResponse refused && refused.getStatusCode().is4xxClientError()) {
      return Problem.of(refused.getStatusCode(), refused.getHeaders());
    }
    if (RequestLimits.wasTooSlow(request)) {
      return Problem.of(HttpStatus.REQUEST_TIMEOUT, HttpHeaders.EMPTY);
    }
    if (LostConnection.isBehind(problem)) {
      log.warn(
          "A request has lost its connection to the database: {}",
          String.valueOf(problem.getMessage()).lines().findFirst().orElse(""));
      return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, HttpHeaders.EMPTY);
    }
    if (FullDisk.isBehind(problem)) {
      return fullDisk(problem);
    }
    log.error("A request failed", problem);
    if (ErrorPage.isWanted(request, request.getRequestURI())) {
      return ErrorPage.answer(HttpStatus.INTERNAL_SERVER_ERROR);
    }
    return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, HttpHeaders.EMPTY);
  }

  private static ResponseEntity<ProblemDetail> fullDisk(Exception problem) {
    log.error("A request found no room on a disk of the server", problem);
    return answer(HttpStatus.SERVICE_UNAVAILABLE, "磁盘空间不足", FullDisk.TOLD);
  }

  private static ResponseEntity<ProblemDetail> ofJson(@Nullable Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamConstraintsException) {
        return withErrors("", "请求体过大或嵌套过深（最多 1 MB），请精简后提交");
      }
      if (cause instanceof StreamReadException && !(cause instanceof InputCoercionException)) {
        return withErrors("", "请求体不是有效的 JSON，请检查括号、引号与逗号，同一字段只能出现一次");
      }
    }
    if (problem instanceof UnrecognizedPropertyException unknown) {
      return withErrors(path(unknown), "没有名为“" + unknown.getPropertyName() + "”的字段，请删去或更正字段名");
    }
    if (problem instanceof JsonMappingException mapping) {
      return mapping.getPath().isEmpty()
          ? withErrors("", "请求体的结构不对，请按接口文档填写")
          : withErrors(path(mapping), "字段 " + path(mapping) + " 的类型或格式不对：" + expected(mapping));
    }
    return withErrors("", "请求体不能为空，请按接口文档填写");
  }

  private static String expected(JsonMappingException problem) {
    Class<?> type =
        problem instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    if (type == BigDecimal.class && path(problem).endsWith("Score")) {
      return "应为分数，如 80";
    }
    if (type == BigDecimal.class) {
      return "应为数字（金额以元为单位），如 \"30000000.00\"";
    }
    if (type == LocalDate.class) {
      return "应为 1900 至 2100 年之间的日期，格式如 2025-12-01";
    }
    return type == String.class ? "应为文字" : type == Integer.class ? "应为整数" : "请按接口文档填写";
  }

  private static ResponseEntity<ProblemDetail> required(String field, String message) {
    FieldError error = FieldError.required(field, message);
    return withErrors(error.message(), List.of(error));
  }

  private static ResponseEntity<ProblemDetail> withErrors(String field, String message) {
    FieldError error = new FieldError(field, message);
    return withErrors(error.message(), List.of(error));
  }

  /** Answers 400; the code is that of the errors where all have the same. */
  private static ResponseEntity<ProblemDetail> withErrors(
      @Nullable String detail, List<FieldError> errors) {
    boolean required =
        !errors.isEmpty()
            && errors.stream().allMatch(error -> error.code().equals(FieldError.REQUIRED));
    String code =
        required
            ? FieldError.REQUIRED
            : errors.stream().anyMatch(error -> !error.field().isEmpty())
                ? FieldError.INVALID
                : "bad-request";
    return Problem.of(
        HttpStatus.BAD_REQUEST, "请求内容有误", detail, Map.of("code", code, "errors", errors));
  }

  private static ResponseEntity<ProblemDetail> answer(
      HttpStatus status, String title, @Nullable String detail) {
    return Problem.of(status, title, detail, Map.of());
  }

  private static String path(JsonMappingException problem) {
    return problem.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
