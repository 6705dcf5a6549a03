package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Compares the answers of every address to every role with the table {@code
 * src/test/resources/access/endpoints.csv}. A new address, or a changed answer, fails. The table is
 * written anew by {@code mvn test -Dtest=EndpointTableTest -Dlianban.tables=write}; look at its
 * changes before committing them.
 */
@ServiceTest
class EndpointTableTest {

  /**
   * For these the right depends on the case, which is looked up only after the request was read.
   */
  private static final Set<String> BY_CASE =
      Set.of(
          "/api/applications/{no}/bank-return",
          "/api/applications/{no}/breaches",
          "/api/tasks/{id}/completion");

  private static final Path TABLE = Path.of("src/test/resources/access/endpoints.csv");
  private static final Map<String, Object> FACTS =
      Map.of("scenario", "drug-discovery", "projectInvestment", "100000000.00");
  private static final int THREADS = 4;

  @LocalServerPort int port;
  @Autowired Office office;
  @Autowired WebappGate gate;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping controllers;

  @Autowired
  @Qualifier("viewControllerHandlerMapping")
  HandlerMapping pages;

  /** An address as in the table, and as it is requested. */
  private record Address(String method, String pattern, String path) {}

  @Test
  void every_address_answers_every_role_as_the_table_says() throws Exception {
    Case reviewed = office.applies("M05-1", FACTS).goesOnTo("reviewing");
    String other = office.newApplicant().account();
    Map<String, String> roles = new LinkedHashMap<>();
    roles.put("nobody", null);
    roles.put("applicant", reviewed.applicant().account());
    roles.put("other applicant", other);
    roles.put("reviewer concerned", "bj-drc");
    roles.put("reviewer not concerned", "cp-fsc");
    roles.put("accepting body", "cp-gov");
    roles.put("approver", "cp-gov-approver");
    roles.put("payer", "cp-gov-payer");
    roles.put("special team", "special-team");
    roles.put("expert", "expert1");
    roles.put("owner", "owner1");
    roles.put("monitor", "monitor");
    roles.put("auditor", "auditor");
    roles.put("admin", "admin");

    List<Address> addresses = addresses(reviewed, reviewed.task("bj-drc", "reviewApplication"));
    Map<String, List<String>> answered = new ConcurrentHashMap<>();
    Set<String> toldTooMuch = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> asked = new ArrayList<>();
      roles.forEach(
          (role, account) ->
              asked.add(
                  () -> {
                    Browser browser =
                        account == null ? new Browser(port) : Browser.of(port, account);
                    // brings the token that the first change needs
                    browser.get("/api/session");
                    List<String> statuses = new ArrayList<>();
                    for (Address address : addresses) {
                      int status = ask(browser, address, "", "{}");
                      statuses.add(Integer.toString(status));
                      if (status == 401
                          || status == 403
                              && address.pattern.startsWith("/api/")
                              && !BY_CASE.contains(address.pattern)) {
                        int malformed = ask(browser, address, "?page=x&size=x&year=x", "{");
                        if (malformed != status) {
                          toldTooMuch.add(
                              role
                                  + " "
                                  + address.method
                                  + " "
                                  + address.pattern
                                  + ": "
                                  + status
                                  + ", malformed "
                                  + malformed);
                        }
                      }
                    }
                    answered.put(role, statuses);
                    return null;
                  }));
      for (Future<Void> one : threads.invokeAll(asked)) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }

    List<String> lines =
        new ArrayList<>(List.of("method,address," + String.join(",", roles.keySet())));
    for (int row = 0; row < addresses.size(); row++) {
      int number = row;
      Address address = addresses.get(row);
      lines.add(
          address.method
              + ","
              + address.pattern
              + ","
              + roles.keySet().stream()
                  .map(role -> answered.get(role).get(number))
                  .collect(Collectors.joining(",")));
    }
    if ("write".equals(System.getProperty("lianban.tables"))) {
      Files.createDirectories(TABLE.getParent());
      Files.writeString(TABLE, String.join("\n", lines) + "\n");
    }
    assertThat(lines).noneMatch(line -> line.matches(".*,5\\d\\d.*"));
    assertThat(toldTooMuch)
        .as("whoever may not ask is told so, and not what is wrong with the question")
        .isEmpty();
    assertThat(lines)
        .as("rows of " + TABLE + "; see there how it is written anew")
        .containsExactlyInAnyOrderElementsOf(Files.readAllLines(TABLE));
  }

  private static int ask(Browser browser, Address address, String query, String body) {
    boolean sends = !Set.of("GET", "HEAD").contains(address.method);
    boolean page =
        !sends
            && !address.path.startsWith("/api")
            && !address.path.startsWith("/camunda/api")
            && !address.path.startsWith("/actuator");
    return page
        ? browser.get(address.path + query, "text/html").status()
        : browser.ask(address.method, address.path + query, sends ? body : null).status();
  }

  private List<Address> addresses(Case reviewed, String task) {
    Set<Address> all = new LinkedHashSet<>();
    Stream<String> mapped =
        controllers.getHandlerMethods().keySet().stream()
            .flatMap(EndpointTableTest::requests)
            .filter(request -> !request.endsWith(" /error"));
    Stream<String> shown =
        ((AbstractUrlHandlerMapping) pages)
            .getHandlerMap().keySet().stream().map(path -> "GET " + path);
    Stream<String> single =
        Stream.of(
            "GET /",
            "GET /actuator/health",
            "GET /nothing",
            "GET /api/nothing",
            "GET /camunda/app/tasklist/default/",
            "GET /camunda/app/cockpit/default/",
            "GET /camunda/app/admin/default/");
    Stream<String> ofEngine = EngineAddresses.all().stream().filter(this::isOpenToSomebody);
    Stream.of(mapped, shown, single, ofEngine)
        .flatMap(group -> new TreeSet<>(group.toList()).stream())
        .forEach(
            request -> {
              String[] parts = request.split(" ");
              all.add(new Address(parts[0], parts[1], path(parts[1], reviewed, task)));
            });
    return List.copyOf(all);
  }

  /** The path with a real case, task and item; all other ids are unknown. */
  private static String path(String pattern, Case reviewed, String task) {
    String path =
        pattern
            .replace("/api/applications/{no}", reviewed.path())
            .replace("/api/insight/cases/{no}", "/api/insight/cases/" + reviewed.no());
    path = pattern.startsWith("/api/tasks/") ? path.replace("{id}", task) : path;
    path = pattern.startsWith("/api/items/") ? path.replace("{id}", "M05-1") : path;
    return path.replace("{year}", "2026")
        .replace("{itemId}", "M05-1")
        .replace("attachments/{id}", "attachments/0")
        .replace("evidence/{id}", "evidence/0")
        .replaceAll("\\{[^}]+}", "none");
  }

  private static Stream<String> requests(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
        .stream()
            .flatMap(
                method -> mapping.getPatternValues().stream().map(path -> method + " " + path));
  }

  private boolean isOpenToSomebody(String address) {
    String[] parts = address.split(" ");
    MockHttpServletRequest request =
        new MockHttpServletRequest(parts[0], parts[1].replaceAll("\\{[^}]+}", "none"));
    return Stream.of(
            List.of("officials", "cp-gov"),
            List.of("process-owners"),
            List.of("monitors"),
            List.of("camunda-admin"))
        .map(
            groups ->
                new TestingAuthenticationToken("somebody", null, groups.toArray(String[]::new)))
        .anyMatch(
            person ->
                gate.check(() -> person, new RequestAuthorizationContext(request)).isGranted());
  }
}
