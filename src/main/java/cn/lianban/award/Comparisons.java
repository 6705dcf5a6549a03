package cn.lianban.award;

import cn.lianban.award.Comparison.Asked;
import cn.lianban.award.Comparison.Fact;
import cn.lianban.award.Comparison.Row;
import cn.lianban.award.Comparison.Said;
import cn.lianban.award.Conclusions.Conclusion;
import cn.lianban.catalogue.Bureau;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.deadlines.TimeLimits;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.FactRecords;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Refused;
import cn.lianban.review.Opinions;
import cn.lianban.review.Opinions.Opinion;
import cn.lianban.review.RoutedBureaus;
import cn.lianban.review.RoutedBureaus.Routed;
import cn.lianban.workflow.engine.PersonNames;
import cn.lianban.workflow.tasks.WorkItem;
import cn.lianban.workflow.tasks.WorkItems;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the sheet that shows the opinions of all bureaus side by side. */
@Service
public class Comparisons {

  private final Applications applications;
  private final Items items;
  private final Bureaus bureaus;
  private final RoutedBureaus routedBureaus;
  private final Opinions opinions;
  private final Conclusions conclusions;
  private final FactRecords facts;
  private final WorkItems workItems;
  private final PersonNames people;
  private final Clock clock;

  Comparisons(
      Applications applications,
      Items items,
      Bureaus bureaus,
      RoutedBureaus routedBureaus,
      Opinions opinions,
      Conclusions conclusions,
      FactRecords facts,
      WorkItems workItems,
      PersonNames people,
      Clock clock) {
    this.applications = applications;
    this.items = items;
    this.bureaus = bureaus;
    this.routedBureaus = routedBureaus;
    this.opinions = opinions;
    this.conclusions = conclusions;
    this.facts = facts;
    this.workItems = workItems;
    this.people = people;
    this.clock = clock;
  }

  /**
   * The sheet for an official who may read the case. While reviews are open, a bureau sees only its
   * own opinion.
   *
   * @throws Refused for applicants and experts, who may not read the bureaus' internal opinions
   */
  @Transactional(readOnly = true)
  public Comparison of(Actor reader, String no) {
    Application application = applications.visibleTo(reader, no);
    if (reader.isIn(Actor.APPLICANTS)
        || reader.isIn(Actor.EXPERTS) && !reader.isIn(Actor.OFFICIALS)) {
      throw new Refused("意见比对表供办理人员使用");
    }
    boolean readsAll = reader.seesEverything() || reader.isIn(Actor.SPECIAL_TEAM);
    return drawUp(application, bureau -> readsAll || reader.isIn(bureau));
  }

  /** The sheet for tasks that settle the opinions, which come after all bureaus have answered. */
  public String summary(String no) {
    return ComparisonTexts.markdown(drawUp(applications.get(no), bureau -> true));
  }

  private Comparison drawUp(Application application, Predicate<String> readsAnyway) {
    String no = application.no();
    Item item = items.get(application.itemId());
    Map<String, WorkItem> awaited =
        workItems.ofCase(no).stream()
            .filter(task -> task.key().equals(TimeLimits.REVIEW))
            .collect(Collectors.toMap(WorkItem::bureau, task -> task, (one, other) -> one));
    List<Opinion> said = opinions.all(no);
    Optional<Conclusion> lead =
        awaited.isEmpty() ? conclusions.newest(no, Conclusions.LEAD) : Optional.empty();
    Optional<Conclusion> team =
        awaited.isEmpty() ? conclusions.newest(no, Conclusions.SPECIAL_TEAM) : Optional.empty();
    Map<String, String> names =
        people.names(
            Stream.concat(
                    said.stream()
                        .flatMap(opinion -> Stream.of(opinion.person(), opinion.onBehalfOf())),
                    Stream.of(lead, team)
                        .flatMap(Optional::stream)
                        .flatMap(
                            conclusion -> Stream.of(conclusion.person(), conclusion.onBehalfOf())))
                .toList());
    List<Row> rows = new ArrayList<>();
    for (Routed routed : routedBureaus.of(no)) {
      List<Opinion> own =
          said.stream().filter(opinion -> opinion.bureau().equals(routed.bureau())).toList();
      boolean withheld = !awaited.isEmpty() && !own.isEmpty() && !readsAnyway.test(routed.bureau());
      rows.add(row(routed, own, awaited.get(routed.bureau()), withheld, names));
    }
    return new Comparison(
        no,
        item.id(),
        item.title(),
        item.citation(),
        application.applicantName(),
        application.matterTitle(),
        application.status().id(),
        application.statusName(),
        OffsetDateTime.now(clock),
        rows,
        lead.map(conclusion -> said(conclusion, names)).orElse(null),
        team.map(conclusion -> said(conclusion, names)).orElse(null),
        facts(application),
        facts.verifiedRemark(no).orElse(null));
  }

  private Row row(
      Routed routed,
      List<Opinion> own,
      @Nullable WorkItem awaited,
      boolean withheld,
      Map<String, String> names) {
    Bureau bureau = bureaus.find(routed.bureau()).orElse(null);
    // a bureau that has to review again counts as not having answered, whatever its earlier opinion
    Opinion newest = own.isEmpty() || awaited != null ? null : own.get(own.size() - 1);
    OffsetDateTime due = awaited != null ? awaited.due() : newest == null ? null : newest.dueAt();
    boolean late =
        awaited != null
            ? due != null && due.isBefore(OffsetDateTime.now(clock))
            : newest != null && newest.isLate();
    String name =
        newest != null
            ? withheld ? "已出具，联审结束后可查看" : newest.label()
            : awaited != null ? late ? "逾期未复" : "尚未出具" : "未征求";
    Opinion shown = withheld ? null : newest;
    return new Row(
        routed.bureau(),
        bureaus.name(routed.bureau()),
        bureau == null ? null : bureau.level(),
        routed.role(),
        shown == null ? null : shown.opinion(),
        name,
        due,
        newest == null ? null : newest.givenAt(),
        late,
        shown != null && shown.silent(),
        shown == null ? null : shown.remark(),
        shown == null || shown.person() == null
            ? null
            : Actor.shown(shown.person(), shown.onBehalfOf()),
        shown == null || shown.person() == null
            ? null
            : named(names, shown.person(), shown.onBehalfOf()),
        withheld
            ? List.of()
            : own.stream()
                .filter(opinion -> opinion.opinion().equals("correct"))
                .map(opinion -> new Asked(opinion.givenAt(), opinion.remark()))
                .toList(),
        withheld);
  }

  private List<Fact> facts(Application application) {
    Map<String, Object> declared = facts.declared(application);
    Optional<Map<String, Object>> verified = facts.verified(application);
    return facts.form(application).fields().stream()
        .filter(
            field ->
                declared.get(field.key()) != null
                    || verified.map(values -> values.get(field.key())).isPresent())
        .map(
            field -> {
              String was = CaseTexts.shown(field, declared.get(field.key()));
              String now =
                  verified
                      .map(values -> CaseTexts.shown(field, values.get(field.key())))
                      .orElse(null);
              return new Fact(
                  field.key(), field.label(), was, now, now != null && !Objects.equals(was, now));
            })
        .toList();
  }

  private static Said said(Conclusion conclusion, Map<String, String> names) {
    String name =
        switch (conclusion.conclusion()) {
          case "support" -> "予以支持";
          case "refuse" -> "不予支持";
          default -> "提请专班协调";
        };
    return new Said(
        conclusion.conclusion(),
        name,
        conclusion.amount(),
        conclusion.remark(),
        conclusion.at(),
        Actor.shown(conclusion.person(), conclusion.onBehalfOf()),
        named(names, conclusion.person(), conclusion.onBehalfOf()));
  }

  private static String named(
      Map<String, String> names, String person, @Nullable String represented) {
    return Actor.shown(
        names.getOrDefault(person, person), represented == null ? null : names.get(represented));
  }
}
