package cn.lianban.services;

import cn.lianban.catalogue.Edition;
import cn.lianban.catalogue.Editions;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.intake.Applicants;
import cn.lianban.intake.CreditCodeConfirmations;
import cn.lianban.intake.RepeatedRequests;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.Forms;
import cn.lianban.workflow.models.ModelBundle;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receives requests for services: dossier and process are created in one transaction. */
@Service
public class ServiceSubmissions {

  private static final RepeatedRequests.Kind KIND =
      new RepeatedRequests.Kind("service_request", "服务请求");

  private final RepeatedRequests repeated;
  private final Items items;
  private final Editions editions;
  private final ModelBundle bundle;
  private final Forms forms;
  private final FormReader reader;
  private final Applicants applicants;
  private final ServiceRequests requests;
  private final RequestFacts facts;
  private final ServiceAnswers answers;
  private final Cases cases;
  private final Timeline timeline;
  private final ServiceProcess process;
  private final JdbcClient jdbc;
  private final Clock clock;

  ServiceSubmissions(
      RepeatedRequests repeated,
      Items items,
      Editions editions,
      ModelBundle bundle,
      Forms forms,
      FormReader reader,
      Applicants applicants,
      ServiceRequests requests,
      RequestFacts facts,
      ServiceAnswers answers,
      Cases cases,
      Timeline timeline,
      ServiceProcess process,
      JdbcClient jdbc,
      Clock clock) {
    this.repeated = repeated;
    this.items = items;
    this.editions = editions;
    this.bundle = bundle;
    this.forms = forms;
    this.reader = reader;
    this.applicants = applicants;
    this.requests = requests;
    this.facts = facts;
    this.answers = answers;
    this.cases = cases;
    this.timeline = timeline;
    this.process = process;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The result of a submission.
   *
   * @param repeated whether the same request was received before
   */
  public record Taken(ServiceRequest request, boolean repeated) {}

  /**
   * Receives a request, or finds the one that was sent with this key before.
   *
   * @param key chosen by the company to tell its requests apart
   * @param digest of the request's content, which tells a repeated request from another one with
   *     the same key
   * @throws BadInput for everything that is wrong with the form
   * @throws Conflict where the edition is not open, or the key was used for another request
   * @throws cn.lianban.kernel.Refused where the account acts for another organisation
   */
  @Transactional
  public Taken submit(Actor actor, String key, String digest, RequestForm sent) {
    Optional<String> earlier = repeated.find(KIND, actor, key, digest);
    if (earlier.isPresent()) {
      return new Taken(requests.visibleTo(actor, earlier.get()), true);
    }
    RequestForm form = sent.forCompany(applicants.of(actor.id()));
    Item item = item(form.itemId());
    String deployment = bundle.newest();
    Map<String, Object> asked =
        reader.read(forms.form(deployment, item.id()), form.facts(), "facts.", form.errors());
    Edition edition = editions.of(item.document());
    editions.checkOpen(edition, LocalDate.now(clock));
    String uscc = applicants.bind(actor, form.applicant().uscc(), form.applicant().name());

    String no = nextNumber();
    cases.open(no, ServiceRequests.KIND, item.id());
    insert(no, item, edition, uscc, form.applicant(), deployment, actor, key, digest);
    facts.record(no, asked, actor.id());
    answers.open(no, 1, null);
    cases.assign(no, uscc, applicants.accountsOf(uscc));
    timeline.add(
        no,
        "submitted",
        form.applicant().name().strip(),
        "提出服务请求：" + item.title() + CreditCodeConfirmations.noteOf(uscc),
        actor);
    process.start(deployment, no, item.id(), item.article());
    return new Taken(requests.get(no), false);
  }

  private Item item(String id) {
    Item item = items.named(id);
    if (!item.isService()) {
      throw new BadInput("itemId", "事项“" + item.title() + "”不是服务事项，不能提出服务请求");
    }
    return item;
  }

  private String nextNumber() {
    long number = jdbc.sql("select nextval('service_request_number')").query(Long.class).single();
    return ServiceRequests.NUMBER_PREFIX
        + "%d%06d".formatted(LocalDate.now(clock).getYear(), number);
  }

  private void insert(
      String no,
      Item item,
      Edition edition,
      String uscc,
      RequestForm.Applicant applicant,
      String deployment,
      Actor actor,
      String key,
      String digest) {
    jdbc.sql(
            """
            insert into service_request (no, item_id, edition_id, uscc, applicant_name, contact, status, submitted_by, submitted_at,
              idempotency_key, request_hash, deployment)
            values (:no, :item, :edition, :uscc, :name, :contact, 'submitted', :person, :at, :key, :hash, :deployment)
            """)
        .param("no", no)
        .param("item", item.id())
        .param("edition", edition.id())
        .param("uscc", uscc)
        .param("name", applicant.name().strip())
        .param("contact", applicant.contact().strip())
        .param("person", actor.id())
        .param("at", OffsetDateTime.now(clock))
        .param("key", key)
        .param("hash", digest)
        .param("deployment", deployment)
        .update();
  }
}
