package cn.lianban.intake;

import cn.lianban.calendar.WorkingCalendar;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.PlainText;
import cn.lianban.workflow.models.FormField;
import cn.lianban.workflow.tasks.WorkItem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The texts about a case that every task's form shows, as Markdown in officials' words. */
@Component
public class CaseTexts {

  /** The beginning of the numbers of applications. */
  public static final String NUMBER_PREFIX = Applications.NUMBER_PREFIX;

  private static final int KILO = 1024;
  private static final DateTimeFormatter UPLOADED = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final Applications applications;
  private final FactRecords facts;
  private final Attachments attachments;
  private final Items items;
  private final WorkingCalendar calendar;
  private final List<CaseBackground> backgrounds;
  private final Clock clock;

  CaseTexts(
      Applications applications,
      FactRecords facts,
      Attachments attachments,
      Items items,
      WorkingCalendar calendar,
      List<CaseBackground> backgrounds,
      Clock clock) {
    this.applications = applications;
    this.facts = facts;
    this.attachments = attachments;
    this.items = items;
    this.calendar = calendar;
    this.backgrounds = backgrounds;
    this.clock = clock;
  }

  /**
   * The texts {@code caseSummary}, {@code factsSummary}, {@code materialsSummary} and those of
   * {@link CaseBackground}, in a map to which the caller may add.
   */
  public Map<String, Object> of(WorkItem task) {
    Application application = applications.get(task.caseNo());
    Map<String, Object> texts = new HashMap<>();
    texts.put("caseSummary", caseSummary(application, task));
    texts.put("factsSummary", factsSummary(application) + verificationRemark(application));
    texts.put("materialsSummary", materialsSummary(application) + accountReminder(application));
    backgrounds.forEach(background -> texts.putAll(background.of(application)));
    return texts;
  }

  /**
   * The texts for experts: the case, its facts and its files, without officials' remarks or what
   * they know of the applicant.
   */
  public Map<String, Object> forExperts(WorkItem task) {
    Application application = applications.get(task.caseNo());
    Map<String, Object> texts = new HashMap<>();
    texts.put("caseSummary", caseSummary(application, task));
    texts.put("factsSummary", factsSummary(application));
    texts.put("materialsSummary", materialsSummary(application));
    return texts;
  }

  public static String day(LocalDate date) {
    return DAY.format(date);
  }

  public static String day(@Nullable OffsetDateTime time) {
    return time == null ? "未定" : DAY.format(time);
  }

  /** A fact's value as people read it, in one line; not escaped for Markdown. */
  public static String shown(FormField field, @Nullable Object value) {
    if (value == null) {
      return "未填";
    }
    return switch (field.type()) {
      case MONEY -> Money.of((BigDecimal) value).forPeople();
      case BOOL -> Boolean.TRUE.equals(value) ? "是" : "否";
      case ENUM -> field.labelOf((String) value);
      case NUMBER ->
          ((BigDecimal) value).toPlainString() + (field.unit() == null ? "" : " " + field.unit());
      default -> value.toString().replaceAll("\\s+", " ").strip();
    };
  }

  /** Text that an applicant typed, escaped for Markdown. */
  public static String plain(@Nullable String text) {
    return PlainText.inMarkdown(text);
  }

  private String caseSummary(Application application, WorkItem task) {
    Item item = items.get(application.itemId());
    String kind =
        EntityType.find(application.entityType())
            .map(EntityType::label)
            .orElse(application.entityType());
    return MarkdownTable.of("事项", item.title() + " · " + item.citation())
            .row("申报编号", application.no())
            .row("申报主体", plain(application.applicantName()) + "（" + kind + "）")
            .row("统一社会信用代码", application.uscc())
            .row("事由", plain(application.matterTitle()))
            .row("提交日期", day(application.submittedAt()))
            .row("本环节办理期限", day(task.due()) + left(task.due()))
        + "\n\n[查看完整案卷](/cases/"
        + application.no()
        + ")";
  }

  private String left(@Nullable OffsetDateTime due) {
    if (due == null) {
      return "";
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    int days = calendar.workingDaysBetween(now, due);
    return days > 0 ? "（剩 " + days + " 个工作日）" : due.isBefore(now) ? "（***已超期***）" : "（***今日到期***）";
  }

  private String factsSummary(Application application) {
    Map<String, Object> declared = facts.declared(application);
    Optional<Map<String, Object>> verified = facts.verified(application);
    MarkdownTable table =
        verified.isPresent() ? MarkdownTable.of("数据", "申报", "核定") : MarkdownTable.of("数据", "申报");
    for (FormField field : facts.form(application).fields()) {
      Object now = verified.map(values -> values.get(field.key())).orElse(null);
      if (declared.get(field.key()) == null && now == null) {
        continue;
      }
      String said = plain(shown(field, declared.get(field.key())));
      String checked = plain(shown(field, now));
      if (verified.isEmpty()) {
        table.row(field.label(), said);
      } else {
        table.row(
            field.label(), said, said.equals(checked) ? checked : "***" + checked + "（与申报不同）***");
      }
    }
    return table.toString();
  }

  private String verificationRemark(Application application) {
    return facts
        .verified(application)
        .flatMap(verified -> facts.verifiedRemark(application.no()))
        .map(text -> "\n\n核定说明：" + plain(text))
        .orElse("");
  }

  private String materialsSummary(Application application) {
    List<String> needed = facts.form(application).list("materials");
    List<Attachments.Attachment> files = attachments.of(application.no());
    Map<Long, Integer> newer = new HashMap<>();
    files.forEach(file -> newer.put(file.id(), file.version()));
    StringBuilder summary =
        new StringBuilder(needed.isEmpty() ? "" : "应交材料：" + String.join("、", needed) + "\n\n");
    if (files.isEmpty()) {
      summary.append("***尚未上传附件。***");
    } else {
      MarkdownTable table = MarkdownTable.of("已上传附件", "大小", "上传时间", "打开方式");
      files.forEach(
          file ->
              table.row(
                  "["
                      + plain(file.name())
                      + "](/api/applications/"
                      + application.no()
                      + "/attachments/"
                      + file.id()
                      + ")",
                  size(file.size())
                      + (file.version() == 1 && file.replacedBy() == null
                          ? ""
                          : "，第 " + file.version() + " 版"),
                  UPLOADED.format(file.uploadedAt())
                      + (file.phase() == null ? "" : "（" + plain(file.phase()) + "）"),
                  file.replacedBy() != null
                      ? "已被第 " + newer.get(file.replacedBy()) + " 版替换"
                      : file.opensInBrowser()
                          ? "在浏览器中打开"
                          : file.active() ? "下载（含脚本或嵌入的文件，请谨慎打开）" : "下载"));
      summary.append(table);
    }
    return summary.toString();
  }

  private static String accountReminder(Application application) {
    return application.bankAccount() == null ? "\n\n***收款账户尚未登记（拨付前须补充）。***" : "";
  }

  private static String size(long bytes) {
    return bytes < KILO * KILO ? Math.max(1, bytes / KILO) + " KB" : bytes / (KILO * KILO) + " MB";
  }
}
