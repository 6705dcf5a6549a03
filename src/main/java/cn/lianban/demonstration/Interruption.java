package cn.lianban.demonstration;

import cn.lianban.embedded.WithoutDatabase;
import cn.lianban.kernel.LostConnection;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.ResourceAccessException;

/**
 * Tells whether the demonstration is not completed because the service is stopping or its database
 * is away, which is no fault: the next start goes on.
 */
@Component
@WithoutDatabase
class Interruption {

  /** Shown in the log instead of a stack trace. */
  static final String WORDS = "服务正在停止，或者数据库暂时不可用；下次启动时从停下的地方继续";

  private volatile boolean stopping;

  @EventListener
  void stop(ContextClosedEvent closed) {
    stopping = true;
  }

  boolean isBehind(RuntimeException failure) {
    return stopping
        || failure instanceof ResourceAccessException
        || failure instanceof HttpStatusCodeException answer
            && answer.getStatusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)
        || LostConnection.isBehind(failure);
  }
}
