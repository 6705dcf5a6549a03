package cn.lianban.review.web;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.PlainText;
import cn.lianban.review.Expert;
import cn.lianban.review.ExpertTrail;
import cn.lianban.review.Experts;
import cn.lianban.review.Suspensions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/experts")
@Tag(name = "专家库", description = "评审专家及其专业领域；流程管理员维护，办理人员可查，专家与申报主体不可见")
class ExpertController {

  private final Experts experts;
  private final Suspensions suspensions;
  private final ExpertTrail trail;
  private final CurrentActor currentActor;

  ExpertController(
      Experts experts, Suspensions suspensions, ExpertTrail trail, CurrentActor currentActor) {
    this.experts = experts;
    this.suspensions = suspensions;
    this.trail = trail;
    this.currentActor = currentActor;
  }

  @GetMapping
  @Operation(summary = "专家名单", description = "按姓名排列；field 按专业领域筛选，q 按姓名、单位或账号查找。")
  Page<Expert> experts(
      @RequestParam(required = false) String field,
      @RequestParam(required = false) String q,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return experts.find(
        PlainText.blankIsNone(field), PlainText.blankIsNone(q), new Page.Request(page, size));
  }

  @GetMapping("/fields")
  @Operation(summary = "专业领域", description = "现行评审方案用到的全部领域，登记专家时从中选择。")
  List<String> fields() {
    return experts.fields();
  }

  @GetMapping("/suspensions")
  @Operation(summary = "停用记录", description = "限审计人员：谁在何时因何停用、恢复了哪位专家，涉及哪些席位及其结果；account 只看一位专家。")
  Page<Suspensions.Suspension> suspensions(
      @RequestParam(required = false) String account,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return suspensions.find(
        currentActor.get(), PlainText.blankIsNone(account), new Page.Request(page, size));
  }

  @GetMapping("/trail")
  @Operation(
      summary = "影响谁参加评审的变更",
      description =
          "限审计人员，最近的在前：登记的变更，以及专家账号岗位的授予与取消、停用与启用、密码重置；谁在何时因何办理，当时专家占有哪些席位及其结果，因登记的单位是申报主体而不能评的注明 barred。account 只看一位专家。")
  Page<ExpertTrail.Entry> trail(
      @RequestParam(required = false) String account,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return trail.find(
        currentActor.get(), PlainText.blankIsNone(account), new Page.Request(page, size));
  }

  @GetMapping("/{account}")
  @Operation(summary = "一名专家")
  Expert expert(@PathVariable String account) {
    return experts.get(account);
  }

  @GetMapping("/{account}/changes")
  @Operation(summary = "登记的变更记录", description = "最近的在前，每一次的内容、变更人与时间。")
  List<Experts.Change> changes(@PathVariable String account) {
    return experts.changes(account);
  }

  @PutMapping("/{account}")
  @Operation(
      summary = "登记或变更一名专家",
      description =
          "account 为持有评审专家岗位的账号，其他账号不能登记；变更已登记的姓名、单位、代码或专业领域须写明原因 reason；active 为 false 时停用，须写明原因 reason：不再抽取，也不能评审，未评的席位保留至评审时限；恢复时可以写明原因。新登记 201，变更 200。")
  ResponseEntity<Expert> put(
      @PathVariable String account, @RequestBody(required = false) Experts.Entry entry) {
    if (entry == null) {
      throw BadInput.required("", "请填写专家的姓名、所在单位和专业领域");
    }
    boolean isNew = experts.put(currentActor.get(), account, entry);
    return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
        .body(experts.get(account));
  }
}
