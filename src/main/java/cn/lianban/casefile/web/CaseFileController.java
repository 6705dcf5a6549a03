package cn.lianban.casefile.web;

import cn.lianban.casefile.CaseFile;
import cn.lianban.casefile.CaseFiles;
import cn.lianban.casefile.CaseList;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/applications")
@Tag(name = "案卷", description = "查询申报")
class CaseFileController {

  private final CaseFiles caseFiles;
  private final CaseList list;
  private final CurrentActor currentActor;

  CaseFileController(CaseFiles caseFiles, CaseList list, CurrentActor currentActor) {
    this.caseFiles = caseFiles;
    this.list = list;
    this.currentActor = currentActor;
  }

  @GetMapping
  @Operation(
      summary = "查询申报",
      description =
          "申报主体见本单位的，办理人员见本部门经办的，监测与审计人员见全部。q 在编号、单位、事由与统一社会信用代码中查找；完整的编号只找该件；文字查找最多列最新的 1000 件，total 至多数到本页起第 51 件，没有数完时 totalExact 为 false；是否还有下一页看 hasMore。outcome 只列以这一结果结束的（如 settled-in-advance 已先期兑现），none 只列没有另外结果的。")
  Page<CaseList.Summary> find(
      @RequestParam(required = false) String status,
      @RequestParam(required = false) String itemId,
      @RequestParam(required = false) String bureau,
      @RequestParam(required = false) String q,
      @RequestParam(required = false) String outcome,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return list.find(
        currentActor.get(),
        new CaseList.Search(status, itemId, bureau, q, outcome),
        new Page.Request(page, size));
  }

  @GetMapping("/outcomes")
  @Operation(summary = "状态以外的结果", description = "案件以状态以外的结果结束的（如已先期兑现），用于筛选 outcome。")
  List<CaseList.Ended> outcomes() {
    currentActor.get();
    return list.outcomes();
  }

  @GetMapping("/{no}")
  @Operation(summary = "一份申报的完整案卷", description = "当前办理人、时间线、测算或核定结果、奖补与附件。")
  CaseFile one(@PathVariable String no) {
    return caseFiles.of(currentActor.get(), no);
  }
}
