package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.lianban.testing.ServiceTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.core.StandardWrapper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

@ServiceTest
class EarlyServletsTest {

  @Autowired ServletWebServerApplicationContext service;

  @Test
  void every_servlet_is_loaded_before_anybody_asks_for_it() {
    assertThat(servlets()).extracting(StandardWrapper::getName).hasSizeGreaterThan(5);
    await()
        .untilAsserted(
            () ->
                assertThat(servlets())
                    .allSatisfy(
                        servlet ->
                            assertThat(servlet.getServlet()).as(servlet.getName()).isNotNull()));
  }

  private List<StandardWrapper> servlets() {
    TomcatWebServer server = (TomcatWebServer) service.getWebServer();
    return Stream.of(server.getTomcat().getHost().findChildren())
        .flatMap(context -> Arrays.stream(context.findChildren()))
        .map(StandardWrapper.class::cast)
        .toList();
  }
}
