package cn.lianban.kernel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The person for whom a substitute completes the current task. Records of who acted name this
 * person too, without each handler having to pass the name on.
 */
public final class ActingSubstitute {

  private static final ThreadLocal<@Nullable String> REPRESENTED = new ThreadLocal<>();

  private ActingSubstitute() {}

  /**
   * Does the work on behalf of this person.
   *
   * @param represented null where nobody is represented
   */
  public static <T> T of(@Nullable String represented, Supplier<T> work) {
    String before = REPRESENTED.get();
    REPRESENTED.set(represented);
    try {
      return work.get();
    } finally {
      if (before == null) {
        REPRESENTED.remove();
      } else {
        REPRESENTED.set(before);
      }
    }
  }

  /** The person who is represented; null where nobody is. */
  public static @Nullable String person() {
    return REPRESENTED.get();
  }

  /**
   * The names as people read them: {@code 张三（代 李四）}; the person alone where nobody is represented.
   */
  public static String shown(String person, @Nullable String represented) {
    return represented == null ? person : person + "（代 " + represented + "）";
  }
}
