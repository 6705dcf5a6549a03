package cn.lianban.aftercare.web;

import cn.lianban.aftercare.BreachReports;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.web.CaseRights;
import java.util.List;
import org.springframework.stereotype.Component;

/** The bureaus of a case report breaches. */
@Component
class BreachRights implements CaseRights {

  private final BreachReports breaches;
  private final CurrentActor currentActor;

  BreachRights(BreachReports breaches, CurrentActor currentActor) {
    this.breaches = breaches;
    this.currentActor = currentActor;
  }

  @Override
  public List<String> addresses() {
    return List.of("/api/applications/{no}/breaches");
  }

  @Override
  public void check(String no) {
    breaches.checkMayReport(currentActor.get(), no);
  }
}
