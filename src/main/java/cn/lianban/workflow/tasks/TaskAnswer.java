package cn.lianban.workflow.tasks;

import cn.lianban.workflow.models.FormSchema;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was filled in at a step that no part of the program handles.
 *
 * @param visit how many times the case had come to this step then
 * @param onBehalfOf the account that a substitute represented; null for none
 * @param form the form that has the fields
 * @param fields typed values by key; null for a field that was left empty
 */
public record TaskAnswer(
    String taskKey,
    String taskName,
    int visit,
    String bureau,
    String person,
    @Nullable String onBehalfOf,
    OffsetDateTime answeredAt,
    FormSchema form,
    Map<String, Object> fields) {}
