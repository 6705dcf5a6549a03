package cn.lianban.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;

/** A service that stops, or whose database is away, leaves the demonstration for the next start. */
@ExtendWith(OutputCaptureExtension.class)
class InterruptionTest {

  private final Interruption interruption = new Interruption();

  @Test
  void the_loader_says_so_in_one_sentence(CapturedOutput output) throws IOException {
    HttpServer away =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    away.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    away.start();
    DemoCases cases = new DemoCases(new ObjectMapper(), null, interruption, Clock.systemUTC());
    try {
      cases.bringAll(away.getAddress().getPort());
    } finally {
      away.stop(0);
    }
    cases.bringAll(away.getAddress().getPort());
    assertThat(output.getAll().lines().filter(line -> line.contains("演示案件")))
        .as("while it answers 503, and once it is gone")
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("下次启动时从停下的地方继续"));
    assertThat(output.getAll()).doesNotContain("\tat ", "Exception");
  }

  @Test
  void other_failures_are_faults_until_the_service_stops() {
    RuntimeException fault = new IllegalStateException("Case 1 stays reviewing");
    assertThat(interruption.isBehind(fault)).isFalse();
    assertThat(interruption.isBehind(new HttpClientErrorException(HttpStatus.BAD_REQUEST)))
        .isFalse();
    assertThat(
            interruption.isBehind(new HttpServerErrorException(HttpStatus.INTERNAL_SERVER_ERROR)))
        .isFalse();
    assertThat(
            interruption.isBehind(
                new DataAccessResourceFailureException("away", new SQLException("gone", "08006"))))
        .isTrue();
    interruption.stop(new ContextClosedEvent(new StaticApplicationContext()));
    assertThat(interruption.isBehind(fault)).isTrue();
  }
}
