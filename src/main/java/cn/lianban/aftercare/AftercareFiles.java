package cn.lianban.aftercare;

import cn.lianban.aftercare.AftercareFile.AccountWanted;
import cn.lianban.aftercare.AftercareFile.Finding;
import cn.lianban.aftercare.AftercareFile.ReportWanted;
import cn.lianban.deadlines.TimeLimits;
import cn.lianban.deadlines.process.RunningWaits;
import cn.lianban.intake.Applications;
import cn.lianban.intake.AwardProcess;
import cn.lianban.intake.AwardProcess.Message;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Refused;
import cn.lianban.payout.Payments;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows what happens after the payment of a case. */
@Service
public class AftercareFiles {

  private final Applications applications;
  private final Aftercare aftercare;
  private final AnnualReports reports;
  private final Breaches breaches;
  private final Payments payments;
  private final RunningWaits waits;
  private final AwardProcess process;

  AftercareFiles(
      Applications applications,
      Aftercare aftercare,
      AnnualReports reports,
      Breaches breaches,
      Payments payments,
      RunningWaits waits,
      AwardProcess process) {
    this.applications = applications;
    this.aftercare = aftercare;
    this.reports = reports;
    this.breaches = breaches;
    this.payments = payments;
    this.waits = waits;
    this.process = process;
  }

  /** The file of a case, for a person who may read the case. */
  @Transactional(readOnly = true)
  public AftercareFile of(Actor actor, String applicationNo) {
    applications.visibleTo(actor, applicationNo);
    if (actor.isIn(Actor.EXPERTS) && !actor.isIn(Actor.OFFICIALS)) {
      throw new Refused("拨付之后的情况供申报主体和办理人员查看");
    }
    Optional<Aftercare.Asked> asked = aftercare.of(applicationNo);
    List<AnnualReports.Report> handedIn = reports.of(applicationNo);
    return new AftercareFile(
        asked.map(Aftercare.Asked::conditions).orElse(null),
        asked.map(Aftercare.Asked::reportYears).orElse(0),
        handedIn.stream()
            .map(
                report ->
                    new AftercareFile.Report(
                        report.year(),
                        report.status(),
                        report.text(),
                        report.submittedAt(),
                        report.remark()))
            .toList(),
        handedIn.stream()
            .filter(AnnualReports.Report::isWanted)
            .findFirst()
            .map(
                report ->
                    new ReportWanted(
                        report.year(),
                        waits.until(applicationNo, TimeLimits.ANNUAL_REPORT).orElse(null)))
            .orElse(null),
        accountWanted(applicationNo),
        breaches.of(applicationNo).stream().map(this::finding).toList());
  }

  private @Nullable AccountWanted accountWanted(String applicationNo) {
    if (!process.waitsFor(applicationNo, Message.BANK_ACCOUNT_GIVEN)) {
      return null;
    }
    return payments
        .returned(applicationNo)
        .map(
            returned ->
                new AccountWanted(
                    returned.reason(),
                    returned.returnedOn(),
                    waits.until(applicationNo, TimeLimits.BANK_ACCOUNT).orElse(null)))
        .orElse(null);
  }

  /** Leaves out what is proposed but not confirmed, because only officials may read it. */
  private Finding finding(Breach breach) {
    boolean decided = breach.outcome() != null;
    return new Finding(
        breach.ground(),
        breach.groundName(),
        breach.text(),
        breach.reportedAt(),
        breach.open()
            ? waits.until(breach.applicationNo(), TimeLimits.BREACH_REPLY).orElse(null)
            : null,
        breach.reply(),
        breach.outcome(),
        decided ? breach.amount() : null,
        decided ? breach.reasons() : null,
        breach.decidedOn(),
        breaches.repayments(breach.id()),
        breaches.outstanding(breach),
        breach.barredUntil(),
        breach.open());
  }
}
