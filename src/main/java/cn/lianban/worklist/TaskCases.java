package cn.lianban.worklist;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.NotFound;
import cn.lianban.workflow.cases.CasePosition;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.engine.PersonNames;
import cn.lianban.workflow.tasks.WorkItem;
import cn.lianban.workflow.tasks.WorkItems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The case of a task: its history and its present state. */
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
   * @param diagrams the diagram of its process first, then those of the processes that it called
   * @param holders groups and persons with a task in the case now
   */
  public record TaskCase(
      String caseNo,
      List<Timeline.Entry> history,
      List<CasePosition.Diagram> diagrams,
      List<Holder> holders) {

    /** The case number under the field name that programs have used so far. */
    @JsonProperty
    String applicationNo() {
      return caseNo;
    }
  }

  /**
   * A group or person with a task.
   *
   * @param assignee name of the person who has claimed the task; null for none, and for officials
   *     where it is an expert
   */
  public record Holder(
      @Nullable String bureau,
      String taskName,
      @Nullable OffsetDateTime since,
      @Nullable OffsetDateTime due,
      @Nullable String assignee) {}

  /** Leaves out opinions of other bureaus while they review at the same time, as the form does. */
  private Timeline.Entry readable(Timeline.Entry entry, WorkItem task) {
    return task.key().equals(REVIEW)
        ? entry.withheldFromAllBut(List.of(bureaus.name(task.bureau())))
        : entry;
  }

  /** The person who has claimed the task; no official may know which expert it is. */
  private static @Nullable String claimedBy(WorkItem task, Actor reader) {
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
      // an expert evaluates facts and files and must not see what others have said or done
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
