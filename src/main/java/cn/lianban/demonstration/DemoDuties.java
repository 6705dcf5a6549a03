package cn.lianban.demonstration;

import cn.lianban.access.DemoAccounts;
import cn.lianban.duties.Duties;
import cn.lianban.duties.DutyQuarters;
import cn.lianban.duties.Quarter;
import cn.lianban.embedded.WithoutDatabase;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Starts the duties of the quarter at once, because the timer would do so only the next morning,
 * and lets bureaus report on a few of them. Runs in the background after the start and repeats
 * nothing that was done before.
 */
@Component
@WithoutDatabase
class DemoDuties {

  private static final Logger log = LoggerFactory.getLogger(DemoDuties.class);
  private static final int PATIENCE = 120;

  private final List<Step> steps;
  private final DutyQuarters quarters;
  private final Interruption interruption;
  private final Clock clock;
  private @Nullable RestClient http;

  /** A task of a duty that somebody completes. */
  private record Step(String item, String account, String task, Map<String, Object> fields) {}

  DemoDuties(ObjectMapper json, DutyQuarters quarters, Interruption interruption, Clock clock)
      throws IOException {
    this.steps =
        json.readValue(
            new ClassPathResource("demonstration/duties.json").getInputStream(),
            new TypeReference<>() {});
    this.quarters = quarters;
    this.interruption = interruption;
    this.clock = clock;
  }

  @EventListener
  void begin(ApplicationReadyEvent started) {
    if (started.getApplicationContext() instanceof WebServerApplicationContext context
        && context.getWebServer() != null) {
      http = RestClient.create("http://localhost:" + context.getWebServer().getPort());
      Thread thread = new Thread(this::start, "duties of the demonstration");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void start() {
    try {
      // after the first start the duties exist, and what people have done since has to stay
      if (!quarters.openDue().isEmpty()) {
        for (Step step : steps) {
          take(step);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      if (interruption.isBehind(failure)) {
        log.warn("演示的任务督办尚未全部就绪。{}", Interruption.WORDS);
        return;
      }
      log.warn(
          "The duties of the demonstration could not be brought to where they are shown", failure);
    }
  }

  private void take(Step step) throws InterruptedException {
    String no = Duties.number(step.item(), Quarter.of(LocalDate.now(clock)));
    for (int i = 0; i < PATIENCE; i++) {
      JsonNode tasks =
          http()
              .get()
              .uri("/api/tasks?applicationNo=" + no + "&key=" + step.task())
              .headers(headers -> headers.setBasicAuth(step.account(), DemoAccounts.PASSWORD))
              .retrieve()
              .body(JsonNode.class)
              .path("content");
      if (!tasks.isEmpty()) {
        http()
            .post()
            .uri("/api/tasks/" + tasks.get(0).path("id").asText() + "/completion")
            .headers(headers -> headers.setBasicAuth(step.account(), DemoAccounts.PASSWORD))
            .contentType(MediaType.APPLICATION_JSON)
            .body(step.fields())
            .retrieve()
            .toBodilessEntity();
        return;
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    throw new IllegalStateException("Duty " + no + " does not come to " + step.task());
  }

  /** The client of the service's own address, which is known once the service has started. */
  private RestClient http() {
    return Objects.requireNonNull(http, "the service has started");
  }
}
