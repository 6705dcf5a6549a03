package cn.lianban.aftercare;

import cn.lianban.intake.Applicants;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.StateChange;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.Evaluation;
import cn.lianban.workflow.models.ModelBundle;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The grounds for recovering an award, and how long each bars the applicant from applying, by the
 * decision {@code barringPeriod}.
 */
@Component
public class Barring {

  private static final String DECISION = "barringPeriod";

  private final Decisions decisions;
  private final ModelBundle bundle;
  private final Applicants applicants;
  private final JdbcClient jdbc;

  Barring(Decisions decisions, ModelBundle bundle, Applicants applicants, JdbcClient jdbc) {
    this.decisions = decisions;
    this.bundle = bundle;
    this.applicants = applicants;
    this.jdbc = jdbc;
  }

  /** A ground, with its Chinese name. */
  public record Ground(String id, String name) {}

  /** The grounds of the newest bundle, in the order of the decision. */
  public List<Ground> grounds() {
    return grounds(bundle.newest());
  }

  /** The grounds of a bundle, in the order of the decision. */
  public List<Ground> grounds(String deployment) {
    return decisions.textsAskedFor(deployment, DECISION, "ground").stream()
        .map(
            id ->
                new Ground(
                    id,
                    Evaluation.text(
                        decisions.evaluate(deployment, DECISION, inputs(id, false)).only(),
                        "groundName")))
        .toList();
  }

  /**
   * The name of a ground.
   *
   * @throws BadInput where the bundle has no such ground
   */
  String nameOf(String deployment, String ground) {
    Optional<Map<String, Object>> row =
        decisions.evaluate(deployment, DECISION, inputs(ground, false)).row();
    return Evaluation.text(
        row.orElseThrow(
            () ->
                new BadInput(
                    "ground",
                    "情形 ground 应为下列之一："
                        + grounds(deployment).stream()
                            .map(known -> known.id() + "（" + known.name() + "）")
                            .collect(Collectors.joining("、")))),
        "groundName");
  }

  /**
   * Bars the applicant for this breach from the day of its decision; of several breaches the
   * longest bar applies.
   *
   * @return until when this breach bars the applicant; empty where it does not
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<LocalDate> bar(Breach breach, String uscc, boolean repaid) {
    Map<String, Object> row =
        decisions.evaluate(breach.deployment(), DECISION, inputs(breach.ground(), repaid)).only();
    int years = Evaluation.whole(row, "years");
    LocalDate decided =
        Objects.requireNonNull(breach.decidedOn(), "the recovery is decided before it bars");
    LocalDate until = years == 0 ? null : decided.plusYears(years);
    applicants.lock(uscc);
    int rows =
        jdbc.sql(
                "update breach set barred_until = :until where id = :id and outcome = 'recover' and closed_at is null")
            .param("until", until)
            .param("id", breach.id())
            .update();
    StateChange.one(rows, "限制申报的期限不能登记");
    LocalDate longest =
        jdbc.sql(
                "select max(b.barred_until) from breach b join shared_application a on a.no = b.application_no where a.uscc = :uscc")
            .param("uscc", uscc)
            .query((found, number) -> found.getObject(1, LocalDate.class))
            .optional()
            .orElse(null);
    applicants.bar(uscc, longest);
    return Optional.ofNullable(until);
  }

  private static Map<String, Object> inputs(String ground, boolean repaid) {
    return Map.of("ground", ground, "repaid", repaid);
  }
}
