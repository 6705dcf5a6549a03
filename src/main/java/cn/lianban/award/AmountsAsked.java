package cn.lianban.award;

import cn.lianban.intake.Application;
import cn.lianban.intake.Applications;
import cn.lianban.intake.FactRecords;
import cn.lianban.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** The amount that an application asks for, as it declares or as follows from its clause. */
@Service
public class AmountsAsked {

  private final Applications applications;
  private final FactRecords facts;
  private final DecisionInputs assessing;

  AmountsAsked(Applications applications, FactRecords facts, DecisionInputs assessing) {
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

  /**
   * By application: the amount that the applicant declares, otherwise the amount that its facts
   * give by the clause; applications without either are left out.
   */
  public Map<String, Asked> of(Collection<String> applicationNos) {
    Map<String, Asked> asked = new HashMap<>();
    List<Application> byClause = new ArrayList<>();
    List<Application> found = applications.all(applicationNos);
    Map<String, Map<String, Object>> declared = facts.declared(found);
    for (Application application : found) {
      Map<String, Object> own =
          Objects.requireNonNull(declared.get(application.no()), "every application has facts");
      BigDecimal requested = (BigDecimal) own.get(FactNames.REQUESTED_AMOUNT);
      if (requested == null) {
        byClause.add(application);
      } else {
        asked.put(application.no(), new Asked("申请金额", Money.of(requested)));
      }
    }
    assessing
        .assessments(byClause)
        .forEach(
            (no, assessment) -> {
              if (assessment.ceiling() != null) {
                asked.put(
                    no, new Asked(assessment.exact() ? "按条款应得" : "按条款最高", assessment.ceiling()));
              }
            });
    return asked;
  }
}
