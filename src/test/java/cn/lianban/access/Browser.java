package cn.lianban.access;

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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser with what tests need: it keeps cookies and sends the tokens that pages send; it does
 * not follow redirects by itself.
 */
public final class Browser {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String base;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String basic;

  public Browser(int port) {
    this("http://localhost:" + port);
  }

  /**
   * @param base scheme, host and port
   */
  Browser(String base) {
    this.base = base;
  }

  public record Answer(int status, String type, String body, HttpResponse<String> response) {

    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException notJson) {
        throw new IllegalStateException("not JSON: " + body, notJson);
      }
    }

    public String location() {
      return response.headers().firstValue("Location").orElse("");
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }
  }

  /** Sends the password with each request, as programs do. */
  public Browser withPassword(String id, String password) {
    basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((id + ":" + password).getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds a cookie that the service did not set. */
  public Browser with(String cookie, String value) {
    cookies.put(cookie, value);
    return this;
  }

  public Answer logIn(String id, String password) {
    return logIn(id, password, Map.of());
  }

  /** Logs in with the headers that a proxy adds. */
  public Answer logIn(String id, String password, Map<String, String> added) {
    Map<String, String> headers =
        new LinkedHashMap<>(
            Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"));
    headers.putAll(added);
    Matcher token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
            .matcher(get("/login", "text/html").body());
    if (!token.find()) {
      throw new IllegalStateException("the log-in page has no token");
    }
    return send(
        "POST",
        "/login",
        "username="
            + encoded(id)
            + "&password="
            + encoded(password)
            + "&_csrf="
            + encoded(token.group(1)),
        headers);
  }

  /** Logs in and opens the pages of the web applications once, as people do. */
  public static Browser of(int port, String id) {
    Browser browser = new Browser(port);
    browser.logIn(id, DemoAccounts.PASSWORD);
    browser.get("/camunda/api/engine/engine/default/version", "application/json");
    return browser;
  }

  public Answer get(String path) {
    return get(path, "application/json");
  }

  public Answer get(String path, String accept) {
    return send("GET", path, null, Map.of("Accept", accept));
  }

  /** Sends a request with the tokens of our pages and of the web applications. */
  public Answer ask(String method, String path, String body) {
    Map<String, String> headers =
        new LinkedHashMap<>(
            Map.of("Content-Type", "application/json", "Accept", "application/json"));
    if (cookies.containsKey("XSRF-TOKEN")) {
      headers.put("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
    }
    if (cookies.containsKey("LIANBAN-CSRF")) {
      headers.put("X-CSRF-TOKEN", cookies.get("LIANBAN-CSRF"));
    }
    return send(method, path, body, headers);
  }

  public Answer send(String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    if (basic != null) {
      request.setHeader("Authorization", basic);
    }
    if (!cookies.isEmpty()) {
      request.setHeader(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body(),
          response);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public String cookie(String name) {
    return cookies.get(name);
  }

  /**
   * What a browser sends with each request, and what our pages and the web applications add to
   * those that change something.
   */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!cookies.isEmpty()) {
      headers.put(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    if (cookies.containsKey("XSRF-TOKEN")) {
      headers.put("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
    }
    if (cookies.containsKey("LIANBAN-CSRF")) {
      headers.put("X-CSRF-TOKEN", cookies.get("LIANBAN-CSRF"));
    }
    return headers;
  }

  private void keep(String setCookie) {
    String[] pair = setCookie.split(";", 2)[0].split("=", 2);
    if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
