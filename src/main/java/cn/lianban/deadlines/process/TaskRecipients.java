package cn.lianban.deadlines.process;

import cn.lianban.catalogue.Bureaus;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** Finds those who have to work a task. */
@Component
class TaskRecipients {

  private final Bureaus bureaus;

  TaskRecipients(Bureaus bureaus) {
    this.bureaus = bureaus;
  }

  /**
   * The candidate groups; where there are none, as for an expert's seat, the account that the task
   * is assigned to.
   */
  List<String> of(DelegateTask task) {
    List<String> groups =
        task.getCandidates().stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    return !groups.isEmpty() || task.getAssignee() == null ? groups : List.of(task.getAssignee());
  }

  /** The recipients for texts that anybody may read: names of groups, never of a person. */
  String names(DelegateTask task) {
    return names(task.getCandidates());
  }

  String names(Collection<IdentityLink> links) {
    String names =
        links.stream()
            .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .sorted()
            .map(bureaus::name)
            .collect(Collectors.joining("、"));
    return names.isEmpty() ? "办理人" : names;
  }
}
