package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.ServiceTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What browsers may keep, over which connections cookies travel, and where redirects lead. */
@ServiceTest
class WebappCachingTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/(?:assets|style)[^\"]+)\"");
  private static final String DEPS = "/camunda/lib/deps.js?bust=7.24.0";

  @LocalServerPort int port;

  @Test
  void what_a_page_links_to_is_kept_for_a_year_under_an_address_that_changes_with_it() {
    HttpResponse<String> page = get("/");
    assertThat(cache(page)).isEqualTo("no-cache");
    Matcher links = LINK.matcher(page.body());
    int found = 0;
    while (links.find()) {
      HttpResponse<String> file = get(links.group(1));
      assertThat(file.statusCode()).as(links.group(1)).isEqualTo(200);
      assertThat(cache(file)).as(links.group(1)).isEqualTo("max-age=31536000, public, immutable");
      found++;
    }
    assertThat(found).isGreaterThanOrEqualTo(2);
    String home =
        page.body().replaceAll("(?s).*src=\"(/assets/v/[0-9a-f]{16}/)home\\.js\".*", "$1");
    // modules import each other by relative addresses, and so under the same hash
    assertThat(get(home + "dom.js").body()).isEqualTo(get("/assets/dom.js").body());
    assertThat(cache(get("/assets/lib/echarts/6.1.0/echarts.esm.min.js"))).contains("immutable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/no-such-page"})
  void pages_that_the_service_writes_link_to_hashed_files_too(String address) {
    HttpResponse<String> page = get(address, "Accept", "text/html");
    Matcher links = LINK.matcher(page.body());
    assertThat(links.find()).as(page.body()).isTrue();
    assertThat(page.body()).doesNotContain("\"/style.css\"");
    assertThat(cache(get(links.group(1)))).isEqualTo("max-age=31536000, public, immutable");
  }

  @Test
  void the_icon_that_browsers_ask_for_by_themselves_is_there_and_kept() {
    HttpResponse<String> icon = get("/favicon.ico");
    assertThat(icon.statusCode()).isEqualTo(200);
    assertThat(icon.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/");
    assertThat(cache(icon)).doesNotContain("no-store");
    assertThat(icon.headers().firstValue("ETag")).isPresent();
  }

  @Test
  void a_file_under_the_hash_of_another_release_is_sent_as_it_is_now_and_not_kept() {
    HttpResponse<String> file = get("/assets/v/0123456789abcdef/dom.js");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(cache(file)).contains("no-store");
    assertThat(get("/assets/v/0123456789abcdef/none.js").statusCode()).isEqualTo(404);
    assertThat(get("/assets/v/0123456789abcdef/../cases.html").statusCode()).isNotEqualTo(200);
  }

  @Test
  void a_page_that_has_not_changed_is_not_sent_again() {
    HttpResponse<String> page = get("/items");
    String tag = page.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = get("/items", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/dom.js", "/style.css", "/items", "/api/items"})
  void text_is_compressed(String address) {
    assertThat(get(address, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
        .hasValue("gzip");
  }

  @Test
  void what_is_personal_is_kept_by_nobody() {
    Browser person = Browser.of(port, "cp-fsc");
    for (String address :
        List.of(
            "/api/session",
            "/api/applications",
            "/camunda/api/engine/engine/default/task?maxResults=1",
            "/camunda/app/tasklist/default/")) {
      assertThat(person.get(address, "*/*").header("Cache-Control"))
          .as(address)
          .contains("no-store");
    }
    assertThat(cache(get("/login"))).contains("no-store");
  }

  @Test
  void
      the_engines_scripts_are_kept_by_the_browser_of_who_may_open_them_and_ours_among_them_are_asked_about() {
    Browser person = Browser.of(port, "cp-fsc");
    assertThat(person.get(DEPS, "*/*").header("Cache-Control"))
        .isEqualTo("private, max-age=31536000, immutable");
    assertThat(
            person
                .get("/camunda/app/tasklist/camunda-tasklist-bootstrap.css?bust=7.24.0", "*/*")
                .header("Cache-Control"))
        .contains("immutable");
    Browser.Answer ours = person.get("/camunda/app/tasklist/locales/zh.json?bust=7.24.0", "*/*");
    assertThat(ours.status()).isEqualTo(200);
    assertThat(ours.header("Cache-Control")).isEqualTo("no-cache");
    Browser.Answer again =
        person.send(
            "GET",
            "/camunda/app/tasklist/locales/zh.json?bust=7.24.0",
            null,
            Map.of("If-Modified-Since", ours.header("Last-Modified")));
    assertThat(again.status()).isEqualTo(304);
    Browser.Answer none = person.get("/camunda/lib/none.js?bust=7.24.0", "*/*");
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.header("Cache-Control")).contains("no-store");
    HttpResponse<String> stranger = get(DEPS);
    assertThat(stranger.statusCode()).isNotEqualTo(200);
    assertThat(cache(stranger)).contains("no-store");
  }

  @Test
  void cookies_that_are_set_over_https_travel_over_https_alone() {
    Map<String, String> https = Map.of("X-Forwarded-Proto", "https", "Accept", "text/html");
    String page = "/camunda/app/tasklist/default/";
    Browser person = new Browser(port);
    assertThat(
            person
                .logIn("cp-fsc", DemoAccounts.PASSWORD, https)
                .response()
                .headers()
                .allValues("Set-Cookie"))
        .isNotEmpty()
        .allMatch(cookie -> cookie.contains("; Secure"));
    List<String> forwarded =
        person.send("GET", page, null, https).response().headers().allValues("Set-Cookie");
    assertThat(forwarded)
        .anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN="))
        .allMatch(cookie -> cookie.contains("; Secure"));
    Browser direct = new Browser(port);
    direct.logIn("cp-fsc", DemoAccounts.PASSWORD);
    assertThat(direct.get(page, "text/html").response().headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .noneMatch(cookie -> cookie.contains("Secure"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cases",
        "/camunda",
        "/camunda/app/tasklist/default/",
        "/insight",
        "/api/docs",
        "/camunda/app/"
      })
  void a_redirect_leads_nowhere_that_the_request_names(String address) throws IOException {
    for (String named :
        List.of(
            "Host: evil.example",
            "Host: localhost\r\nX-Forwarded-Host: evil.example",
            "Host: localhost\r\nForwarded: host=evil.example")) {
      String answer =
          raw(
              "GET "
                  + address
                  + " HTTP/1.1\r\n"
                  + named
                  + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
      assertThat(
              answer
                  .lines()
                  .takeWhile(line -> !line.isEmpty())
                  .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location:")))
          .as("%s asked with %s", address, named)
          .allMatch(line -> !line.contains("evil.example"));
    }
  }

  @Test
  void the_description_of_the_interface_names_no_host_of_the_request() throws IOException {
    assertThat(raw("GET /api/openapi HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .contains("200")
        .doesNotContain("evil.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lianban.example.cn", "LIANBAN.example.cn", "localhost", "127.0.0.1"})
  void where_the_names_of_the_service_are_set_it_answers_under_them(String host) throws Exception {
    assertThat(asked(host).getStatus()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "lianban.example.cn.evil.example", "example.cn"})
  void where_the_names_of_the_service_are_set_others_are_refused(String host) throws Exception {
    MockHttpServletResponse refused = asked(host);
    assertThat(refused.getStatus()).isEqualTo(421);
    assertThat(refused.getContentAsString()).contains("本服务不以这个主机名提供");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ports.example.cn:8443", "ports.example.cn.", "Ports.Example.cn"})
  void a_name_that_is_set_with_a_port_or_a_last_dot_is_known_without(String set) throws Exception {
    assertThat(asked("ports.example.cn", set).getStatus()).isEqualTo(200);
    assertThat(asked("ports.example.cn.", set).getStatus()).isEqualTo(200);
    assertThat(asked("evil.example", set).getStatus()).isEqualTo(421);
  }

  private static MockHttpServletResponse asked(String host) throws Exception {
    return asked(host, " lianban.example.cn ");
  }

  private static MockHttpServletResponse asked(String host, String set) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    request.setServerName(host);
    MockHttpServletResponse response = new MockHttpServletResponse();
    new KnownHosts(List.of(set)).doFilter(request, response, new MockFilterChain());
    return response;
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String cache(HttpResponse<String> response) {
    return response.headers().firstValue("Cache-Control").orElse("");
  }

  private HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept", "*/*");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError("GET " + path + " failed", failure);
    }
  }
}
