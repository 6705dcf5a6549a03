package cn.lianban.demonstration;

import java.util.List;
import java.util.Map;

/**
 * A case of the demonstration.
 *
 * @param key idempotency key of its submission, by which a second start finds the same case
 * @param place path of the API for its kind of case; null for that of applications
 * @param account of the applicant
 * @param target the status in which it is left
 * @param application the body of its submission
 * @param steps what is done in each status; steps of the target status leave the case in it
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
   * A step of a case: a task that somebody completes, an objection by the public (key {@code
   * objection}), or the end of the publicity (key {@code publicityEnded}).
   */
  record Step(String account, String task, Map<String, Object> fields) {}
}
