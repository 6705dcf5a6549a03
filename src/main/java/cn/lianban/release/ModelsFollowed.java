package cn.lianban.release;

import cn.lianban.kernel.Locks;
import cn.lianban.workflow.engine.AsSystem;
import cn.lianban.workflow.models.FollowsModels;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the database up to date once for all nodes when another release has come into force: the
 * timers that start processes, and whatever else follows the models.
 */
@Component
class ModelsFollowed {

  private final JdbcClient jdbc;
  private final Locks locks;
  private final StartTimers timers;
  private final List<FollowsModels> followers;
  private final AsSystem asSystem;

  ModelsFollowed(
      JdbcClient jdbc,
      Locks locks,
      StartTimers timers,
      List<FollowsModels> followers,
      AsSystem asSystem) {
    this.jdbc = jdbc;
    this.locks = locks;
    this.timers = timers;
    this.followers = followers;
    this.asSystem = asSystem;
  }

  @Transactional
  public void follow(String deploymentId) {
    if (isFollowed(deploymentId)) {
      return;
    }
    locks.named(Releasing.LOCK);
    if (isFollowed(deploymentId)) {
      return;
    }
    asSystem.call(
        () -> {
          timers.belongTo(deploymentId);
          followers.forEach(FollowsModels::modelsChanged);
          return null;
        });
    jdbc.sql(
            "insert into models_followed (deployment_id) values (:id) on conflict (one) do update set deployment_id = :id")
        .param("id", deploymentId)
        .update();
  }

  private boolean isFollowed(String deploymentId) {
    Optional<String> followed =
        jdbc.sql("select deployment_id from models_followed").query(String.class).optional();
    return followed.isPresent() && followed.get().equals(deploymentId);
  }
}
