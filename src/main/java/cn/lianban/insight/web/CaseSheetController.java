package cn.lianban.insight.web;

import cn.lianban.casefile.CaseList;
import cn.lianban.insight.MonitoredCases;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Csv;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.web.FileAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The whole list of cases as a CSV file for spreadsheets, sent while it is being read. */
@RestController
@Tag(name = "运行分析")
class CaseSheetController {

  private static final Logger log = LoggerFactory.getLogger(CaseSheetController.class);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final List<String> COLUMNS =
      List.of(
          "编号", "事项编号", "事项", "事由", "申报单位", "统一社会信用代码", "状态", "停留天数", "提交时间", "等待办理", "最近期限", "超期");

  private final MonitoredCases cases;
  private final CurrentActor currentActor;
  private final Clock clock;

  CaseSheetController(MonitoredCases cases, CurrentActor currentActor, Clock clock) {
    this.cases = cases;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  @GetMapping(path = "/api/insight/cases.csv", produces = "text/csv")
  @Operation(
      summary = "案件清单（CSV，全部）",
      description = "筛选条件与案件清单相同，不分页；UTF-8，长数字按文本给出。按文字查找的，最多给出最新的 1000 件。")
  void sheet(
      @RequestParam(required = false) String status,
      @RequestParam(required = false) String itemId,
      @RequestParam(required = false) String bureau,
      @RequestParam(required = false) String q,
      HttpServletResponse response)
      throws IOException {
    Actor actor = currentActor.get();
    CaseList.Search search = new CaseList.Search(status, itemId, bureau, q);
    Sheet sheet = new Sheet(response);
    cases.read(actor, search, sheet::add);
    log.info("The list of cases was exported by {}: {} cases", actor.id(), sheet.rows);
  }

  /**
   * Begins the answer only with the first part, so that an error before it can be answered as a
   * problem.
   */
  private final class Sheet {

    private final HttpServletResponse response;
    private @Nullable Csv csv;
    private int rows;

    private Sheet(HttpServletResponse response) {
      this.response = response;
    }

    private void add(List<MonitoredCases.Watched> part) {
      try {
        Csv begun = csv == null ? begin() : csv;
        csv = begun;
        for (MonitoredCases.Watched one : part) {
          begun.row(row(one));
          rows++;
        }
        response.getWriter().flush();
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }

    private Csv begin() throws IOException {
      response.setContentType("text/csv");
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          FileAnswer.disposition("attachment", "案件清单-" + LocalDate.now(clock) + ".csv"));
      return new Csv(response.getWriter(), COLUMNS);
    }
  }

  private List<?> row(MonitoredCases.Watched watched) {
    CaseList.Summary one = watched.application();
    List<MonitoredCases.Holder> holders = watched.holders();
    OffsetDateTime due = holders.isEmpty() ? null : holders.get(0).due();
    return Arrays.asList(
        one.no(),
        one.itemId(),
        one.itemTitle(),
        one.matter(),
        one.applicantName(),
        one.uscc(),
        one.statusName(),
        Math.max(0, Duration.between(one.since(), OffsetDateTime.now(clock)).toDays()),
        minute(one.submittedAt()),
        holders.stream()
            .map(MonitoredCases.Holder::bureauName)
            .distinct()
            .collect(Collectors.joining("；")),
        minute(due),
        holders.stream().anyMatch(MonitoredCases.Holder::overdue) ? "是" : "");
  }

  private @Nullable String minute(@Nullable OffsetDateTime time) {
    return time == null ? null : MINUTE.format(time.atZoneSameInstant(clock.getZone()));
  }
}
