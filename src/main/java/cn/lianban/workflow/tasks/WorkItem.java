package cn.lianban.workflow.tasks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A work item: a task that waits for a person.
 *
 * @param key the task's id in its model, such as {@code reviewApplication}
 * @param bureau the group that works it; for an expert's task the group of experts
 * @param assignee the account that has claimed it; null for none
 * @param deploymentId the bundle of models that the case started with
 */
public record WorkItem(
    String id,
    String key,
    String name,
    String caseNo,
    String itemId,
    String bureau,
    @Nullable OffsetDateTime created,
    @Nullable OffsetDateTime due,
    String assignee,
    @JsonIgnore String executionId,
    @JsonIgnore String processDefinitionId,
    @JsonIgnore String deploymentId) {

  /** The case number under the field name that programs have used so far. */
  @JsonProperty
  String applicationNo() {
    return caseNo;
  }
}
