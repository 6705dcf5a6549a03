package cn.lianban.worklist.web;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.workflow.tasks.StandardList;
import cn.lianban.workflow.tasks.StandardLists;
import cn.lianban.worklist.TaskCards;
import cn.lianban.worklist.TaskCases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tasks")
@Tag(name = "任务", description = "各部门办理任务")
class WorklistController {

  private final StandardLists worklists;
  private final TaskCards cards;
  private final TaskCases cases;
  private final CurrentActor currentActor;

  WorklistController(
      StandardLists worklists, TaskCards cards, TaskCases cases, CurrentActor currentActor) {
    this.worklists = worklists;
    this.cards = cards;
    this.cases = cases;
    this.currentActor = currentActor;
  }

  /**
   * A list.
   *
   * @param urgency {@code overdue} or {@code due-soon}; null where the list has tasks whatever
   *     their due date
   */
  record Listed(String name, long count, @Nullable String urgency) {

    static Listed of(StandardList list, long count) {
      return new Listed(
          list.title(),
          count,
          switch (list) {
            case OVERDUE -> "overdue";
            case DUE_SOON -> "due-soon";
            default -> null;
          });
    }
  }

  @GetMapping("/worklists")
  @Operation(
      summary = "待办清单及件数",
      description = "本人可见的各待办清单（待受理、待联审、即将超期等）及其件数。urgency：overdue 已超期、due-soon 即将超期，其他清单没有。")
  List<Listed> worklists() {
    return worklists.counts(currentActor.get()).entrySet().stream()
        .map(list -> Listed.of(list.getKey(), list.getValue()))
        .toList();
  }

  @GetMapping("/cards")
  @Operation(summary = "任务卡片", description = "所给任务中本人可见者的事项、申报主体、申请金额、办理期限与剩余工作日。")
  List<TaskCards.Card> cards(@RequestParam List<String> id) {
    if (id.size() > Page.MOST) {
      throw new BadInput("id", "一次最多查询 " + Page.MOST + " 项任务");
    }
    return cards.of(currentActor.get(), id);
  }

  @GetMapping("/{id}/case")
  @Operation(summary = "任务所属案件的办理历史与当前位置")
  TaskCases.TaskCase caseOf(@PathVariable String id) {
    return cases.of(currentActor.get(), id);
  }
}
