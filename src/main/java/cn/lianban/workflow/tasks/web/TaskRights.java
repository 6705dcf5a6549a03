package cn.lianban.workflow.tasks.web;

import cn.lianban.kernel.web.CaseRights;
import cn.lianban.workflow.tasks.TaskWork;
import java.util.List;
import org.springframework.stereotype.Component;

/** The bureau of a task completes it. */
@Component
class TaskRights implements CaseRights {

  private final TaskWork work;

  TaskRights(TaskWork work) {
    this.work = work;
  }

  @Override
  public List<String> addresses() {
    return List.of("/api/tasks/{id}/completion");
  }

  @Override
  public void check(String taskId) {
    work.checkMayWork(taskId);
  }
}
