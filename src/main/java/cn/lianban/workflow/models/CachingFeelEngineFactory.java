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
 * Makes Camunda's own FEEL engine, changed to parse each expression only once.
 *
 * <p>Camunda stores the cells of a table as text and parses it at every evaluation, which takes
 * most of a decision's time. Estimates over all award items and replays of decided cases evaluate
 * thousands of tables. Only the two parsing steps are replaced, so values, functions and error
 * messages stay the same.
 */
public class CachingFeelEngineFactory implements FeelEngineFactory {

  /**
   * Many times the number of different expressions in all our models; a release adds only a few.
   */
  private static final int CAPACITY = 20_000;

  /** Makes an engine with its own cache, which several threads may use. */
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
   * Caches what the given engine parses, by overriding the two methods that every evaluation uses;
   * both are deprecated.
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
   * Parsed expressions by text. Texts that cannot be parsed are not cached. A full cache is emptied
   * completely, because those still in use are soon parsed again.
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
