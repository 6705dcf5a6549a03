package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks of every refused request: the answer is a problem in Chinese, and nothing was changed. */
final class Refusal {

  private static final Pattern CHINESE = Pattern.compile("(?s).*\\p{IsHan}.*");
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?s).*(Exception|java\\.|cn\\.lianban|org\\.(spring|camunda|postgres)|com\\.fasterxml|\\bat [a-z]+\\.|SQL|relation \").*");
  private static final List<String> OF_ENGINE =
      List.of(
          "act_ru_task",
          "act_ru_execution",
          "act_ru_variable",
          "act_ru_event_subscr",
          "act_ru_job");

  private final Wire wire;
  private final JdbcClient jdbc;
  private List<String> tables;
  private Known known;

  /** What the tables had in them after so many statements that write. */
  private record Known(String writes, Map<String, String> content) {}

  Refusal(Wire wire, JdbcClient jdbc) {
    this.wire = wire;
    this.jdbc = jdbc;
  }

  /** Sends the request, which has to be refused with this status. */
  Wire.Reply check(Wire.Request request, int status) {
    Map<String, String> before = everything();
    Wire.Reply reply = wire.send(request);
    assertThat(reply.status()).as(asked(request) + " gives " + reply.text()).isEqualTo(status);
    if (!request.method().equals("HEAD")) {
      shape(reply);
    }
    assertThat(everything()).as("what the refused request left").isEqualTo(before);
    return reply;
  }

  /** As {@link #check(Wire.Request, int)} with 400, and the field is named. */
  void check(Wire.Request request, String field) {
    Wire.Reply reply = check(request, 400);
    assertThat(reply.json().path("errors").findValuesAsText("field"))
        .as(asked(request) + " gives " + reply.text())
        .contains(field);
  }

  private static String asked(Wire.Request request) {
    String body = request.body() == null ? "" : new String(request.body(), StandardCharsets.UTF_8);
    return request.method()
        + " "
        + request.path()
        + " "
        + (body.length() > 400 ? body.substring(0, 400) : body);
  }

  /** Checks that the problem can be read by programs and by people. */
  static void shape(Wire.Reply reply) {
    String text = reply.text();
    assertThat(reply.type()).as(text).startsWith("application/problem+json");
    JsonNode problem = reply.json();
    assertThat(problem.path("status").asInt()).as(text).isEqualTo(reply.status());
    assertThat(problem.path("title").asText()).as(text).matches(CHINESE);
    assertThat(problem.path("detail").asText()).as(text).matches(CHINESE);
    assertThat(problem.path("code").asText()).as(text).matches("[a-z]+(-[a-z]+)*");
    assertThat(problem.has("trace") || problem.has("exception")).as(text).isFalse();
    assertThat(text.length() < 20_000).as("an answer of %s characters", text.length()).isTrue();
    assertThat(problem.path("detail").asText()).doesNotMatch(INSIDE);
    if (reply.status() == 400) {
      assertThat(problem.path("errors").isArray() && !problem.path("errors").isEmpty())
          .as(text)
          .isTrue();
    }
    problem
        .path("errors")
        .forEach(
            error -> {
              assertThat(error.path("field").isTextual()).as(text).isTrue();
              assertThat(error.path("message").asText())
                  .as(text)
                  .matches(CHINESE)
                  .doesNotMatch(INSIDE);
            });
  }

  /**
   * A short state of all our tables, and of the engine's tables about where cases stand: row counts
   * and the newest writing transaction. It is asked thousands of times and reads whole tables, so
   * it is read again only when a statement has written to one of them since.
   */
  private Map<String, String> everything() {
    if (known == null || !known.writes.equals(writes())) {
      Map<String, String> content = new TreeMap<>();
      String counted = writes();
      jdbc.sql(tables().stream().map(Refusal::shortened).collect(Collectors.joining(" union all ")))
          .query((row, number) -> content.put(row.getString(1), row.getString(2)))
          .list();
      known = new Known(counted, content);
    }
    return known.content;
  }

  /**
   * How many statements have written to the tables, also in transactions that were rolled back. A
   * sequence counts them, because it knows no transactions.
   */
  private String writes() {
    tables();
    return jdbc.sql("select last_value::text from testing.writes").query(String.class).single();
  }

  /** Has each table count the statements that write to it. */
  private void count() {
    jdbc.sql("create schema if not exists testing").update();
    jdbc.sql("create sequence if not exists testing.writes").update();
    jdbc.sql(
            """
            create or replace function testing.count_write() returns trigger language plpgsql security definer as
            $$ begin perform nextval('testing.writes'); return null; end $$
            """)
        .update();
    for (String table : tables) {
      jdbc.sql(
              "create or replace trigger testing_count_write after insert or update or delete or truncate on "
                  + table
                  + " for each statement execute function testing.count_write()")
          .update();
    }
  }

  private List<String> tables() {
    if (tables == null) {
      tables =
          jdbc.sql(
                  """
                  select table_name from information_schema.tables
                  where table_schema = 'public' and table_type = 'BASE TABLE'
                    and table_name not like 'act\\_%' and table_name not like 'spring\\_session%'
                    -- folded now and then, whatever is asked meanwhile; what they count is compared itself
                    and table_name not like '%\\_tally'
                    -- who logs in is noted, whatever is asked then
                    and table_name not in ('account', 'account_event')
                  """)
              .query(String.class)
              .list();
      tables.addAll(OF_ENGINE);
      count();
    }
    return tables;
  }

  private static String shortened(String table) {
    return "select '"
        + table
        + "', count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) from "
        + table;
  }
}
