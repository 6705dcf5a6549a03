package cn.lianban.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.tasks.TaskHandler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The check takes for general steps those tasks that no handler works. */
@ServiceTest
class HandledStepsTest {

  @Autowired List<TaskHandler> handlers;

  @Test
  void the_fields_of_each_handled_task_are_listed_and_no_others() {
    assertThat(new Served().keys("fields"))
        .containsExactlyInAnyOrderElementsOf(handlers.stream().map(TaskHandler::taskKey).toList());
  }
}
