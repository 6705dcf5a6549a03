package cn.lianban.kernel.web;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Refused;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Everything that can go wrong, as RFC 9457 problem details in Chinese; asked before Spring's own advice, which answers in English. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Problems {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ProblemDetail badInput(BadInput problem) {
    return withErrors("请求内容有误", problem.getMessage(), problem.errors());
  }

  @ExceptionHandler
  ProblemDetail conflict(Conflict problem) {
    return problem(HttpStatus.CONFLICT, "当前状态不允许此操作", problem.getMessage());
  }

  @ExceptionHandler
  ProblemDetail notFound(NotFound problem) {
    return problem(HttpStatus.NOT_FOUND, "未找到", problem.getMessage());
  }

  @ExceptionHandler
  ProblemDetail refused(Refused problem) {
    return problem(HttpStatus.FORBIDDEN, "无权操作", problem.getMessage());
  }

  @ExceptionHandler
  ProblemDetail unreadable(HttpMessageNotReadableException problem) {
    if (problem.getCause() instanceof UnrecognizedPropertyException unknown) {
      return withErrors(path(unknown), "没有名为“" + unknown.getPropertyName() + "”的字段，请删去或更正字段名");
    }
    if (problem.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return withErrors(path(mapping), "字段 " + path(mapping) + " 的类型不对，请按接口文档填写");
    }
    return withErrors("", "请求体不是有效的 JSON，请检查括号、引号与逗号");
  }

  @ExceptionHandler
  ProblemDetail unreadable(JsonMappingException problem) {
    return unreadable(new HttpMessageNotReadableException("", problem, null));
  }

  @ExceptionHandler
  ProblemDetail wrongType(MethodArgumentTypeMismatchException problem) {
    return withErrors(problem.getName(), "参数 " + problem.getName() + " 的值“" + problem.getValue() + "”格式不对");
  }

  @ExceptionHandler
  ProblemDetail missing(MissingServletRequestParameterException problem) {
    return withErrors(problem.getParameterName(), "缺少参数 " + problem.getParameterName());
  }

  @ExceptionHandler
  ProblemDetail missing(MissingServletRequestPartException problem) {
    return withErrors(problem.getRequestPartName(), "缺少文件部分 " + problem.getRequestPartName());
  }

  @ExceptionHandler
  ProblemDetail missing(MissingRequestHeaderException problem) {
    return withErrors(problem.getHeaderName(), "缺少请求头 " + problem.getHeaderName());
  }

  @ExceptionHandler
  ProblemDetail tooLarge(MaxUploadSizeExceededException problem) {
    return withErrors("file", "附件不能超过 20 MB，请压缩或拆分后上传");
  }

  @ExceptionHandler
  ProblemDetail multipart(MultipartException problem) {
    return withErrors("file", "请以 multipart/form-data 方式上传文件");
  }

  @ExceptionHandler
  ProblemDetail method(HttpRequestMethodNotSupportedException problem) {
    return problem(HttpStatus.METHOD_NOT_ALLOWED, "不支持的方法", "此地址不支持 " + problem.getMethod() + " 方法");
  }

  @ExceptionHandler
  ProblemDetail mediaType(HttpMediaTypeNotSupportedException problem) {
    return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "不支持的内容类型", "请以 application/json 提交，附件以 multipart/form-data 提交");
  }

  @ExceptionHandler
  ProblemDetail noResource(NoResourceFoundException problem) {
    return problem(HttpStatus.NOT_FOUND, "未找到", "没有这个地址，请检查网址");
  }

  @ExceptionHandler
  ProblemDetail busy(TransientDataAccessException problem) {
    log.warn("A request met a passing fault of the database", problem);
    return problem(HttpStatus.SERVICE_UNAVAILABLE, "系统繁忙", "数据库暂时繁忙，没有保存任何内容，请稍后重试");
  }

  private static ProblemDetail withErrors(String field, String message) {
    return withErrors("请求内容有误", message, List.of(new FieldError(field, message)));
  }

  private static ProblemDetail withErrors(String title, String detail, List<FieldError> errors) {
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, title, detail);
    problem.setProperty("errors", errors);
    return problem;
  }

  private static ProblemDetail problem(HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return problem;
  }

  private static String path(JsonMappingException problem) {
    return problem.getPath().stream()
        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
