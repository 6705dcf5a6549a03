package cn.lianban.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The request is invalid: answered 400, with everything that is wrong at once. */
public class BadInput extends RuntimeException {

  private static final int MOST = 50;

  private final transient List<FieldError> errors;

  public BadInput(List<FieldError> errors) {
    super(told(errors).stream().map(FieldError::message).collect(Collectors.joining("；")));
    this.errors = told(errors);
  }

  public BadInput(String field, String message) {
    this(List.of(new FieldError(field, message)));
  }

  /** The error for one required field that is empty. */
  public static BadInput required(String field, String message) {
    return new BadInput(List.of(FieldError.required(field, message)));
  }

  public List<FieldError> errors() {
    return errors;
  }

  /** The first errors of the list, so that the answer to a request full of errors stays short. */
  private static List<FieldError> told(List<FieldError> errors) {
    if (errors.size() <= MOST) {
      return List.copyOf(errors);
    }
    List<FieldError> told = new ArrayList<>(errors.subList(0, MOST));
    told.add(new FieldError("", "另有 " + (errors.size() - MOST) + " 处有误，请先更正以上各处"));
    return List.copyOf(told);
  }
}
