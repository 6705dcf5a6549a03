package cn.lianban.workflow.engine;

import org.camunda.bpm.application.ProcessApplicationReference;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessApplicationDeploymentBuilder;

/**
 * The engine's repository. Models come into it by a release alone, through {@link #newBundle}: the
 * engine's own deployment, which its interface and its applications offer, is refused to everybody.
 */
public class GuardedRepositoryService extends RepositoryServiceImpl {

  /** A deployment for what a release has checked. */
  public static DeploymentBuilder newBundle(RepositoryService repository) {
    return ((GuardedRepositoryService) repository).bundle();
  }

  private DeploymentBuilder bundle() {
    return super.createDeployment();
  }

  @Override
  public DeploymentBuilder createDeployment() {
    throw new AuthorizationException("模型只能通过发布更新");
  }

  @Override
  public ProcessApplicationDeploymentBuilder createDeployment(
      ProcessApplicationReference processApplication) {
    throw new AuthorizationException("模型只能通过发布更新");
  }
}
