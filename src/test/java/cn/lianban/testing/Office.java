package cn.lianban.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import cn.lianban.award.AwardCase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The tools of scenarios: requests as any account, new applicants, jobs and timers by name. */
public class Office {

  private static final AtomicInteger CERTIFICATES = new AtomicInteger();

  /** Facts that name something which other applications may be about too. */
  private static final List<String> NAMES =
      List.of(
          "certificateNumber",
          "platformName",
          "productName",
          "fundName",
          "eventName",
          "talentName",
          "projectName",
          "trialName",
          "nationalProject",
          "allianceName");

  private static final Map<String, Map<String, Object>> USUAL_FACTS = usualFacts();
  private static final String CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final AtomicInteger APPLICANTS = new AtomicInteger();

  private final MockMvc mvc;
  private final ObjectMapper json;
  private final IdentityService identity;
  private final ManagementService management;
  private final RuntimeService runtime;
  private final JdbcClient jdbc;

  Office(
      MockMvc mvc,
      ObjectMapper json,
      IdentityService identity,
      ManagementService management,
      RuntimeService runtime,
      JdbcClient jdbc) {
    this.mvc = mvc;
    this.json = json;
    this.identity = identity;
    this.management = management;
    this.runtime = runtime;
    this.jdbc = jdbc;
  }

  /** An applicant's account, and the credit code of its organisation. */
  public record Applicant(String account, String uscc) {}

  /** A new account of a new organisation. */
  public Applicant newApplicant() {
    int number = APPLICANTS.incrementAndGet();
    String account = newAccount("company" + number, "applicants");
    return new Applicant(account, creditCode(number));
  }

  /** A new account in these groups. */
  public String newAccount(String name, String... groups) {
    User user = identity.newUser(name);
    user.setPassword("demo");
    // without the password rules, which are for people
    ((IdentityServiceImpl) identity).saveUser(user, true);
    for (String group : groups) {
      identity.createMembership(name, group);
    }
    return name;
  }

  /** A credit code with the right check character. */
  public static String creditCode(int number) {
    String body = "91110114MA%07d".formatted(number);
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < body.length(); i++) {
      sum += CODE_ALPHABET.indexOf(body.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return body + CODE_ALPHABET.charAt((31 - sum % 31) % 31);
  }

  public Answer get(String account, String path) {
    return ask(account, HttpMethod.GET, path, null, Map.of());
  }

  public Answer post(String account, String path, Object body) {
    return ask(account, HttpMethod.POST, path, body, Map.of());
  }

  public Answer put(String account, String path, Object body) {
    return ask(account, HttpMethod.PUT, path, body, Map.of());
  }

  /**
   * The account proposes the budget of an item, an owner confirms it: what the last was answered.
   */
  public Answer budget(String proposer, String itemId, int year, String amount, String reason) {
    Answer proposed =
        put(
            proposer,
            "/api/budgets/" + year + "/" + itemId,
            Map.of("amount", amount, "reason", reason));
    return proposed.status() == 202
        ? post(
            proposer.equals("owner2") ? "owner1" : "owner2",
            "/api/budgets/proposals/" + proposed.body().path("id").asText() + "/confirmation",
            null)
        : proposed;
  }

  /**
   * Enters an award under the repealed document, as one of the accepting body proposes and another
   * confirms.
   *
   * @param itemId the item that it corresponds to; null for none
   * @param matter null where the item is for the company itself
   * @param year null for none
   */
  public void enterEarlierAward(
      Applicant company, String itemId, String matter, Integer year, String amount) {
    Map<String, Object> award = anEarlierAward(company, itemId, matter, year, amount);
    Answer proposed = post("cp-fsc", "/api/earlier-awards", award);
    assertThat(proposed.status()).as(proposed.body().toString()).isEqualTo(202);
    Answer confirmed =
        post(
            "cp-fsc-2",
            "/api/earlier-awards/proposals/"
                + proposed.body().path("id").asText()
                + "/confirmation",
            null);
    assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
  }

  /** An award under the repealed document with the usual values. */
  public static Map<String, Object> anEarlierAward(
      Applicant company, String itemId, String matter, Integer year, String amount) {
    Map<String, Object> award = new LinkedHashMap<>();
    award.put("uscc", company.uscc());
    award.put("name", "北京" + company.account() + "生物科技有限公司");
    award.put("itemId", itemId);
    award.put("matter", matter);
    award.put("year", year);
    award.put("amount", amount);
    award.put("awardedOn", "2024-06-30");
    award.put("grounds", "昌科发〔2024〕8号");
    return award;
  }

  /**
   * A request as it goes over the wire.
   *
   * @param account with the password of all test accounts; null for nobody
   */
  public Answer ask(
      String account, HttpMethod method, String path, Object body, Map<String, String> headers) {
    try {
      MockHttpServletRequestBuilder request = request(method, URI.create(path));
      headers.forEach(request::header);
      if (account != null) {
        request.with(httpBasic(account, "demo"));
      }
      if (body != null) {
        request
            .contentType(MediaType.APPLICATION_JSON)
            .content(body instanceof String text ? text : json.writeValueAsString(body));
      }
      MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
      byte[] content = response.getContentAsByteArray();
      boolean isJson =
          response.getContentType() != null && response.getContentType().contains("json");
      JsonNode node =
          content.length == 0 || !isJson ? MissingNode.getInstance() : json.readTree(content);
      return new Answer(
          response.getStatus(), response.getContentType(), response.getHeader("Location"), node);
    } catch (Exception failure) {
      throw new AssertionError(method + " " + path + " failed", failure);
    }
  }

  /**
   * These facts of an award item, and for those that are not given the ones of the item's first
   * eligible sentence: a test names only the facts that it is about. Every certificate has a number
   * of its own, every product, person, event and platform its own name.
   */
  public static Map<String, Object> withUsualFacts(String itemId, Map<String, ?> given) {
    Map<String, Object> facts = new LinkedHashMap<>(USUAL_FACTS.getOrDefault(itemId, Map.of()));
    NAMES.forEach(
        named ->
            facts.computeIfPresent(
                named, (name, usual) -> usual + "-" + CERTIFICATES.incrementAndGet()));
    facts.putAll(given);
    return facts;
  }

  /** The facts that every application has to have: field, and tie to the district. */
  public static Map<String, Object> inScope(String itemId) {
    return itemId.startsWith("R")
        ? Map.of("medicalField", true, "changpingTie", "registered")
        : Map.of("changpingTie", "registered");
  }

  private static Map<String, Map<String, Object>> usualFacts() {
    Map<String, Map<String, Object>> usual = new HashMap<>();
    for (AwardCase one : AwardCase.all()) {
      if (Boolean.TRUE.equals(one.expect().get("eligible")) && !usual.containsKey(one.item())) {
        Map<String, Object> facts = new LinkedHashMap<>(inScope(one.item()));
        one.facts()
            .forEach(
                (name, value) ->
                    facts.put(name, value instanceof LocalDate ? value.toString() : value));
        usual.put(one.item(), facts);
      }
    }
    return usual;
  }

  /** What an organisation usually applies for: no other organisation has a matter of this title. */
  public static String usualMatter(Applicant applicant) {
    return "一号项目 " + applicant.account();
  }

  /** An application for an item with the usual values. */
  public static Map<String, Object> anApplication(
      String itemId, Applicant applicant, Map<String, ?> facts) {
    Map<String, Object> organisation = new LinkedHashMap<>();
    organisation.put("uscc", applicant.uscc());
    organisation.put("name", "北京" + applicant.account() + "生物科技有限公司");
    organisation.put("entityType", "enterprise");
    organisation.put("contact", "010-80000000");
    organisation.put("bankAccount", "6222 0000 1111 2222");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("itemId", itemId);
    body.put("applicant", organisation);
    body.put("matter", usualMatter(applicant));
    body.put("facts", withUsualFacts(itemId, facts));
    return body;
  }

  /** A new organisation applies. */
  public Case applies(String itemId, Map<String, ?> facts) {
    Applicant applicant = newApplicant();
    return applies(applicant, anApplication(itemId, applicant, facts));
  }

  /** An organisation applies with this body. */
  public Case applies(Applicant applicant, Map<String, ?> body) {
    Answer answer =
        ask(
            applicant.account(),
            HttpMethod.POST,
            "/api/applications",
            body,
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return new Case(this, answer.body().path("no").asText(), applicant);
  }

  /** The case of this number, which the organisation applied for in another way. */
  public Case of(Applicant applicant, String no) {
    return new Case(this, no, applicant);
  }

  /** A request for a service with the usual values. */
  public static Map<String, Object> aServiceRequest(
      String itemId, Applicant applicant, Map<String, ?> facts) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("itemId", itemId);
    body.put(
        "applicant",
        Map.of(
            "uscc",
            applicant.uscc(),
            "name",
            "北京" + applicant.account() + "生物科技有限公司",
            "contact",
            "李四 010-80000000"));
    body.put("facts", facts);
    return body;
  }

  /** A new organisation asks for a service, with something in every field of its form. */
  public Case asksFor(String itemId) {
    Applicant applicant = newApplicant();
    return asks(applicant, aServiceRequest(itemId, applicant, anyFacts(itemId)));
  }

  /** An organisation asks for a service with this body. */
  public Case asks(Applicant applicant, Map<String, ?> body) {
    Answer answer =
        ask(
            applicant.account(),
            HttpMethod.POST,
            "/api/service-requests",
            body,
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return new Case(
        this,
        answer.body().path("no").asText(),
        applicant,
        "/api/service-requests/",
        "serviceRequest");
  }

  /** A value for every fact of the item. */
  public Map<String, Object> anyFacts(String itemId) {
    Map<String, Object> facts = new LinkedHashMap<>();
    get(null, "/api/items/" + itemId)
        .body()
        .path("facts")
        .forEach(fact -> facts.put(fact.path("name").asText(), anything(fact)));
    return facts;
  }

  private static Object anything(JsonNode fact) {
    return switch (fact.path("type").asText()) {
      case "money", "number" -> 1_000_000;
      case "year" -> 2025;
      case "date" -> "2026-12-01";
      case "bool" -> true;
      case "enum" -> fact.path("allowedValues").get(0).path("value").asText();
      default -> "关于" + fact.path("label").asText();
    };
  }

  /** The organisation applies for an item, for a matter of this title. */
  public Case applies(Applicant applicant, String itemId, String matter, Map<String, ?> facts) {
    Map<String, Object> body = anApplication(itemId, applicant, facts);
    body.put("matter", matter);
    return applies(applicant, body);
  }

  /**
   * The process owner plans a round, as {@link #aRound} but for these fields: name, value, name,
   * value; another one confirms its budget.
   */
  public Round plans(String itemId, OffsetDateTime opensAt, Object... differences) {
    Round round = plansAlone(itemId, opensAt, differences);
    String budget = round.read().path("budget").asText();
    Answer answer = post("owner2", round.path() + "/budget/confirmation", Map.of("budget", budget));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(204);
    return round;
  }

  /** As {@link #plans}, without the confirmation. */
  public Round plansAlone(String itemId, OffsetDateTime opensAt, Object... differences) {
    Map<String, Object> plan = aRound(itemId, opensAt);
    for (int i = 0; i < differences.length; i += 2) {
      plan.put((String) differences[i], differences[i + 1]);
    }
    Answer answer = post("owner1", "/api/rounds", plan);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return new Round(this, answer.body().path("no").asText());
  }

  /** A round of a month for one item with the usual values. */
  public static Map<String, Object> aRound(String itemId, OffsetDateTime opensAt) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("title", "2026年第一批");
    plan.put("notice", "请在截止时间之前提交，逾期不予受理。");
    plan.put("items", List.of(itemId));
    plan.put("organiser", "cp-fsc");
    plan.put("commission", "special-team");
    plan.put("opensAt", opensAt.toString());
    plan.put("closesAt", opensAt.plusDays(30).toString());
    plan.put("budget", "3000000.00");
    plan.put("minimumScore", null);
    plan.put("places", null);
    plan.put("reservePlaces", 0);
    plan.put("reserveDays", null);
    plan.put("scaling", false);
    return plan;
  }

  /** Runs all jobs of the processes until none is left. */
  public void runJobs() {
    for (List<Job> jobs = due(); !jobs.isEmpty(); jobs = due()) {
      jobs.forEach(job -> management.executeJob(job.getId()));
    }
  }

  /** As {@link #runJobs()}, for only one case. */
  void runJobs(String caseNo) {
    for (List<String> jobs = due(caseNo); !jobs.isEmpty(); jobs = due(caseNo)) {
      jobs.forEach(management::executeJob);
    }
  }

  // asked after every step of every case: the engine's own queries are built anew for each call,
  // and there it takes one for the instances and one for the jobs of each
  private List<String> due(String caseNo) {
    return jdbc.sql(
            """
            select j.id_ from act_ru_job j join act_ru_execution i on i.id_ = j.process_instance_id_
            where i.business_key_ = :no and i.parent_id_ is null and j.type_ = 'message' and j.retries_ > 0 order by j.id_
            """)
        .param("no", caseNo)
        .query(String.class)
        .list();
  }

  private List<Job> due() {
    return management.createJobQuery().messages().withRetriesLeft().list();
  }

  /** The status of the case as the table keeps it: steps that ask for it need not read the rest. */
  String status(String caseNo) {
    return jdbc.sql(
            "select status from application where no = :no union all select status from service_request where no = :no")
        .param("no", caseNo)
        .query(String.class)
        .single();
  }

  /** Who has to do something now, as bureau/task in the order in which the tasks came. */
  List<String> holders(String caseNo) {
    return jdbc.sql(
            """
            select coalesce(c.group_id_, 'experts') || '/' || t.task_def_key_
            from act_ru_task t join act_ru_execution i on i.id_ = t.proc_inst_id_
            left join act_ru_identitylink c on c.task_id_ = t.id_ and c.type_ = 'candidate' and c.group_id_ is not null
            where i.business_key_ = :no order by t.create_time_, t.id_
            """)
        .param("no", caseNo)
        .query(String.class)
        .list();
  }

  /**
   * Lets the timer of this listener of a task of the case fire now; the first where several tasks
   * have it.
   */
  void fireListener(String caseNo, String listener) {
    // the engine tells the timers of a task's listeners apart by their configuration alone
    management.executeJob(
        timer(caseNo, "j.handler_cfg_ like '%~' || :name", listener)
            .orElseThrow(() -> new AssertionError("no timer " + listener + " waits in " + caseNo)));
  }

  /** Lets the timer of this element of the case fire now. */
  void fireTimer(String caseNo, String elementId) {
    management.executeJob(
        timer(caseNo, "d.act_id_ = :name", elementId)
            .orElseThrow(
                () -> new AssertionError("no timer " + elementId + " waits in " + caseNo)));
    runJobs(caseNo);
  }

  private Optional<String> timer(String caseNo, String which, String name) {
    return jdbc.sql(
            """
            select j.id_ from act_ru_job j join act_ru_execution i on i.id_ = j.process_instance_id_ left join act_ru_jobdef d on d.id_ = j.job_def_id_
            where i.business_key_ = :no and i.parent_id_ is null and j.type_ = 'timer' and
            """
                + which
                + " order by j.id_ limit 1")
        .param("no", caseNo)
        .param("name", name)
        .query(String.class)
        .optional();
  }

  /** The process instance of the case; null when it has ended. */
  ProcessInstance instance(String caseNo, String processKey) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseNo)
        .processDefinitionKey(processKey)
        .singleResult();
  }
}
