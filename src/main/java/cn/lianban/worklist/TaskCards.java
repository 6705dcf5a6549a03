package cn.lianban.worklist;

import cn.lianban.award.AmountsAsked;
import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Money;
import cn.lianban.workflow.tasks.WorkItem;
import cn.lianban.workflow.tasks.WorkItems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The short description of a task in the list. */
@Service
public class TaskCards {

  private final WorkItems items;
  private final Items catalogue;
  private final Bureaus bureaus;
  private final AmountsAsked amounts;
  private final WorkingCalendar calendar;
  private final JdbcClient jdbc;
  private final Clock clock;

  TaskCards(
      WorkItems items,
      Items catalogue,
      Bureaus bureaus,
      AmountsAsked amounts,
      WorkingCalendar calendar,
      JdbcClient jdbc,
      Clock clock) {
    this.items = items;
    this.catalogue = catalogue;
    this.bureaus = bureaus;
    this.amounts = amounts;
    this.calendar = calendar;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A card.
   *
   * @param itemTitle null for a case that is about several items
   * @param applicant null for a case without an applicant; for a service request the company that
   *     asks
   * @param amount the amount as people read it; null where the case has none, and for experts
   * @param amountName what the amount is: asked for, or computed by the clause
   * @param daysLeft working days until it is due, 0 on the last day, negative where it is overdue;
   *     null without a due date
   */
  public record Card(
      String id,
      String caseNo,
      String itemId,
      @Nullable String itemTitle,
      @Nullable String clause,
      @Nullable String applicant,
      @Nullable String matter,
      @Nullable String amountName,
      @Nullable String amount,
      @Nullable String bureau,
      @Nullable OffsetDateTime due,
      @Nullable Integer daysLeft) {

    /** The case number under the field name that programs have used so far. */
    @JsonProperty
    String applicationNo() {
      return caseNo;
    }
  }

  private record Applicant(String name, String matter) {}

  /** The cards of those tasks that the person may see. */
  @Transactional(readOnly = true)
  public List<Card> of(Actor actor, Collection<String> taskIds) {
    List<WorkItem> tasks = items.visibleTo(actor, taskIds);
    Map<String, Applicant> applicants =
        applicants(tasks.stream().map(WorkItem::caseNo).distinct().toList());
    List<String> aboutMoney =
        tasks.stream()
            .filter(task -> isAboutMoney(task, applicants.get(task.caseNo())))
            .map(WorkItem::caseNo)
            .distinct()
            .toList();
    Map<String, AmountsAsked.Asked> asked = amounts.of(aboutMoney);
    return tasks.stream()
        .map(
            task -> {
              Applicant applicant = applicants.get(task.caseNo());
              return card(
                  task,
                  applicant,
                  isAboutMoney(task, applicant)
                      ? Optional.ofNullable(asked.get(task.caseNo()))
                      : Optional.empty());
            })
        .toList();
  }

  private static boolean isAboutMoney(WorkItem task, @Nullable Applicant applicant) {
    return applicant != null && applicant.matter != null && !task.bureau().equals(Actor.EXPERTS);
  }

  private Card card(
      WorkItem task, @Nullable Applicant applicant, Optional<AmountsAsked.Asked> asked) {
    Optional<Item> item =
        catalogue.all().stream().filter(one -> one.id().equals(task.itemId())).findFirst();
    return new Card(
        task.id(),
        task.caseNo(),
        task.itemId(),
        item.map(Item::title).orElse(null),
        item.map(Item::citation).orElse(null),
        applicant == null ? null : applicant.name,
        applicant == null ? null : applicant.matter,
        asked.map(AmountsAsked.Asked::name).orElse(null),
        asked.map(AmountsAsked.Asked::amount).map(Money::forPeople).orElse(null),
        bureaus.name(task.bureau()),
        task.due(),
        daysLeft(task.due()));
  }

  private @Nullable Integer daysLeft(@Nullable OffsetDateTime due) {
    if (due == null) {
      return null;
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    LocalDate last = due.atZoneSameInstant(clock.getZone()).toLocalDate();
    return last.isBefore(LocalDate.now(clock))
        ? -Math.max(1, calendar.workingDaysBetween(due, now))
        : calendar.workingDaysBetween(now, due);
  }

  private Map<String, Applicant> applicants(List<String> nos) {
    Map<String, Applicant> found = new HashMap<>();
    if (!nos.isEmpty()) {
      jdbc.sql(
              """
              select no, applicant_name, matter_title from shared_application where no in (:nos)
              union all select no, applicant_name, null from shared_service_request where no in (:nos)
              """)
          .param("nos", nos)
          .query(
              row -> {
                found.put(
                    row.getString("no"),
                    new Applicant(row.getString("applicant_name"), row.getString("matter_title")));
              });
    }
    return found;
  }
}
