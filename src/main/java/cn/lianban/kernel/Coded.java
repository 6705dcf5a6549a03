package cn.lianban.kernel;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value of a closed list: models, programs and the database know it by its id. */
public interface Coded {

  /** Never changes once cases have been kept with it. */
  String id();

  /** Empty where the list has no such value. */
  static <T extends Enum<T> & Coded> Optional<T> find(Class<T> list, String id) {
    return Stream.of(list.getEnumConstants()).filter(value -> value.id().equals(id)).findFirst();
  }

  /** The value that models or the database name. */
  static <T extends Enum<T> & Coded> T of(Class<T> list, String id) {
    return find(list, id)
        .orElseThrow(() -> new IllegalArgumentException("No " + list.getSimpleName() + " " + id));
  }

  /**
   * Checks the value by which somebody looks for something; null is none.
   *
   * @throws BadInput where the list has no such value
   */
  static <T extends Enum<T> & Coded> void checkSought(
      Class<T> list, String field, String label, String id) {
    if (id != null && find(list, id).isEmpty()) {
      String allowed =
          Stream.of(list.getEnumConstants()).map(Coded::id).collect(Collectors.joining("、"));
      throw new BadInput(field, label + "应为下列之一：" + allowed);
    }
  }
}
