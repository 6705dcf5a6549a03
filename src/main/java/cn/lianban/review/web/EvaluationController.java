package cn.lianban.review.web;

import cn.lianban.kernel.CurrentActor;
import cn.lianban.review.EvaluationRecords;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "评审记录", description = "专家评审的抽取与评分")
class EvaluationController {

  private final EvaluationRecords records;
  private final CurrentActor currentActor;

  EvaluationController(EvaluationRecords records, CurrentActor currentActor) {
    this.records = records;
    this.currentActor = currentActor;
  }

  @GetMapping("/api/applications/{no}/evaluations")
  @Operation(summary = "一份申报的评审记录", description = "经办部门在评审完成后见匿名评分与意见；监测与审计人员另见抽取种子、专家名单与回避情况。")
  List<EvaluationRecords.Round> evaluations(@PathVariable String no) {
    return records.of(currentActor.get(), no);
  }
}
