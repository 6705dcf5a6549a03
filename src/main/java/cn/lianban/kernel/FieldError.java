package cn.lianban.kernel;

/**
 * One thing that is wrong with a request.
 *
 * @param field where: the name of the field, with its path ({@code applicant.uscc}); empty for the request as a whole
 * @param message what is wrong and what to do, in Chinese
 */
public record FieldError(String field, String message) {

  private static final int LONGEST = 500;

  /** Both quote what was sent, which may be of any length: cut where nobody would read on. */
  public FieldError {
    field = cut(field);
    message = cut(message);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
