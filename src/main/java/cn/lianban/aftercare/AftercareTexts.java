package cn.lianban.aftercare;

import cn.lianban.award.Ledger;
import cn.lianban.intake.CaseTexts;
import cn.lianban.payout.Payments;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Texts about conditions, reports and breaches for the forms after a payment, as Markdown. */
@Component
public class AftercareTexts {

  private final CaseTexts cases;
  private final Aftercare aftercare;
  private final AnnualReports reports;
  private final Breaches breaches;
  private final Ledger ledger;
  private final Payments payments;

  AftercareTexts(
      CaseTexts cases,
      Aftercare aftercare,
      AnnualReports reports,
      Breaches breaches,
      Ledger ledger,
      Payments payments) {
    this.cases = cases;
    this.aftercare = aftercare;
    this.reports = reports;
    this.breaches = breaches;
    this.ledger = ledger;
    this.payments = payments;
  }

  /**
   * The texts of the case, and {@code aftercareSummary}, {@code reportSummary}, {@code
   * recoverySummary}.
   */
  public Map<String, Object> of(WorkItem task) {
    String no = task.caseNo();
    Map<String, Object> texts = cases.of(task);
    aftercare.of(no).ifPresent(asked -> texts.put("aftercareSummary", asked(asked)));
    reports.newest(no).ifPresent(report -> texts.put("reportSummary", report(report)));
    breaches.open(no).ifPresent(breach -> texts.put("recoverySummary", breach(breach)));
    return texts;
  }

  private static String asked(Aftercare.Asked asked) {
    return "- 须保持的条件："
        + (asked.conditions() == null ? "条款没有规定" : asked.conditions())
        + "\n- 年度报告："
        + (asked.reportYears() == 0
            ? "不需要"
            : "自 " + asked.firstYear() + " 年度起，共 " + asked.reportYears() + " 年");
  }

  private static String report(AnnualReports.Report report) {
    String said = report.text() == null ? "**逾期未提交**" : CaseTexts.plain(report.text());
    return "- 年度："
        + report.year()
        + "\n- 提交日期："
        + (report.submittedAt() == null ? "—" : CaseTexts.day(report.submittedAt()))
        + "\n- 内容："
        + said
        + (report.facts() == null ? "" : "\n- 数据：" + CaseTexts.plain(report.facts()))
        + (report.remark() == null ? "" : "\n- 此前的审核意见：" + CaseTexts.plain(report.remark()));
  }

  private String breach(Breach breach) {
    StringBuilder text = new StringBuilder();
    text.append("- 情形：").append(breach.groundName());
    text.append("\n- 事实：").append(CaseTexts.plain(breach.text()));
    text.append("\n- 提出日期：").append(CaseTexts.day(breach.reportedAt()));
    if (breach.suggested() != null) {
      text.append("\n- 提出部门建议追回：").append(breach.suggested().forPeople());
    }
    payments
        .of(breach.applicationNo())
        .ifPresent(
            paid ->
                text.append("\n- 拨付：")
                    .append(paid.amount().forPeople())
                    .append("（")
                    .append(paid.paidOn())
                    .append("，凭证 ")
                    .append(CaseTexts.plain(paid.reference()))
                    .append("）"));
    ledger
        .ofApplication(breach.applicationNo())
        .ifPresent(award -> text.append("\n- 申报主体现持有：").append(award.amount().forPeople()));
    text.append("\n- 陈述申辩：")
        .append(breach.reply() == null ? "未提交" : CaseTexts.plain(breach.reply()));
    if (breach.proposal() != null) {
      text.append("\n- 牵头部门建议：**")
          .append(
              breach.proposal().equals(Breach.RECOVER)
                  ? "追回 " + breach.demandedAmount().forPeople()
                  : "不予追回")
          .append("**");
      text.append("\n- 理由：").append(CaseTexts.plain(breach.reasons()));
    }
    List<Breaches.Repayment> repaid = breaches.repayments(breach.id());
    repaid.forEach(
        one ->
            text.append("\n- 已退还：")
                .append(one.amount().forPeople())
                .append("（")
                .append(one.repaidOn())
                .append("）"));
    if (breach.isToBeRecovered()) {
      text.append("\n- 尚未退还：**").append(breaches.outstanding(breach).forPeople()).append("**");
    }
    return text.toString();
  }
}
