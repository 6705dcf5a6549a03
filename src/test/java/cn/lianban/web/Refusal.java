package cn.lianban.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every refused request has in common: a problem in Chinese, and nothing changed. */
final class Refusal {

  private static final Pattern CHINESE = Pattern.compile("(?s).*\\p{IsHan}.*");
  private static final Pattern INSIDE = Pattern.compile("(?s).*(Exception|java\\.|cn\\.lianban|org\\.(spring|camunda|postgres)|com\\.fasterxml|\\bat [a-z]+\\.|SQL|relation \").*");
  private static final List<String> OF_ENGINE = List.of("act_ru_task", "act_ru_execution", "act_ru_variable", "act_ru_event_subscr", "act_ru_job");

  private final Wire wire;
  private final JdbcClient jdbc;

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
    assertThat(reply.json().path("errors").findValuesAsText("field")).as(asked(request) + " gives " + reply.text()).contains(field);
  }

  private static String asked(Wire.Request request) {
    String body = request.body() == null ? "" : new String(request.body(), StandardCharsets.UTF_8);
    return request.method() + " " + request.path() + " " + (body.length() > 400 ? body.substring(0, 400) : body);
  }

  /** A problem as every program can read it, and every person. */
  static void shape(Wire.Reply reply) {
    String text = reply.text();
    assertThat(reply.type()).as(text).startsWith("application/problem+json");
    JsonNode problem = reply.json();
    assertThat(problem.path("status").asInt()).as(text).isEqualTo(reply.status());
    assertThat(problem.path("title").asText()).as(text).matches(CHINESE);
    assertThat(problem.path("detail").asText()).as(text).matches(CHINESE);
    assertThat(problem.has("trace") || problem.has("exception")).as(text).isFalse();
    assertThat(text.length() < 20_000).as("an answer of %s characters", text.length()).isTrue();
    assertThat(problem.path("detail").asText()).doesNotMatch(INSIDE);
    if (reply.status() == 400) {
      assertThat(problem.path("errors").isArray() && !problem.path("errors").isEmpty()).as(text).isTrue();
    }
    problem
        .path("errors")
        .forEach(
            error -> {
              assertThat(error.path("field").isTextual()).as(text).isTrue();
              assertThat(error.path("message").asText()).as(text).matches(CHINESE).doesNotMatch(INSIDE);
            });
  }

  /** The content of every table of ours, and of the engine's that say where cases stand, in short. */
  private Map<String, String> everything() {
    Map<String, String> content = new TreeMap<>();
    jdbc.sql(
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and table_name not like 'act\\_%' and table_name not like 'spring\\_session%'
            """)
        .query(String.class)
        .list()
        .forEach(table -> content.put(table, shortened(table)));
    OF_ENGINE.forEach(table -> content.put(table, shortened(table)));
    return content;
  }

  private String shortened(String table) {
    String row = table.equals("attachment") ? "t.id::text" : "md5(t::text)";
    return jdbc.sql("select count(*) || ' ' || coalesce(md5(string_agg(" + row + ", '' order by " + row + ")), '') from " + table + " t")
        .query(String.class)
        .single();
  }
}
