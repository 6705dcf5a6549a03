package cn.lianban.workflow.models;

import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

/**
 * Makes the FEEL engine that Camunda would make, except that it parses each expression once.
 *
 * <p>Camunda keeps the cells of a table as text and has that text parsed again whenever a cell is
 * looked at, which takes most of the time of a decision. Estimates over all award items and replays
 * of decided cases evaluate tables by the thousand. Values, functions and error messages are those
 * of the stock engine: nothing but the two steps that parse is replaced.
 */
public class CachingFeelEngineFactory implements FeelEngineFactory {

  /**
   * Many times the number of different texts in all of our models; a release brings few new ones.
   */
  private static final int CAPACITY = 20_000;

  /** Makes an engine with a cache of its own. It may be used by several threads. */
  @Override
  public FeelEngine createInstance() {
    return new ScalaFeelEngine(List.of()) {

      @Override
      protected org.camunda.feel.FeelEngine buildFeelEngine(
          CustomFunctionTransformer functions, CompositeValueMapper values) {
        return new ParsingOnce(super.buildFeelEngine(functions, values));
      }
    };
  }

  /**
   * The given engine with a memory for what it parsed; evaluating a text goes through these two
   * methods, deprecated as they are.
   */
  @SuppressWarnings("deprecation")
  private static final class ParsingOnce extends org.camunda.feel.FeelEngine {

    private final ParsedTexts expressions = new ParsedTexts(CAPACITY, super::parseExpression);
    private final ParsedTexts unaryTests = new ParsedTexts(CAPACITY, super::parseUnaryTests);

    ParsingOnce(org.camunda.feel.FeelEngine stock) {
      super(stock.functionProvider(), stock.valueMapper(), stock.configuration(), stock.clock());
    }

    @Override
    public Either<Failure, ParsedExpression> parseExpression(String text) {
      return expressions.parsed(text);
    }

    @Override
    public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
      return unaryTests.parsed(text);
    }
  }

  /**
   * What texts were parsed to. Texts that do not parse are not kept. When it is full it is emptied:
   * texts of models that are no longer in use go with the rest, and those in use are soon back.
   */
  static final class ParsedTexts {

    private final int capacity;
    private final Function<String, Either<Failure, ParsedExpression>> parser;
    private final Map<String, Either<Failure, ParsedExpression>> byText = new ConcurrentHashMap<>();

    ParsedTexts(int capacity, Function<String, Either<Failure, ParsedExpression>> parser) {
      this.capacity = capacity;
      this.parser = parser;
    }

    Either<Failure, ParsedExpression> parsed(String text) {
      Either<Failure, ParsedExpression> known = byText.get(text);
      return known != null ? known : parse(text);
    }

    private Either<Failure, ParsedExpression> parse(String text) {
      Either<Failure, ParsedExpression> parsed = parser.apply(text);
      if (parsed.isRight()) {
        if (byText.size() >= capacity) {
          byText.clear();
        }
        byText.put(text, parsed);
      }
      return parsed;
    }
  }
}
