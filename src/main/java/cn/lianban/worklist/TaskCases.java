package cn.lianban.worklist;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.NotFound;
import cn.lianban.workflow.CasePosition;
import cn.lianban.workflow.PersonNames;
import cn.lianban.workflow.Timeline;
import cn.lianban.workflow.WorkItem;
import cn.lianban.workflow.WorkItems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The case of a task: who did what so far, and where it stands now. */
@Service
public class TaskCases {

  private static final String REVIEW = "reviewApplication";

  private final WorkItems items;
  private final Timeline timeline;
  private final CasePosition position;
  private final Bureaus bureaus;
  private final PersonNames people;

  TaskCases(
      WorkItems items,
      Timeline timeline,
      CasePosition position,
      Bureaus bureaus,
      PersonNames people) {
    this.items = items;
    this.timeline = timeline;
    this.position = position;
    this.bureaus = bureaus;
    this.people = people;
  }

  /**
   * A case.
   *
   * @param history oldest first
   * @param diagrams the process that handles it first, then those that it has called
   * @param holders who has to do something now
   */
  public record TaskCase(
      String caseNo,
      List<Timeline.Entry> history,
      List<CasePosition.Diagram> diagrams,
      List<Holder> holders) {

    /** The number by the name that programs have read so far. */
    @JsonProperty
    String applicationNo() {
      return caseNo;
    }
  }

  /**
   * Who has to do something.
   *
   * @param assignee how the person who has claimed the task is called; null for nobody, and for
   *     officials where it is an expert
   */
  public record Holder(
      String bureau, String taskName, OffsetDateTime since, OffsetDateTime due, String assignee) {}

  /**
   * Bureaus that review at the same time do not read each other's opinions, here as little as in
   * the form.
   */
  private Timeline.Entry readable(Timeline.Entry entry, WorkItem task) {
    return task.key().equals(REVIEW)
        ? entry.withheldFromAllBut(List.of(bureaus.name(task.bureau())))
        : entry;
  }

  /** Which experts evaluate is no official's business. */
  private static String claimedBy(WorkItem task, Actor reader) {
    return task.bureau().equals(Actor.EXPERTS) && !reader.seesEverything() ? null : task.assignee();
  }

  @Transactional(readOnly = true)
  public TaskCase of(Actor actor, String taskId) {
    WorkItem task =
        items.visibleTo(actor, List.of(taskId)).stream()
            .findFirst()
            .orElseThrow(() -> new NotFound("没有这项任务，请刷新任务列表"));
    String no = task.caseNo();
    if (task.bureau().equals(Actor.EXPERTS) && !actor.seesEverything()) {
      // an expert evaluates facts and files: what others have said and done is none of it
      return new TaskCase(no, List.of(), List.of(), List.of());
    }
    List<WorkItem> waiting = items.ofCase(no);
    Map<String, String> names =
        people.names(waiting.stream().map(held -> claimedBy(held, actor)).toList());
    List<Holder> holders =
        waiting.stream()
            .map(
                held ->
                    new Holder(
                        bureaus.name(held.bureau()),
                        held.name(),
                        held.created(),
                        held.due(),
                        names.get(claimedBy(held, actor))))
            .toList();
    List<Timeline.Entry> history =
        timeline.of(no).stream().map(entry -> readable(entry, task)).toList();
    return new TaskCase(no, history, position.of(no), holders);
  }
}
