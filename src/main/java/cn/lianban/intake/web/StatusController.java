package cn.lianban.intake.web;

import cn.lianban.intake.Status;
import cn.lianban.intake.Statuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/statuses")
@Tag(name = "案件状态", description = "申报的各个状态，按办理的先后")
class StatusController {

  private final Statuses statuses;

  StatusController(Statuses statuses) {
    this.statuses = statuses;
  }

  /** A status for programs and pages. */
  record StatusView(
      String code,
      String label,
      String stage,
      String waitsFor,
      boolean withdrawable,
      @Nullable String meaning) {

    static StatusView of(Status status) {
      return new StatusView(
          status.id(),
          status.label(),
          status.stage(),
          status.waitsFor().id(),
          status.withdrawable(),
          status.meaning() == null ? null : status.meaning().id());
    }
  }

  @GetMapping
  @Operation(
      summary = "案件状态",
      description =
          "现行模型中的全部状态：编号、名称、阶段、等候谁（officials 经办单位、applicant 申报单位、time 期限、nobody 已办结）、申报单位可否撤回、系统据以处理的含义。")
  List<StatusView> statuses() {
    return statuses.all().stream().map(StatusView::of).toList();
  }
}
