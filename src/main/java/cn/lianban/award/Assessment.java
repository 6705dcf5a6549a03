package cn.lianban.award;

import cn.lianban.catalogue.Edition;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Reading;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Sha256;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of the decisions for certain facts, as the API shows it: an estimate on facts that
 * anybody gives, or an assessment on the verified facts of a case.
 *
 * @param unmet every condition that fails
 * @param formula exact-share, share-ceiling, amount-ceiling or recognised
 * @param base the amount that the rate applies to; null where there is no rate
 * @param rate as plain decimal text; null where the formula has none
 * @param cap the upper bound in the clause; null for none
 * @param bounds all upper bounds of the award
 * @param ceiling the lowest of all bounds, rounded down to the fen; null where there is none or
 *     where not eligible
 * @param exact whether the source leaves no discretion
 * @param explanation how the result was computed, in Chinese, line by line
 * @param decisions the decisions that were evaluated, with the rules that hit
 * @param readings the readings of the documents that shaped the conditions, the amount or the route
 * @param questions what the lead bureau has to judge before it concludes; none where not eligible
 */
public record Assessment(
    String itemId,
    Edition edition,
    boolean eligible,
    List<Unmet> unmet,
    String formula,
    @Nullable Money base,
    @Nullable String rate,
    @Nullable Money cap,
    List<Bound> bounds,
    @Nullable Money ceiling,
    boolean exact,
    List<String> explanation,
    List<DecisionUsed> decisions,
    List<ReadingUsed> readings,
    List<Question> questions) {

  /** Assessments that were stored before there were readings and questions have none. */
  public Assessment {
    readings = readings == null ? List.of() : readings;
    questions = questions == null ? List.of() : questions;
  }

  /** A copy with further readings, and questions where the case is eligible, each once. */
  Assessment with(List<ReadingUsed> moreReadings, List<Question> moreQuestions) {
    return copy(
        Stream.concat(readings.stream(), moreReadings.stream()).distinct().toList(),
        eligible
            ? Stream.concat(questions.stream(), moreQuestions.stream()).distinct().toList()
            : List.of());
  }

  /** A copy whose questions name other cases, by id of the question. */
  Assessment about(Map<String, List<String>> casesByQuestion) {
    return copy(
        readings,
        questions.stream()
            .map(question -> question.about(casesByQuestion.getOrDefault(question.id(), List.of())))
            .toList());
  }

  /** A copy for a case in which there is nothing to judge. */
  Assessment withoutQuestions() {
    return copy(readings, List.of());
  }

  private Assessment copy(List<ReadingUsed> otherReadings, List<Question> otherQuestions) {
    return new Assessment(
        itemId,
        edition,
        eligible,
        unmet,
        formula,
        base,
        rate,
        cap,
        bounds,
        ceiling,
        exact,
        explanation,
        decisions,
        otherReadings,
        otherQuestions);
  }

  /**
   * A condition that fails.
   *
   * @param fact the fact that fails the condition; null where it is not a single fact
   */
  public record Unmet(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fact, String message) {}

  /**
   * An upper bound.
   *
   * @param basis {@code clause} where the source states it, {@code standard} where the process
   *     owner has set it, {@code reading} where it follows from our reading of the source
   * @param reading id of that reading; null for {@code clause} and {@code standard}, and in
   *     assessments that were stored before there was a register of readings
   */
  public record Bound(
      Money amount,
      String basis,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reading) {}

  /**
   * A reading that shaped the result.
   *
   * @param answer the answer in use, as people read it
   * @param answerCode its code in the register
   * @param standing {@code open} or {@code confirmed}
   * @param clause the clause that leaves room, in the document of the item, as in the catalogue
   * @param clauseText the clause as officials cite it
   */
  public record ReadingUsed(
      String id,
      String question,
      String answer,
      String answerCode,
      String standing,
      String clause,
      String clauseText) {

    /**
     * @param item whose document's clause is cited
     */
    static ReadingUsed of(Reading reading, Item item) {
      return new ReadingUsed(
          reading.id(),
          reading.question(),
          reading.answerLabel(),
          reading.answer(),
          reading.standing(),
          reading.clauseFor(item),
          reading.citationFor(item));
    }

    /** As {@link Reading#isConfirmed()}, when the result was found. */
    boolean isConfirmed() {
      return standing.equals(Reading.CONFIRMED);
    }
  }

  /**
   * Something that the lead bureau has to judge, with a reason, before it concludes.
   *
   * @param id stable for the same question, so that an answer names it
   * @param reading id of the reading that asks; null for none
   * @param clause the clause in question, as in the catalogue
   * @param cases numbers of the other cases that it is about, as far as the reader may see them;
   *     null for none
   */
  public record Question(
      String id,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reading,
      String message,
      String clause,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> cases) {

    static Question of(@Nullable String reading, String message, String clause) {
      byte[] digest = Sha256.of((reading + " " + message).getBytes(StandardCharsets.UTF_8));
      return new Question(
          "q" + HexFormat.of().formatHex(digest, 0, 5), reading, message, clause, null);
    }

    /** A copy that names the cases; the same where there are none. */
    Question about(List<String> numbers) {
      return numbers.isEmpty() ? this : new Question(id, reading, message, clause, numbers);
    }
  }

  /** A decision with its version and the rules that hit. */
  public record DecisionUsed(String id, int version, List<String> rules) {}
}
