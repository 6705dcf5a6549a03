package cn.lianban.aftercare.web;

import cn.lianban.aftercare.BankReturns;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.web.CaseRights;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whoever pays an award registers what the bank returns. */
@Component
class BankReturnRights implements CaseRights {

  private final BankReturns bankReturns;
  private final CurrentActor currentActor;

  BankReturnRights(BankReturns bankReturns, CurrentActor currentActor) {
    this.bankReturns = bankReturns;
    this.currentActor = currentActor;
  }

  @Override
  public List<String> addresses() {
    return List.of("/api/applications/{no}/bank-return");
  }

  @Override
  public void check(String no) {
    bankReturns.checkMayRegister(currentActor.get(), no);
  }
}
