package cn.lianban.workflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every expression gives the same result as on the stock engine, the first time and every later
 * time.
 */
class CachingFeelEngineFactoryTest {

  private static final int TIMES = 3;

  private final FeelEngine stock = new ScalaFeelEngineFactory().createInstance();
  private final FeelEngine caching = new CachingFeelEngineFactory().createInstance();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facts.missing",
        "facts.unknown",
        "nobody.knows",
        "facts.missing > 5",
        "facts.missing = null",
        "string(facts.missing)",
        "facts.investment / 0",
        "facts.investment * 0.30",
        "0.1 + 0.2",
        "string(0.1 + 0.2)",
        "string(facts.largest)",
        "string(facts.largest + facts.largest)",
        "max(0, facts.missing - 1)",
        "string(max(0, 50000000 - facts.investment))",
        "floor(facts.investment / 7, 2)",
        "facts.signed < date(\"2026-01-01\")",
        "facts.signed + duration(\"P3Y\")",
        "string(facts.signed)",
        "[1, 2, 3][item > 1]",
        "max([0, 50000000, 100000000][item = 0 or (facts.investment > item and facts.missing <= item)])",
        "some figure in [1, 2] satisfies figure > 1",
        "{rate: 0.3, amount: rate * 10}.amount",
        "if facts.eligible then \"是\" else \"否\"",
        "contains(\"创新药械\", \"药\")",
        "5",
        "null",
        "\"null\"",
        "not(facts.eligible)"
      })
  void expressionsSayTheSame(String expression) {
    VariableContext context = Variables.putValue("facts", facts()).asVariableContext();
    assertSame(
        () -> caching.evaluateSimpleExpression(expression, context),
        () -> stock.evaluateSimpleExpression(expression, context));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "< 5",
        "<= 5",
        ">= 5",
        "[3..5]",
        "(5..7]",
        "0, null",
        "null",
        "not(null)",
        "not(5)",
        "\"5\"",
        "\"class-1\", \"class-2\"",
        "true",
        "false",
        "date(\"2026-01-01\")",
        "< date(\"2026-01-01\")",
        "? > 4",
        "facts.investment",
        "< facts.investment",
        "< facts.missing",
        "-"
      })
  void unaryTestsSayTheSame(String test) {
    for (Object input : inputs()) {
      VariableContext context =
          Variables.putValue("facts", facts()).putValue("cellInput", input).asVariableContext();
      assertSame(
          () -> caching.evaluateSimpleUnaryTests(test, "cellInput", context),
          () -> stock.evaluateSimpleUnaryTests(test, "cellInput", context));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"facts.", "1 +", "if true then 1", "\"open", "assert(null, false, \"空\")"})
  void whatIsWrongIsReportedTheSame(String expression) {
    VariableContext context = Variables.putValue("facts", facts()).asVariableContext();
    assertThat(outcome(() -> stock.evaluateSimpleExpression(expression, context)))
        .isInstanceOf(String.class)
        .asString()
        .startsWith("FEEL");
    assertSame(
        () -> caching.evaluateSimpleExpression(expression, context),
        () -> stock.evaluateSimpleExpression(expression, context));
  }

  @Test
  void aTextIsNotTheSameAsAnExpressionAndAsATest() {
    VariableContext context = Variables.putValue("cellInput", 7).asVariableContext();
    assertThat(caching.<Object>evaluateSimpleExpression("5", context)).isEqualTo(5L);
    assertThat(caching.evaluateSimpleUnaryTests("5", "cellInput", context)).isFalse();
    assertThat(caching.<Object>evaluateSimpleExpression("5", context)).isEqualTo(5L);
  }

  @Test
  void anExpressionIsReadAgainWithTheFactsOfTheMoment() {
    assertThat(
            caching.<Object>evaluateSimpleExpression(
                "string(amount)", Variables.putValue("amount", 1).asVariableContext()))
        .isEqualTo("1");
    assertThat(
            caching.<Object>evaluateSimpleExpression(
                "string(amount)", Variables.putValue("amount", 2).asVariableContext()))
        .isEqualTo("2");
  }

  @Test
  @SuppressWarnings("deprecation")
  void aTextIsParsedOnceAndTheCacheStaysBounded() {
    List<String> asked = new ArrayList<>();
    org.camunda.feel.FeelEngine engine = new org.camunda.feel.FeelEngine.Builder().build();
    var texts =
        new CachingFeelEngineFactory.ParsedTexts(
            2,
            text -> {
              asked.add(text);
              return engine.parseExpression(text);
            });

    List.of("1", "1", "2", "1", "2").forEach(texts::parsed);
    assertThat(asked).containsExactly("1", "2");
    List.of("3", "3", "1").forEach(texts::parsed);
    assertThat(asked).as("emptied before the third").containsExactly("1", "2", "3", "1");
    List.of("1 +", "1 +").forEach(texts::parsed);
    assertThat(asked).as("what does not parse is not kept").endsWith("1 +", "1 +");
  }

  @Test
  void severalThreadsMayUseOneEngine() throws Exception {
    List<Callable<Object>> evaluations = new ArrayList<>();
    for (int number = 0; number < 500; number++) {
      VariableContext context = Variables.putValue("number", number).asVariableContext();
      String expression = "string(number * " + number % 10 + ")";
      evaluations.add(() -> caching.evaluateSimpleExpression(expression, context));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Object>> results = threads.invokeAll(evaluations);
      for (int number = 0; number < results.size(); number++) {
        assertThat(results.get(number).get()).isEqualTo(String.valueOf(number * (number % 10)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("investment", new BigDecimal("30000000.01"));
    facts.put("largest", new BigDecimal("999999999999.99"));
    facts.put("signed", LocalDate.of(2025, 12, 31));
    facts.put("eligible", true);
    facts.put("missing", null);
    return facts;
  }

  private static List<Object> inputs() {
    List<Object> inputs =
        new ArrayList<>(
            List.of(
                4,
                5,
                5.0,
                new BigDecimal("5.01"),
                "5",
                "class-2",
                true,
                false,
                LocalDate.of(2025, 12, 31)));
    inputs.add(null);
    return inputs;
  }

  private static void assertSame(Supplier<Object> ours, Supplier<Object> stock) {
    Object expected = outcome(stock);
    for (int time = 0; time < TIMES; time++) {
      assertThat(outcome(ours)).isEqualTo(expected);
    }
  }

  /** What an evaluation gives, or the message with which it fails. */
  private static Object outcome(Supplier<Object> evaluation) {
    try {
      return evaluation.get();
    } catch (FeelException failed) {
      return failed.getMessage();
    }
  }
}
