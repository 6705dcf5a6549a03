package cn.lianban.aftercare;

import cn.lianban.award.Ledger;
import cn.lianban.award.LedgerEntry;
import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.AwardProcess;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.intake.Plan;
import cn.lianban.intake.Plans;
import cn.lianban.intake.Status.Meaning;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Conflict;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.TextChecks;
import cn.lianban.review.RoutedBureaus;
import cn.lianban.review.RoutedBureaus.Routed;
import cn.lianban.workflow.cases.Cases;
import cn.lianban.workflow.models.ModelBundle;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports of breaches by a bureau of the case, each of which starts a recovery. */
@Service
public class BreachReports {

  private static final String PROCESS = "awardRecovery";

  private final Applications applications;
  private final Plans plans;
  private final RoutedBureaus bureaus;
  private final Ledger ledger;
  private final Aftercare aftercare;
  private final Breaches breaches;
  private final Barring barring;
  private final Cases cases;
  private final AwardProcess process;
  private final ModelBundle bundle;
  private final Clock clock;

  BreachReports(
      Applications applications,
      Plans plans,
      RoutedBureaus bureaus,
      Ledger ledger,
      Aftercare aftercare,
      Breaches breaches,
      Barring barring,
      Cases cases,
      AwardProcess process,
      ModelBundle bundle,
      Clock clock) {
    this.applications = applications;
    this.plans = plans;
    this.bureaus = bureaus;
    this.ledger = ledger;
    this.aftercare = aftercare;
    this.breaches = breaches;
    this.barring = barring;
    this.cases = cases;
    this.process = process;
    this.bundle = bundle;
    this.clock = clock;
  }

  /**
   * Checks whether the person is of a bureau of the case.
   *
   * @throws cn.lianban.kernel.NotFound for somebody who may not know of the case
   * @throws Refused for somebody else
   */
  public void checkMayReport(Actor actor, String applicationNo) {
    bureauOf(actor, applications.visibleTo(actor, applicationNo));
    cases.checkIsNoneOfTheApplicants(actor, List.of(applicationNo));
  }

  /**
   * Reports a breach; for members of a bureau of the case.
   *
   * @param amount what should be paid back; null where that is left to the lead bureau
   * @throws Refused for everybody else
   * @throws Conflict where nothing is paid, or a breach is being handled already
   */
  @Transactional
  public void report(
      Actor actor, String applicationNo, String ground, String text, BigDecimal amount) {
    String bureau = bureauOf(actor, applications.visibleTo(actor, applicationNo));
    cases.checkIsNoneOfTheApplicants(actor, List.of(applicationNo));
    new TextChecks()
        .line("ground", "违反条件的情形", ground, TextChecks.LONGEST_REFERENCE)
        .text("text", "违反条件的事实", text, TextChecks.LONGEST_TEXT)
        .fault(amount != null && !isAmount(amount), "amount", "金额应大于 0、小于 1 万亿元，最多两位小数")
        .check();
    open(applicationNo, ground, text.strip(), Money.ofNullable(amount), bureau, actor);
  }

  /** Reports a breach that the lead bureau finds in a annual report, or in the lack of one. */
  public void reportByLead(String applicationNo, String ground, String text, Actor actor) {
    open(applicationNo, ground, text, null, aftercare.lead(applicationNo), actor);
  }

  private void open(
      String applicationNo,
      String ground,
      String text,
      @Nullable Money amount,
      String bureau,
      Actor actor) {
    Application application = applications.lock(applicationNo);
    Money held = checkMayBeRecovered(application);
    if (amount != null && amount.isMoreThan(held)) {
      throw new BadInput("amount", "金额不能高于申报主体现持有的奖补金额 " + held.forPeople());
    }
    String deployment = bundle.having(PROCESS, application.deployment());
    String name = barring.nameOf(deployment, ground);
    breaches.add(
        new Breach(
            0,
            applicationNo,
            ground,
            name,
            text,
            amount,
            bureau,
            actor.id(),
            OffsetDateTime.now(clock),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            deployment,
            true));
    Plan plan = plans.of(applicationNo);
    process.startParallel(
        deployment,
        PROCESS,
        applicationNo,
        Map.of(
            Variable.APPLICATION_NO, applicationNo,
            Variable.ITEM_ID, application.itemId(),
            Variable.LEAD_BUREAU, aftercare.lead(applicationNo),
            Variable.APPROVER_GROUP, plan.approverGroup(),
            Variable.PAYER_GROUP, plan.payerGroup()));
  }

  /** What the applicant still has of the award; after a partial recovery more may be recovered. */
  private Money checkMayBeRecovered(Application application) {
    if (application.status().means(Meaning.RECOVERY)) {
      throw new Conflict("申报 " + application.no() + " 已有一件追回正在处理，办结之前不能再次提出，请将情况告知牵头部门");
    }
    Money held =
        application.status().isAfterPayment()
            ? ledger.ofApplication(application.no()).map(LedgerEntry::amount).orElse(Money.ZERO)
            : Money.ZERO;
    if (!held.isPositive()) {
      throw new Conflict(
          "申报 " + application.no() + " 现为“" + application.status().label() + "”，没有可以追回的奖补");
    }
    return held;
  }

  private String bureauOf(Actor actor, Application application) {
    return Stream.concat(
            bureaus.of(application.no()).stream().map(Routed::bureau),
            Stream.ofNullable(application.acceptingBody()))
        .filter(actor::isIn)
        .findFirst()
        .orElseThrow(() -> new Refused("只有经办该申报的部门可以提出违反条件的情况"));
  }

  private static boolean isAmount(BigDecimal amount) {
    return amount.signum() > 0
        && amount.compareTo(Money.LIMIT) < 0
        && amount.stripTrailingZeros().scale() <= 2;
  }
}
