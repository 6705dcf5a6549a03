package cn.lianban.duties;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.duties.DutyFile.BureauState;
import cn.lianban.duties.DutyFile.Holder;
import cn.lianban.duties.DutyReports.Report;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Page;
import cn.lianban.workflow.cases.Timeline;
import cn.lianban.workflow.tasks.WorkItem;
import cn.lianban.workflow.tasks.WorkItems;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds duties and shows them to officials. They are combined in memory, because a year has fewer
 * than a hundred.
 */
@Service
public class DutyFiles {

  private static final Comparator<DutyFile> LATEST_FIRST =
      Comparator.comparing(DutyFile::late, Comparator.reverseOrder())
          .thenComparing(DutyFile::daysLate, Comparator.reverseOrder());

  private final Duties duties;
  private final DutyBureaus dutyBureaus;
  private final DutyReports reports;
  private final Supervision supervision;
  private final Evidence evidence;
  private final WorkItems workItems;
  private final Items items;
  private final Bureaus bureaus;
  private final Timeline timeline;
  private final Clock clock;

  DutyFiles(
      Duties duties,
      DutyBureaus dutyBureaus,
      DutyReports reports,
      Supervision supervision,
      Evidence evidence,
      WorkItems workItems,
      Items items,
      Bureaus bureaus,
      Timeline timeline,
      Clock clock) {
    this.duties = duties;
    this.dutyBureaus = dutyBureaus;
    this.reports = reports;
    this.supervision = supervision;
    this.evidence = evidence;
    this.workItems = workItems;
    this.items = items;
    this.bureaus = bureaus;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * The filters.
   *
   * @param year null for the present year, or for any year where only late duties are asked for
   *     without a quarter
   * @param quarter null for the whole year
   * @param late only late duties; of all quarters where no year is given
   */
  public record Search(Integer year, Integer quarter, boolean late) {

    public Search {
      Quarter.checkYear(year);
      Quarter.checkQuarter(quarter);
    }
  }

  /**
   * The duties that the person may read: those with the longest delay first, then the newest
   * quarter first, then in the order of the catalogue.
   */
  @Transactional(readOnly = true)
  public Page<DutyFile> find(Actor actor, Search search, Page.Request page) {
    List<Duty> found = found(search);
    Set<String> visible = duties.visible(actor, found);
    List<Duty> shown = found.stream().filter(duty -> visible.contains(duty.no())).toList();
    List<String> order = items.all().stream().map(Item::id).toList();
    ToIntFunction<DutyFile> position = file -> order.indexOf(file.itemId());
    List<DutyFile> all =
        of(shown).stream()
            .filter(file -> !search.late() || file.late())
            .sorted(
                LATEST_FIRST
                    .thenComparing(
                        file -> new Quarter(file.year(), file.quarter()), Comparator.reverseOrder())
                    .thenComparingInt(position))
            .toList();
    return new Page<>(
        all.stream().skip(page.offset()).limit(page.size()).toList(),
        page.page(),
        page.size(),
        all.size());
  }

  /** The whole of one duty. */
  @Transactional(readOnly = true)
  public DutyFile.Whole of(Actor actor, String no) {
    Duty duty = duties.visibleTo(actor, no);
    return new DutyFile.Whole(
        of(List.of(duty)).get(0),
        reports.newest(no).stream().map(this::view).toList(),
        supervision.merged(no).orElse(null),
        supervision.remarks(no).stream()
            .map(
                remark ->
                    new DutyFile.RemarkView(
                        remark.step(),
                        remark.decision(),
                        remark.label(),
                        remark.remark(),
                        bureaus.name(remark.bureau()),
                        remark.at()))
            .toList(),
        evidence.of(no),
        timeline.of(no));
  }

  private List<Duty> found(Search search) {
    int year = search.year() == null ? LocalDate.now(clock).getYear() : search.year();
    if (search.quarter() != null) {
      return duties.of(new Quarter(year, search.quarter()));
    }
    if (search.year() != null) {
      return duties.of(year);
    }
    return search.late() ? duties.underWay() : duties.of(Quarter.of(LocalDate.now(clock)));
  }

  private List<DutyFile> of(List<Duty> some) {
    List<String> numbers = some.stream().map(Duty::no).toList();
    OffsetDateTime now = OffsetDateTime.now(clock);
    Map<String, List<DutyBureaus.Named>> named =
        dutyBureaus.of(numbers).stream().collect(Collectors.groupingBy(DutyBureaus.Named::dutyNo));
    Map<String, List<Report>> reported =
        reports.newest(numbers).stream().collect(Collectors.groupingBy(Report::dutyNo));
    Map<String, List<WorkItem>> tasks =
        workItems.ofCases(numbers).stream().collect(Collectors.groupingBy(WorkItem::caseNo));
    return some.stream()
        .map(
            duty ->
                file(
                    duty,
                    named.getOrDefault(duty.no(), List.of()),
                    reported.getOrDefault(duty.no(), List.of()),
                    tasks.getOrDefault(duty.no(), List.of()),
                    now))
        .toList();
  }

  private DutyFile file(
      Duty duty,
      List<DutyBureaus.Named> named,
      List<Report> reported,
      List<WorkItem> tasks,
      OffsetDateTime now) {
    Item item = items.get(duty.itemId());
    List<Holder> holders =
        tasks.stream()
            .map(
                task ->
                    new Holder(
                        task.bureau(),
                        bureaus.name(task.bureau()),
                        task.key(),
                        task.name(),
                        task.due(),
                        reports.daysLate(task.due(), now)))
            .toList();
    List<BureauState> states = named.stream().map(one -> state(one, reported, holders)).toList();
    // a published duty is finished, however late it was
    boolean silent =
        duty.publishedAt() == null
            && states.stream().anyMatch(state -> state.state().equals("unreported"));
    int daysLate = holders.stream().mapToInt(Holder::daysLate).max().orElse(0);
    return new DutyFile(
        duty.no(),
        item.id(),
        item.clause(),
        item.citation(),
        item.title(),
        duty.quarter().year(),
        duty.quarter().quarter(),
        duty.status().id(),
        duty.status().label(),
        duty.lead(),
        duty.lead() == null ? null : bureaus.name(duty.lead()),
        duty.openedAt(),
        duty.publishedAt(),
        silent || daysLate > 0,
        daysLate,
        states,
        holders);
  }

  private BureauState state(DutyBureaus.Named named, List<Report> reported, List<Holder> holders) {
    Report report =
        reported.stream()
            .filter(one -> one.bureau().equals(named.bureau()))
            .findFirst()
            .orElse(null);
    int overdue =
        holders.stream()
            .filter(holder -> holder.bureau().equals(named.bureau()))
            .filter(
                holder ->
                    holder.task().equals(DutyTasks.REPORT)
                        || holder.task().equals(DutyTasks.REVISE))
            .mapToInt(Holder::daysLate)
            .max()
            .orElse(0);
    return new BureauState(
        named.bureau(),
        bureaus.name(named.bureau()),
        named.role(),
        report != null ? "reported" : named.unreported() ? "unreported" : "waiting",
        report == null ? null : report.progress().label(),
        report == null ? null : report.reportedAt(),
        Math.max(overdue, report == null ? 0 : report.daysLate()));
  }

  private DutyFile.ReportView view(Report report) {
    return new DutyFile.ReportView(
        report.bureau(),
        bureaus.name(report.bureau()),
        report.progress().id(),
        report.progress().label(),
        report.percent(),
        report.text(),
        report.difficulties(),
        report.evidence(),
        report.daysLate(),
        report.reportedAt(),
        report.returnedText());
  }
}
