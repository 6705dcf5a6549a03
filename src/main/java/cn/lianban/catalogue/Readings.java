package cn.lianban.catalogue;

import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.ModelBundle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The register of readings of each bundle of models. */
@Component
public class Readings {

  private static final Pattern NAMED = Pattern.compile("解读：([A-Za-z0-9]+(?:、[A-Za-z0-9]+)*)");

  private final Decisions decisions;
  private final ModelBundle bundle;

  /** Kept without an end, because a deployed bundle never changes. */
  private final Map<String, Map<String, Reading>> byBundle = new ConcurrentHashMap<>();

  Readings(Decisions decisions, ModelBundle bundle) {
    this.decisions = decisions;
    this.bundle = bundle;
  }

  /** Every reading of the newest bundle, in the order of the register. */
  public List<Reading> all() {
    return List.copyOf(of(bundle.newest()).values());
  }

  /** The readings of the newest bundle that touch the item. */
  public List<Reading> of(Item item) {
    return all().stream().filter(reading -> reading.concerns(item)).toList();
  }

  /**
   * The readings with these ids in the bundle that a case started with, each once, in the given
   * order. An id without a reading is left out: the checks of the models refuse such a table.
   */
  public List<Reading> named(String deploymentId, Collection<String> ids) {
    Map<String, Reading> register = of(deploymentId);
    return ids.stream().distinct().map(register::get).filter(Objects::nonNull).toList();
  }

  private Map<String, Reading> of(String deploymentId) {
    Map<String, Reading> known = byBundle.get(deploymentId);
    if (known == null) {
      known = load(deploymentId);
      byBundle.put(deploymentId, known);
    }
    return known;
  }

  /**
   * An annotation of a row as people read it: with the questions of the readings that it names by
   * id.
   */
  public String inWords(String deploymentId, String annotation) {
    Map<String, Reading> register = of(deploymentId);
    return NAMED
        .matcher(annotation)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    "解读："
                        + Reading.ids(match.group(1)).stream()
                            .map(register::get)
                            .filter(Objects::nonNull)
                            .map(reading -> "“" + reading.question() + "”")
                            .collect(Collectors.joining())));
  }

  private Map<String, Reading> load(String deploymentId) {
    Map<String, Reading> loaded = new LinkedHashMap<>();
    decisions
        .readings(deploymentId)
        .forEach(
            row -> {
              Reading reading = reading(row, citation(deploymentId, row));
              loaded.put(reading.id(), reading);
            });
    return loaded;
  }

  /** A register of an earlier release does not spell the clause: then the newest one does. */
  private String citation(String deploymentId, Map<String, Object> row) {
    String clause = text(row, "clause");
    if (row.get("clauseText") instanceof String citation) {
      return citation;
    }
    return deploymentId.equals(bundle.newest())
        ? clause
        : all().stream()
            .filter(reading -> reading.clause().equals(clause))
            .map(Reading::citation)
            .findFirst()
            .orElse(clause);
  }

  private static Reading reading(Map<String, Object> row, String citation) {
    return new Reading(
        text(row, "id"),
        text(row, "kind"),
        text(row, "clause"),
        citation,
        text(row, "words"),
        (String) row.get("otherClause"),
        (String) row.get("otherClauseText"),
        (String) row.get("otherWords"),
        text(row, "question"),
        Reading.answers(row.get("answers")),
        text(row, "answer"),
        text(row, "standing"),
        (String) row.get("confirmedBy"),
        (String) row.get("confirmedOn"),
        Reading.ids(row.get("items")),
        (String) row.get("remark"));
  }

  /** The text of a cell; empty for an empty one, which the checks of the models refuse. */
  private static String text(Map<String, Object> row, String column) {
    return Objects.requireNonNullElse((String) row.get(column), "");
  }
}
