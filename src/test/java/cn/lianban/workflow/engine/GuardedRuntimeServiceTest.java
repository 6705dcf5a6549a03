package cn.lianban.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an administrator notes at a failure is a text like every other. */
@ServiceTest
class GuardedRuntimeServiceTest {

  @Autowired Office office;
  @Autowired RuntimeService runtime;
  private String incident;

  @BeforeEach
  void somethingHasFailed() {
    Case waiting =
        office.applies(
            "M05-1", Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00"));
    Execution execution =
        runtime
            .createExecutionQuery()
            .processInstanceBusinessKey(waiting.no())
            .activityId("acceptApplication")
            .singleResult();
    incident = runtime.createIncident("failedByHand", execution.getId(), null).getId();
  }

  @AfterEach
  void itIsOver() {
    runtime.resolveIncident(incident);
  }

  @Test
  void is_kept_without_what_nobody_sees() {
    runtime.setAnnotationForIncidentById(incident, " 已\u202E联系\u200B供应\u00A0商\u2028等候 ");
    assertThat(note()).isEqualTo("已联系供应 商\n等候");
    runtime.setAnnotationForIncidentById(incident, "\u3164\u200B");
    assertThat(note()).as("which says nothing").isNull();
  }

  @Test
  void is_refused_with_control_characters_or_beyond_every_measure() {
    for (String text : new String[] {"已\u001B[31m联系", "长".repeat(2001)}) {
      assertThatThrownBy(() -> runtime.setAnnotationForIncidentById(incident, text))
          .isInstanceOf(BadUserRequestException.class)
          .hasMessageContaining("备注不能超过");
    }
    assertThat(note()).isNull();
  }

  private String note() {
    Incident found = runtime.createIncidentQuery().incidentId(incident).singleResult();
    return found.getAnnotation();
  }
}
