package cn.lianban.services.web;

import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.web.CaseRights;
import cn.lianban.services.OwnServiceRequests;
import java.util.List;
import org.springframework.stereotype.Component;

/** Companies change their own requests alone. */
@Component
class OwnRequestRights implements CaseRights {

  private final OwnServiceRequests own;
  private final CurrentActor currentActor;

  OwnRequestRights(OwnServiceRequests own, CurrentActor currentActor) {
    this.own = own;
    this.currentActor = currentActor;
  }

  @Override
  public List<String> addresses() {
    return List.of(
        "/api/service-requests/{no}/supplements",
        "/api/service-requests/{no}/rating",
        "/api/service-requests/{no}/follow-ups",
        "/api/service-requests/{no}/withdrawal");
  }

  @Override
  public void check(String no) {
    own.checkOwn(currentActor.applicant(), no);
  }
}
