package cn.lianban.services;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Editions;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.intake.CreditCode;
import cn.lianban.intake.Disclosure;
import cn.lianban.intake.FactRecords;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Coded;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.Rows;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.WorkItem;
import cn.lianban.workflow.tasks.WorkItems;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds service requests and shows them. */
@Service
public class ServiceFiles {

  private final ServiceRequests requests;
  private final RequestFacts facts;
  private final Supplements supplements;
  private final ServiceAnswers answers;
  private final Items items;
  private final Editions editions;
  private final Bureaus bureaus;
  private final Timeline timeline;
  private final WorkItems workItems;
  private final Disclosure disclosure;
  private final JdbcClient jdbc;

  ServiceFiles(
      ServiceRequests requests,
      RequestFacts facts,
      Supplements supplements,
      ServiceAnswers answers,
      Items items,
      Editions editions,
      Bureaus bureaus,
      Timeline timeline,
      WorkItems workItems,
      Disclosure disclosure,
      JdbcClient jdbc) {
    this.requests = requests;
    this.facts = facts;
    this.supplements = supplements;
    this.answers = answers;
    this.items = items;
    this.editions = editions;
    this.bureaus = bureaus;
    this.timeline = timeline;
    this.workItems = workItems;
    this.disclosure = disclosure;
    this.jdbc = jdbc;
  }

  private record Row(
      String no,
      String itemId,
      ServiceStatus status,
      String applicantName,
      String uscc,
      OffsetDateTime submittedAt,
      Integer rating) {

    Summary summary(Items items) {
      return new Summary(
          no,
          itemId,
          items.get(itemId).title(),
          status.id(),
          status.label(),
          applicantName,
          uscc,
          submittedAt,
          rating);
    }
  }

  /** A request in a list. */
  public record Summary(
      String no,
      String itemId,
      String itemTitle,
      String status,
      String statusName,
      String applicantName,
      String uscc,
      OffsetDateTime submittedAt,
      Integer rating) {}

  /** The filters; each may be null. */
  public record Search(String status, String itemId, String q) {

    public Search {
      status = PlainText.blankIsNone(status);
      itemId = PlainText.blankIsNone(itemId);
      q = CreditCode.sought(PlainText.blankIsNone(q));
      Coded.checkSought(ServiceStatus.class, "status", "状态 status ", status);
    }
  }

  /** The requests that the person may read, newest first. */
  @Transactional(readOnly = true)
  public Page<Summary> find(Actor actor, Search search, Page.Request page) {
    String from =
        " from service_request r where true"
            + (actor.seesEverything()
                ? ""
                : " and exists (select from shared_case_viewer v where v.case_no = r.no and v.viewer in (:viewers))")
            + (search.status() == null ? "" : " and r.status = :status")
            + (search.itemId() == null ? "" : " and r.item_id = :item")
            + (search.q() == null
                ? ""
                : " and (strpos(r.no, :q) > 0 or strpos(r.applicant_name, :q) > 0 or r.uscc = :q)");
    long total = bind("select count(*)" + from, actor, search).query(Long.class).single();
    List<Summary> content =
        bind(
                "select r.*"
                    + from
                    + " order by r.submitted_at desc, r.no desc limit :size offset :offset",
                actor,
                search)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Row.class))
            .list()
            .stream()
            .map(row -> row.summary(items))
            .toList();
    return new Page<>(content, page.page(), page.size(), total);
  }

  /** The whole of one request. */
  @Transactional(readOnly = true)
  public ServiceFile of(Actor actor, String no) {
    ServiceRequest request = requests.visibleTo(actor, no);
    Item item = items.get(request.itemId());
    List<WorkItem> tasks = workItems.ofCase(no);
    boolean supplementing = request.status() == ServiceStatus.SUPPLEMENTING;
    List<ServiceAnswers.Round> dialogue = published(request, answers.rounds(no));
    return new ServiceFile(
        no,
        item.id(),
        item.title(),
        editions.of(item.document()),
        request.status().id(),
        request.status().label(),
        request.status().isBeforeAnswer(),
        new ServiceFile.Applicant(
            request.uscc(),
            request.applicantName(),
            disclosure.contact(request.contact(), actor, tasks)),
        request.submittedAt(),
        FactRecords.shown(facts.form(request), facts.of(request)),
        request.refusedReason(),
        supplementing ? supplements.newest(no).orElse(null) : null,
        tasks.stream()
            .map(
                task ->
                    new ServiceFile.Holder(
                        task.bureau(),
                        bureaus.name(task.bureau()),
                        task.key(),
                        task.name(),
                        task.created(),
                        task.due()))
            .toList(),
        timeline.shownTo(actor, no),
        bureauAnswers(actor, request),
        dialogue.stream()
            .filter(round -> round.answer() != null)
            .reduce((earlier, later) -> later)
            .orElse(null),
        dialogue,
        request.rating() == null
            ? null
            : new ServiceFile.Rating(request.rating(), request.ratingComment(), request.ratedAt()),
        request.followUpsLeft());
  }

  /**
   * Leaves out an answer that the process has not sent yet, because the company may not read it.
   */
  private static List<ServiceAnswers.Round> published(
      ServiceRequest request, List<ServiceAnswers.Round> rounds) {
    boolean sent =
        request.status() == ServiceStatus.ANSWERED || request.status() == ServiceStatus.CLOSED;
    return rounds.stream()
        .map(
            round ->
                sent || round.round() < request.round()
                    ? round
                    : new ServiceAnswers.Round(
                        round.round(), round.question(), round.askedAt(), null, null))
        .toList();
  }

  /**
   * The answers of single bureaus, empty for the company. While a round is open, a bureau sees only
   * its own answer, as in its form.
   */
  private List<ServiceFile.BureauAnswer> bureauAnswers(Actor actor, ServiceRequest request) {
    if (actor.isIn(Actor.APPLICANTS)) {
      return List.of();
    }
    boolean open = request.status() == ServiceStatus.ANSWERING;
    return answers.of(request.no()).stream()
        .filter(
            answer ->
                !open
                    || answer.round() < request.round()
                    || actor.seesEverything()
                    || actor.isIn(answer.bureau()))
        .map(
            answer ->
                new ServiceFile.BureauAnswer(
                    answer.round(),
                    answer.bureau(),
                    bureaus.name(answer.bureau()),
                    answer.role(),
                    answer.help(),
                    answer.helpName(),
                    answer.answer(),
                    answer.answeredAt()))
        .toList();
  }

  private JdbcClient.StatementSpec bind(String sql, Actor actor, Search search) {
    List<String> viewers = new ArrayList<>(actor.groups());
    viewers.add(actor.id());
    return jdbc.sql(sql)
        .param("viewers", viewers)
        .param("status", search.status())
        .param("item", search.itemId())
        .param("q", search.q());
  }
}
