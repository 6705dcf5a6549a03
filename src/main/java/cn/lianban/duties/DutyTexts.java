package cn.lianban.duties;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.duties.DutyReports.Report;
import cn.lianban.kernel.PlainText;
import cn.lianban.workflow.tasks.WorkItem;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Texts about a duty for the forms of its tasks, as Markdown in officials' words. */
@Component
public class DutyTexts {

  /** The beginning of the numbers of duties. */
  public static final String NUMBER_PREFIX = Duties.NUMBER_PREFIX;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final Duties duties;
  private final DutyBureaus dutyBureaus;
  private final DutyReports reports;
  private final Evidence evidence;
  private final Supervision supervision;
  private final Items items;
  private final Bureaus bureaus;

  DutyTexts(
      Duties duties,
      DutyBureaus dutyBureaus,
      DutyReports reports,
      Evidence evidence,
      Supervision supervision,
      Items items,
      Bureaus bureaus) {
    this.duties = duties;
    this.dutyBureaus = dutyBureaus;
    this.reports = reports;
    this.evidence = evidence;
    this.supervision = supervision;
    this.items = items;
    this.bureaus = bureaus;
  }

  /**
   * Texts for a reporting bureau: the duty, its last report, its files, and why its report was
   * returned.
   */
  public Map<String, Object> forReport(WorkItem task) {
    Map<String, Object> texts = new HashMap<>();
    Duty duty = duties.get(task.caseNo());
    texts.put("caseSummary", caseSummary(duty, task.due()));
    texts.put("previousSummary", previous(duty, task.bureau()).orElse(null));
    texts.put("evidenceSummary", files(duty.no(), task.bureau()));
    texts.put("returnedSummary", returned(duty.no(), task.bureau()));
    return texts;
  }

  /** Texts for all tasks after the reports. */
  public Map<String, Object> forDecision(WorkItem task) {
    Map<String, Object> texts = new HashMap<>();
    Duty duty = duties.get(task.caseNo());
    texts.put("caseSummary", caseSummary(duty, task.due()));
    texts.put("reportsSummary", reportsSummary(duty.no()));
    texts.put("mergedSummary", supervision.merged(duty.no()).map(DutyTexts::merged).orElse(null));
    texts.put("instructionSummary", remarks(duty.no()));
    return texts;
  }

  private String caseSummary(Duty duty, @Nullable OffsetDateTime due) {
    Item item = items.get(duty.itemId());
    List<DutyBureaus.Named> named = dutyBureaus.of(List.of(duty.no()));
    return String.join(
        "\n",
        "**" + item.title() + "** · " + item.citation(),
        "",
        "- 督办编号：" + duty.no() + "（" + duty.quarter().label() + "）",
        "- 牵头："
            + named.stream()
                .filter(DutyBureaus.Named::leads)
                .map(one -> bureaus.name(one.bureau()))
                .collect(Collectors.joining("、")),
        "- 会同：" + joint(named),
        "- 本环节办理期限：" + (due == null ? "未定" : DAY.format(due)),
        "- [打开任务页面，查看全部内容、上传佐证材料](/duties/" + duty.no() + ")");
  }

  private String joint(List<DutyBureaus.Named> named) {
    String names =
        named.stream()
            .filter(one -> !one.leads())
            .map(one -> bureaus.name(one.bureau()))
            .collect(Collectors.joining("、"));
    return names.isEmpty() ? "无" : names;
  }

  private Optional<String> previous(Duty duty, String bureau) {
    Quarter before = duty.quarter().previous();
    return reports
        .newest(Duties.number(duty.itemId(), before), bureau)
        .map(report -> before.label() + "：\n\n" + lines(report));
  }

  private @Nullable String returned(String dutyNo, String bureau) {
    List<Supervision.Remark> remarks =
        supervision.remarks(dutyNo).stream()
            .filter(remark -> remark.step().equals("merging"))
            .toList();
    String prefix = bureaus.name(bureau) + "：";
    return remarks.stream()
        .map(Supervision.Remark::remark)
        .filter(remark -> remark.startsWith(prefix))
        .reduce((first, last) -> last)
        .map(remark -> PlainText.inMarkdown(remark.substring(prefix.length())))
        .orElse(null);
  }

  private String files(String dutyNo, String bureau) {
    return evidence.of(dutyNo, bureau).stream()
        .map(file -> link(dutyNo, file))
        .collect(Collectors.joining("\n"));
  }

  /** The reports of all bureaus, and the bureaus without one. */
  private String reportsSummary(String dutyNo) {
    Map<String, Report> newest =
        reports.newest(dutyNo).stream().collect(Collectors.toMap(Report::bureau, report -> report));
    return dutyBureaus.of(List.of(dutyNo)).stream()
        .map(
            named -> {
              String title =
                  "**" + bureaus.name(named.bureau()) + (named.leads() ? "（牵头）" : "") + "**";
              Report report = newest.get(named.bureau());
              String files = files(dutyNo, named.bureau());
              return report == null
                  ? title + "：未报告"
                  : title + "\n\n" + lines(report) + (files.isEmpty() ? "" : "\n" + files);
            })
        .collect(Collectors.joining("\n\n"));
  }

  private static String lines(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "- 状态："
            + report.progress().label()
            + (report.percent() == null ? "" : "，完成 " + report.percent() + "%")
            + (report.daysLate() > 0 ? "（逾期 " + report.daysLate() + " 个工作日报告）" : ""));
    lines.add("- 进展：" + PlainText.inMarkdown(report.text()));
    if (report.difficulties() != null) {
      lines.add("- 困难与问题：" + PlainText.inMarkdown(report.difficulties()));
    }
    if (report.evidence() != null) {
      lines.add("- 佐证：" + PlainText.inMarkdown(report.evidence()));
    }
    if (report.returnedText() != null) {
      lines.add("- 已退回，未修改：" + PlainText.inMarkdown(report.returnedText()));
    }
    return String.join("\n", lines);
  }

  private static String merged(Supervision.Merged merged) {
    return "- 总体状态："
        + merged.progress().label()
        + "\n- 汇总情况："
        + PlainText.inMarkdown(merged.summary())
        + "\n- 公开摘要："
        + PlainText.inMarkdown(merged.publicSummary());
  }

  private String remarks(String dutyNo) {
    return supervision.remarks(dutyNo).stream()
        .map(
            remark ->
                "- "
                    + DAY.format(remark.at())
                    + " "
                    + bureaus.name(remark.bureau())
                    + "：**"
                    + remark.label()
                    + "**"
                    + (remark.remark() == null ? "" : "。" + PlainText.inMarkdown(remark.remark())))
        .collect(Collectors.joining("\n"));
  }

  private static String link(String dutyNo, Evidence.File file) {
    return "- ["
        + PlainText.inMarkdown(file.name())
        + "](/api/duties/"
        + dutyNo
        + "/evidence/"
        + file.id()
        + ")"
        + (file.replacedBy() == null ? "" : "（已被新的版本替换）")
        + (file.active() ? "（含脚本或嵌入的文件，请谨慎打开）" : "");
  }
}
