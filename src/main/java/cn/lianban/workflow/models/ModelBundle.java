package cn.lianban.workflow.models;

import cn.lianban.workflow.engine.AsSystem;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All models, deployed together. A case keeps all the models that it started with, because call
 * activities, decisions and forms are bound to the deployment of its process. New cases start with
 * those of the release in force, whatever was deployed last.
 */
@Component
public class ModelBundle {

  /** The name of every deployment of a bundle. */
  public static final String NAME = "lianban";

  private static final long A_MOMENT = Duration.ofSeconds(1).toNanos();

  private record Known(String deploymentId, long lookedUpAt) {}

  private final RepositoryService repository;
  private final AsSystem asSystem;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Map<String, String> deploymentOfProcess = new ConcurrentHashMap<>();
  private volatile @Nullable Known known;

  ModelBundle(RepositoryService repository, AsSystem asSystem, JdbcClient jdbc, Clock clock) {
    this.repository = repository;
    this.asSystem = asSystem;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The deployment with which new cases start, that of the release in force; read at most once a
   * second, because one estimate asks for it hundreds of times.
   */
  public String newest() {
    Known known = this.known;
    if (known == null || System.nanoTime() - known.lookedUpAt > A_MOMENT) {
      known = new Known(lookUpNewest(), System.nanoTime());
      this.known = known;
    }
    return known.deploymentId;
  }

  /** Makes the next question about the newest bundle read it anew, after a release. */
  public void lookAgain() {
    known = null;
  }

  private String lookUpNewest() {
    return jdbc.sql(
            """
            select deployment_id from shared_model_release
            where withdrawn_at is null and (scheduled_for is null or scheduled_for <= :now) order by number desc limit 1
            """)
        .param("now", OffsetDateTime.now(clock))
        .query(String.class)
        .optional()
        .orElseThrow(() -> new IllegalStateException("No bundle of models is released"));
  }

  /**
   * This deployment if it contains the process, otherwise the newest: a case may be older than a
   * process that follows its own.
   */
  public String having(String processKey, String deploymentId) {
    return asSystem.call(
        () ->
            repository
                        .createProcessDefinitionQuery()
                        .deploymentId(deploymentId)
                        .processDefinitionKey(processKey)
                        .count()
                    > 0
                ? deploymentId
                : newest());
  }

  /** The deployment of a process definition. */
  public String of(String processDefinitionId) {
    return deploymentOfProcess.computeIfAbsent(
        processDefinitionId,
        id -> asSystem.call(() -> repository.getProcessDefinition(id).getDeploymentId()));
  }
}
