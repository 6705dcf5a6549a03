package cn.lianban.release;

import cn.lianban.kernel.LostConnection;
import cn.lianban.workflow.models.ModelBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notices on each node that another release has come into force, because somebody released or took
 * back, or because its time has come.
 */
@Component
class ModelsInForce {

  private static final Logger log = LoggerFactory.getLogger(ModelsInForce.class);

  private final ModelBundle bundle;
  private final ModelsFollowed models;
  private volatile @Nullable String followed;

  ModelsInForce(ModelBundle bundle, ModelsFollowed models) {
    this.bundle = bundle;
    this.models = models;
  }

  /** The bundle reads the release in force once a second anyway. */
  @Scheduled(fixedDelay = 1000, initialDelay = 1000)
  void watch() {
    try {
      follow();
    } catch (RuntimeException tryAgain) {
      if (!LostConnection.isBehind(tryAgain)) {
        log.warn("The release in force is not followed yet; this is tried again", tryAgain);
      }
    }
  }

  /** After a release on this node: the change is seen at once. */
  void changed() {
    bundle.lookAgain();
    watch();
  }

  private void follow() {
    String inForce = bundle.newest();
    if (!inForce.equals(followed)) {
      models.follow(inForce);
      followed = inForce;
      log.info("The models in force are those of deployment {}", inForce);
    }
  }
}
