package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.kernel.StartRefused;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * People log in through the identity provider of their organisation: the whole path over HTTP, with
 * a real provider.
 */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class ProviderLoginTest {

  private static final IdentityProvider PROVIDER = new IdentityProvider();
  private static final String FILTERS =
      "/camunda/api/engine/engine/default/filter?resourceType=Task&maxResults=50";
  private static final String APPLICATION =
      """
      {"itemId": "R07-1", "matter": "统一身份 %s", "applicant": {"uscc": %s, "name": "统一身份科技有限公司", "entityType": "enterprise"},
       "facts": {"medicalField": true, "changpingTie": "registered", "deviceClass": "III", "certificateObtained": true, "rdExpense": "12600000.00",
         "certificateNumber": "国械注准20263120001", "certifiedOn": "2026-01-15"}}
      """;

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired IdentityService identity;
  @Autowired AccountRegister register;
  @Autowired ProviderAccounts accounts;
  @Autowired ProviderSettings settings;
  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry properties) {
    properties.add("spring.security.oauth2.client.registration.sso.client-id", () -> "lianban");
    properties.add("spring.security.oauth2.client.registration.sso.client-secret", () -> "secret");
    properties.add("spring.security.oauth2.client.registration.sso.scope", () -> "openid,profile");
    properties.add("spring.security.oauth2.client.provider.sso.issuer-uri", PROVIDER::address);
    // nobody listens on this port
    String away = "spring.security.oauth2.client.registration.away.";
    properties.add(away + "client-id", () -> "lianban");
    properties.add(away + "client-secret", () -> "secret");
    properties.add(away + "scope", () -> "openid");
    properties.add(
        "spring.security.oauth2.client.provider.away.issuer-uri", () -> "http://127.0.0.1:1");
    properties.add("lianban.sso.groups-claim", () -> "realm_access.roles");
    properties.add(
        "lianban.sso.groups",
        () ->
            "发改审核=bj-drc+officials,监测=monitors,申报=applicants,审定=cp-gov-approver+officials,拨付=cp-gov-payer+officials");
  }

  @BeforeEach
  void the_provider_knows_the_service() {
    PROVIDER.serves(port);
  }

  @AfterAll
  static void stop() {
    PROVIDER.close();
  }

  @Test
  void the_log_in_page_offers_it() {
    assertThat(browser().get("/login", "text/html").body())
        .contains("href=\"/oauth2/authorization/sso\"", "单位统一身份认证登录");
  }

  @Test
  void a_reviewer_comes_to_tasklist_under_the_own_name() {
    PROVIDER.says("r1", claims("drc-zhang", "张审核", "发改审核"));
    Browser asked = browser();
    assertThat(asked.get("/insight/cases", "text/html").location()).endsWith("/login");
    assertThat(comesIn(asked, "r1")).as("the page that was asked for").endsWith("/insight/cases");
    Browser browser = browser();
    assertThat(comesIn(browser, "r1")).endsWith("/camunda/app/tasklist/default/");
    assertThat(browser.get("/camunda/app/tasklist/default/", "text/html").status()).isEqualTo(200);
    browser.get("/camunda/api/engine/engine/default/version");
    assertThat(browser.get(FILTERS).json())
        .extracting(filter -> filter.path("name").asText())
        .contains("待联审");
    JsonNode session = browser.get("/api/session").json();
    assertThat(session.path("id").asText()).isEqualTo("drc-zhang");
    assertThat(session.path("name").asText()).isEqualTo("张审核");
    assertThat(session.path("groups").toString()).isEqualTo("[\"bj-drc\",\"officials\"]");
  }

  @Test
  void an_onlooker_comes_to_cockpit() {
    PROVIDER.says("m1", claims("watcher", "李监测", "监测"));
    Browser browser = browser();
    assertThat(comesIn(browser, "m1")).endsWith("/camunda/app/cockpit/default/");
    assertThat(browser.get("/camunda/app/cockpit/default/", "text/html").status()).isEqualTo(200);
  }

  @Test
  void an_applicant_applies_without_typing_the_code_and_for_no_other_company() {
    String code = Office.creditCode(7_100_001);
    PROVIDER.says("a1", company("sso-applicant", "王申报", code));
    Browser browser = browser();
    assertThat(comesIn(browser, "a1")).endsWith("/");
    assertThat(browser.get("/api/companies/own").json().path(0).path("uscc").asText())
        .isEqualTo(code);

    Browser.Answer own = applies(browser, "null");
    assertThat(own.status()).as(own.body()).isEqualTo(201);
    String no = own.json().path("no").asText();
    assertThat(
            browser.get("/api/applications/" + no).json().path("applicant").path("uscc").asText())
        .isEqualTo(code);
    assertThat(applies(browser, "\"" + Office.creditCode(7_100_002) + "\"").status())
        .isEqualTo(403);
  }

  @Test
  void a_company_that_is_wrong_missing_or_somebody_elses_lets_nobody_in() {
    PROVIDER.says("a2", claims("no-company", "无单位", "申报"));
    refused("a2", "company", "no-company");
    PROVIDER.says("a3", company("bad-company", "错单位", "12345"));
    refused("a3", "company", "bad-company");

    Office.Applicant other = office.newApplicant();
    office.applies(
        other,
        "R07-1",
        "别人的器械",
        Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", "12600000.00"));
    PROVIDER.says("a4", company("late-company", "晚到", other.uscc()));
    refused("a4", "company", "late-company");

    PROVIDER.says("a5", company("moving", "换单位", Office.creditCode(7_100_003)));
    assertThat(comesIn(browser(), "a5")).endsWith("/");
    PROVIDER.says("a5", company("moving", "换单位", Office.creditCode(7_100_004)));
    assertThat(comesIn(browser(), "a5"))
        .as("an account does not change its company by itself")
        .endsWith("/login?sso=company");
  }

  @Test
  void whoever_has_no_role_or_lacks_a_claim_does_not_come_in_and_no_account_is_made() {
    PROVIDER.says("n1", claims("nobody", "无岗位", "别的系统"));
    refused("n1", "role", "nobody");
    assertThat(browser().get("/login?sso=role", "text/html").body()).contains("没有本系统的岗位");
    PROVIDER.says(
        "n2",
        Map.of("preferred_username", "nameless", "realm_access", Map.of("roles", List.of("监测"))));
    refused("n2", "claims", "nameless");
    PROVIDER.says(
        "n4",
        Map.of(
            "preferred_username",
            "both-posts",
            "name",
            "兼任",
            "realm_access",
            Map.of("roles", List.of("审定", "拨付"))));
    refused("n4", "posts", "both-posts");
    PROVIDER.says("n3", claims("a/b", "怪名", "监测"));
    refused("n3", "id", "a/b");
    assertThat(browser().get("/login?sso=%3Cscript%3E", "text/html").body())
        .contains("统一身份认证没有完成")
        .doesNotContain("<script>");
  }

  @Test
  void what_no_account_can_have_is_refused_in_words_and_not_by_an_error(CapturedOutput log) {
    PROVIDER.says("i1", claims("BJ-DRC", "大写", "监测"));
    refused("i1", "taken", "BJ-DRC");
    PROVIDER.says("i2", claims("officials", "组名", "监测"));
    refused("i2", "id", "officials");
    PROVIDER.says("i3", claims("proposals", "保留", "监测"));
    refused("i3", "id", "proposals");
    PROVIDER.says("i4", claims("long-name", "长".repeat(300), "监测"));
    refused("i4", "claims", "long-name");
    Map<String, Object> lying = new HashMap<>(claims("lying-issuer", "假", "监测"));
    lying.put("iss", "::::");
    PROVIDER.says("i5", lying);
    refused("i5", "failed", "lying-issuer");
    assertThat(admission("with NUL", "a\0b").refusal()).isEqualTo(ProviderAccounts.Refusal.CLAIMS);
    assertThat(admission("not an address\0", "a").refusal())
        .isEqualTo(ProviderAccounts.Refusal.CLAIMS);
    assertThat(log)
        .contains("A log-in through the identity provider failed")
        .doesNotContain("No AuthenticationProvider");
  }

  private ProviderAccounts.Admission admission(String issuer, String subject) {
    return accounts.admit(issuer, subject, claims("nul-subject", "空字", "监测"));
  }

  @Test
  void whoever_is_refused_later_loses_the_sessions_and_posts_of_earlier() {
    for (Map<String, Object> later :
        List.of(
            Map.<String, Object>of(
                "preferred_username",
                "loses-all",
                "name",
                "何",
                "realm_access",
                Map.of("roles", List.of("审定", "拨付"))),
            claims("loses-all", "何", "申报"),
            company("loses-all", "何", "12345"),
            claims("loses-all", " ", "监测"))) {
      PROVIDER.says("l1", claims("loses-all", "何", "监测"));
      Browser earlier = browser();
      assertThat(comesIn(earlier, "l1")).endsWith("/camunda/app/cockpit/default/");
      assertThat(groups("loses-all")).containsExactly("monitors");
      PROVIDER.says("l1", later);
      assertThat(comesIn(browser(), "l1")).contains("/login?sso=");
      assertThat(earlier.get("/api/session").status()).as("%s", later).isEqualTo(401);
      assertThat(groups("loses-all")).as("%s", later).isEmpty();
    }
  }

  @Test
  void the_record_of_posts_holds_what_the_provider_gives_and_takes() {
    PROVIDER.says("p1", claims("recorded", "许留痕", "审定"));
    comesIn(browser(), "p1");
    PROVIDER.says("p1", claims("recorded", "许留痕", "监测"));
    comesIn(browser(), "p1");
    assertThat(
            jdbc.sql(
                    "select post || case when added then ' +' else ' -' end from account_post_change where account = 'recorded' order by id")
                .query(String.class)
                .list())
        .containsExactly("cp-gov-approver +", "monitors +", "cp-gov-approver -");
    assertThat(
            jdbc.sql(
                    "select text from account_event where account = 'recorded' and kind = 'roles-changed' order by id")
                .query(String.class)
                .list())
        .hasSize(3)
        .allSatisfy(text -> assertThat(text).endsWith("：由单位统一身份认证确定"));
  }

  @Test
  void without_openid_nobody_comes_in_and_the_service_does_not_start() {
    // the provider would name a person without signing it, perhaps by the id of a local account
    assertThatThrownBy(() -> ProviderLogin.UNSIGNED.loadUser(null))
        .isInstanceOf(OAuth2AuthenticationException.class)
        .hasMessageContaining("no ID token");

    OAuth2ClientProperties properties = new OAuth2ClientProperties();
    OAuth2ClientProperties.Registration registration = new OAuth2ClientProperties.Registration();
    properties.getRegistration().put("sso", registration);
    OAuth2ClientProperties.Provider provider = new OAuth2ClientProperties.Provider();
    provider.setIssuerUri("https://sso.example.gov.cn/realms/bj");
    properties.getProvider().put("sso", provider);
    for (Set<String> scope : Arrays.asList(null, Set.<String>of(), Set.of("profile"))) {
      registration.setScope(scope);
      assertThat(refusals(properties))
          .singleElement()
          .asString()
          .contains("SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_SSO_SCOPE", "openid");
    }
    registration.setScope(Set.of("openid", "profile"));
    assertThat(refusals(properties)).isEmpty();
  }

  @Test
  void without_an_issuer_that_can_be_one_the_service_does_not_start() {
    OAuth2ClientProperties properties = new OAuth2ClientProperties();
    OAuth2ClientProperties.Registration registration = new OAuth2ClientProperties.Registration();
    registration.setScope(Set.of("openid"));
    registration.setProvider("city");
    properties.getRegistration().put("sso", registration);
    assertThat(refusals(properties))
        .singleElement()
        .asString()
        .contains("登记 sso 的 SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_CITY_ISSUERURI", "完整网址");
    OAuth2ClientProperties.Provider provider = new OAuth2ClientProperties.Provider();
    properties.getProvider().put("city", provider);
    for (String issuer :
        Arrays.asList(
            null,
            "",
            "sso.example.gov.cn",
            "ftp://sso.example.gov.cn",
            "https://",
            "https:///realms/bj",
            "https://sso.example.gov.cn/realms/b j",
            "https://sso.example.gov.cn/?realm=bj",
            "https://sso.example.gov.cn/#bj",
            "https://a:b@sso.example.gov.cn/")) {
      provider.setIssuerUri(issuer);
      assertThat(refusals(properties)).as(issuer).hasSize(1);
    }
    for (String issuer : List.of("https://sso.example.gov.cn/realms/bj", "http://127.0.0.1:9000")) {
      provider.setIssuerUri(issuer);
      assertThat(refusals(properties)).as(issuer).isEmpty();
    }
  }

  @Test
  void a_provider_that_does_not_answer_is_told_on_the_log_in_page_and_keeps_nobody_from_another() {
    Browser browser = new Browser(port);
    assertThat(browser.get("/oauth2/authorization/away").location()).endsWith("/login?sso=failed");
    assertThat(browser.get("/login?sso=failed", "text/html").body()).contains("统一身份认证");
    assertThat(browser.get("/oauth2/authorization/none").status()).isLessThan(500);
    assertThat(browser.get("/oauth2/authorization/sso").location()).startsWith(PROVIDER.address());
  }

  private static List<StartRefused> refusals(OAuth2ClientProperties properties) {
    List<StartRefused> refusals = new ArrayList<>();
    ProviderRule.check(properties, refusals::add);
    return refusals;
  }

  @Test
  void groups_follow_the_provider_at_each_log_in() {
    PROVIDER.says("g1", claims("changing-2", "赵换岗", "发改审核"));
    Browser browser = browser();
    comesIn(browser, "g1");
    identity.createMembership("changing-2", "auditors");
    PROVIDER.says("g1", claims("changing-2", "赵监测", "监测"));
    Browser again = browser();
    assertThat(comesIn(again, "g1")).endsWith("/camunda/app/cockpit/default/");
    assertThat(groups("changing-2")).containsExactly("monitors");
    assertThat(again.get("/api/session").json().path("name").asText()).isEqualTo("赵监测");
    assertThat(browser.get("/api/session").status())
        .as("the session that was open ends with the posts it had")
        .isEqualTo(401);

    PROVIDER.says("g1", claims("changing-2", "赵监测", "别的系统"));
    assertThat(comesIn(browser(), "g1")).endsWith("/login?sso=role");
    assertThat(groups("changing-2")).isEmpty();
    assertThat(again.get("/api/session").status()).as("the sessions have ended").isEqualTo(401);
  }

  @Test
  void a_local_account_is_never_entered() {
    PROVIDER.says("t1", claims("bj-drc", "冒名", "监测"));
    assertThat(comesIn(browser(), "t1")).endsWith("/login?sso=taken");
    assertThat(groups("bj-drc")).containsExactly("bj-drc", "officials");

    PROVIDER.says("t2", claims("becomes-local", "钱本地", "监测"));
    assertThat(comesIn(browser(), "t2")).endsWith("/camunda/app/cockpit/default/");
    identity.deleteUser("becomes-local");
    office.newAccount("becomes-local", "bj-drc", "officials");
    assertThat(comesIn(browser(), "t2")).as("deleted and made anew").endsWith("/login?sso=taken");
    assertThat(groups("becomes-local")).containsExactly("bj-drc", "officials");

    PROVIDER.says("t3", claims("gets-password", "孙密码", "监测"));
    comesIn(browser(), "t3");
    User user = identity.createUserQuery().userId("gets-password").singleResult();
    user.setPassword("A-Password-of-27-characters!");
    identity.saveUser(user);
    assertThat(comesIn(browser(), "t3")).as("given a password").endsWith("/login?sso=taken");

    PROVIDER.says("t4", claims("watcher-two", "周一", "监测"));
    comesIn(browser(), "t4");
    PROVIDER.says("t5", claims("watcher-two", "周二", "监测"));
    assertThat(comesIn(browser(), "t5")).as("of another person there").endsWith("/login?sso=taken");
  }

  @Test
  void a_disabled_account_does_not_come_in() {
    PROVIDER.says("d1", claims("disabled-one", "吴停用", "监测"));
    Browser browser = browser();
    comesIn(browser, "d1");
    register.disable("disabled-one", "admin", "离职");
    assertThat(browser.get("/api/session").status()).isEqualTo(401);
    assertThat(comesIn(browser(), "d1")).endsWith("/login?sso=disabled");
    assertThat(groups("disabled-one")).as("kept for the day it is enabled").contains("monitors");
    register.enable("disabled-one", "admin");
    assertThat(comesIn(browser(), "d1")).endsWith("/camunda/app/cockpit/default/");
  }

  @Test
  void logging_out_here_logs_out_there() {
    PROVIDER.says("o1", claims("leaver", "郑退出", "监测"));
    Browser here = browser();
    Browser there = new Browser(PROVIDER.address());
    comesIn(here, there, "o1");
    assertThat(asksWhoItIs(there)).as("known at the provider").isFalse();

    here.get("/api/session");
    String csrf = here.cookie("LIANBAN-CSRF");
    Browser.Answer out =
        here.send(
            "POST",
            "/logout",
            "_csrf=" + csrf,
            Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"));
    assertThat(here.get("/api/session").status()).isEqualTo(401);
    assertThat(out.body()).contains("正在退出单位统一身份认证");
    Matcher address = Pattern.compile("url=(.*)").matcher(out.header("Refresh"));
    assertThat(address.find()).isTrue();
    Browser.Answer end = there.get(pathOf(address.group(1)), "text/html");
    assertThat(end.location()).startsWith("http://127.0.0.1:" + port + "/login");
    assertThat(asksWhoItIs(there)).as("no longer known at the provider").isTrue();
  }

  @Test
  void answers_that_nobody_asked_for_lead_to_the_log_in_page() {
    Browser browser = browser();
    assertThat(browser.get("/login/oauth2/code/sso?code=x&state=y", "text/html").location())
        .endsWith("/login?sso=failed");
    String begun = browser.get("/oauth2/authorization/sso", "text/html").location();
    assertThat(begun)
        .startsWith(PROVIDER.address())
        .contains("nonce=", "state=", "response_type=code");
    assertThat(
            browser
                .get("/login/oauth2/code/sso?error=access_denied&state=other", "text/html")
                .location())
        .endsWith("/login?sso=failed");
    assertThat(browser.get("/oauth2/authorization/none", "text/html").status()).isLessThan(500);
  }

  private Browser browser() {
    return new Browser("http://127.0.0.1:" + port);
  }

  private static Map<String, Object> claims(String id, String name, String role) {
    return Map.of(
        "preferred_username",
        id,
        "name",
        name,
        "realm_access",
        Map.of("roles", List.of(role, "offline_access")));
  }

  private static Map<String, Object> company(String id, String name, String uscc) {
    return Map.of(
        "preferred_username",
        id,
        "name",
        name,
        "realm_access",
        Map.of("roles", List.of("申报")),
        "uscc",
        uscc,
        "company_name",
        "统一身份科技有限公司");
  }

  private String comesIn(Browser here, String person) {
    return comesIn(here, new Browser(PROVIDER.address()), person);
  }

  /** Logs in through the provider, and returns the address where it ends. */
  private String comesIn(Browser here, Browser there, String person) {
    String authorize = pathOf(here.get("/oauth2/authorization/sso", "text/html").location());
    assertThat(there.get(authorize, "text/html").location()).endsWith("/login");
    String form = "username=" + encoded(person) + "&password=" + IdentityProvider.PASSWORD;
    Browser.Answer known =
        there.send(
            "POST",
            "/login",
            form,
            Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"));
    String back = there.get(pathOf(known.location()), "text/html").location();
    assertThat(back).startsWith("http://127.0.0.1:" + port + "/login/oauth2/code/sso");
    return here.get(pathOf(back), "text/html").location();
  }

  private boolean asksWhoItIs(Browser there) {
    return there
        .get(
            pathOf(browser().get("/oauth2/authorization/sso", "text/html").location()), "text/html")
        .location()
        .endsWith("/login");
  }

  private void refused(String person, String code, String account) {
    assertThat(comesIn(browser(), person)).endsWith("/login?sso=" + code);
    assertThat(identity.createUserQuery().userId(account).count())
        .as("no account is made")
        .isZero();
    assertThat(register.of(account).createdAt()).isNull();
  }

  private List<String> groups(String account) {
    return identity.createGroupQuery().groupMember(account).orderByGroupId().asc().list().stream()
        .map(Group::getId)
        .toList();
  }

  private static Browser.Answer applies(Browser browser, String uscc) {
    browser.get("/api/session");
    return browser.send(
        "POST",
        "/api/applications",
        APPLICATION.formatted(UUID.randomUUID(), uscc),
        Map.of(
            "Content-Type",
            "application/json",
            "X-CSRF-TOKEN",
            browser.cookie("LIANBAN-CSRF"),
            "Idempotency-Key",
            UUID.randomUUID().toString()));
  }

  private static String pathOf(String address) {
    URI uri = URI.create(address);
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
