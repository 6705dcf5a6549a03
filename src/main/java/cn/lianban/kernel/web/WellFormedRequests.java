package cn.lianban.kernel.web;

import cn.lianban.kernel.FieldError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses malformed requests before our API and the engine's see them, because each would fail in
 * its own way: a content type that is invalid or has wildcards, and control characters in an
 * address or a query.
 */
final class WellFormedRequests extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isConcrete(request.getContentType())) {
      Problem.write(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
      return;
    }
    Optional<FieldError> error =
        inAddress(request.getRequestURI()).or(() -> inQuery(request.getQueryString()));
    if (error.isPresent()) {
      Map<String, Object> more =
          Map.of("message", error.get().message(), "errors", List.of(error.get()));
      Problem.write(
          response,
          HttpStatus.BAD_REQUEST,
          null,
          Problem.title(HttpStatus.BAD_REQUEST),
          error.get().message(),
          more);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isConcrete(String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return true;
    }
    try {
      return MediaType.parseMediaType(contentType).isConcrete();
    } catch (InvalidMediaTypeException none) {
      return false;
    }
  }

  private static Optional<FieldError> inAddress(String path) {
    Optional<String> text = decoded(path.replace("+", "%2B"));
    if (text.isEmpty()) {
      return Optional.of(new FieldError("", "网址中的百分号编码不对，请更正"));
    }
    return hasControls(text.get())
        ? Optional.of(new FieldError("", "网址含有控制字符，请更正"))
        : Optional.empty();
  }

  private static Optional<FieldError> inQuery(String query) {
    if (query == null) {
      return Optional.empty();
    }
    for (String parameter : query.split("&")) {
      int sign = parameter.indexOf('=');
      Optional<String> name = decoded(sign < 0 ? parameter : parameter.substring(0, sign));
      Optional<String> value = decoded(sign < 0 ? "" : parameter.substring(sign + 1));
      if (name.isEmpty() || value.isEmpty()) {
        return Optional.of(
            new FieldError(
                name.filter(readable -> !hasControls(readable)).orElse(""), "网址中的百分号编码不对，请更正"));
      }
      if (hasControls(name.get())) {
        return Optional.of(new FieldError("", "有参数的名称含有控制字符，请更正"));
      }
      if (hasControls(value.get())) {
        return Optional.of(new FieldError(name.get(), "参数 " + name.get() + " 含有无法识别的字符，请更正"));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  static boolean hasControls(String text) {
    return text.codePoints()
        .anyMatch(
            point ->
                Character.isISOControl(point)
                    || Character.getType(point) == Character.LINE_SEPARATOR
                    || Character.getType(point) == Character.PARAGRAPH_SEPARATOR);
  }
}
