package cn.lianban.kernel;

/**
 * One thing that is wrong with a request.
 *
 * @param field where: the name of the field, with its path ({@code applicant.uscc}); empty for the
 *     request as a whole
 * @param message what is wrong and what to do, in Chinese
 * @param code by which programs know what is wrong, in ASCII: {@link #REQUIRED}, {@link #INVALID},
 *     or what this field can have wrong, such as {@code check-character}
 */
public record FieldError(String field, String message, String code) {

  /** The field has to be filled and is not. */
  public static final String REQUIRED = "field-required";

  /** What the field says cannot be. */
  public static final String INVALID = "field-invalid";

  private static final int LONGEST = 500;

  /**
   * Both quote what was sent, which may hold anything and be of any length: in one line, cut where
   * nobody would read on.
   */
  public FieldError {
    field = cut(field);
    message = cut(message);
    code = code == null ? INVALID : code;
  }

  /** A field that says what cannot be. */
  public FieldError(String field, String message) {
    this(field, message, INVALID);
  }

  /** A field that has to be filled and is not. */
  public static FieldError required(String field, String message) {
    return new FieldError(field, message, REQUIRED);
  }

  private static String cut(String text) {
    return PlainText.quoted(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
  }
}
