package cn.lianban.kernel;

import java.util.Set;

/** Which bureaus accept applications, for rooms that do not read the models themselves. */
public interface AcceptingBodies {

  /** Ids of the bureaus, as the handling plan of the newest models names them. */
  Set<String> acceptingBodies();

  /** Whether the person belongs to one of them other than as a substitute. */
  default boolean isMember(Actor actor) {
    return acceptingBodies().stream()
        .anyMatch(body -> actor.isIn(body) && !actor.substitutesIn(body));
  }
}
