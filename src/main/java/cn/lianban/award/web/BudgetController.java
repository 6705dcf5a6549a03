package cn.lianban.award.web;

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
  private final YearlyBudgets yearly;
  private final CurrentActor currentActor;

  BudgetController(Budgets budgets, YearlyBudgets yearly, CurrentActor currentActor) {
    this.budgets = budgets;
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
  @Operation(summary = "某事项年度预算的变更记录", description = "最近的在前：数额、当时已审定的金额、原因、设定人与时间。")
  List<Budgets.Change> changes(@PathVariable int year, @PathVariable String itemId) {
    return budgets.changes(itemId, year);
  }

  record Amount(BigDecimal amount, String reason) {}

  @PutMapping("/{year}/{itemId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "设定某事项的年度预算", description = "限流程管理员或系统管理员，须写明原因；不能低于当年已审定的金额。")
  void setBudget(
      @PathVariable int year,
      @PathVariable String itemId,
      @RequestBody(required = false) Amount amount) {
    if (amount == null) {
      throw BadInput.required("amount", "请填写预算金额 amount");
    }
    budgets.set(currentActor.get(), itemId, year, amount.amount(), amount.reason());
  }
}
