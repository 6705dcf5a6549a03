package cn.lianban.casefile;

import cn.lianban.award.Assessment;
import cn.lianban.award.Concluding;
import cn.lianban.award.DecisionInputs;
import cn.lianban.award.Ledger;
import cn.lianban.award.RelatedItems;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Editions;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.deadlines.TimeLimits;
import cn.lianban.deadlines.process.RunningWaits;
import cn.lianban.intake.AlikeMatters;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.Attachments;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.Corrections;
import cn.lianban.intake.Disclosure;
import cn.lianban.intake.FactRecords;
import cn.lianban.intake.Status;
import cn.lianban.intake.Status.Meaning;
import cn.lianban.intake.Statuses;
import cn.lianban.kernel.Actor;
import cn.lianban.payout.Payments;
import cn.lianban.payout.Publicities;
import cn.lianban.review.Evaluations;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.engine.PersonNames;
import cn.lianban.workflow.tasks.TaskAnswer;
import cn.lianban.workflow.tasks.TaskAnswers;
import cn.lianban.workflow.tasks.WorkItem;
import cn.lianban.workflow.tasks.WorkItems;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows cases. */
@Service
public class CaseFiles {

  private final Applications applications;
  private final Statuses statuses;
  private final Items items;
  private final Editions editions;
  private final Bureaus bureaus;
  private final FactRecords facts;
  private final Corrections corrections;
  private final Timeline timeline;
  private final Attachments attachments;
  private final AlikeMatters alikeMatters;
  private final Evaluations evaluations;
  private final DecisionInputs assessing;
  private final Concluding concluding;
  private final RelatedItems sideBySide;
  private final Ledger ledger;
  private final Publicities publicities;
  private final Payments payments;
  private final WorkItems workItems;
  private final TaskAnswers taskAnswers;
  private final PersonNames people;
  private final RunningWaits waits;
  private final Disclosure disclosure;

  CaseFiles(
      Applications applications,
      Statuses statuses,
      Items items,
      Editions editions,
      Bureaus bureaus,
      FactRecords facts,
      Corrections corrections,
      Timeline timeline,
      Attachments attachments,
      AlikeMatters alikeMatters,
      Evaluations evaluations,
      DecisionInputs assessing,
      Concluding concluding,
      RelatedItems sideBySide,
      Ledger ledger,
      Publicities publicities,
      Payments payments,
      WorkItems workItems,
      TaskAnswers taskAnswers,
      PersonNames people,
      RunningWaits waits,
      Disclosure disclosure) {
    this.applications = applications;
    this.statuses = statuses;
    this.items = items;
    this.editions = editions;
    this.bureaus = bureaus;
    this.facts = facts;
    this.corrections = corrections;
    this.timeline = timeline;
    this.attachments = attachments;
    this.alikeMatters = alikeMatters;
    this.evaluations = evaluations;
    this.assessing = assessing;
    this.concluding = concluding;
    this.sideBySide = sideBySide;
    this.ledger = ledger;
    this.publicities = publicities;
    this.payments = payments;
    this.workItems = workItems;
    this.taskAnswers = taskAnswers;
    this.people = people;
    this.waits = waits;
    this.disclosure = disclosure;
  }

  /** The whole of one case. */
  @Transactional(readOnly = true)
  public CaseFile of(Actor actor, String no) {
    Application application = applications.visibleTo(actor, no);
    Item item = items.get(application.itemId());
    if (!actor.seesEverything()
        && !applications.isOpenToGroupOf(actor, no)
        && evaluations.isSeatOf(no, actor.id())) {
      return forExpert(application, item);
    }
    boolean handles = actor.isIn(Actor.OFFICIALS) || actor.seesEverything();
    List<WorkItem> tasks = workItems.ofCase(no);
    String correction =
        application.status().means(Meaning.CORRECTION)
            ? corrections.newest(no).map(Corrections.Correction::request).orElse(null)
            : null;
    OffsetDateTime respondUntil = respondUntil(application);
    List<Timeline.Entry> entries = timeline(actor, no, tasks);
    return new CaseFile(
        no,
        item.id(),
        item.title(),
        editions.of(item.document()),
        application.status().id(),
        application.statusName(),
        application.outcome(),
        standing(application, respondUntil, entries),
        new CaseFile.Applicant(
            application.uscc(),
            application.applicantName(),
            application.entityType(),
            application.direction(),
            disclosure.contact(application.contact(), actor, tasks),
            disclosure.account(application.bankAccount(), actor, tasks)),
        application.matterTitle(),
        application.submittedAt(),
        facts.shown(application, facts.declared(application)),
        facts
            .verified(application)
            .map(verified -> facts.shown(application, verified))
            .orElse(null),
        application.refusedReason(),
        correction,
        respondUntil,
        tasks.stream()
            .map(
                task ->
                    new CaseFile.Holder(
                        task.bureau(),
                        bureaus.name(task.bureau()),
                        task.key(),
                        task.name(),
                        task.created(),
                        task.due()))
            .toList(),
        entries,
        handles
            ? concluding.withCases(no, assessment(application), actor)
            : assessing.assessmentForApplicant(no),
        handles ? concluding.answers(no) : concluding.answersTold(application),
        handles ? stepAnswers(no) : List.of(),
        sideBySide.of(application),
        award(no),
        attachments.of(no),
        attachments.takenFrom(actor, application).orElse(null),
        handles ? application.matterId() : null,
        handles ? alikeMatters.of(application, Optional.of(actor)) : List.of());
  }

  private CaseFile.Standing standing(
      Application application,
      @Nullable OffsetDateTime respondUntil,
      List<Timeline.Entry> entries) {
    Status now = application.status();
    return new CaseFile.Standing(
        now.stage(),
        now.waitsFor().id(),
        now.withdrawable(),
        now.meaning() == null ? null : now.meaning().id(),
        now.next(respondUntil == null ? null : CaseTexts.day(respondUntil)),
        CaseSteps.of(
            statuses.ofBundle(application.deployment()),
            now,
            application.statusName(),
            entries.stream().map(Timeline.Entry::event).toList()));
  }

  /** While the lead concludes, other cases may raise further questions. */
  private @Nullable Assessment assessment(Application application) {
    return application.status().means(Meaning.CONCLUSION)
        ? concluding.assessment(application.no())
        : assessing.assessment(application.no());
  }

  private @Nullable OffsetDateTime respondUntil(Application application) {
    if (application.status().means(Meaning.CORRECTION)) {
      return waits.until(application.no(), TimeLimits.CORRECTION).orElse(null);
    }
    return application.status().means(Meaning.REFUSAL)
        ? waits.until(application.no(), TimeLimits.RECONSIDERATION).orElse(null)
        : null;
  }

  /**
   * Leaves out the opinions of other bureaus while reviews are open, as Tasklist and the sheet of
   * opinions do.
   */
  private List<Timeline.Entry> timeline(Actor actor, String no, List<WorkItem> tasks) {
    List<Timeline.Entry> entries = timeline.shownTo(actor, no);
    boolean reviewing = tasks.stream().anyMatch(task -> task.key().equals(TimeLimits.REVIEW));
    if (!reviewing || actor.seesEverything() || actor.isIn(Actor.SPECIAL_TEAM)) {
      return entries;
    }
    Set<String> own = actor.groups().stream().map(bureaus::name).collect(Collectors.toSet());
    return entries.stream().map(entry -> entry.withheldFromAllBut(own)).toList();
  }

  /**
   * The part that an expert evaluates: applicant, item, facts and files, without what officials say
   * about the case.
   */
  private CaseFile forExpert(Application application, Item item) {
    return new CaseFile(
        application.no(),
        item.id(),
        item.title(),
        editions.of(item.document()),
        application.status().id(),
        application.statusName(),
        application.outcome(),
        standing(application, null, List.of()),
        new CaseFile.Applicant(
            application.uscc(),
            application.applicantName(),
            application.entityType(),
            application.direction(),
            null,
            null),
        application.matterTitle(),
        application.submittedAt(),
        facts.shown(application, facts.declared(application)),
        facts
            .verified(application)
            .map(verified -> facts.shown(application, verified))
            .orElse(null),
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        attachments.of(application.no()),
        null,
        null,
        List.of());
  }

  private List<CaseFile.StepAnswer> stepAnswers(String no) {
    List<TaskAnswer> given = taskAnswers.of(no);
    Map<String, String> names = people.names(given.stream().map(TaskAnswer::person).toList());
    return given.stream()
        .map(
            answer ->
                new CaseFile.StepAnswer(
                    answer.taskKey(),
                    answer.taskName(),
                    answer.visit(),
                    answer.bureau(),
                    bureaus.name(answer.bureau()),
                    answer.person(),
                    names.get(answer.person()),
                    answer.answeredAt(),
                    answer.form().fields().stream()
                        .filter(field -> answer.fields().get(field.key()) != null)
                        .map(
                            field ->
                                new CaseFile.StepAnswer.Field(
                                    field.key(),
                                    field.label(),
                                    CaseTexts.shown(field, answer.fields().get(field.key()))))
                        .toList()))
        .toList();
  }

  private CaseFile.@Nullable Award award(String no) {
    return ledger
        .ofApplication(no)
        .map(
            award ->
                new CaseFile.Award(
                    award.amount(),
                    award.status(),
                    award.awardedOn(),
                    publicities
                        .newest(no)
                        .map(
                            publicity ->
                                new CaseFile.Publicity(
                                    publicity.startedAt(), publicity.endsAt(), publicity.status()))
                        .orElse(null),
                    payments
                        .of(no)
                        .map(payment -> new CaseFile.Payment(payment.reference(), payment.paidOn()))
                        .orElse(null)))
        .orElse(null);
  }
}
