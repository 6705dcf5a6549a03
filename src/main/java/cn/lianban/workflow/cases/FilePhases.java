package cn.lianban.workflow.cases;

import cn.lianban.workflow.engine.AsSystem;
import cn.lianban.workflow.models.ModelBundle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells whether a case accepts files at present. The property {@code files} of its current task or
 * wait names the phase for which files are stored, and {@code filesRemovable} says that they may be
 * removed there.
 */
@Component
public class FilePhases {

  private static final String FILES = "files";
  private static final String REMOVABLE = "filesRemovable";

  private static final String STANDS_ON =
      """
      select distinct e.proc_def_id_, e.act_id_
      from act_ru_execution i
      join act_ru_execution e on e.proc_inst_id_ = i.id_
      where i.business_key_ = :no and e.act_id_ is not null
        and (e.is_active_ or exists (select from act_ru_event_subscr s where s.execution_id_ = e.id_))
      order by e.proc_def_id_, e.act_id_
      """;

  private final JdbcClient jdbc;
  private final RepositoryService repository;
  private final ModelBundle bundle;
  private final AsSystem asSystem;

  /** The phases of a process definition's nodes, cached because a definition never changes. */
  private final Map<String, Map<String, FilePhase>> known = new ConcurrentHashMap<>();

  FilePhases(JdbcClient jdbc, RepositoryService repository, ModelBundle bundle, AsSystem asSystem) {
    this.jdbc = jdbc;
    this.repository = repository;
    this.bundle = bundle;
    this.asSystem = asSystem;
  }

  /**
   * A phase in which a case accepts files.
   *
   * @param name name for people: {@code 补正}
   * @param removable whether files may be removed, and not only replaced
   */
  public record FilePhase(String name, boolean removable) {}

  private record Place(String definitionId, String node) {}

  /**
   * The present phase of a case; empty where it accepts no files. The caller has to hold the lock
   * of the case to act on it.
   */
  public Optional<FilePhase> of(String caseNo) {
    List<Place> places =
        jdbc.sql(STANDS_ON)
            .param("no", caseNo)
            .query(
                (row, number) -> new Place(row.getString("proc_def_id_"), row.getString("act_id_")))
            .list();
    return places.stream()
        .flatMap(place -> Optional.ofNullable(phases(place.definitionId).get(place.node)).stream())
        .findFirst();
  }

  /** The phases of a definition; an older one without phases uses those of the newest. */
  private Map<String, FilePhase> phases(String definitionId) {
    Map<String, FilePhase> own = ofModel(definitionId);
    return own.isEmpty() ? ofModel(newest(definitionId)) : own;
  }

  private Map<String, FilePhase> ofModel(String definitionId) {
    return known.computeIfAbsent(definitionId, this::read);
  }

  private String newest(String definitionId) {
    return asSystem.call(
        () -> {
          String key = repository.getProcessDefinition(definitionId).getKey();
          ProcessDefinition newest =
              repository
                  .createProcessDefinitionQuery()
                  .deploymentId(bundle.newest())
                  .processDefinitionKey(key)
                  .singleResult();
          return newest == null ? definitionId : newest.getId();
        });
  }

  private Map<String, FilePhase> read(String definitionId) {
    Map<String, FilePhase> phases = new HashMap<>();
    asSystem
        .call(() -> repository.getBpmnModelInstance(definitionId))
        .getModelElementsByType(FlowNode.class)
        .forEach(
            node ->
                property(node, FILES)
                    .ifPresent(
                        name ->
                            phases.put(
                                node.getId(),
                                new FilePhase(name, property(node, REMOVABLE).isPresent()))));
    return Map.copyOf(phases);
  }

  private static Optional<String> property(FlowNode node, String name) {
    return Optional.ofNullable(node.getExtensionElements()).stream()
        .flatMap(
            extensions ->
                extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
        .flatMap(properties -> properties.getCamundaProperties().stream())
        .filter(property -> name.equals(property.getCamundaName()))
        .map(property -> property.getCamundaValue())
        .findFirst();
  }
}
