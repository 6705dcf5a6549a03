package cn.lianban.award;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One sentence about an applicant, with the facts, the ledger, and the expected result of the
 * item's decision.
 *
 * <p>The sentences are the worked examples beside the tables, one file a clause. Money is written
 * with its fen ({@code 100000000.00}) and becomes a {@link BigDecimal}; a whole number becomes an
 * {@link Integer}, a date a {@link LocalDate}.
 *
 * @param readings answers of readings that are other than those in use, by id of the reading
 * @param application the day of submission and the first day of the edition, as the decisions read
 *     them
 * @param expect the expected result: {@code eligible}, {@code unmet} (names of the failing facts in
 *     the order of the rows), {@code formula}, {@code base}, {@code rate}, {@code cap}, {@code
 *     bound}, {@code standard}, {@code part}
 */
public record AwardCase(
    String file,
    String sentence,
    String item,
    Map<String, Object> facts,
    Map<String, Object> ledger,
    Map<String, Object> readings,
    Map<String, Object> application,
    Map<String, Object> expect) {

  private static final Path CASES = AwardDecisions.FOLDER;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Map<String, Object> FIRST_AWARD =
      Map.of(
          "priorYears",
          0,
          "earlierYears",
          0,
          "priorGranted",
          new BigDecimal("0.00"),
          "ownAwards",
          0,
          "ownGranted",
          new BigDecimal("0.00"),
          "ownGrantedText",
          "0.00 元");

  /**
   * Submitted in the year after most figures of the cases, under the edition of the demonstration.
   */
  public static final Map<String, Object> APPLICATION =
      Map.of("submittedOn", LocalDate.of(2026, 3, 2), "editionFrom", LocalDate.of(2025, 12, 1));

  /** All cases of all files, in the order of the files. */
  public static List<AwardCase> all() {
    List<AwardCase> cases = new ArrayList<>();
    try (var files = Files.newDirectoryStream(CASES, "*.examples.json")) {
      for (Path file : files) {
        cases.addAll(read(file));
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot read the cases in " + CASES, unreadable);
    }
    cases.sort((one, other) -> one.file.compareTo(other.file));
    return cases;
  }

  boolean eligible() {
    if (expect.get("eligible") instanceof Boolean eligible) {
      return eligible;
    }
    throw new IllegalStateException(this + ": expect.eligible must be true or false");
  }

  @SuppressWarnings("unchecked")
  List<String> unmet() {
    return (List<String>) expect.getOrDefault("unmet", List.of());
  }

  /** The answers that the decision reads. */
  public Map<String, Object> answers() {
    return ReadingsInUse.answersBut(readings);
  }

  /** Facts, ledger, readings and application in one map, to compare cases with. */
  Map<String, Object> circumstances() {
    Map<String, Object> circumstances = new LinkedHashMap<>();
    facts.forEach((name, value) -> circumstances.put("facts." + name, value));
    ledger.forEach((name, value) -> circumstances.put("ledger." + name, value));
    readings.forEach((name, value) -> circumstances.put("readings." + name, value));
    application.forEach((name, value) -> circumstances.put("application." + name, value));
    return circumstances;
  }

  @Override
  public String toString() {
    return file + " " + item + " " + sentence;
  }

  private static List<AwardCase> read(Path file) {
    List<AwardCase> cases = new ArrayList<>();
    try {
      JsonNode whole = JSON.readTree(file.toFile());
      for (JsonNode one : whole.path("examples")) {
        Map<String, Object> ledger = new LinkedHashMap<>(FIRST_AWARD);
        ledger.putAll(values(one.path("ledger")));
        Map<String, Object> application = values(whole.path("application"));
        application.putAll(values(one.path("application")));
        cases.add(
            new AwardCase(
                file.getFileName().toString(),
                one.path("sentence").asText(),
                one.path("item").asText(),
                values(one.path("facts")),
                ledger,
                values(one.path("readings")),
                application,
                withPlainTexts(values(one.path("expect")))));
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot read " + file, unreadable);
    }
    return cases;
  }

  private static Map<String, Object> values(JsonNode object) {
    Map<String, Object> values = new LinkedHashMap<>();
    object.properties().forEach(one -> values.put(one.getKey(), value(one.getValue())));
    return values;
  }

  /** A result is text, also where it names a day. */
  private static Map<String, Object> withPlainTexts(Map<String, Object> expect) {
    expect.replaceAll((name, value) -> value instanceof LocalDate day ? day.toString() : value);
    return expect;
  }

  private static Object value(JsonNode value) {
    if (value.isArray()) {
      List<Object> values = new ArrayList<>();
      value.forEach(one -> values.add(value(one)));
      return values;
    }
    if (value.isTextual()) {
      String text = value.asText();
      return text.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(text) : text;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNull() ? null : value.isInt() ? (Object) value.intValue() : value.decimalValue();
  }
}
