package cn.lianban.demonstration;

import cn.lianban.access.DemoAccounts;
import cn.lianban.demonstration.DemoCase.Step;
import cn.lianban.demonstration.process.PublicityEnd;
import cn.lianban.embedded.WithoutDatabase;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
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
 * Brings the demonstration's cases to their statuses through the public API, in the background
 * after the start. If a start is interrupted, the next one goes on where it stopped.
 */
@Component
@WithoutDatabase
class DemoCases {

  private static final Logger log = LoggerFactory.getLogger(DemoCases.class);
  private static final int PATIENCE = 120;

  private final List<DemoCase> cases;
  private final Map<String, JsonNode> experts;
  private final PublicityEnd publicityEnd;
  private final Interruption interruption;
  private final Clock clock;
  private @Nullable RestClient http;

  DemoCases(ObjectMapper json, PublicityEnd publicityEnd, Interruption interruption, Clock clock)
      throws IOException {
    this.cases =
        json.readValue(
            new ClassPathResource("demonstration/cases.json").getInputStream(),
            new TypeReference<>() {});
    this.experts =
        json.readValue(
            new ClassPathResource("demonstration/experts.json").getInputStream(),
            new TypeReference<>() {});
    this.publicityEnd = publicityEnd;
    this.interruption = interruption;
    this.clock = clock;
  }

  @EventListener
  void begin(ApplicationReadyEvent started) {
    if (started.getApplicationContext() instanceof WebServerApplicationContext context
        && context.getWebServer() != null) {
      int port = context.getWebServer().getPort();
      Thread thread = new Thread(() -> bringAll(port), "demonstration");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void bringAll(int port) {
    http = RestClient.create("http://localhost:" + port);
    try {
      registerExperts();
    } catch (RuntimeException failure) {
      if (interruption.isBehind(failure)) {
        tellInterrupted(0);
        return;
      }
      log.warn("The demonstration's experts could not be registered", failure);
    }
    int ready = 0;
    for (DemoCase one : cases) {
      try {
        bring(one);
        ready++;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failure) {
        if (interruption.isBehind(failure)) {
          tellInterrupted(ready);
          return;
        }
        log.warn(
            "The demonstration's case {} could not be brought to {}",
            one.key(),
            one.target(),
            failure);
      }
    }
    log.info(ready == cases.size() ? "演示案件已就绪：{} 件" : "演示案件已就绪：{} 件，共 {} 件", ready, cases.size());
  }

  private void tellInterrupted(int ready) {
    log.warn("演示案件尚未全部就绪：{} 件，共 {} 件。{}", ready, cases.size(), Interruption.WORDS);
  }

  /** Fills the register of experts once, so that later changes by people are kept. */
  private void registerExperts() {
    if (get("owner1", "/api/experts?size=1").path("total").asInt() == 0) {
      experts.forEach(
          (account, entry) ->
              http()
                  .put()
                  .uri("/api/experts/" + account)
                  .headers(headers -> headers.setBasicAuth("owner1", DemoAccounts.PASSWORD))
                  .contentType(MediaType.APPLICATION_JSON)
                  .body(entry)
                  .retrieve()
                  .toBodilessEntity());
    }
  }

  private void bring(DemoCase one) throws InterruptedException {
    String no = submit(one);
    String status = status(one, no);
    while (!status.equals(one.target())) {
      for (Step step : one.steps().getOrDefault(status, List.of())) {
        take(no, step);
      }
      status = whenNoLonger(one, no, status);
    }
    for (Step step : one.steps().getOrDefault(status, List.of())) {
      take(no, step);
    }
  }

  private String submit(DemoCase one) {
    return http()
        .post()
        .uri(one.place())
        .headers(headers -> headers.setBasicAuth(one.account(), DemoAccounts.PASSWORD))
        .header("Idempotency-Key", one.key())
        .contentType(MediaType.APPLICATION_JSON)
        .body(one.application())
        .retrieve()
        .body(JsonNode.class)
        .path("no")
        .asText();
  }

  private void take(String no, Step step) throws InterruptedException {
    switch (step.task()) {
      case "objection" -> {
        awaitPublicity(no);
        post(null, "/api/applications/" + no + "/objections", step.fields());
      }
      case "publicityEnded" -> {
        awaitPublicity(no);
        publicityEnd.now(no);
      }
      default -> work(no, step);
    }
  }

  private void work(String no, Step step) {
    JsonNode tasks =
        get(step.account(), "/api/tasks?applicationNo=" + no + "&key=" + step.task())
            .path("content");
    if (!tasks.isEmpty()) {
      Map<String, Object> fields = new HashMap<>(step.fields());
      fields.replaceAll(
          (name, value) ->
              "{today}".equals(value)
                  ? LocalDate.now(clock).toString()
                  : "{no}".equals(value) ? no : value);
      post(
          step.account(), "/api/tasks/" + tasks.get(0).path("id").asText() + "/completion", fields);
    }
  }

  private String status(DemoCase one, String no) {
    return get("auditor", one.place() + "/" + no).path("status").asText();
  }

  /** Waits for the job that publicises an award after its approval. */
  private void awaitPublicity(String no) throws InterruptedException {
    for (int i = 0; i < PATIENCE; i++) {
      if (get("auditor", "/api/applications/" + no)
          .path("award")
          .path("publicity")
          .path("status")
          .asText()
          .equals("running")) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    throw new IllegalStateException("Case " + no + " is not publicised");
  }

  private String whenNoLonger(DemoCase one, String no, String before) throws InterruptedException {
    for (int i = 0; i < PATIENCE; i++) {
      String status = status(one, no);
      if (!status.equals(before)) {
        return status;
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    throw new IllegalStateException("Case " + no + " stays " + before);
  }

  private JsonNode get(String account, String path) {
    return http()
        .get()
        .uri(path)
        .headers(headers -> headers.setBasicAuth(account, DemoAccounts.PASSWORD))
        .retrieve()
        .body(JsonNode.class);
  }

  private void post(@Nullable String account, String path, Object body) {
    http()
        .post()
        .uri(path)
        .headers(
            headers -> {
              if (account != null) {
                headers.setBasicAuth(account, DemoAccounts.PASSWORD);
              }
            })
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toBodilessEntity();
  }

  /** The client of the service's own address, which is known once the service has started. */
  private RestClient http() {
    return Objects.requireNonNull(http, "the service has started");
  }
}
