package cn.lianban.kernel;

/**
 * One thing that is wrong with a request.
 *
 * @param field where: the name of the field, with its path ({@code applicant.uscc}); empty for the
 *     request as a whole
 * @param message what is wrong and what to do, in Chinese
 * @param code by which programs recognise the error, in ASCII: {@link #REQUIRED}, {@link #INVALID},
 *     or one that only this field has, such as {@code check-character}
 */
public record FieldError(String field, String message, String code) {

  /** A required field is empty. */
  public static final String REQUIRED = "field-required";

  /** The field has a value that is not allowed. */
  public static final String INVALID = "field-invalid";

  private static final int LONGEST = 500;

  /**
   * Puts field and message in one line and cuts them, because both quote what was sent, which may
   * hold anything and be of any length.
   */
  public FieldError {
    field = cut(field);
    message = cut(message);
    code = code == null ? INVALID : code;
  }

  /** An error for a field whose value is not allowed. */
  public FieldError(String field, String message) {
    this(field, message, INVALID);
  }

  /** An error for a required field that is empty. */
  public static FieldError required(String field, String message) {
    return new FieldError(field, message, REQUIRED);
  }

  private static String cut(String text) {
    return PlainText.quoted(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
  }
}
