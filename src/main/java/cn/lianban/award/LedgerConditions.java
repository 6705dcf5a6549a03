package cn.lianban.award;

import cn.lianban.award.Determinations.Determination;
import cn.lianban.catalogue.Editions;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.catalogue.Reading;
import cn.lianban.catalogue.Readings;
import cn.lianban.intake.Application;
import cn.lianban.intake.FactRecords;
import cn.lianban.workflow.models.Evaluation;
import cn.lianban.workflow.tasks.TaskAnswers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Asks the item's decision again with the ledger as it is now: an award of the same applicant that
 * was made since the assessment may refuse another one, or put it to the lead bureau.
 */
@Component
class LedgerConditions {

  private final AssessmentChain chain;
  private final GeneralConditions conditions;
  private final FactRecords facts;
  private final Items items;
  private final Editions editions;
  private final Readings readings;
  private final TaskAnswers taskAnswers;
  private final Clock clock;

  LedgerConditions(
      AssessmentChain chain,
      GeneralConditions conditions,
      FactRecords facts,
      Items items,
      Editions editions,
      Readings readings,
      TaskAnswers taskAnswers,
      Clock clock) {
    this.chain = chain;
    this.conditions = conditions;
    this.facts = facts;
    this.items = items;
    this.editions = editions;
    this.readings = readings;
    this.taskAnswers = taskAnswers;
    this.clock = clock;
  }

  /**
   * What the decision says now and did not say in the assessment.
   *
   * @param blocks reasons for which nothing may be awarded any more
   */
  record Added(
      List<Assessment.ReadingUsed> readings,
      List<Assessment.Question> questions,
      List<String> blocks) {

    static final Added NOTHING = new Added(List.of(), List.of(), List.of());
  }

  /** Nothing in a case that is not eligible anyway. */
  Added since(Application application, Determination determination) {
    Assessment before = determination.alone();
    if (!before.eligible()) {
      return Added.NOTHING;
    }
    Item item = items.get(application.deployment(), application.itemId());
    Evaluation now =
        chain.award(
            application.deployment(),
            item,
            AssessmentChain.Occasion.of(
                application,
                editions.get(application.editionId()),
                clock.getZone(),
                taskAnswers.latest(application.no())),
            facts.current(application),
            conditions.ledger(application));
    List<Map<String, Object>> asking =
        now.rows().stream()
            .filter(row -> row.get("question") instanceof String)
            .filter(row -> !before.questions().contains(question(application, item, row)))
            .toList();
    return new Added(
        asking.stream()
            .flatMap(row -> named(application, row).stream())
            .map(reading -> Assessment.ReadingUsed.of(reading, item))
            .toList(),
        asking.stream().map(row -> question(application, item, row)).toList(),
        Assessments.unmet(now).stream().map(Assessment.Unmet::message).toList());
  }

  private List<Reading> named(Application application, Map<String, Object> row) {
    return readings.named(application.deployment(), Reading.ids(row.get("reading")));
  }

  private Assessment.Question question(
      Application application, Item item, Map<String, Object> row) {
    Optional<Reading> asking = named(application, row).stream().findFirst();
    return Assessment.Question.of(
        asking.map(Reading::id).orElse(null),
        Evaluation.text(row, "question"),
        asking.map(reading -> reading.clauseFor(item)).orElse(item.clause()));
  }
}
