package cn.lianban.intake;

import cn.lianban.intake.Status.Course;
import cn.lianban.intake.Status.Meaning;
import cn.lianban.intake.Status.WaitsFor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Coded;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.ModelBundle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statuses of applications, as the table {@code statuses} of each bundle of models has them.
 */
@Component
public class Statuses {

  private static final String DECISION = "statuses";
  private static final String KIND = "kind";

  private final Decisions decisions;
  private final ModelBundle bundle;
  private final JdbcClient jdbc;

  /** Kept without an end, because a deployed bundle never changes. */
  private final Map<String, Map<String, Status>> byBundle = new ConcurrentHashMap<>();

  /** Those that only an earlier release has, by code. */
  private final Map<String, Status> retired = new ConcurrentHashMap<>();

  Statuses(Decisions decisions, ModelBundle bundle, JdbcClient jdbc) {
    this.decisions = decisions;
    this.bundle = bundle;
    this.jdbc = jdbc;
  }

  /** The statuses of the release in force, in the order of the way. */
  public List<Status> all() {
    return List.copyOf(newest().values());
  }

  /**
   * Those of these codes, in the order of the way; codes that only an earlier release has come
   * last.
   */
  public List<Status> inOrder(Collection<String> codes) {
    Map<String, Status> found = new LinkedHashMap<>();
    all().stream()
        .filter(status -> codes.contains(status.id()))
        .forEach(status -> found.put(status.id(), status));
    codes.stream().sorted().forEach(code -> found.computeIfAbsent(code, this::of));
    return List.copyOf(found.values());
  }

  /** The status of this code in the release in force, or in the last release that has it. */
  public Status of(String code) {
    return find(code).orElseGet(() -> unknown(code));
  }

  /**
   * The status of a case, by the models that it started with.
   *
   * @param deploymentId the bundle of models of the case
   */
  public Status of(String deploymentId, String code) {
    Status own = in(deploymentId).get(code);
    return own != null ? own : of(code);
  }

  /**
   * The statuses that a case may pass, by the models that it started with, in the order of the way.
   */
  public List<Status> ofBundle(String deploymentId) {
    Map<String, Status> own = in(deploymentId);
    return own.isEmpty() ? all() : List.copyOf(own.values());
  }

  /**
   * The status in which a case may be moved.
   *
   * @throws IllegalStateException where no release has it, which the checks of the models refuse
   */
  Status entered(String deploymentId, String code) {
    Status own = in(deploymentId).get(code);
    return own != null
        ? own
        : find(code).orElseThrow(() -> new IllegalStateException("No status " + code));
  }

  /** The code of the status that means this to the program. */
  public String code(Meaning meaning) {
    return codes(List.of(meaning)).get(0);
  }

  /** The codes of the statuses that mean one of these to the program. */
  public List<String> codes(Collection<Meaning> meanings) {
    return all().stream()
        .filter(status -> status.meaning() != null && meanings.contains(status.meaning()))
        .map(Status::id)
        .toList();
  }

  /** The codes of the ends without an award. */
  public List<String> withoutAward() {
    return codes(Meaning.WITHOUT_AWARD);
  }

  /**
   * Checks a code that is used as a search filter; null means no filter.
   *
   * @throws BadInput where there is no such status
   */
  public void checkSought(@Nullable String code) {
    if (code != null && find(code).isEmpty()) {
      throw new BadInput(
          "status",
          "状态 status 应为下列之一：" + all().stream().map(Status::id).collect(Collectors.joining("、")));
    }
  }

  private Optional<Status> find(String code) {
    Status now = newest().get(code);
    if (now == null) {
      now = retired.get(code);
    }
    if (now == null) {
      now = lastThatHad(code);
    }
    return Optional.ofNullable(now);
  }

  private @Nullable Status lastThatHad(String code) {
    Status last =
        jdbc
            .sql("select deployment_id from shared_model_release order by number desc")
            .query(String.class)
            .list()
            .stream()
            .map(deployment -> in(deployment).get(code))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (last != null) {
      retired.put(code, last);
    }
    return last;
  }

  private Map<String, Status> newest() {
    return in(bundle.newest());
  }

  /** Empty for a bundle that is older than the table. */
  private Map<String, Status> in(String deploymentId) {
    Map<String, Status> known = byBundle.get(deploymentId);
    if (known == null) {
      known = load(deploymentId);
      byBundle.put(deploymentId, known);
    }
    return known;
  }

  private Map<String, Status> load(String deploymentId) {
    if (!decisions.has(deploymentId, DECISION)) {
      return Map.of();
    }
    Map<String, Status> loaded = new LinkedHashMap<>();
    decisions
        .evaluate(deploymentId, DECISION, Map.of(KIND, Applications.KIND))
        .rows()
        .forEach(
            row -> {
              Status status = status(row);
              loaded.put(status.id(), status);
            });
    return loaded;
  }

  private static Status status(Map<String, Object> row) {
    String meaning = (String) row.get("meaning");
    return new Status(
        text(row, "code"),
        text(row, "label"),
        text(row, "stage"),
        Coded.of(WaitsFor.class, text(row, "waitsFor")),
        Boolean.TRUE.equals(row.get("withdrawable")),
        Coded.of(Course.class, text(row, "course")),
        meaning == null ? null : Coded.of(Meaning.class, meaning),
        text(row, "next"),
        (String) row.get("nextUntil"));
  }

  /** The text of a cell; empty for an empty one, which the checks of the models refuse. */
  private static String text(Map<String, Object> row, String column) {
    return Objects.requireNonNullElse((String) row.get(column), "");
  }

  /** A case may be older than all tables of statuses that are left: it is shown all the same. */
  private static Status unknown(String code) {
    return new Status(code, code, "", WaitsFor.OFFICIALS, false, Course.BESIDE, null, "", null);
  }
}
