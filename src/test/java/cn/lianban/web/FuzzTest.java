package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.access.Browser;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * More than five thousand odd requests at every operation of the API description, as every role.
 * None may cause a server error, all must be answered in time, and every refusal has the same
 * shape. The random numbers are fixed; accounts and cases are new ones, so that nothing of other
 * tests is changed.
 */
@ServiceTest
class FuzzTest {

  private static final long SEED = 20_260_302;
  private static final int REQUESTS = 5200;
  private static final int THREADS = 4;
  private static final int TOLD = 25;

  /**
   * The time limit of an answer; a late one is requested once more alone, because other requests
   * may have slowed it down.
   */
  private static final Duration IN_TIME = Duration.ofSeconds(2);

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "\u0000",
          "a\u0000b",
          "a\r\nb",
          "\u001b[2J",
          "\u200b",
          "\u202eabc",
          "\ufeff",
          "\ud83d\ude00",
          "'\" or 1=1--",
          "${7*7}",
          "../../etc/passwd",
          "<script>alert(1)</script>",
          "%",
          "%00",
          "_%\\",
          "-1",
          "0",
          "1e400",
          "NaN",
          "99999999999999999999",
          "2026-02-30",
          "+999999999-12-31",
          "0000-00-00",
          "true",
          "null",
          "１２３",
          "3,000",
          "长".repeat(2001),
          "x".repeat(5000),
          "M05-1",
          "cp-gov",
          "paid",
          "2026",
          "2026-03-02",
          "admin",
          "__proto__",
          "{}",
          "[]");

  /** Ids of things that other tests rely on; requests read them but never change them. */
  private static final Set<String> REAL = Set.of("M05-1", "cp-gov", "admin", "2026");

  private static final List<String> JSON =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1.5",
          "1e400",
          "-0.0",
          "1e-400",
          "99999999999999999999",
          "2147483648",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "{\"\":null}",
          "\"" + "x".repeat(3000) + "\"");
  private static final List<String> RAW =
      List.of(
          "",
          " ",
          "null",
          "{",
          "[",
          "]",
          "{\"a\":1,\"a\":2}",
          "{} {}",
          "\u0000",
          "<a/>",
          "a=b&c=d",
          "[".repeat(3000),
          "{\"a\":".repeat(3000),
          "\"x\"",
          "7",
          "{\"a\":NaN}",
          "\ufeff{}",
          "{\"text\":\"" + "x".repeat(1_200_000) + "\"}");
  private static final List<String> TYPES =
      List.of(
          "*/*",
          "text/*",
          "application/*+json",
          "application/xml",
          "text/plain",
          "nonsense",
          "application/json;charset=none",
          "application/json;charset=UTF-16",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=x",
          "application/vnd.x+json",
          "application/json; charset",
          "/",
          ";");
  private static final List<String> ACCEPTED =
      List.of(
          "*/*",
          "text/html",
          "application/xml",
          "image/*",
          "nonsense",
          "application/json;q=2",
          "application/json;q=0",
          "*/json",
          ",",
          "text/event-stream",
          "application/problem+xml");
  private static final List<String> TRICKS =
      List.of(
          "/",
          "//",
          "/.",
          "/..",
          ";x=1",
          ".json",
          "%2f",
          "%5c",
          "%00",
          "%0d%0a",
          "/%2e%2e/session",
          "%",
          "/%F0%9F%98%80",
          "?",
          "#",
          "/..;/x");

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired ObjectMapper json;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Map<String, String>> people = new ArrayList<>();
  private Case own;
  private String task;
  private JsonNode description;

  private record Asked(
      int number, String method, String path, Map<String, String> headers, byte[] body) {

    @Override
    public String toString() {
      String text =
          body == null
              ? ""
              : new String(body, 0, Math.min(300, body.length), StandardCharsets.UTF_8);
      Map<String, String> shown = new LinkedHashMap<>(headers);
      shown.keySet().removeAll(List.of("Cookie", "X-CSRF-TOKEN", "X-XSRF-TOKEN"));
      return number
          + ": "
          + method
          + " "
          + (path.length() > 300 ? path.substring(0, 300) : path)
          + " "
          + shown
          + " "
          + text;
    }
  }

  @Test
  void nothing_that_is_sent_to_the_interface_makes_it_fail() throws Exception {
    own =
        office.applies(
            "M05-1", Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00"));
    task = own.task("cp-gov", "acceptApplication");
    people.add(Map.of());
    Map<String, List<String>> accounts = new LinkedHashMap<>();
    accounts.put("fuzz-official", List.of("officials", "cp-gov"));
    accounts.put("fuzz-payer", List.of("officials", "cp-gov-payer"));
    accounts.put("fuzz-owner", List.of("process-owners"));
    accounts.put("fuzz-monitor", List.of("monitors"));
    accounts.put("fuzz-auditor", List.of("auditors"));
    accounts.put("fuzz-admin", List.of("camunda-admin"));
    accounts.forEach(
        (account, groups) -> office.newAccount(account, groups.toArray(String[]::new)));
    people.add(loggedIn(own.applicant().account()));
    // a new expert account would be drawn in other tests' cases
    people.add(loggedIn("expert1"));
    accounts.keySet().forEach(account -> people.add(loggedIn(account)));
    description = json.readTree(new Browser(port).get("/api/openapi").body());

    List<Asked> all = requests();
    assertThat(all).hasSizeGreaterThan(5000);
    Queue<String> faults = new ConcurrentLinkedQueue<>();
    Queue<Asked> late = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> parts = new ArrayList<>();
      for (int part = 0; part < THREADS; part++) {
        int first = part;
        parts.add(
            () -> {
              for (int i = first; i < all.size(); i += THREADS) {
                if (!check(all.get(i), faults)) {
                  late.add(all.get(i));
                }
              }
              return null;
            });
      }
      for (Future<Void> part : threads.invokeAll(parts)) {
        part.get();
      }
    } finally {
      threads.shutdown();
    }
    for (Asked asked : late) {
      if (!check(asked, faults)) {
        faults.add("no answer within " + IN_TIME + ", or none at all twice: " + asked);
      }
    }
    assertThat(faults.stream().limit(TOLD).toList()).as(faults.size() + " faults").isEmpty();
  }

  private Map<String, String> loggedIn(String account) {
    Browser browser = Browser.of(port, account);
    browser.get("/", "text/html");
    return browser.headers();
  }

  private List<Asked> requests() {
    List<Asked> all = new ArrayList<>();
    int operations = 0;
    for (JsonNode path : description.path("paths")) {
      operations += path.size();
    }
    int each = REQUESTS / operations + 1;
    Random random = new Random(SEED);
    description
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          for (int i = 0; i < each; i++) {
                            all.add(
                                request(
                                    all.size(),
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    operation.getValue(),
                                    random));
                          }
                        }));
    return all;
  }

  private Asked request(
      int number, String method, String pattern, JsonNode operation, Random random) {
    boolean reads = method.equals("GET");
    String path = pattern;
    StringBuilder query = new StringBuilder();
    Map<String, String> headers = new LinkedHashMap<>(people.get(random.nextInt(people.size())));
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").asText();
      String text = one(TEXTS, random);
      String value = !reads && REAL.contains(text) ? "none" : text;
      switch (parameter.path("in").asText()) {
        case "path" ->
            path =
                path.replace(
                    "{" + name + "}",
                    encoded(random.nextInt(3) > 0 ? real(pattern, name, reads, value) : value));
        case "query" -> {
          if (random.nextInt(3) > 0) {
            query
                .append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(encoded(value));
          }
        }
        case "header" ->
            headers.put(
                name,
                random.nextInt(3) == 0
                    ? "k".repeat(random.nextInt(300))
                    : UUID.nameUUIDFromBytes(new byte[] {(byte) number, (byte) (number >> 8)})
                        .toString());
        default ->
            headers.put("Cookie", headers.getOrDefault("Cookie", "x=1") + "; " + name + "=x");
      }
    }
    if (random.nextInt(15) == 0) {
      path += one(TRICKS, random);
    }
    if (random.nextInt(10) == 0 && !path.contains("?") && !path.contains("#")) {
      query
          .append(query.isEmpty() ? "?" : "&")
          .append(
              one(
                  List.of(
                      "a%0d%0ab=1",
                      "page=x",
                      "size=-1",
                      "%00=1",
                      "x=%ff",
                      "x=%zz",
                      "=",
                      "&&",
                      "_csrf=x",
                      "x".repeat(3000)),
                  random));
    }
    if (random.nextInt(7) == 0) {
      headers.put("Accept", one(ACCEPTED, random));
    }
    byte[] body = null;
    JsonNode content = operation.path("requestBody").path("content");
    if (!reads && (!content.isMissingNode() || random.nextInt(4) == 0)) {
      if (content.has("multipart/form-data") && random.nextInt(4) > 0) {
        Wire.Request upload =
            Wire.upload(
                null,
                path,
                random.nextInt(4) == 0 ? "none" : "file",
                one(List.of("a.txt", "", "..", "a\\b.pdf", "a.exe", "长.docx"), random),
                one(RAW, random).getBytes(StandardCharsets.UTF_8));
        headers.put("Content-Type", upload.headers().get("Content-Type"));
        body = upload.body();
      } else {
        String sent =
            random.nextInt(5) == 0
                ? one(RAW, random)
                : ofSchema(
                    content.elements().hasNext()
                        ? content.elements().next().path("schema")
                        : content,
                    random,
                    0);
        body = sent.getBytes(StandardCharsets.UTF_8);
        headers.put(
            "Content-Type", random.nextInt(6) == 0 ? one(TYPES, random) : "application/json");
      }
    } else if (random.nextInt(12) == 0) {
      headers.put("Content-Type", one(TYPES, random));
    }
    return new Asked(number, method, path + query, headers, body);
  }

  /**
   * An id for a path: one of this test's own where the request changes something, any other where
   * it only reads.
   */
  private String real(String pattern, String name, boolean reads, String otherwise) {
    if (name.equals("no") && pattern.startsWith("/api/applications/")) {
      return own.no();
    }
    if (pattern.startsWith("/api/tasks/")) {
      return task;
    }
    if (!reads && !pattern.endsWith("/estimate")) {
      return otherwise;
    }
    return switch (name) {
      case "no" -> own.no();
      case "year" -> "2026";
      case "id", "itemId" ->
          pattern.startsWith("/api/items/") || name.equals("itemId") ? "M05-1" : otherwise;
      default -> otherwise;
    };
  }

  private String ofSchema(JsonNode schema, Random random, int depth) {
    JsonNode resolved = resolved(schema);
    if (depth > 5 || random.nextInt(4) == 0) {
      return one(JSON, random);
    }
    return switch (resolved.path("type").asText()) {
      case "array" ->
          random.nextInt(4) == 0
              ? "[]"
              : "[" + ofSchema(resolved.path("items"), random, depth + 1) + "]";
      case "integer", "number" ->
          one(List.of("0", "1", "-1", "2026", "1e9", "0.001", "99999999999999999999"), random);
      case "boolean" -> one(List.of("true", "false", "\"true\"", "1"), random);
      case "string" -> {
        JsonNode allowed = resolved.path("enum");
        yield quoted(
            allowed.isArray() && random.nextBoolean()
                ? allowed.get(random.nextInt(allowed.size())).asText()
                : one(TEXTS, random));
      }
      default -> {
        List<String> fields = new ArrayList<>();
        resolved
            .path("properties")
            .properties()
            .forEach(
                field -> {
                  if (random.nextInt(5) > 0) {
                    fields.add(
                        quoted(field.getKey())
                            + ":"
                            + ofSchema(field.getValue(), random, depth + 1));
                  }
                });
        if (random.nextInt(6) == 0) {
          fields.add(quoted(one(TEXTS, random)) + ":" + one(JSON, random));
        }
        yield "{" + String.join(",", fields) + "}";
      }
    };
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : description.at(reference.substring(1));
  }

  /** Whether there was an answer in time. */
  private boolean check(Asked asked, Queue<String> faults) {
    URI address;
    try {
      address = URI.create("http://localhost:" + port + asked.path);
    } catch (IllegalArgumentException cannotBeSent) {
      return true;
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(IN_TIME)
            .method(
                asked.method,
                asked.body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(asked.body));
    asked.headers.forEach(request::setHeader);
    try {
      HttpResponse<String> answer =
          client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      fault(asked, answer)
          .ifPresent(
              fault ->
                  faults.add(
                      fault
                          + " "
                          + asked
                          + " gives "
                          + answer.statusCode()
                          + " "
                          + shortened(answer.body())));
      return true;
    } catch (HttpTimeoutException slow) {
      return false;
    } catch (IOException broken) {
      if (String.valueOf(broken.getMessage()).contains("received no bytes")) {
        // the server closed the connection while the client took it for this request: asked again,
        // as browsers do
        return false;
      }
      faults.add("no answer: " + broken + " " + asked);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static Optional<String> fault(Asked asked, HttpResponse<String> answer) {
    if (answer.statusCode() >= 500) {
      return Optional.of("failed");
    }
    if (answer.statusCode() < 400
        || asked.headers.getOrDefault("Accept", "").contains("text/html")) {
      return Optional.empty();
    }
    try {
      Refusal.shape(
          new Wire.Reply(
              answer.statusCode(),
              answer.headers().firstValue("Content-Type").orElse(""),
              answer.body(),
              answer));
      return Optional.empty();
    } catch (AssertionError odd) {
      return Optional.of("refused otherwise than others (" + shortened(odd.getMessage()) + ")");
    }
  }

  private static String shortened(String text) {
    return text.length() > 300 ? text.substring(0, 300) : text;
  }

  private String quoted(String text) {
    try {
      return json.writeValueAsString(text);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
