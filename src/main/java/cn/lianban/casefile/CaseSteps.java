package cn.lianban.casefile;

import cn.lianban.casefile.CaseFile.Step;
import cn.lianban.intake.Status;
import cn.lianban.intake.Status.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The line of steps that an applicant sees, from the table of statuses. */
final class CaseSteps {

  static final String DONE = "done";
  static final String CURRENT = "current";
  static final String AHEAD = "ahead";
  static final String END = "end";

  private CaseSteps() {}

  /**
   * The steps up to the present status, and those to come.
   *
   * @param all the statuses in the order of the way
   * @param passed the codes that the case has had, oldest first
   * @param statusName the present status as the applicant reads it
   */
  static List<Step> of(List<Status> all, Status now, String statusName, List<String> passed) {
    List<Status> way =
        all.stream()
            .filter(
                status ->
                    status.course() == Course.ALWAYS
                        || status.course() == Course.SOMETIMES
                            && (passed.contains(status.id()) || status.id().equals(now.id())))
            .toList();
    Set<String> onWay = Set.copyOf(way.stream().map(Status::id).toList());
    String stands =
        onWay.contains(now.id())
            ? now.id()
            : passed.stream()
                .filter(onWay::contains)
                .reduce((one, later) -> later)
                .orElse(way.isEmpty() ? now.id() : way.get(0).id());
    boolean ended = now.course() == Course.END;
    List<Step> steps = new ArrayList<>();
    String state = DONE;
    for (Status status : way) {
      boolean here = status.id().equals(stands);
      if (here && !ended && !now.isEnded()) {
        boolean beside = !status.id().equals(now.id());
        steps.add(
            new Step(
                status.id(),
                beside ? status.label() + "（" + statusName + "）" : status.label(),
                CURRENT));
      } else if (!ended || state.equals(DONE)) {
        steps.add(new Step(status.id(), status.label(), state));
      }
      if (here) {
        state = AHEAD;
      }
    }
    if (ended) {
      steps.add(new Step(now.id(), statusName, END));
    }
    return List.copyOf(steps);
  }
}
