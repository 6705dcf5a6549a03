package cn.lianban.award;

import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.FactRecords;
import cn.lianban.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What an application asks for, as far as it says so itself or its clause does. */
@Service
public class AmountsAsked {

  private final Applications applications;
  private final FactRecords facts;
  private final Assessing assessing;

  AmountsAsked(Applications applications, FactRecords facts, Assessing assessing) {
    this.applications = applications;
    this.facts = facts;
    this.assessing = assessing;
  }

  /**
   * An amount.
   *
   * @param name what it is, in Chinese
   */
  public record Asked(String name, Money amount) {}

  /** The amount that the applicant names; else what its facts come to by the clause; empty where neither says an amount. */
  public Optional<Asked> of(String applicationNo) {
    Application application = applications.get(applicationNo);
    BigDecimal requested = (BigDecimal) facts.declared(application).get(FactNames.REQUESTED_AMOUNT);
    if (requested != null) {
      return Optional.of(new Asked("申请金额", Money.of(requested)));
    }
    Assessment assessment = assessing.assessment(applicationNo);
    return Optional.ofNullable(assessment.ceiling()).map(ceiling -> new Asked(assessment.exact() ? "按条款应得" : "按条款最高", ceiling));
  }
}
