package cn.lianban.kernel.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import cn.lianban.testing.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What the service writes to its log, as the console shows it: nothing that was sent looks like an
 * entry of its own.
 */
@ServiceTest
class EscapedLogTest {

  private static final String FORGED =
      "x\r\n2026-03-02T09:30:00.000+08:00  INFO 1 --- [lianban] admin logged in\u001b[2J\u2028\u202e";

  @Test
  void what_was_sent_stays_in_the_line_of_the_entry_that_quotes_it() {
    assertThat(written("no parameter {} of {}", FORGED, List.of(FORGED)).lines())
        .hasSize(1)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("\\r\\n2026", "\\u001b[2J\\u2028\\u202e")
                    .doesNotContain("\u001b[2J", "\u202e"));
  }

  @Test
  void lines_of_an_entry_without_arguments_are_marked_as_its_own() {
    assertThat(written("no parameter " + FORGED).lines())
        .hasSize(2)
        .last()
        .satisfies(
            line ->
                assertThat(line).startsWith("    | 2026").doesNotContain("\u001b[2J", "\u202e"));
  }

  @Test
  void what_was_sent_stays_in_its_line_in_the_message_of_an_exception_and_of_its_causes() {
    Exception failure = new IllegalStateException(FORGED, new IllegalArgumentException(FORGED));
    failure.addSuppressed(new IllegalArgumentException(FORGED));
    List<String> lines = written("failed", failure).lines().toList();
    assertThat(lines)
        .noneMatch(line -> line.startsWith("2026-03-02"))
        .noneMatch(line -> line.contains("\u202e"));
    assertThat(lines.stream().filter(line -> line.contains("\\r\\n2026"))).hasSize(3);
    assertThat(lines)
        .as("and where it happened")
        .anyMatch(line -> line.contains("EscapedLogTest."));
  }

  @Test
  void a_lost_connection_is_told_in_one_line_with_its_cause_wherever_it_was_lost() {
    List<Throwable> losses =
        List.of(
            new SQLException("This connection has been closed.", "08003"),
            new SQLException("terminating connection due to administrator command", "57P01"),
            new SQLTransientConnectionException("not available, request timed out\r\nafter 505ms"),
            new SQLException("Connection is closed"));
    for (Throwable loss : losses) {
      assertThat(
              written("job acquisition failed", new IllegalStateException("no transaction", loss))
                  .lines())
          .as(loss.getMessage())
          .hasSize(2)
          .last()
          .satisfies(
              line ->
                  assertThat(line)
                      .startsWith("    | " + loss.getClass().getName() + ": ")
                      .contains(loss.getMessage().replace("\r\n", "\\r\\n")));
    }
    assertThat(written("failed", new SQLException("syntax error", "42601")).lines())
        .as("a mistake is told in full")
        .hasSizeGreaterThan(5);
  }

  private static String written(String message, Object... arguments) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    PatternLayoutEncoder encoder =
        (PatternLayoutEncoder) ((ConsoleAppender<?>) root.getAppender("CONSOLE")).getEncoder();
    Throwable failure =
        arguments.length == 1 && arguments[0] instanceof Throwable thrown ? thrown : null;
    LoggingEvent event =
        new LoggingEvent(
            Logger.class.getName(),
            root,
            Level.WARN,
            message,
            failure,
            failure == null ? arguments : null);
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }
}
