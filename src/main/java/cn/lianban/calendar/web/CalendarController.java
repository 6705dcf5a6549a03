package cn.lianban.calendar.web;

import cn.lianban.calendar.CalendarDay;
import cn.lianban.calendar.CalendarYear;
import cn.lianban.calendar.CalendarYears;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
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
  @Operation(summary = "某年的工作日历", description = "尚未发布的年度 provisional 为 true，按周一至周五、扣除日期固定的法定节假日暂算。")
  CalendarYear year(@PathVariable int year) {
    currentActor.get();
    return years.of(year);
  }

  @PutMapping("/{year}")
  @Operation(summary = "发布某年的工作日历", description = "整年替换，并重新计算在办任务与等候的到期时间。仅系统管理员。")
  CalendarYear publish(@PathVariable int year, @RequestBody List<CalendarDay> days) {
    if (!currentActor.get().isIn(Actor.ADMINISTRATORS)) {
      throw new Refused("只有系统管理员可以发布工作日历");
    }
    return years.publish(year, days);
  }
}
