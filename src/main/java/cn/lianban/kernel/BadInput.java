package cn.lianban.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** The request says something that cannot be: answered 400, with everything that is wrong at once. */
public class BadInput extends RuntimeException {

  private final transient List<FieldError> errors;

  public BadInput(List<FieldError> errors) {
    super(errors.stream().map(FieldError::message).collect(Collectors.joining("；")));
    this.errors = List.copyOf(errors);
  }

  public BadInput(String field, String message) {
    this(List.of(new FieldError(field, message)));
  }

  public List<FieldError> errors() {
    return errors;
  }
}
