package cn.lianban.calendar.web;

import cn.lianban.calendar.CalendarDay;
import cn.lianban.calendar.CalendarYear;
import cn.lianban.calendar.CalendarYears;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/calendar")
@Tag(name = "工作日历", description = "放假与调休日期；各环节时限按工作日计算")
class CalendarController {

  private final CalendarYears years;
  private final CurrentActor currentActor;

  CalendarController(CalendarYears years, CurrentActor currentActor) {
    this.years = years;
    this.currentActor = currentActor;
  }

  @GetMapping("/{year}")
  @Operation(
      summary = "某年的工作日历",
      description =
          "尚未发布的年度 provisional 为 true，按周一至周五、扣除日期固定的法定节假日暂算。recounting 为 true 时，在办任务与等候的到期时间正在后台按此日历重新计算。")
  CalendarYear year(@PathVariable int year) {
    currentActor.get();
    return years.of(year);
  }

  record Reason(String reason) {}

  @PutMapping("/{year}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "提议某年的工作日历",
      description = "整年替换。仅系统管理员；由另一位系统管理员或流程管理员确认后发布，并重新计算在办任务与等候的到期时间。")
  CalendarYears.Proposed propose(@PathVariable int year, @RequestBody List<CalendarDay> days) {
    return years.propose(currentActor.get(), year, days);
  }

  @GetMapping("/proposals")
  @Operation(
      summary = "工作日历的提议及其处理",
      description = "最新的在前。state：open 待确认、confirmed 已确认、declined 已退回、withdrawn 已撤回。")
  Page<CalendarYears.Proposed> proposals(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
    return years.proposals(currentActor.get(), new Page.Request(page, size));
  }

  @PostMapping("/proposals/{id}/confirmation")
  @Operation(
      summary = "确认一项工作日历提议",
      description = "限提议人以外的系统管理员或流程管理员；确认即发布，到期时间随后在后台重新计算，完成后查询该年日历 recounting 为 false。")
  CalendarYear confirm(@PathVariable long id) {
    return years.confirm(currentActor.get(), id);
  }

  @PostMapping("/proposals/{id}/refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "退回一项工作日历提议", description = "限可以确认它的人员，须写明理由；提议人退回自己的提议即为撤回。")
  void decline(@PathVariable long id, @RequestBody Reason reason) {
    years.decline(currentActor.get(), id, reason.reason());
  }
}
