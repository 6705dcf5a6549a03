package cn.lianban;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ends the log of a start with the addresses to open. */
@Component
class StartMessage {

  private static final Logger log = LoggerFactory.getLogger(StartMessage.class);

  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void tell(ApplicationReadyEvent started) {
    if (started.getApplicationContext() instanceof WebServerApplicationContext context
        && context.getWebServer() != null) {
      String base = "http://localhost:" + context.getWebServer().getPort();
      log.info(
          """

            联办已启动，请在浏览器打开：
              首页与申报   {}/
              待办任务     {}/camunda/app/tasklist/default/
              流程监测     {}/camunda/app/cockpit/default/
              接口文档     {}/api/docs
          """,
          base,
          base,
          base,
          base);
    }
  }
}
