package cn.lianban.duties;

import cn.lianban.catalogue.Bureau;
import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.catalogue.RoutedBureau;
import cn.lianban.duties.DutyReports.Report;
import cn.lianban.kernel.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The public's view of a quarter: all duties, and what was done in those that are published. */
@Service
public class PublicProgress {

  private final Duties duties;
  private final DutyBureaus dutyBureaus;
  private final DutyReports reports;
  private final Supervision supervision;
  private final Items items;
  private final Bureaus bureaus;
  private final JdbcClient jdbc;
  private final Clock clock;

  PublicProgress(
      Duties duties,
      DutyBureaus dutyBureaus,
      DutyReports reports,
      Supervision supervision,
      Items items,
      Bureaus bureaus,
      JdbcClient jdbc,
      Clock clock) {
    this.duties = duties;
    this.dutyBureaus = dutyBureaus;
    this.reports = reports;
    this.supervision = supervision;
    this.items = items;
    this.bureaus = bureaus;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The duties of a quarter, in the order of the documents.
   *
   * @param quarters the quarters that have duties, the newest first
   */
  public record Summary(int year, int quarter, List<Known> quarters, List<Line> content) {}

  /** A quarter that has duties. */
  public record Known(int year, int quarter) {}

  private static final String NOT_MERGED = "牵头部门期满未汇总本季度进展，登记为未完成。";

  /**
   * A duty.
   *
   * @param state {@code not-opened} where it was not started in this quarter, {@code under-way},
   *     {@code published}, {@code unfinished} where it was closed before the lead had merged the
   *     reports
   * @param progress null until it is published
   * @param unreported names of the bureaus that did not report; empty until it is published, and
   *     where the plan does not publish them
   */
  public record Line(
      String itemId,
      String clause,
      String citation,
      String title,
      Lead lead,
      List<String> joint,
      String state,
      String stateName,
      @Nullable String progress,
      @Nullable String progressName,
      @Nullable String summary,
      @Nullable OffsetDateTime publishedAt,
      List<String> unreported) {}

  /** The bureau that leads. */
  public record Lead(@Nullable String id, String name) {}

  /**
   * @param year null together with the quarter for the newest quarter with a published duty, or the
   *     present one if there is none
   * @throws cn.lianban.kernel.BadInput where the two do not name a quarter
   */
  @Transactional(readOnly = true)
  public Summary of(Integer year, Integer quarter) {
    Quarter.checkYear(year);
    Quarter.checkQuarter(quarter);
    Quarter today = Quarter.of(LocalDate.now(clock));
    if (quarter != null) {
      return of(new Quarter(year == null ? today.year() : year, quarter));
    }
    return of(year == null ? newestPublished(today) : newestOf(year, today));
  }

  private Summary of(Quarter quarter) {
    Map<String, Duty> present =
        duties.of(quarter).stream().collect(Collectors.toMap(Duty::itemId, Function.identity()));
    List<String> published =
        present.values().stream().filter(duty -> duty.publishedAt() != null).map(Duty::no).toList();
    Map<String, Supervision.Merged> merged =
        supervision.merged(published).stream()
            .collect(Collectors.toMap(Supervision.Merged::dutyNo, Function.identity()));
    Map<String, Set<String>> reported =
        reports.newest(published).stream()
            .collect(
                Collectors.groupingBy(
                    Report::dutyNo, Collectors.mapping(Report::bureau, Collectors.toSet())));
    Map<String, List<DutyBureaus.Named>> named =
        dutyBureaus.of(published).stream()
            .collect(Collectors.groupingBy(DutyBureaus.Named::dutyNo));
    List<Item> all = items.find(Items.DUTY, null, null);
    Map<String, List<RoutedBureau>> routed = bureaus.routedFor(all);
    return new Summary(
        quarter.year(),
        quarter.quarter(),
        known(),
        all.stream()
            .map(
                item -> {
                  Duty duty = present.get(item.id());
                  return line(
                      item,
                      routed.getOrDefault(item.id(), List.of()),
                      duty,
                      duty == null ? null : merged.get(duty.no()),
                      duty == null || !duty.publishUnreported()
                          ? List.of()
                          : named.getOrDefault(duty.no(), List.of()).stream()
                              .map(DutyBureaus.Named::bureau)
                              .filter(
                                  bureau ->
                                      !reported.getOrDefault(duty.no(), Set.of()).contains(bureau))
                              .map(bureaus::name)
                              .toList());
                })
            .toList());
  }

  private static Line line(
      Item item,
      List<RoutedBureau> routed,
      @Nullable Duty duty,
      Supervision.@Nullable Merged merged,
      List<String> unreported) {
    Bureau lead =
        routed.stream()
            .filter(one -> one.role().equals("lead"))
            .map(RoutedBureau::bureau)
            .findFirst()
            .orElseThrow();
    boolean unfinished = duty != null && duty.status() == DutyStatus.UNFINISHED;
    Supervision.Merged published = unfinished ? null : merged;
    String state =
        duty == null
            ? "not-opened"
            : unfinished ? "unfinished" : published != null ? "published" : "under-way";
    return new Line(
        item.id(),
        item.clause(),
        item.citation(),
        item.title(),
        new Lead(lead.id(), lead.name()),
        routed.stream()
            .map(RoutedBureau::bureau)
            .filter(bureau -> !bureau.equals(lead))
            .map(Bureau::name)
            .toList(),
        state,
        duty == null
            ? "本季度未启动"
            : unfinished ? duty.status().label() : published != null ? "已公开" : "办理中，尚未公开",
        published == null ? null : published.progress().id(),
        published == null ? null : published.progress().label(),
        unfinished ? NOT_MERGED : published == null ? null : published.publicSummary(),
        duty != null && (unfinished || published != null) ? duty.publishedAt() : null,
        unreported);
  }

  private List<Known> known() {
    return jdbc.sql(
            "select year, quarter from duty_quarter order by year desc, quarter desc limit 40")
        .query(Known.class)
        .list();
  }

  private Quarter newestPublished(Quarter otherwise) {
    return jdbc.sql(
            "select year, quarter from duty where published_at is not null order by year desc, quarter desc limit 1")
        .query(Rows.of(Quarter.class))
        .optional()
        .orElse(otherwise);
  }

  private Quarter newestOf(int year, Quarter today) {
    return known().stream()
        .filter(one -> one.year() == year)
        .findFirst()
        .map(one -> new Quarter(one.year(), one.quarter()))
        .orElse(new Quarter(year, year == today.year() ? today.quarter() : 1));
  }
}
