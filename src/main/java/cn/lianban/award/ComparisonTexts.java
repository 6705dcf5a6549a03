package cn.lianban.award;

import cn.lianban.award.Comparison.Fact;
import cn.lianban.award.Comparison.Row;
import cn.lianban.award.Comparison.Said;
import cn.lianban.intake.CaseTexts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The comparison of opinions as Markdown, for the forms of those who settle differences. */
final class ComparisonTexts {

  private static final String LEAD = "lead";

  private ComparisonTexts() {}

  static String markdown(Comparison sheet) {
    String opinions =
        table(
            List.of("部门", "意见", "日期", "说明", "要求补正"),
            sheet.bureaus().stream()
                .map(
                    row ->
                        List.of(
                            CaseTexts.plain(row.name())
                                + (row.role().equals(LEAD) ? "（**牵头**）" : "（会同）"),
                            "**" + row.opinionName() + "**",
                            date(row),
                            CaseTexts.plain(row.remark()),
                            row.corrections().stream()
                                .map(asked -> CaseTexts.plain(asked.text()))
                                .collect(Collectors.joining("；"))))
                .toList());
    String facts =
        table(
            List.of("数据", "申报", "核定"),
            sheet.facts().stream()
                .map(
                    fact ->
                        List.of(
                            CaseTexts.plain(fact.label()),
                            CaseTexts.plain(fact.declared()),
                            verified(fact)))
                .toList());
    return Stream.of(
            opinions,
            said("牵头部门结论", sheet.lead()),
            said("专班此前结论", sheet.specialTeam()),
            facts,
            sheet.verifiedRemark() == null ? "" : "核定说明：" + CaseTexts.plain(sheet.verifiedRemark()),
            "[打开可打印的意见比对表](/cases/" + sheet.no() + "/comparison)")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String date(Row row) {
    if (row.givenAt() == null) {
      return row.due() == null ? "" : "限 " + CaseTexts.day(row.due());
    }
    return CaseTexts.day(row.givenAt()) + (row.late() && !row.silent() ? "（逾期）" : "");
  }

  private static String verified(Fact fact) {
    return fact.verified() == null
        ? "尚未核定"
        : fact.differs()
            ? "**" + CaseTexts.plain(fact.verified()) + "**"
            : CaseTexts.plain(fact.verified());
  }

  private static String said(String who, @Nullable Said said) {
    if (said == null) {
      return "";
    }
    String amount = said.amount() == null ? "" : "，认定 " + said.amount().forPeople();
    String reason = said.remark() == null ? "" : "。理由：" + CaseTexts.plain(said.remark());
    return who
        + "：**"
        + said.conclusionName()
        + "**"
        + amount
        + "（"
        + CaseTexts.day(said.at())
        + "）"
        + reason;
  }

  private static String table(List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    return Stream.of(
            Stream.of(line(head), line(head.stream().map(cell -> "---").toList())),
            rows.stream().map(ComparisonTexts::line))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
