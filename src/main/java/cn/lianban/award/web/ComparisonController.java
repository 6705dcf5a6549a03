package cn.lianban.award.web;

import cn.lianban.award.Comparison;
import cn.lianban.award.Comparisons;
import cn.lianban.kernel.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "案卷", description = "查询申报")
class ComparisonController {

  private final Comparisons comparisons;
  private final CurrentActor currentActor;

  ComparisonController(Comparisons comparisons, CurrentActor currentActor) {
    this.comparisons = comparisons;
    this.currentActor = currentActor;
  }

  @GetMapping("/api/applications/{no}/comparison")
  @Operation(
      summary = "部门意见比对表",
      description = "各部门意见、日期、是否逾期或视为同意、要求补正的内容，牵头结论与理由，申报与核定的数据。供可查看该案的办理人员；联审未结束时看不到其他部门的意见。")
  Comparison comparison(@PathVariable String no) {
    return comparisons.of(currentActor.get(), no);
  }
}
