package cn.lianban.award;

import cn.lianban.award.AcrossApplicants.Met;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.catalogue.Reading;
import cn.lianban.catalogue.Readings;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.Plan;
import cn.lianban.kernel.Actor;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.models.Decisions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the decision {@code leadQuestions} what the lead bureau has to judge beyond facts, amounts
 * and the applicant's own awards: a competitive case without a ranking, and awards of other
 * applicants for what seems to be the same.
 */
@Component
class LeadQuestions {

  private static final String DECISION = "leadQuestions";

  private final AcrossApplicants across;
  private final Decisions decisions;
  private final Readings readings;
  private final Items items;
  private final Bureaus bureaus;
  private final Cases cases;
  private final Applications applications;

  LeadQuestions(
      AcrossApplicants across,
      Decisions decisions,
      Readings readings,
      Items items,
      Bureaus bureaus,
      Cases cases,
      Applications applications) {
    this.across = across;
    this.decisions = decisions;
    this.readings = readings;
    this.items = items;
    this.bureaus = bureaus;
    this.cases = cases;
    this.applications = applications;
  }

  /**
   * What the decision says of a case.
   *
   * @param blocks reasons for which nothing may be awarded
   */
  record Said(
      List<Assessment.ReadingUsed> readings,
      List<Assessment.Question> questions,
      List<String> blocks) {

    static final Said NOTHING = new Said(List.of(), List.of(), List.of());

    private Said() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * Nothing is asked in a case that started with models without the decision.
   *
   * @param unranked the situation of a competitive case without a ranking; null for any other case
   */
  Said of(Application application, Plan plan, @Nullable String unranked) {
    Said said = new Said();
    if (!decisions.has(application.deployment(), DECISION)) {
      return said;
    }
    if (unranked != null) {
      ask(application, Map.of("situation", unranked, "item", application.itemId()), said);
    }
    for (Met met : across.toCompare(application)) {
      ask(application, inputs(application, plan, met), said);
    }
    return said;
  }

  /**
   * What would be asked of an application for the item that is in this situation, before there is
   * one.
   */
  Said ofItem(String deployment, Item item, String situation) {
    Said said = new Said();
    if (decisions.has(deployment, DECISION)) {
      ask(deployment, item, Map.of("situation", situation, "item", item.id()), said);
    }
    return said;
  }

  /**
   * The cases of other applicants that are compared, as Markdown: by number and company for those
   * that the reader may see, by bureau for the others. Empty where there are none.
   *
   * @param reader empty for nobody in particular
   */
  String others(Application application, Optional<Actor> reader) {
    List<String> lines = new ArrayList<>();
    for (Met met : across.toCompare(application)) {
      int hidden = 0;
      for (String no : met.nos()) {
        if (reader.filter(actor -> cases.isVisibleTo(actor, no)).isPresent()) {
          lines.add(
              "- 相关申报：["
                  + no
                  + "](/cases/"
                  + no
                  + ") "
                  + CaseTexts.plain(applications.get(no).applicantName())
                  + "，"
                  + CaseTexts.plain(title(met)));
        } else {
          hidden++;
        }
      }
      if (hidden > 0) {
        lines.add(
            "- 相关申报：另有 "
                + hidden
                + " 件“"
                + CaseTexts.plain(title(met))
                + "”由"
                + bureau(met)
                + "受理，不在您的查看范围，请与该部门联系核对");
      }
    }
    return lines.isEmpty() ? "" : "其他申报主体的同名事由、相同证照或者同一人员、活动、平台、产品：\n\n" + String.join("\n", lines);
  }

  /**
   * Numbers of the cases of other applicants that a question is about, by id of the question, as
   * far as the reader may see them.
   */
  Map<String, List<String>> cases(Application application, Plan plan, Actor reader) {
    Map<String, List<String>> named = new HashMap<>();
    if (!decisions.has(application.deployment(), DECISION)) {
      return named;
    }
    for (Met met : across.toCompare(application)) {
      Said said = new Said();
      ask(application, inputs(application, plan, met), said);
      List<String> seen = met.nos().stream().filter(no -> cases.isVisibleTo(reader, no)).toList();
      said.questions.forEach(
          question ->
              named.merge(
                  question.id(),
                  seen,
                  (had, more) -> Stream.concat(had.stream(), more.stream()).distinct().toList()));
    }
    return named;
  }

  private Map<String, Object> inputs(Application application, Plan plan, Met met) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("situation", "acrossApplicants");
    inputs.put("item", application.itemId());
    inputs.put("otherItem", met.itemId());
    inputs.put("otherTitle", title(met));
    inputs.put("otherBureau", bureau(met));
    inputs.put("sameNumber", met.sameNumber());
    inputs.put("sameName", met.sameName());
    inputs.put("sameFunder", plan.funder().equals(met.funder()));
    return inputs;
  }

  private void ask(Application application, Map<String, Object> inputs, Said said) {
    Item item = items.get(application.deployment(), application.itemId());
    ask(application.deployment(), item, inputs, said);
  }

  private void ask(String deployment, Item item, Map<String, Object> inputs, Said said) {
    Map<String, Object> row = decisions.evaluate(deployment, DECISION, inputs).only();
    List<Reading> named = readings.named(deployment, Reading.ids(row.get("reading")));
    named.stream()
        .map(reading -> Assessment.ReadingUsed.of(reading, item))
        .forEach(said.readings::add);
    String reason = Objects.requireNonNullElse((String) row.get("reason"), "");
    if ("blocked".equals(row.get("effect"))) {
      said.blocks.add(reason);
    } else if ("question".equals(row.get("effect"))) {
      Optional<Reading> asking = named.stream().findFirst();
      said.questions.add(
          Assessment.Question.of(
              asking.map(Reading::id).orElse(null),
              reason,
              asking.map(reading -> reading.clauseFor(item)).orElse(item.clause())));
    }
  }

  private String title(Met met) {
    return met.policy() == null ? items.titleOf(met.itemId()) : met.policy();
  }

  private String bureau(Met met) {
    String name = met.acceptingBody() == null ? null : bureaus.name(met.acceptingBody());
    return name == null ? "其他部门" : name;
  }
}
