package cn.lianban.kernel;

import java.util.Set;

/** Which bureaus accept applications, for rooms that do not read the models themselves. */
public interface AcceptingBodies {

  /** Ids, as the handling plan of the newest models names them. */
  Set<String> acceptingBodies();

  /** Whether the person belongs to one of them, not as a substitute alone. */
  default boolean isMember(Actor actor) {
    return acceptingBodies().stream()
        .anyMatch(body -> actor.isIn(body) && !actor.substitutesIn(body));
  }
}
