package cn.lianban.kernel.web;

import jakarta.servlet.ServletException;
import org.apache.catalina.Container;
import org.apache.catalina.Wrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Loads the servlets as soon as the service is ready, in the background: those of the engine's REST
 * interfaces take seconds, which neither the start nor the first person should wait for.
 */
@Component
class EarlyServlets {

  private static final Logger log = LoggerFactory.getLogger(EarlyServlets.class);

  @EventListener
  void load(ApplicationReadyEvent started) {
    if (started.getApplicationContext() instanceof WebServerApplicationContext context
        && context.getWebServer() instanceof TomcatWebServer server) {
      Thread loading = new Thread(() -> load(server), "loading of servlets");
      loading.setDaemon(true);
      loading.start();
    }
  }

  private static void load(TomcatWebServer server) {
    for (Container context : server.getTomcat().getHost().findChildren()) {
      for (Container servlet : context.findChildren()) {
        try {
          ((Wrapper) servlet).load();
        } catch (ServletException | RuntimeException failure) {
          // it is loaded again for the first request, whose answer tells the reason
          log.warn("The servlet {} is not loaded yet", servlet.getName(), failure);
        }
      }
    }
  }
}
