package cn.lianban.intake;

import cn.lianban.kernel.Money;
import cn.lianban.kernel.TextIdentity;
import cn.lianban.workflow.models.FormField;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.models.Forms;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The facts of applications: as declared, and as the lead bureau verified them. Every revision is
 * kept, and the newest applies.
 *
 * <p>Values are stored as text and read with the types from the form of the case's own bundle, so
 * that they do not change when a later form does.
 */
@Repository
public class FactRecords {

  /** The fact that means the same in every item's form: the year that the award is for. */
  public static final String FISCAL_YEAR = "fiscalYear";

  /**
   * Property of a form field whose fact identifies one thing alone, such as the number of a
   * certificate or a contract; with the value {@value #NAME} it is the name of a person, an event,
   * a platform or the like.
   */
  private static final String IDENTIFYING = "identifying";

  private static final String NAME = "name";

  /** A shorter text, such as 无, is no name. */
  private static final int SHORTEST_NAME = 2;

  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, Object>> FACTS =
      new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Forms forms;
  private final FormReader reader;
  private final Clock clock;

  FactRecords(JdbcClient jdbc, Forms forms, FormReader reader, Clock clock) {
    this.jdbc = jdbc;
    this.forms = forms;
    this.reader = reader;
    this.clock = clock;
  }

  /** The form that says which facts the item of the application has. */
  public FormSchema form(Application application) {
    return forms.form(application.deployment(), application.itemId());
  }

  /** The facts as declared by the applicant, with later corrections. */
  public Map<String, Object> declared(Application application) {
    return newest(application, "declared").orElseThrow();
  }

  /** The facts as the lead bureau last verified them; empty before that. */
  public Optional<Map<String, Object>> verified(Application application) {
    return newest(application, "verified");
  }

  /** The lead bureau's remark at its last verification; empty for none. */
  public Optional<String> verifiedRemark(String applicationNo) {
    return jdbc.sql(
            "select remark from facts where application_no = :no and kind = 'verified' order by revision desc limit 1")
        .param("no", applicationNo)
        .query((row, number) -> Optional.ofNullable(row.getString("remark")))
        .optional()
        .flatMap(remark -> remark);
  }

  /** The verified facts once there are any, the declared ones until then. */
  public Map<String, Object> current(Application application) {
    return verified(application).orElseGet(() -> declared(application));
  }

  /** As {@link #declared(Application)}, by application. */
  public Map<String, Map<String, Object>> declared(Collection<Application> applications) {
    return newest(applications, "declared");
  }

  /** As {@link #current(Application)}, by application. */
  public Map<String, Map<String, Object>> current(Collection<Application> applications) {
    Map<String, Map<String, Object>> current = newest(applications, "declared");
    current.putAll(newest(applications, "verified"));
    return current;
  }

  /**
   * The initial values for a verification: the facts as last verified, or as declared where the
   * applicant has corrected them since.
   */
  public Map<String, Object> toVerify(Application application) {
    return jdbc.sql(
            "select content from facts where application_no = :no order by recorded_at desc, kind desc, revision desc limit 1")
        .param("no", application.no())
        .query(String.class)
        .optional()
        .map(content -> reader.readWhatIsThere(form(application), parse(content), ""))
        .orElseThrow();
  }

  /**
   * Whether the lead bureau has recognised what the item asks to be recognised; empty where nothing
   * was asked yet.
   */
  public Optional<Boolean> recognised(String applicationNo) {
    return jdbc.sql(
            "select recognised from facts where application_no = :no and kind = 'verified' order by revision desc limit 1")
        .param("no", applicationNo)
        .query((row, number) -> Optional.ofNullable(row.getObject("recognised", Boolean.class)))
        .optional()
        .flatMap(recognised -> recognised);
  }

  public void recordVerified(
      Application application,
      Map<String, Object> facts,
      @Nullable Boolean recognised,
      @Nullable String remark,
      String person) {
    record(application.no(), "verified", facts, recognised, remark, person);
  }

  void recordDeclared(String applicationNo, Map<String, Object> facts, String person) {
    record(applicationNo, "declared", facts, null, null, person);
  }

  /** The names of facts that differ between two records. */
  public static List<String> differences(Map<String, Object> one, Map<String, Object> other) {
    return one.keySet().stream().filter(name -> !same(one.get(name), other.get(name))).toList();
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return one instanceof BigDecimal a && other instanceof BigDecimal b
        ? a.compareTo(b) == 0
        : Objects.equals(one, other);
  }

  private void record(
      String no,
      String kind,
      Map<String, Object> facts,
      @Nullable Boolean recognised,
      @Nullable String remark,
      String person) {
    jdbc.sql(
            """
            insert into facts (application_no, kind, revision, content, recognised, remark, recorded_by, recorded_at)
            select :no, :kind, coalesce(max(revision), 0) + 1, cast(:content as jsonb), :recognised, :remark, :person, :at
            from facts where application_no = :no and kind = :kind
            """)
        .param("no", no)
        .param("kind", kind)
        .param("content", text(facts))
        .param("recognised", recognised, Types.BOOLEAN)
        .param("remark", remark)
        .param("person", person)
        .param("at", OffsetDateTime.now(clock))
        .update();
    keepNumbers(no, facts);
  }

  /**
   * Stores identifying numbers and names among the facts, also after corrections, so that other
   * applications with the same one are found.
   */
  private void keepNumbers(String no, Map<String, Object> facts) {
    FormSchema form =
        jdbc.sql("select deployment, item_id from application where no = :no")
            .param("no", no)
            .query(
                (row, number) -> forms.form(row.getString("deployment"), row.getString("item_id")))
            .single();
    for (FormField field : form.fields()) {
      if (field.properties().containsKey(IDENTIFYING)
          && facts.get(field.key()) instanceof String said) {
        boolean named = NAME.equals(field.properties().get(IDENTIFYING));
        String typed = TextIdentity.of(said);
        String identity = named ? field.key() + " " + typed : typed;
        // a text without a digit, such as 无, means that there is no number
        if (named ? typed.length() >= SHORTEST_NAME : DIGIT.matcher(typed).find()) {
          jdbc.sql(
                  "insert into case_number (application_no, fact, identity, named) values (:no, :fact, :identity, :named) on conflict do nothing")
              .param("no", no)
              .param("fact", field.key())
              .param("identity", identity)
              .param("named", named)
              .update();
        }
      }
    }
  }

  private Optional<Map<String, Object>> newest(Application application, String kind) {
    return jdbc.sql(
            "select content from facts where application_no = :no and kind = :kind order by revision desc limit 1")
        .param("no", application.no())
        .param("kind", kind)
        .query(String.class)
        .optional()
        .map(content -> reader.readWhatIsThere(form(application), parse(content), ""));
  }

  private Map<String, Map<String, Object>> newest(
      Collection<Application> applications, String kind) {
    Map<String, Application> byNumber =
        applications.stream().collect(Collectors.toMap(Application::no, Function.identity()));
    Map<String, Map<String, Object>> newest = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (application_no) application_no, content from facts
            where application_no = any(:nos) and kind = :kind order by application_no, revision desc
            """)
        .param("nos", byNumber.keySet().toArray(String[]::new))
        .param("kind", kind)
        .query(
            row -> {
              String no = row.getString("application_no");
              newest.put(
                  no,
                  reader.readWhatIsThere(
                      form(Objects.requireNonNull(byNumber.get(no), no)),
                      parse(row.getString("content")),
                      ""));
            });
    return newest;
  }

  /** Facts as the API shows them: amounts as text with two decimals. */
  public Map<String, Object> shown(Application application, Map<String, Object> facts) {
    return shown(form(application), facts);
  }

  /** As {@link #shown(Application, Map)}, for facts of any form. */
  public static Map<String, Object> shown(FormSchema form, Map<String, Object> facts) {
    Map<String, Object> shown = new LinkedHashMap<>(facts);
    form.fields().stream()
        .filter(field -> field.type() == FormField.Type.MONEY)
        .forEach(
            field ->
                shown.computeIfPresent(
                    field.key(), (name, amount) -> Money.of((BigDecimal) amount)));
    return shown;
  }

  /** Facts as JSON that keeps every digit: amounts and dates as text. */
  public static String text(Map<String, Object> facts) {
    try {
      return JSON.writeValueAsString(plain(facts));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Facts with amounts and dates as text. */
  public static Map<String, Object> plain(Map<String, Object> facts) {
    Map<String, Object> plain = new LinkedHashMap<>();
    facts.forEach(
        (name, value) -> {
          Object written =
              value instanceof BigDecimal number
                  ? number.toPlainString()
                  : value instanceof LocalDate ? value.toString() : value;
          plain.put(name, written);
        });
    return plain;
  }

  /** The facts that {@link #text} has written, still as text without their types. */
  public static Map<String, Object> parse(String content) {
    try {
      return JSON.readValue(content, FACTS);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("Facts in the database cannot be read", damaged);
    }
  }
}
