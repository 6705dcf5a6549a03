package cn.lianban.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What can be done without an account, and how often from one address. */
@ServiceTest
class AnonymousRequestsTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);
  private static final String OBJECTION =
      "{\"name\":\"张三\",\"contact\":\"13800000000\",\"text\":\"注册证并非该企业取得\"}";
  private static final int ESTIMATES = 120;

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired MutableClock clock;
  @Autowired JdbcClient jdbc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping addresses;

  @AfterEach
  void itIsTheBeginningAgain() {
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void nothing_else_can_be_sent_without_an_account() {
    Set<String> open = new TreeSet<>();
    addresses.getHandlerMethods().keySet().stream()
        .filter(mapping -> !mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(AnonymousRequestsTest::requests)
        .filter(
            request ->
                from(null, request.split(" ")[0], request.split(" ")[1], "{}").status() != 401)
        .forEach(open::add);
    assertThat(open)
        .as("each of these needs a limit")
        .containsExactly(
            "POST /api/applications/none/objections",
            "POST /api/estimates",
            "POST /api/items/none/estimate");
  }

  @Test
  void one_address_estimates_so_often_and_then_is_told_when_to_come_again() {
    estimateAll("203.0.113.1");

    Browser.Answer refused = estimate("203.0.113.1");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.type()).startsWith("application/problem+json");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.json().path("title").asText()).isEqualTo("请求过于频繁");
    assertThat(refused.json().path("detail").asText())
        .isEqualTo("从您所在网络地址测算的次数已达上限，请在 1 秒后再试；登录后不受此限");
    assertThat(from("203.0.113.1", "POST", "/api/items/M05-1/estimate", "{}").status())
        .as("of one item as of all")
        .isEqualTo(429);
    assertThat(estimate("203.0.113.2").status()).as("another address").isEqualTo(400);
    assertThat(from("203.0.113.1", "GET", "/api/items", null).status())
        .as("reading is free")
        .isEqualTo(200);

    clock.advance(Duration.ofSeconds(1));
    assertThat(estimate("203.0.113.1").status()).isEqualTo(400);
  }

  @Test
  void whoever_is_logged_in_estimates_as_often_as_they_like() {
    estimateAll("203.0.113.3");
    assertThat(as("applicant1", "203.0.113.3", "/api/estimates", "{}").status()).isEqualTo(400);
    assertThat(estimate("203.0.113.3").status()).isEqualTo(429);
  }

  @Test
  void nobody_gets_more_by_making_up_where_they_come_from() {
    // the last address comes from the proxy, earlier ones from the visitor
    estimateAll("203.0.113.4");
    estimateAll("10.20.30.40");
    for (String madeUp : List.of("198.51.100.1", "127.0.0.1", "::1", "unknown", "10.0.0.1")) {
      assertThat(estimate(madeUp + ", 203.0.113.4").status()).as(madeUp).isEqualTo(429);
      assertThat(estimate(madeUp + ", 10.20.30.40").status())
          .as("within the authorities' own network, " + madeUp)
          .isEqualTo(429);
    }
  }

  @Test
  void
      the_proxy_that_comes_with_the_service_passes_on_what_it_has_seen_and_nothing_that_a_visitor_says()
          throws IOException {
    assertThat(Files.readString(Path.of("docker-compose.yml")))
        .contains(
            "proxy_set_header X-Forwarded-For $$remote_addr;",
            "proxy_set_header X-Forwarded-Host $$http_host;",
            "SERVER_TOMCAT_REMOTEIP_INTERNALPROXIES")
        .doesNotContain("proxy_add_x_forwarded_for");
  }

  @Test
  void one_line_has_one_allowance_although_it_has_many_ipv6_addresses() {
    estimateAll("2001:db8:1:2::1");
    assertThat(estimate("2001:db8:1:2:ffff:ffff:ffff:1").status()).isEqualTo(429);
    assertThat(estimate("2001:db8:1:3::1").status()).isEqualTo(400);
  }

  @Test
  void one_address_objects_to_few_awards_a_day_and_a_slip_of_the_pen_does_not_count() {
    List<Case> awards =
        Stream.generate(() -> office.applies("R07-1", DEVICE).goesOnTo("publicised"))
            .limit(4)
            .toList();
    for (int slip = 0; slip < 11; slip++) {
      assertThat(objects("203.0.113.5", awards.get(0), "{}").status()).isEqualTo(400);
    }

    for (int which = 0; which < 10; which++) {
      assertThat(objects("203.0.113.5", awards.get(which / 3), OBJECTION).status())
          .as("objection " + which)
          .isEqualTo(202);
    }
    Browser.Answer refused = objects("203.0.113.5", awards.get(3), OBJECTION);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo(String.valueOf(144 * 60));
    assertThat(refused.json().path("detail").asText())
        .isEqualTo("从您所在网络地址提出异议的次数已达上限，请在 3 小时后再试；登录后不受此限，也可以直接联系受理单位");

    assertThat(objects("203.0.113.6", awards.get(3), OBJECTION).status())
        .as("anybody else is heard")
        .isEqualTo(202);
    assertThat(
            as("applicant1", "203.0.113.5", awards.get(3).path() + "/objections", OBJECTION)
                .status())
        .as("and whoever logs in")
        .isEqualTo(202);
  }

  @Test
  void no_account_and_no_address_fills_the_list_of_what_an_award_is_objected_to() {
    Case award = office.applies("R07-1", DEVICE).goesOnTo("publicised");
    for (int time = 0; time < 3; time++) {
      assertThat(objects("203.0.113.7", award, OBJECTION).status()).isEqualTo(202);
      assertThat(as("applicant1", "203.0.113.7", award.path() + "/objections", OBJECTION).status())
          .isEqualTo(202);
    }

    assertThat(objects("203.0.113.7", award, OBJECTION).status()).isEqualTo(409);
    Browser.Answer refused =
        as("applicant1", "203.0.113.8", award.path() + "/objections", OBJECTION);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("detail").asText()).contains("已有 3 件异议待处理");
    assertThat(objects("203.0.113.8", award, OBJECTION).status())
        .as("anybody else is heard")
        .isEqualTo(202);

    award.does("cp-fsc-2", "handleObjection", "finding", "dismissed", "remark", "经查不属实");
    assertThat(objects("203.0.113.7", award, OBJECTION).status())
        .as("one of theirs is handled")
        .isEqualTo(202);
    assertThat(
            jdbc.sql(
                    "select count(sender) from objection where application_no = :no and finding is not null")
                .param("no", award.no())
                .query(Long.class)
                .single())
        .as("the address is kept no longer than it counts")
        .isZero();
  }

  @Test
  void passers_by_leave_nothing_in_the_database() {
    Browser browser = new Browser(port);
    for (String page :
        List.of(
            "/", "/cases", "/camunda/app/tasklist/default/", "/insight", "/login", "/nonsense")) {
      browser.get(page, "text/html");
    }
    assertThat(browser.logIn("nobody", "wrong").location()).endsWith("/login?failed");
    browser.get("/api/session");
    assertThat(browser.cookie("LIANBAN")).as("a session is a row of the database").isNull();
  }

  @Test
  void what_a_browser_remembers_of_the_page_that_was_asked_for_leads_to_our_pages_alone() {
    for (String address :
        List.of(
            "https://evil.example/cases",
            "http://localhost:" + port + "@evil.example/",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/cases\\..\\evil",
            "http://[",
            "\0")) {
      Browser browser =
          new Browser(port)
              .with("REDIRECT_URI", Base64.getEncoder().encodeToString(address.getBytes(UTF_8)));
      assertThat(browser.logIn("applicant1", DemoAccounts.PASSWORD).location())
          .as(address)
          .isEqualTo("/");
    }
    assertThat(
            new Browser(port)
                .with("REDIRECT_URI", "%%%")
                .logIn("applicant1", DemoAccounts.PASSWORD)
                .location())
        .isEqualTo("/");
  }

  @Test
  void nobody_learns_by_objecting_which_applications_there_are() {
    Case secret = office.applies("R07-1", DEVICE);
    Browser.Answer real = objects("203.0.113.9", secret, OBJECTION);
    Browser.Answer none =
        from("203.0.113.9", "POST", "/api/applications/CP2026999999/objections", OBJECTION);
    assertThat(real.status()).isEqualTo(404).isEqualTo(none.status());
    assertThat(real.body().replace(secret.no(), ""))
        .isEqualTo(none.body().replace("CP2026999999", ""));
  }

  private void estimateAll(String address) {
    for (int time = 0; time < ESTIMATES; time++) {
      assertThat(estimate(address).status()).isEqualTo(400);
    }
  }

  private Browser.Answer estimate(String address) {
    return from(address, "POST", "/api/estimates", "{}");
  }

  private Browser.Answer objects(String address, Case award, String objection) {
    return from(address, "POST", award.path() + "/objections", objection);
  }

  /** Sends the request with the headers that a proxy adds. */
  private Browser.Answer from(String address, String method, String path, String body) {
    Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
    if (address != null) {
      headers.put("X-Forwarded-For", address);
    }
    return new Browser(port).send(method, path, body, headers);
  }

  private Browser.Answer as(String account, String address, String path, String body) {
    String password =
        Base64.getEncoder().encodeToString((account + ":" + DemoAccounts.PASSWORD).getBytes(UTF_8));
    return new Browser(port)
        .send(
            "POST",
            path,
            body,
            Map.of(
                "Content-Type",
                "application/json",
                "X-Forwarded-For",
                address,
                "Authorization",
                "Basic " + password));
  }

  private static Stream<String> requests(RequestMappingInfo mapping) {
    return mapping.getMethodsCondition().getMethods().stream()
        .flatMap(
            method ->
                mapping.getPatternValues().stream()
                    .map(path -> method + " " + path.replaceAll("\\{[^}]+}", "none")));
  }
}
