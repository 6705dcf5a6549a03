package cn.lianban.intake;

import cn.lianban.catalogue.Edition;
import cn.lianban.catalogue.Editions;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Refused;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.Evaluation;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.models.Forms;
import cn.lianban.workflow.models.ModelBundle;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receives applications: dossier and process are created in one transaction. */
@Service
public class Submissions {

  private static final RepeatedRequests.Kind KIND = new RepeatedRequests.Kind("application", "申报");

  private final RepeatedRequests repeated;
  private final Items items;
  private final Editions editions;
  private final ModelBundle bundle;
  private final Forms forms;
  private final FormReader reader;
  private final Applicants applicants;
  private final Applications applications;
  private final Cases cases;
  private final FactRecords facts;
  private final Timeline timeline;
  private final Admission admission;
  private final Decisions decisions;
  private final Statuses statuses;
  private final AwardProcess process;
  private final JdbcClient jdbc;
  private final Clock clock;

  Submissions(
      RepeatedRequests repeated,
      Items items,
      Editions editions,
      ModelBundle bundle,
      Forms forms,
      FormReader reader,
      Applicants applicants,
      Applications applications,
      Cases cases,
      FactRecords facts,
      Timeline timeline,
      Admission admission,
      Decisions decisions,
      Statuses statuses,
      AwardProcess process,
      JdbcClient jdbc,
      Clock clock) {
    this.repeated = repeated;
    this.items = items;
    this.editions = editions;
    this.bundle = bundle;
    this.forms = forms;
    this.reader = reader;
    this.applicants = applicants;
    this.applications = applications;
    this.cases = cases;
    this.facts = facts;
    this.timeline = timeline;
    this.admission = admission;
    this.decisions = decisions;
    this.statuses = statuses;
    this.process = process;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The result of a submission.
   *
   * @param repeated whether the same request was received before
   */
  public record Taken(Application application, boolean repeated) {}

  /**
   * Receives an application, or finds the one that the same request made before.
   *
   * @param key chosen by the applicant to tell its requests apart
   * @param requestHash digest of the request, which tells a repeated request from another one with
   *     the same key
   * @throws BadInput for everything that is wrong with the form
   * @throws Conflict where the edition takes no applications, or the key was used for another
   *     request
   * @throws Refused where the account applies for another organisation
   */
  @Transactional
  public Taken submit(Actor actor, String key, String requestHash, ApplicationForm sent) {
    Optional<String> earlier = repeated.find(KIND, actor, key, requestHash);
    if (earlier.isPresent()) {
      return new Taken(applications.visibleTo(actor, earlier.get()), true);
    }
    ApplicationForm form = sent.forCompany(applicants.of(actor.id()));
    Item item = item(form.itemId());
    String deployment = bundle.newest();
    FormSchema schema = forms.form(deployment, item.id());
    List<FieldError> errors = form.errors(!item.applicantIsMatter(), LocalDate.now(clock));
    errors.addAll(form.directionErrors(schema));
    Map<String, Object> declared = reader.read(schema, form.factsFor(schema), "facts.", errors);
    Edition edition = editions.of(item.document());
    editions.checkOpen(edition, LocalDate.now(clock));
    String uscc = applicants.bind(actor, form.applicant().uscc(), form.applicant().name());

    String no = nextNumber();
    cases.open(no, Applications.KIND, item.id());
    insert(
        no,
        item,
        edition,
        form,
        (String) declared.get(Items.DIRECTION),
        deployment,
        actor,
        key,
        requestHash);
    facts.recordDeclared(no, declared, actor.id());
    insertOtherAwards(no, form.otherDistrictAwards());
    admission.admit(no, item, plan(deployment, item, declared));
    cases.assign(no, uscc, applicants.accountsOf(uscc));
    timeline.add(
        no,
        "submitted",
        form.applicant().name().strip(),
        "提交申报：" + item.title() + CreditCodeConfirmations.noteOf(uscc),
        actor);
    String instance = process.start(deployment, no, item.id(), item.article());
    jdbc.sql("update application set process_instance = :instance where no = :no")
        .param("instance", instance)
        .param("no", no)
        .update();
    return new Taken(applications.get(no), false);
  }

  private Plan plan(String deployment, Item item, Map<String, Object> declared) {
    Evaluation plan =
        decisions.evaluate(
            deployment, "handlingPlan", Map.of("itemId", item.id(), "facts", declared));
    return Plan.of(plan.only(), plan.version(), plan.rules());
  }

  private Item item(String id) {
    Item item = items.named(id);
    if (!item.isAward()) {
      throw new BadInput("itemId", "事项“" + item.title() + "”不是奖补事项，不能申报奖补");
    }
    return item;
  }

  private String nextNumber() {
    long number = jdbc.sql("select nextval('application_number')").query(Long.class).single();
    return Applications.NUMBER_PREFIX + "%d%06d".formatted(LocalDate.now(clock).getYear(), number);
  }

  private void insert(
      String no,
      Item item,
      Edition edition,
      ApplicationForm form,
      @Nullable String direction,
      String deployment,
      Actor actor,
      String key,
      String hash) {
    ApplicationForm.Applicant applicant = form.applicant();
    jdbc.sql(
            """
            insert into application (no, item_id, edition_id, uscc, applicant_name, entity_type, direction, contact, bank_account, matter_title,
              status, submitted_by, submitted_at, idempotency_key, request_hash, deployment)
            values (:no, :item, :edition, :uscc, :name, :entityType, :direction, :contact, :bankAccount, :matter,
              :status, :person, :at, :key, :hash, :deployment)
            """)
        .param("no", no)
        .param("item", item.id())
        .param("edition", edition.id())
        .param("uscc", CreditCode.of(applicant.uscc()).value())
        .param("name", applicant.name().strip())
        .param("entityType", applicant.entityType())
        .param("direction", direction)
        .param("contact", stripped(applicant.contact()))
        .param("bankAccount", stripped(applicant.bankAccount()))
        .param("matter", form.matter() == null ? applicant.name().strip() : form.matter().strip())
        .param("status", statuses.code(Status.Meaning.SUBMISSION))
        .param("person", actor.id())
        .param("at", OffsetDateTime.now(clock))
        .param("key", key)
        .param("hash", hash)
        .param("deployment", deployment)
        .update();
  }

  /** The text without white space around it; null where it is blank. */
  private static @Nullable String stripped(String text) {
    return PlainText.isBlank(text) ? null : text.strip();
  }

  private void insertOtherAwards(String no, List<ApplicationForm.OtherAward> awards) {
    int position = 0;
    for (ApplicationForm.OtherAward award :
        awards == null ? List.<ApplicationForm.OtherAward>of() : awards) {
      jdbc.sql(
              """
              insert into other_award (application_no, position, policy, matter, amount, awarded_on, year, same_matter)
              values (:no, :position, :policy, :matter, :amount, :date, :year, :sameMatter)
              """)
          .param("no", no)
          .param("position", ++position)
          .param("policy", award.policy().strip())
          .param("matter", award.matter().strip())
          .param("amount", award.amount())
          .param("date", award.date())
          .param("year", award.year(), Types.INTEGER)
          .param("sameMatter", award.sameMatter(), Types.BOOLEAN)
          .update();
    }
  }
}
