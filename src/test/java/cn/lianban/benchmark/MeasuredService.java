package cn.lianban.benchmark;

import cn.lianban.LianbanApplication;
import cn.lianban.access.DemoAccounts;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.DemonstrationOn;
import cn.lianban.catalogue.Items;
import cn.lianban.testing.PostgresForTests;
import cn.lianban.workflow.models.ModelBundle;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The service on a database of its own with so many open applications, and the requests that people
 * and programs send to it.
 */
final class MeasuredService implements AutoCloseable {

  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As Tasklist asks for a list in the order in which it shows them. */
  private static final String BY_DUE_DATE =
      "{\"active\":true,\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}";

  private final int size;
  private final ConfigurableApplicationContext service;
  private final String base;
  private final HttpClient programs = HttpClient.newHttpClient();
  private final Map<String, Tasklist> tasklists = new HashMap<>();

  /** A logged-in browser with Tasklist open: ids of the filters by their names. */
  private record Tasklist(HttpClient browser, String token, Map<String, String> filters) {}

  private MeasuredService(int size, ConfigurableApplicationContext service) {
    this.size = size;
    this.service = service;
    this.base =
        "http://localhost:"
            + ((ServletWebServerApplicationContext) service).getWebServer().getPort();
  }

  /** Starts the service; {@link #fill} makes the applications. */
  static MeasuredService start(int size) {
    return new MeasuredService(
        size,
        new SpringApplicationBuilder(
                LianbanApplication.class, DemoAccounts.class, DemonstrationOn.class)
            .run(
                "--spring.datasource.url=" + PostgresForTests.freshDatabase(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=",
                "--server.port=0",
                "--lianban.admin.id=first",
                "--lianban.admin.password=first-administrator",
                "--camunda.bpm.job-execution.enabled=false"));
  }

  int size() {
    return size;
  }

  void fill() {
    new OpenApplications(
            service.getBean(DataSource.class),
            service.getBean(Items.class),
            service.getBean(Bureaus.class),
            service.getBean(ModelBundle.class))
        .fill(size);
  }

  JdbcClient database() {
    return service.getBean(JdbcClient.class);
  }

  <T> T bean(Class<T> type) {
    return service.getBean(type);
  }

  /** A request as programs send it, with the password. */
  JsonNode get(String person, String path) throws IOException, InterruptedException {
    String password =
        Base64.getEncoder()
            .encodeToString(
                (person + ":" + DemoAccounts.PASSWORD).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Basic " + password)
            .build();
    return JSON.readTree(answer(programs.send(request, BodyHandlers.ofString()), path));
  }

  /** What Tasklist asks for when somebody opens a list: the first tasks and how many there are. */
  JsonNode open(String person, String list) throws IOException, InterruptedException {
    return JSON.readTree(
        inTasklist(person, list, "/list?firstResult=0&maxResults=15", "application/hal+json"));
  }

  /** The number beside a list. */
  JsonNode count(String person, String list) throws IOException, InterruptedException {
    return JSON.readTree(inTasklist(person, list, "/count", "application/json"));
  }

  private String inTasklist(String person, String list, String what, String accepted)
      throws IOException, InterruptedException {
    // all services here have the same name in the JVM-wide register in which the web applications
    // find their engine
    ProcessEngines.registerProcessEngine(service.getBean(ProcessEngine.class));
    Tasklist tasklist = tasklists.get(person);
    if (tasklist == null) {
      tasklist = logIn(person);
      tasklists.put(person, tasklist);
    }
    String path = ENGINE + "/filter/" + tasklist.filters.get(list) + what;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .header("Accept", accepted)
            .header("X-XSRF-TOKEN", tasklist.token)
            .POST(BodyPublishers.ofString(BY_DUE_DATE))
            .build();
    return answer(tasklist.browser.send(request, BodyHandlers.ofString()), path);
  }

  private Tasklist logIn(String person) throws IOException, InterruptedException {
    CookieManager cookies = new CookieManager();
    HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    Matcher token = TOKEN.matcher(page(browser, "/login"));
    if (!token.find()) {
      throw new IllegalStateException("the log-in page has no token");
    }
    String form =
        "username="
            + person
            + "&password="
            + DemoAccounts.PASSWORD
            + "&_csrf="
            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    HttpRequest logIn =
        HttpRequest.newBuilder(URI.create(base + "/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    browser.send(logIn, BodyHandlers.discarding());
    page(browser, ENGINE + "/version");
    Map<String, String> filters = new HashMap<>();
    JSON.readTree(page(browser, ENGINE + "/filter?resourceType=Task&maxResults=50"))
        .forEach(filter -> filters.put(filter.path("name").asText(), filter.path("id").asText()));
    List<HttpCookie> kept = new ArrayList<>(cookies.getCookieStore().getCookies());
    String forTasklist =
        kept.stream()
            .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElseThrow();
    return new Tasklist(browser, forTasklist, filters);
  }

  private String page(HttpClient browser, String path) throws IOException, InterruptedException {
    return answer(
        browser.send(
            HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString()),
        path);
  }

  private static String answer(HttpResponse<String> answer, String path) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          path + " answers " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    service.close();
  }
}
