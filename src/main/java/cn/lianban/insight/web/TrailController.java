package cn.lianban.insight.web;

import cn.lianban.insight.DataScope;
import cn.lianban.insight.MonitoredCases;
import cn.lianban.insight.process.CaseTrail;
import cn.lianban.insight.process.Incidents;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/insight")
@Tag(name = "运行分析")
class TrailController {

  private final MonitoredCases cases;
  private final CaseTrail trail;
  private final Incidents incidents;
  private final CurrentActor currentActor;

  TrailController(
      MonitoredCases cases, CaseTrail trail, Incidents incidents, CurrentActor currentActor) {
    this.cases = cases;
    this.trail = trail;
    this.incidents = incidents;
    this.currentActor = currentActor;
  }

  @GetMapping("/cases/{no}/trail")
  @Operation(summary = "一个案件在流程图上走过的路", description = "每个节点的进出时间、办理部门与办理人；评审专家的姓名只供监测、审计与系统管理人员查看。")
  List<CaseTrail.Way> trail(@PathVariable String no) {
    Actor actor = currentActor.get();
    cases.requireVisible(actor, no);
    return trail.of(no, actor.seesEverything());
  }

  @GetMapping(
      path = "/cases/{no}/diagrams/{definitionId}",
      produces = MediaType.APPLICATION_XML_VALUE)
  @Operation(summary = "案件走过的流程图", description = "BPMN 2.0。")
  String diagram(@PathVariable String no, @PathVariable String definitionId) {
    cases.requireVisible(currentActor.get(), no);
    return trail.diagram(no, definitionId);
  }

  @GetMapping("/incidents")
  @Operation(summary = "没有完成的系统步骤", description = "哪一步、为什么、可以怎么办。")
  List<Incidents.Failure> incidents() {
    DataScope.requireWatching(currentActor.get());
    return incidents.all();
  }

  @PostMapping("/incidents/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "重试一个失败的步骤", description = "只有系统管理员可以。")
  void retry(@PathVariable String id) {
    incidents.retry(currentActor.get(), id);
  }
}
