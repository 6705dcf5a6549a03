package cn.lianban.intake.web;

import cn.lianban.intake.Applications;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.web.CaseRights;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applicants change their own applications alone. */
@Component
class OwnCaseRights implements CaseRights {

  private final Applications applications;
  private final CurrentActor currentActor;

  OwnCaseRights(Applications applications, CurrentActor currentActor) {
    this.applications = applications;
    this.currentActor = currentActor;
  }

  @Override
  public List<String> addresses() {
    return List.of(
        "/api/applications/{no}/corrections",
        "/api/applications/{no}/withdrawal",
        "/api/applications/{no}/reconsideration",
        "/api/applications/{no}/bank-account",
        "/api/applications/{no}/attachments",
        "/api/applications/{no}/attachments/{id}",
        "/api/applications/{no}/reports",
        "/api/applications/{no}/breach-reply");
  }

  @Override
  public void check(String no) {
    applications.visibleTo(currentActor.applicant(), no);
  }
}
