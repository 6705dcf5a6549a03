package cn.lianban.award.web;

import cn.lianban.award.BudgetProposals;
import cn.lianban.award.Budgets;
import cn.lianban.award.YearlyBudgets;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
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
@RequestMapping("/api/budgets")
@Tag(name = "年度预算", description = "各事项按年度的预算；审定时占用，异议成立时退回")
class BudgetController {

  private final Budgets budgets;
  private final BudgetProposals proposals;
  private final YearlyBudgets yearly;
  private final CurrentActor currentActor;

  BudgetController(
      Budgets budgets, BudgetProposals proposals, YearlyBudgets yearly, CurrentActor currentActor) {
    this.budgets = budgets;
    this.proposals = proposals;
    this.yearly = yearly;
    this.currentActor = currentActor;
  }

  @GetMapping
  @Operation(summary = "预算列表", description = "可按年度、事项筛选；left 为尚可审定的余额。")
  Page<Budgets.Budget> budgets(
      @RequestParam(required = false) Integer year,
      @RequestParam(required = false) String itemId,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return budgets.find(
        year, itemId == null || itemId.isBlank() ? null : itemId, new Page.Request(page, size));
  }

  @GetMapping("/{year}")
  @Operation(summary = "某年度各事项预算")
  List<Budgets.Budget> budgetsOf(@PathVariable int year) {
    return budgets.of(year);
  }

  @GetMapping("/{year}/items")
  @Operation(
      summary = "某年度设预算的事项",
      description = "办理方案规定设年度预算的事项，以及另外设了预算的事项；amount 为空即本年度未设预算，审定不受预算限制。")
  List<YearlyBudgets.Line> items(@PathVariable int year) {
    return yearly.of(year);
  }

  @GetMapping("/{year}/{itemId}/changes")
  @Operation(summary = "某事项年度预算的变更记录", description = "最近的在前：数额、当时已审定的金额、原因、提议人、确认人与时间。")
  List<Budgets.Change> changes(@PathVariable int year, @PathVariable String itemId) {
    return budgets.changes(itemId, year);
  }

  record Amount(BigDecimal amount, String reason) {}

  record Reason(String reason) {}

  @PutMapping("/{year}/{itemId}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "提议某事项的年度预算",
      description = "限流程管理员或系统管理员，须写明原因；由另一位流程管理员确认后生效。不能低于当年已审定的金额；同一事项同一年度同时只能有一项提议待确认。")
  BudgetProposals.Proposed propose(
      @PathVariable int year,
      @PathVariable String itemId,
      @RequestBody(required = false) Amount amount) {
    if (amount == null) {
      throw BadInput.required("amount", "请填写预算金额 amount");
    }
    return proposals.propose(currentActor.get(), itemId, year, amount.amount(), amount.reason());
  }

  @GetMapping("/proposals")
  @Operation(
      summary = "预算的提议及其处理",
      description = "最新的在前，可按年度筛选。state：open 待确认、confirmed 已确认、declined 已退回、withdrawn 已撤回。")
  Page<BudgetProposals.Proposed> proposals(
      @RequestParam(required = false) Integer year,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return proposals.find(year, new Page.Request(page, size));
  }

  @PostMapping("/proposals/{id}/confirmation")
  @Operation(summary = "确认一项预算提议", description = "限提议人以外的流程管理员；确认后立即生效。")
  BudgetProposals.Proposed confirm(@PathVariable long id) {
    return proposals.confirm(currentActor.get(), id);
  }

  @PostMapping("/proposals/{id}/refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "退回一项预算提议", description = "限流程管理员，须写明理由；提议人退回自己的提议即为撤回。")
  void decline(@PathVariable long id, @RequestBody Reason reason) {
    proposals.decline(currentActor.get(), id, reason.reason());
  }
}
