package cn.lianban.insight.web;

import cn.lianban.casefile.CaseList;
import cn.lianban.insight.AwardFigures;
import cn.lianban.insight.DataScope;
import cn.lianban.insight.Funnels;
import cn.lianban.insight.MonitoredCases;
import cn.lianban.insight.StageTimes;
import cn.lianban.insight.WaitingWork;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/insight")
@Tag(name = "运行分析", description = "监测、审计、流程管理与系统管理人员见全部，办理人员见本部门经办的")
class InsightController {

  private final Funnels funnels;
  private final WaitingWork waitingWork;
  private final StageTimes stageTimes;
  private final AwardFigures awardFigures;
  private final MonitoredCases cases;
  private final CurrentActor currentActor;

  InsightController(
      Funnels funnels,
      WaitingWork waitingWork,
      StageTimes stageTimes,
      AwardFigures awardFigures,
      MonitoredCases cases,
      CurrentActor currentActor) {
    this.funnels = funnels;
    this.waitingWork = waitingWork;
    this.stageTimes = stageTimes;
    this.awardFigures = awardFigures;
    this.cases = cases;
    this.currentActor = currentActor;
  }

  @GetMapping("/funnel")
  @Operation(summary = "各事项、各环节的件数", description = "standing 为现在停留的件数，gone 为离开过该环节的次数。")
  List<Funnels.Step> funnel() {
    return funnels.of(scope());
  }

  @GetMapping("/waiting")
  @Operation(summary = "各部门待办、超期与积压时间", description = "按自然日分段；超期最多的在前。")
  List<WaitingWork.Waiting> waiting() {
    return waitingWork.of(scope());
  }

  @GetMapping("/stages")
  @Operation(summary = "各环节用时与瓶颈", description = "按已结束的停留计算，单位为自然日。")
  StageTimes.Times stages(@RequestParam(required = false) String itemId) {
    return stageTimes.of(scope(), PlainText.blankIsNone(itemId));
  }

  @GetMapping("/awards")
  @Operation(summary = "一年的奖补与预算", description = "按事项汇总。")
  List<AwardFigures.Awarded> awards(@RequestParam int year) {
    return awardFigures.of(scope(), year);
  }

  @GetMapping("/cases")
  @Operation(summary = "案件清单与当前办理部门", description = "可按编号、单位、事由、事项、部门、状态筛选；最新的在前。")
  Page<MonitoredCases.Watched> cases(
      @RequestParam(required = false) String status,
      @RequestParam(required = false) String itemId,
      @RequestParam(required = false) String bureau,
      @RequestParam(required = false) String q,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return cases.find(
        currentActor.get(),
        new CaseList.Search(status, itemId, bureau, q),
        new Page.Request(page, size));
  }

  private DataScope scope() {
    return DataScope.of(currentActor.get());
  }
}
