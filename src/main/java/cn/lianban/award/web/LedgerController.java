package cn.lianban.award.web;

import cn.lianban.award.Ledger;
import cn.lianban.award.LedgerEntry;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "台账", description = "奖补台账")
class LedgerController {

  private final Ledger ledger;
  private final CurrentActor currentActor;

  LedgerController(Ledger ledger, CurrentActor currentActor) {
    this.ledger = ledger;
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
}
