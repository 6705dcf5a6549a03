package cn.lianban.kernel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What is wrong with which field of a form, kept as an attribute of its request: the engine's own
 * interface answers a refusal with a text alone, and has no place for more.
 */
public final class RefusedFields {

  private static final String NAME = RefusedFields.class.getName();

  private RefusedFields() {}

  /** Keeps them for the answer to the current request; does nothing where there is none. */
  public static void keep(List<FieldError> errors) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(NAME, List.copyOf(errors), RequestAttributes.SCOPE_REQUEST);
    }
  }

  /** Those of a request; none where its fields were not what was refused. */
  public static List<FieldError> of(HttpServletRequest request) {
    return request.getAttribute(NAME) instanceof List<?> errors
        ? errors.stream().map(FieldError.class::cast).toList()
        : List.of();
  }
}
