package cn.lianban.kernel;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value of a closed list, which models, programs and the database know by its id. */
public interface Coded {

  /** Must never change once cases have been stored with it. */
  String id();

  /** Empty where the list has no such value. */
  static <T extends Enum<T> & Coded> Optional<T> find(Class<T> list, @Nullable String id) {
    return Stream.of(list.getEnumConstants()).filter(value -> value.id().equals(id)).findFirst();
  }

  /** The value with this id, which must exist because models or the database name it. */
  static <T extends Enum<T> & Coded> T of(Class<T> list, @Nullable String id) {
    return find(list, id)
        .orElseThrow(() -> new IllegalArgumentException("No " + list.getSimpleName() + " " + id));
  }

  /**
   * Checks a value that is used as a search filter; null means no filter.
   *
   * @throws BadInput where the list has no such value
   */
  static <T extends Enum<T> & Coded> void checkSought(
      Class<T> list, String field, String label, @Nullable String id) {
    if (id != null && find(list, id).isEmpty()) {
      String allowed =
          Stream.of(list.getEnumConstants()).map(Coded::id).collect(Collectors.joining("、"));
      throw new BadInput(field, label + "应为下列之一：" + allowed);
    }
  }
}
