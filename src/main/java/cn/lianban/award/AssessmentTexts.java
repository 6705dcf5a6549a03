package cn.lianban.award;

import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.catalogue.Readings;
import cn.lianban.intake.Application;
import cn.lianban.intake.CaseBackground;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.FactRecords;
import cn.lianban.intake.MarkdownTable;
import cn.lianban.kernel.Money;
import cn.lianban.workflow.models.Decisions;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Texts about the assessment and the applicant's earlier awards, for the forms of all tasks, as
 * Markdown.
 */
@Component
class AssessmentTexts implements CaseBackground {

  private static final Map<String, String> STATUS =
      Map.of("reserved", "已审定", "approved", "待拨付", "paid", "已拨付", "external", "其他政策");

  private final DecisionInputs assessing;
  private final Determinations determinations;
  private final Ledger ledger;
  private final FactRecords facts;
  private final Items items;
  private final Decisions decisions;
  private final Readings readings;

  AssessmentTexts(
      DecisionInputs assessing,
      Determinations determinations,
      Ledger ledger,
      FactRecords facts,
      Items items,
      Decisions decisions,
      Readings readings) {
    this.assessing = assessing;
    this.determinations = determinations;
    this.ledger = ledger;
    this.facts = facts;
    this.items = items;
    this.decisions = decisions;
    this.readings = readings;
  }

  /** The texts {@code assessmentSummary}, {@code readingsSummary} and {@code ledgerSummary}. */
  @Override
  public Map<String, Object> of(Application application) {
    Map<String, Object> texts = new HashMap<>();
    Assessment assessment = assessing.assessment(application.no());
    texts.put("assessmentSummary", assessmentSummary(application, assessment));
    texts.put("readingsSummary", readings(assessment));
    texts.put("ledgerSummary", ledgerSummary(application));
    return texts;
  }

  /** The readings that shaped the assessment, the open ones first. */
  private static String readings(Assessment assessment) {
    return assessment.readings().stream()
        .sorted(Comparator.comparing(Assessment.ReadingUsed::isConfirmed))
        .map(
            reading ->
                "- "
                    + (reading.isConfirmed() ? "已确认" : "**暂按**")
                    + "　"
                    + CaseTexts.plain(reading.question())
                    + " "
                    + CaseTexts.plain(reading.answer())
                    + "（"
                    + reading.clauseText()
                    + "）")
        .collect(Collectors.joining("\n"));
  }

  private static String questions(Assessment assessment) {
    return assessment.questions().isEmpty()
        ? ""
        : assessment.questions().stream()
            .map(question -> "- **提请判断**：" + CaseTexts.plain(question.message()))
            .collect(Collectors.joining("\n", "牵头部门汇总时须逐一判断：\n\n", "\n\n"));
  }

  private String assessmentSummary(Application application, Assessment assessment) {
    boolean assessed = determinations.newest(application.no()).isPresent();
    Item item = items.get(application.itemId());
    String basis = assessed ? "按核定数据测算。" : "按申报数据试算，核定后重新计算。";
    String verdict =
        assessment.eligible()
            ? "条件：全部符合。"
            : "***有 " + assessment.unmet().size() + " 项条件不符合，不能奖补。***";
    MarkdownTable table = MarkdownTable.of("项目", "金额", "依据");
    BigDecimal requested = (BigDecimal) facts.current(application).get(FactNames.REQUESTED_AMOUNT);
    if (requested != null) {
      table.row("申请金额", Money.of(requested).forPeople(), assessed ? "核定数据" : "申报数据");
    }
    bounds(table, assessment, item);
    return basis
        + verdict
        + "\n\n"
        + unmet(assessment)
        + table
        + "\n\n"
        + questions(assessment)
        + rows(application, assessment);
  }

  private static String unmet(Assessment assessment) {
    StringBuilder lines = new StringBuilder();
    assessment
        .unmet()
        .forEach(condition -> lines.append("- 不符合：").append(condition.message()).append('\n'));
    return lines.isEmpty() ? "" : lines.append('\n').toString();
  }

  private static void bounds(MarkdownTable table, Assessment assessment, Item item) {
    String share =
        assessment.rate() == null || assessment.base() == null
            ? null
            : "按比例："
                + assessment.base().forPeople()
                + " × "
                + Assessments.percent(assessment.rate());
    boolean first = true;
    for (Assessment.Bound bound : assessment.bounds()) {
      boolean reading = bound.basis().equals("reading");
      boolean standard = bound.basis().equals("standard");
      String name = first && share != null ? share : reading ? "其他上限" : standard ? "支持标准" : "条款限额";
      table.row(
          name,
          bound.amount().forPeople(),
          standard
              ? "流程负责人设定的标准"
              : item.citation()
                  + (reading ? "（" + Assessments.basis(bound, assessment.readings()) + "）" : ""));
      first = false;
    }
    if (assessment.ceiling() != null) {
      table.row(
          assessment.exact() ? "**奖补金额**" : "**奖补上限**",
          "**" + assessment.ceiling().forPeople() + "**",
          assessment.exact() ? "按条款直接算得，向下取整到分" : "取各项上限中最低者；认定金额不高于申请金额");
    } else if (assessment.eligible()) {
      table.row("**奖补金额**", "条款未规定", "由部门认定");
    }
  }

  /** The matching rows of the tables, in the words of their clauses. */
  private String rows(Application application, Assessment assessment) {
    StringBuilder lines = new StringBuilder();
    for (Assessment.DecisionUsed used : assessment.decisions()) {
      Map<String, String> annotations = decisions.annotations(application.deployment(), used.id());
      List<String> hit = used.rules();
      hit.forEach(
          rule ->
              lines
                  .append("- ")
                  .append(
                      CaseTexts.plain(
                          readings.inWords(
                              application.deployment(),
                              annotations.getOrDefault(rule, "决策表的这一行没有写明依据"))))
                  .append("（决策表“")
                  .append(CaseTexts.plain(decisions.title(application.deployment(), used.id())))
                  .append("”第 ")
                  .append(used.version())
                  .append(" 版）\n"));
    }
    return lines.isEmpty() ? "" : "依据的规则：\n\n" + lines;
  }

  private String ledgerSummary(Application application) {
    List<LedgerEntry> entries = ledger.toCompare(application);
    if (entries.isEmpty()) {
      return "台账中没有该单位此前的奖补。";
    }
    List<DeclaredAward> declared = ledger.declared(application);
    MarkdownTable table = MarkdownTable.of("事项", "事由", "金额", "状态", "日期");
    entries.forEach(
        entry -> {
          boolean same =
              application.matterId() != null && application.matterId().equals(entry.matterId());
          table.row(
              entry.policy() == null
                  ? items.titleOf(entry.itemId())
                  : CaseTexts.plain(entry.policy()),
              CaseTexts.plain(entry.matterTitle())
                  + (same ? "***（同一事由）***" : "")
                  + declared.stream()
                      .filter(one -> one.is(entry))
                      .findFirst()
                      .map(AssessmentTexts::said)
                      .orElse(""),
              entry.amount().forPeople(),
              STATUS.getOrDefault(entry.status(), entry.status()),
              CaseTexts.day(entry.awardedOn()));
        });
    return table.toString();
  }

  /** What the applicant says of an award under another policy. */
  private static String said(DeclaredAward award) {
    String matter =
        award.sameMatter() == null
            ? "申报主体未说明是否为本次事项"
            : award.sameMatter() ? "申报主体填报：为本次事项" : "申报主体填报：不是本次事项";
    return "（" + (award.year() == null ? "" : award.year() + " 年度；") + matter + "）";
  }
}
