package cn.lianban.release;

import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Locks;
import cn.lianban.workflow.engine.AsSystem;
import cn.lianban.workflow.engine.GuardedRepositoryService;
import cn.lianban.workflow.models.ModelBundle;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives a bundle to the engine, in the transaction that records its release. */
@Component
class BundleDeployment {

  private static final Logger log = LoggerFactory.getLogger(BundleDeployment.class);

  private final RepositoryService repository;
  private final AsSystem asSystem;

  BundleDeployment(RepositoryService repository, AsSystem asSystem) {
    this.repository = repository;
    this.asSystem = asSystem;
  }

  /**
   * The id of the deployment.
   *
   * @throws Conflict where the engine cannot take the models, which the check before should have
   *     found
   */
  String of(int number, Map<String, byte[]> models) {
    Locks.demandTransaction();
    DeploymentBuilder deployment =
        GuardedRepositoryService.newBundle(repository)
            .name(ModelBundle.NAME)
            .source("第 " + number + " 号发布");
    models.forEach(
        (path, content) -> deployment.addInputStream(path, new ByteArrayInputStream(content)));
    try {
      return asSystem.call(() -> deployment.deploy().getId());
    } catch (ProcessEngineException refused) {
      log.warn("The engine refuses the bundle of release {}", number, refused);
      throw new Conflict(
          "流程引擎不接受这些模型："
              + String.valueOf(refused.getMessage()).lines().findFirst().orElse("")
              + "。没有发布任何内容，请更正后再发布",
          "not-deployable");
    }
  }
}
