package cn.lianban.award.web;

import cn.lianban.award.Budgets;
import cn.lianban.award.Ledger;
import cn.lianban.award.LedgerEntry;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "台账", description = "奖补台账与年度预算")
class LedgerController {

  private final Ledger ledger;
  private final Budgets budgets;
  private final CurrentActor currentActor;

  LedgerController(Ledger ledger, Budgets budgets, CurrentActor currentActor) {
    this.ledger = ledger;
    this.budgets = budgets;
    this.currentActor = currentActor;
  }

  @GetMapping("/api/ledger")
  @Operation(summary = "奖补台账", description = "办理人员可见全部；申报主体只见本单位。")
  Page<LedgerEntry> ledger(
      @RequestParam(required = false) String uscc,
      @RequestParam(required = false) String matter,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size) {
    return ledger.find(currentActor.get(), uscc, matter, new Page.Request(page, size));
  }

  @GetMapping("/api/budgets/{year}")
  @Operation(summary = "某年度各事项预算")
  List<Budgets.Budget> budgets(@PathVariable int year) {
    return budgets.of(year);
  }

  record Amount(BigDecimal amount) {}

  @PutMapping("/api/budgets/{year}/{itemId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "设定某事项的年度预算", description = "不能低于已审定的金额。")
  void setBudget(@PathVariable int year, @PathVariable String itemId, @RequestBody Amount amount) {
    budgets.set(currentActor.get(), itemId, year, amount.amount());
  }
}
