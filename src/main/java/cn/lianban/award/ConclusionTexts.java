package cn.lianban.award;

import cn.lianban.award.Conclusions.Conclusion;
import cn.lianban.intake.Applications;
import cn.lianban.intake.CaseTexts;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.review.Opinions;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What the lead, the special team and the approver read before they decide. */
@Service
public class ConclusionTexts {

  private final Applications applications;
  private final Determinations determinations;
  private final Conclusions conclusions;
  private final Opinions opinions;
  private final Awards awards;
  private final LeadQuestions leadQuestions;
  private final CurrentActor currentActor;

  ConclusionTexts(
      Applications applications,
      Determinations determinations,
      Conclusions conclusions,
      Opinions opinions,
      Awards awards,
      LeadQuestions leadQuestions,
      CurrentActor currentActor) {
    this.applications = applications;
    this.determinations = determinations;
    this.conclusions = conclusions;
    this.opinions = opinions;
    this.awards = awards;
    this.leadQuestions = leadQuestions;
    this.currentActor = currentActor;
  }

  /**
   * The texts, by name, that the lead, the special team and the approver need for their decisions.
   */
  public Map<String, Object> texts(String applicationNo) {
    Map<String, Object> texts = new HashMap<>();
    texts.put("opinionsSummary", opinions.summary(applicationNo));
    determinations
        .newest(applicationNo)
        .ifPresent(
            determination ->
                texts.put(
                    "overlapSummary",
                    determination.availability() == null
                        ? ""
                        : awards.now(applicationNo, conclusions.answers(applicationNo)).summary()
                            + othersToCompare(applicationNo)));
    texts.put("conclusionSummary", conclusionSummary(applicationNo));
    return texts;
  }

  /** Named as far as the reader may see them. */
  private String othersToCompare(String applicationNo) {
    String others = leadQuestions.others(applications.get(applicationNo), currentActor.find());
    return others.isEmpty() ? "" : "\n\n" + others;
  }

  private String conclusionSummary(String applicationNo) {
    StringBuilder summary = new StringBuilder();
    conclusions
        .newest(applicationNo, Conclusions.LEAD)
        .ifPresent(
            lead ->
                summary
                    .append("- 牵头部门：")
                    .append(
                        lead.supports()
                            ? "予以支持，认定 **" + lead.supportedAmount().forPeople() + "**"
                            : lead.conclusion().equals("refuse") ? "不予支持" : "提请专班协调")
                    .append(remark(lead)));
    conclusions
        .answers(applicationNo)
        .forEach(
            answer ->
                summary
                    .append("\n- 提请判断：")
                    .append(CaseTexts.plain(answer.question()))
                    .append(" 牵头部门判断：**")
                    .append(answer.choiceName())
                    .append("**（")
                    .append(CaseTexts.plain(answer.remark()))
                    .append("）"));
    conclusions
        .newest(applicationNo, Conclusions.SPECIAL_TEAM)
        .ifPresent(
            team ->
                summary
                    .append("\n- 专班：")
                    .append(team.supports() ? "支持" : "不支持")
                    .append(remark(team)));
    conclusions
        .newest(applicationNo, Conclusions.RANKING)
        .ifPresent(
            ranking ->
                summary
                    .append("\n- 择优排序：调减为 **")
                    .append(ranking.supportedAmount().forPeople())
                    .append("**")
                    .append(remark(ranking)));
    conclusions
        .newest(applicationNo, Conclusions.APPROVER)
        .filter(approver -> approver.conclusion().equals("return"))
        .ifPresent(approver -> summary.append("\n- 审定退回").append(remark(approver)));
    conclusions
        .newest(applicationNo, Conclusions.OBJECTION)
        .ifPresent(objection -> summary.append("\n- **公示异议成立**").append(remark(objection)));
    return summary.toString();
  }

  private static String remark(Conclusion conclusion) {
    return conclusion.remark() == null ? "" : "（" + CaseTexts.plain(conclusion.remark()) + "）";
  }
}
