package cn.lianban.selection;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Coded;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Page;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.WorkItem;
import cn.lianban.workflow.tasks.WorkItems;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows rounds: notice and dates to everybody, the list to officials and administrators. */
@Service
public class RoundReading {

  private final Rounds rounds;
  private final RoundList list;
  private final Items items;
  private final Bureaus bureaus;
  private final Timeline timeline;
  private final WorkItems workItems;

  RoundReading(
      Rounds rounds,
      RoundList list,
      Items items,
      Bureaus bureaus,
      Timeline timeline,
      WorkItems workItems) {
    this.rounds = rounds;
    this.list = list;
    this.items = items;
    this.bureaus = bureaus;
    this.timeline = timeline;
    this.workItems = workItems;
  }

  /** An item of a round. */
  public record RoundItem(String id, String title) {}

  /** A round in a list. */
  public record Summary(
      String no,
      String title,
      List<RoundItem> items,
      String status,
      String statusName,
      OffsetDateTime opensAt,
      OffsetDateTime closesAt,
      Money budget,
      boolean budgetConfirmed,
      @Nullable Integer places) {}

  /** A group or person who has a task in the round now. */
  public record Holder(
      String bureau,
      @Nullable String bureauName,
      String task,
      String taskName,
      @Nullable OffsetDateTime since,
      @Nullable OffsetDateTime due) {}

  /** The part that only officials may read. */
  public record Handling(
      String organiser,
      @Nullable String organiserName,
      String commission,
      @Nullable String commissionName,
      Money plannedBudget,
      @Nullable String budgetProposedBy,
      @Nullable String budgetConfirmedBy,
      Money granted,
      String list,
      List<Holder> holders,
      List<RoundList.Place> ranking,
      List<Timeline.Entry> timeline) {}

  /**
   * One round; {@code handling} is null for readers who may only see the notice.
   *
   * @param budgetConfirmed whether a second owner has confirmed the planned budget
   */
  public record Detail(
      String no,
      String title,
      String notice,
      List<RoundItem> items,
      String status,
      String statusName,
      OffsetDateTime opensAt,
      OffsetDateTime closesAt,
      Money budget,
      boolean budgetConfirmed,
      @Nullable BigDecimal minimumScore,
      @Nullable Integer places,
      int reservePlaces,
      @Nullable Integer reserveDays,
      @Nullable OffsetDateTime reserveEndsAt,
      boolean scaling,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Handling handling) {}

  @Transactional(readOnly = true)
  public Page<Summary> find(String status, String itemId, Page.Request page) {
    Coded.checkSought(RoundStatus.class, "status", "状态 status ", status);
    Page<Round> found = rounds.find(status, itemId, page);
    List<Summary> content =
        found.content().stream()
            .map(
                round ->
                    new Summary(
                        round.no(),
                        round.title(),
                        items(round),
                        round.status().id(),
                        round.status().label(),
                        round.opensAt(),
                        round.closesAt(),
                        round.budget(),
                        round.hasConfirmedBudget(),
                        round.places()))
            .toList();
    return new Page<>(content, found.page(), found.size(), found.total());
  }

  @Transactional(readOnly = true)
  public Detail get(String no, Optional<Actor> reader) {
    Round round = rounds.get(no);
    return new Detail(
        round.no(),
        round.title(),
        round.notice(),
        items(round),
        round.status().id(),
        round.status().label(),
        round.opensAt(),
        round.closesAt(),
        round.budget(),
        round.hasConfirmedBudget(),
        round.minimumScore(),
        round.places(),
        round.reservePlaces(),
        round.reserveDays(),
        round.reserveEndsAt(),
        round.scaling(),
        reader.filter(RoundReading::readsLists).map(actor -> handling(round)).orElse(null));
  }

  private static boolean readsLists(Actor actor) {
    return actor.isIn(Actor.OFFICIALS)
        || actor.isIn(Actor.PROCESS_OWNERS)
        || actor.seesEverything();
  }

  private Handling handling(Round round) {
    List<Holder> holders = workItems.ofCase(round.no()).stream().map(this::holder).toList();
    return new Handling(
        round.organiser(),
        bureaus.name(round.organiser()),
        round.commission(),
        bureaus.name(round.commission()),
        round.plannedBudget(),
        round.budgetProposedBy(),
        round.budgetConfirmedBy(),
        rounds.granted(round.no()),
        round.listName(),
        holders,
        list.of(round.no()),
        timeline.of(round.no()));
  }

  private Holder holder(WorkItem task) {
    return new Holder(
        task.bureau(),
        bureaus.name(task.bureau()),
        task.key(),
        task.name(),
        task.created(),
        task.due());
  }

  private List<RoundItem> items(Round round) {
    return round.items().stream()
        .map(item -> new RoundItem(item, items.get(item).title()))
        .toList();
  }
}
