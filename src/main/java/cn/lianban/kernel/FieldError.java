package cn.lianban.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing that is wrong with a request.
 *
 * @param field where: the name of the field, with its path ({@code applicant.uscc}); empty for the request as a whole
 * @param message what is wrong and what to do, in Chinese
 * @param code by which programs tell this fault from others, such as {@code check-character}; null where they need not
 */
public record FieldError(String field, String message, @JsonInclude(JsonInclude.Include.NON_NULL) String code) {

  private static final int LONGEST = 500;

  /** Both quote what was sent, which may hold anything and be of any length: in one line, cut where nobody would read on. */
  public FieldError {
    field = cut(field);
    message = cut(message);
  }

  public FieldError(String field, String message) {
    this(field, message, null);
  }

  private static String cut(String text) {
    return PlainText.quoted(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
  }
}
