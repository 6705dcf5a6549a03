package cn.lianban.kernel;

import java.util.function.Supplier;

/**
 * For whom a substitute is working the task that is being completed. Whatever records the person
 * who acts records this person beside it, without every handler having to hand the name on.
 */
public final class ActingSubstitute {

  private static final ThreadLocal<String> REPRESENTED = new ThreadLocal<>();

  private ActingSubstitute() {}

  /**
   * Does the work on behalf of this person.
   *
   * @param represented null where whoever acts does so in the own name
   */
  public static <T> T of(String represented, Supplier<T> work) {
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

  /** The person who is represented; null where whoever acts does so in the own name. */
  public static String person() {
    return REPRESENTED.get();
  }

  /** As people read it: {@code 张三（代 李四）}; the person alone where nobody is represented. */
  public static String shown(String person, String represented) {
    return represented == null ? person : person + "（代 " + represented + "）";
  }
}
