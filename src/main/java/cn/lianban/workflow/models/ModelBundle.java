package cn.lianban.workflow.models;

import cn.lianban.workflow.engine.AsSystem;
import cn.lianban.workflow.engine.GuardedRepositoryService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * All models, deployed together. A case keeps all the models that it started with, because call
 * activities, decisions and forms are bound to the deployment of its process.
 *
 * <p>The models in the jar are deployed once for each content, so that a restart never undoes what
 * process owners have released since.
 */
@Component
public class ModelBundle implements SmartInitializingSingleton {

  public static final String NAME = "lianban";

  private static final String[] PLACES = {
    "bpmn/*.bpmn",
    "bpmn/forms/*.form",
    "dmn/*.dmn",
    "dmn/awards/*.dmn",
    "dmn/awards/*.examples.json"
  };

  private static final long A_MOMENT = Duration.ofSeconds(1).toNanos();

  private record Known(String deploymentId, long lookedUpAt) {}

  private final RepositoryService repository;
  private final AsSystem asSystem;
  private final Map<String, String> deploymentOfProcess = new ConcurrentHashMap<>();
  private volatile @Nullable Known known;

  ModelBundle(RepositoryService repository, AsSystem asSystem) {
    this.repository = repository;
    this.asSystem = asSystem;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Map<String, byte[]> models = packaged();
    String source = "随程序发布 " + digest(models);
    if (repository.createDeploymentQuery().deploymentName(NAME).deploymentSource(source).count()
        > 0) {
      return;
    }
    DeploymentBuilder deployment =
        GuardedRepositoryService.newBundle(repository).name(NAME).source(source);
    models.forEach(
        (name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
    deployment.deploy();
  }

  /**
   * The deployment with which new cases start, read at most once a second, because one estimate
   * asks for it hundreds of times.
   */
  public String newest() {
    Known known = this.known;
    if (known == null || System.nanoTime() - known.lookedUpAt > A_MOMENT) {
      known = new Known(lookUpNewest(), System.nanoTime());
      this.known = known;
    }
    return known.deploymentId;
  }

  private String lookUpNewest() {
    return asSystem
        .call(
            () ->
                repository
                    .createDeploymentQuery()
                    .deploymentName(NAME)
                    .orderByDeploymentTime()
                    .desc()
                    .listPage(0, 1))
        .stream()
        .map(Deployment::getId)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No bundle of models is deployed"));
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

  private static Map<String, byte[]> packaged() {
    PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    Map<String, byte[]> models = new TreeMap<>();
    for (String place : PLACES) {
      String folder = place.substring(0, place.lastIndexOf('/') + 1);
      try {
        Stream.of(resources.getResources("classpath:" + place))
            .forEach(model -> models.put(folder + model.getFilename(), read(model)));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return models;
  }

  private static byte[] read(Resource model) {
    try (InputStream content = model.getInputStream()) {
      return content.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String digest(Map<String, byte[]> models) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      models.forEach(
          (name, content) -> {
            digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
