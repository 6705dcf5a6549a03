package cn.lianban.insight.process;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.NotFound;
import cn.lianban.workflow.engine.AsSystem;
import cn.lianban.workflow.engine.PersonNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The path of one case through its diagrams: which nodes it visited, when, how often, and who
 * worked there. The times come from the engine's history of this case, the persons from our own
 * record.
 */
@Component
public class CaseTrail {

  private final HistoryService history;
  private final RepositoryService repository;
  private final AsSystem asSystem;
  private final Bureaus bureaus;
  private final PersonNames people;
  private final JdbcClient jdbc;
  private final Clock clock;

  CaseTrail(
      HistoryService history,
      RepositoryService repository,
      AsSystem asSystem,
      Bureaus bureaus,
      PersonNames people,
      JdbcClient jdbc,
      Clock clock) {
    this.history = history;
    this.repository = repository;
    this.asSystem = asSystem;
    this.bureaus = bureaus;
    this.people = people;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One stay at a node.
   *
   * @param left null while the case is there
   * @param bureau name of the group that worked or has to work the task; null where the node is no
   *     task
   * @param person the account that worked the task; null where nobody has, or the node is no task
   * @param personName the person's name
   */
  public record Visit(
      @Nullable OffsetDateTime entered,
      @Nullable OffsetDateTime left,
      @Nullable String bureau,
      @Nullable String person,
      @Nullable String personName,
      boolean cancelled) {}

  /** A node of the diagram with the stays there, oldest first. */
  public record Node(String id, String name, String type, List<Visit> visits) {}

  /**
   * The path through one diagram; if the case ran a part several times, the visits of all runs are
   * together.
   */
  public record Way(String definitionId, String name, List<Node> nodes) {}

  private record Work(
      String taskId, String bureau, @Nullable String person, @Nullable String personName) {

    private Work named(Map<String, String> names) {
      return new Work(taskId, bureau, person, names.get(person));
    }
  }

  /**
   * The paths through the diagram of the case and of the processes that it called, its own first.
   *
   * @param namesExperts whether the reader may know which experts evaluated
   */
  public List<Way> of(String caseNo, boolean namesExperts) {
    return asSystem.call(
        () ->
            history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNo)
                .list()
                .stream()
                .sorted(
                    Comparator.comparing(HistoricProcessInstance::getStartTime)
                        .thenComparing(instance -> instance.getSuperProcessInstanceId() != null))
                .collect(
                    Collectors.groupingBy(
                        HistoricProcessInstance::getProcessDefinitionId,
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(instances -> way(instances, work(caseNo, namesExperts)))
                .toList());
  }

  /**
   * The diagram of one of the case's paths, as BPMN 2.0.
   *
   * @throws NotFound where the case did not go through it
   */
  public String diagram(String caseNo, String definitionId) {
    return asSystem.call(
        () -> {
          if (history
                  .createHistoricProcessInstanceQuery()
                  .processInstanceBusinessKey(caseNo)
                  .processDefinitionId(definitionId)
                  .count()
              == 0) {
            throw new NotFound("案卷 " + caseNo + " 没有经过这张流程图");
          }
          try (InputStream model = repository.getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
          }
        });
  }

  private Way way(List<HistoricProcessInstance> instances, Map<String, Work> work) {
    Map<String, List<HistoricActivityInstance>> stays =
        instances.stream()
            .flatMap(
                instance ->
                    history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .orderByHistoricActivityInstanceStartTime()
                        .asc()
                        .list()
                        .stream())
            .filter(stay -> !stay.getActivityType().equals("multiInstanceBody"))
            .collect(
                Collectors.groupingBy(
                    HistoricActivityInstance::getActivityId,
                    LinkedHashMap::new,
                    Collectors.toList()));
    HistoricProcessInstance first = instances.get(0);
    List<Node> nodes =
        stays.values().stream()
            .map(
                visits ->
                    new Node(
                        visits.get(0).getActivityId(),
                        visits.get(0).getActivityName(),
                        visits.get(0).getActivityType(),
                        visits.stream()
                            .map(visit -> visit(visit, work.get(visit.getTaskId())))
                            .toList()))
            .toList();
    return new Way(first.getProcessDefinitionId(), first.getProcessDefinitionName(), nodes);
  }

  private Visit visit(HistoricActivityInstance visit, @Nullable Work work) {
    return new Visit(
        time(visit.getStartTime()),
        time(visit.getEndTime()),
        work == null ? null : bureaus.name(work.bureau),
        work == null ? null : work.person,
        work == null ? null : work.personName,
        visit.isCanceled());
  }

  private Map<String, Work> work(String caseNo, boolean namesExperts) {
    List<Work> work =
        jdbc.sql(
                """
            select task_id, bureau, case when bureau <> :experts or :named then person end as person, null as person_name from shared_task_work where case_no = :no
            union all
            select task_id, case bureau when '' then :experts else bureau end, null, null from waiting_task where case_no = :no
            """)
            .param("no", caseNo)
            .param("experts", Actor.EXPERTS)
            .param("named", namesExperts)
            .query(Work.class)
            .list();
    Map<String, String> names = people.names(work.stream().map(Work::person).toList());
    return work.stream()
        .map(one -> one.named(names))
        .collect(Collectors.toMap(Work::taskId, Function.identity(), (done, open) -> done));
  }

  private @Nullable OffsetDateTime time(@Nullable Date time) {
    return time == null ? null : time.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }
}
