package cn.lianban.demonstration;

import java.util.List;
import java.util.Map;

/**
 * A case of the demonstration.
 *
 * @param key idempotency key of its submission: a second start finds the same case
 * @param place where cases of its kind are sent and found; null for that of applications
 * @param account who applies
 * @param target the status in which it is left
 * @param application the body of its submission
 * @param steps what is done in each status, by the status; those of the target leave it there
 */
record DemoCase(
    String key,
    String place,
    String account,
    String target,
    Map<String, Object> application,
    Map<String, List<Step>> steps) {

  private static final String APPLICATIONS = "/api/applications";

  DemoCase {
    place = place == null ? APPLICATIONS : place;
  }

  /**
   * A task that somebody works, or with the key {@code objection} what somebody of the public says,
   * or with {@code publicityEnded} the end of the publicity.
   */
  record Step(String account, String task, Map<String, Object> fields) {}
}
