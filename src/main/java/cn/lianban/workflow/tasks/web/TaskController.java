package cn.lianban.workflow.tasks.web;

import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.workflow.tasks.TaskWork;
import cn.lianban.workflow.tasks.WorkItem;
import cn.lianban.workflow.tasks.WorkItems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tasks")
@Tag(name = "任务", description = "各部门办理任务")
class TaskController {

  private final WorkItems items;
  private final TaskWork work;
  private final CurrentActor currentActor;

  TaskController(WorkItems items, TaskWork work, CurrentActor currentActor) {
    this.items = items;
    this.work = work;
    this.currentActor = currentActor;
  }

  @GetMapping
  @Operation(summary = "本人可见的待办任务", description = "可按部门、任务类型、办件编号（caseNo）筛选；最紧急的在前。")
  Page<WorkItem> tasks(
      @RequestParam(required = false) String bureau,
      @RequestParam(required = false) String key,
      @RequestParam(required = false) String caseNo,
      @Parameter(description = "caseNo 的旧名") @RequestParam(required = false) String applicationNo,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return items.visibleTo(
        currentActor.get(),
        bureau,
        key,
        caseNo == null ? applicationNo : caseNo,
        new Page.Request(page, size));
  }

  @PostMapping("/{id}/completion")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "办结任务", description = "提交该任务表单的各字段；校验不通过时不保存任何内容。")
  void complete(
      @PathVariable String id, @RequestBody(required = false) Map<String, Object> fields) {
    work.complete(id, fields == null ? Map.of() : fields);
  }
}
