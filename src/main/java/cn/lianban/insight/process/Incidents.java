package cn.lianban.insight.process;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.NotFound;
import cn.lianban.kernel.Refused;
import cn.lianban.workflow.engine.AsSystem;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Service steps that have used up their retries, explained so that an operator can act. */
@Component
public class Incidents {

  /** The engine's incident type for a job without retries left. */
  private static final String FAILED_JOB = "failedJob";

  /**
   * Most failures that are shown; more than this come from the service as a whole and not from
   * single cases.
   */
  private static final int MOST = 500;

  private final RuntimeService runtime;
  private final ManagementService management;
  private final RepositoryService repository;
  private final AsSystem asSystem;
  private final Clock clock;
  private final Map<String, String> processNames = new ConcurrentHashMap<>();
  private final Map<Step, String> stepNames = new ConcurrentHashMap<>();

  /** A node of a deployed diagram, whose name never changes. */
  private record Step(String processDefinitionId, String id) {}

  Incidents(
      RuntimeService runtime,
      ManagementService management,
      RepositoryService repository,
      AsSystem asSystem,
      Clock clock) {
    this.runtime = runtime;
    this.management = management;
    this.repository = repository;
    this.asSystem = asSystem;
    this.clock = clock;
  }

  /**
   * A step that failed.
   *
   * @param caseNo null where the failure belongs to no case
   * @param step the name of the node in the diagram
   * @param what one sentence that says which step failed
   * @param why what went wrong, explained where known
   * @param advice what can be done
   * @param detail the original error message
   * @param mayRetry whether the step can be tried again unchanged
   */
  public record Failure(
      String id,
      @Nullable String caseNo,
      @Nullable String process,
      String step,
      OffsetDateTime since,
      String what,
      String why,
      String advice,
      String detail,
      boolean mayRetry) {}

  /** What has failed, the newest first. */
  public List<Failure> all() {
    return asSystem.call(
        () -> {
          List<Incident> incidents =
              runtime
                  .createIncidentQuery()
                  .orderByIncidentTimestamp()
                  .desc()
                  .listPage(0, MOST)
                  .stream()
                  // the engine reports an incident of a called process at each caller too; only the
                  // original one is kept
                  .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                  .toList();
          Map<String, String> cases = cases(incidents);
          Map<String, Job> jobs = jobs(incidents);
          return incidents.stream()
              .map(
                  incident ->
                      failure(
                          incident,
                          cases.get(incident.getProcessInstanceId()),
                          Optional.ofNullable(jobs.get(incident.getConfiguration()))))
              .sorted(Comparator.comparing(Failure::since).reversed())
              .toList();
        });
  }

  /**
   * Tries the step once more.
   *
   * @throws Refused where the person is no administrator
   * @throws Conflict where the step is not a job that can be repeated
   */
  public void retry(Actor actor, String incidentId) {
    if (!actor.isIn(Actor.ADMINISTRATORS)) {
      throw new Refused("只有系统管理员可以重试失败的步骤");
    }
    asSystem.call(
        () -> {
          Incident incident =
              Optional.ofNullable(
                      runtime.createIncidentQuery().incidentId(incidentId).singleResult())
                  .orElseThrow(() -> new NotFound("这项故障已经消除，请刷新列表"));
          Job job = job(incident).orElseThrow(() -> new Conflict("这项故障不能直接重试，请按提示处理"));
          management.setJobRetries(job.getId(), 1);
          return null;
        });
  }

  /** The numbers of the cases, by process instance. */
  private Map<String, String> cases(List<Incident> incidents) {
    Set<String> instances =
        incidents.stream()
            .map(Incident::getProcessInstanceId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<String, String> cases = new HashMap<>();
    if (!instances.isEmpty()) {
      runtime
          .createProcessInstanceQuery()
          .processInstanceIds(instances)
          .listPage(0, MOST)
          .forEach(one -> cases.put(one.getId(), one.getBusinessKey()));
    }
    return cases;
  }

  /** The jobs that failed, by their ids. */
  private Map<String, Job> jobs(List<Incident> incidents) {
    Set<String> failed =
        incidents.stream()
            .filter(Incidents::isOfJob)
            .map(Incident::getConfiguration)
            .collect(Collectors.toSet());
    return failed.isEmpty()
        ? new HashMap<>()
        : management.createJobQuery().jobIds(failed).listPage(0, MOST).stream()
            .collect(Collectors.toMap(Job::getId, Function.identity()));
  }

  private Failure failure(Incident incident, @Nullable String caseNo, Optional<Job> job) {
    String step = name(incident);
    String detail = job.map(Job::getExceptionMessage).orElse(incident.getIncidentMessage());
    FailureWords words = FailureWords.of(detail);
    return new Failure(
        incident.getId(),
        caseNo,
        process(incident),
        step,
        incident.getIncidentTimestamp().toInstant().atZone(clock.getZone()).toOffsetDateTime(),
        "步骤“" + step + "”没有完成，案件停在这一步",
        words.why(),
        words.advice(),
        detail,
        job.isPresent());
  }

  private Optional<Job> job(Incident incident) {
    return isOfJob(incident)
        ? Optional.ofNullable(
            management.createJobQuery().jobId(incident.getConfiguration()).singleResult())
        : Optional.empty();
  }

  private static boolean isOfJob(Incident incident) {
    return FAILED_JOB.equals(incident.getIncidentType()) && incident.getConfiguration() != null;
  }

  private @Nullable String process(Incident incident) {
    return incident.getProcessDefinitionId() == null
        ? null
        : processNames.computeIfAbsent(
            incident.getProcessDefinitionId(), id -> repository.getProcessDefinition(id).getName());
  }

  private String name(Incident incident) {
    if (incident.getProcessDefinitionId() == null || incident.getActivityId() == null) {
      return "系统作业";
    }
    return stepNames.computeIfAbsent(
        new Step(incident.getProcessDefinitionId(), incident.getActivityId()),
        step -> {
          ModelElementInstance element =
              repository
                  .getBpmnModelInstance(step.processDefinitionId)
                  .getModelElementById(step.id);
          String name = element == null ? null : element.getAttributeValue("name");
          return name == null ? step.id : name;
        });
  }
}
