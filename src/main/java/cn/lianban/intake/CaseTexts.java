package cn.lianban.intake;

import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.kernel.Money;
import cn.lianban.kernel.PlainText;
import cn.lianban.workflow.FormField;
import cn.lianban.workflow.WorkItem;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What every task's form tells about its case, as Markdown in officials' words. */
@Component
public class CaseTexts {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final Applications applications;
  private final FactRecords facts;
  private final Attachments attachments;
  private final Items items;

  CaseTexts(Applications applications, FactRecords facts, Attachments attachments, Items items) {
    this.applications = applications;
    this.facts = facts;
    this.attachments = attachments;
    this.items = items;
  }

  /** The texts {@code caseSummary}, {@code factsSummary} and {@code materialsSummary}, ready to add others to. */
  public Map<String, Object> of(WorkItem task) {
    Application application = applications.get(task.applicationNo());
    Map<String, Object> texts = new HashMap<>();
    texts.put("caseSummary", caseSummary(application, task));
    texts.put("factsSummary", factsSummary(application));
    texts.put("materialsSummary", materialsSummary(application));
    return texts;
  }

  public static String day(OffsetDateTime time) {
    return time == null ? "未定" : DAY.format(time);
  }

  /** A value of a fact as people read it. */
  public static String shown(FormField field, Object value) {
    if (value == null) {
      return "未填";
    }
    return switch (field.type()) {
      case MONEY -> Money.of((BigDecimal) value).forPeople();
      case BOOL -> Boolean.TRUE.equals(value) ? "是" : "否";
      case ENUM -> field.labelOf((String) value);
      case NUMBER -> ((BigDecimal) value).toPlainString() + (field.unit() == null ? "" : " " + field.unit());
      default -> plain(value.toString());
    };
  }

  /** What an applicant typed, safe to stand in Markdown. */
  public static String plain(String text) {
    return PlainText.inMarkdown(text);
  }

  private String caseSummary(Application application, WorkItem task) {
    Item item = items.get(application.itemId());
    return String.join(
        "\n",
        "**" + item.title() + "** · " + item.citation(),
        "",
        "- 申报编号：" + application.no(),
        "- 申报主体：" + plain(application.applicantName()) + "（" + application.uscc() + "，"
            + EntityType.find(application.entityType()).map(EntityType::label).orElse(application.entityType()) + "）",
        "- 事由：" + plain(application.matterTitle()),
        "- 提交日期：" + day(application.submittedAt()),
        "- 本环节办理期限：" + day(task.due()),
        "- [查看完整案卷](/cases/" + application.no() + ")");
  }

  private String factsSummary(Application application) {
    Map<String, Object> declared = facts.declared(application);
    Optional<Map<String, Object>> verified = facts.verified(application);
    return facts.form(application).fields().stream()
        .filter(field -> declared.get(field.key()) != null || verified.map(values -> values.get(field.key())).isPresent())
        .map(
            field -> {
              String line = "- " + field.label() + "：" + shown(field, declared.get(field.key()));
              String checked = verified.map(values -> shown(field, values.get(field.key()))).orElse(null);
              return checked == null || line.endsWith("：" + checked) ? line : line + " → **核定 " + checked + "**";
            })
        .collect(Collectors.joining("\n"));
  }

  private String materialsSummary(Application application) {
    List<String> needed = facts.form(application).list("materials");
    String files =
        attachments.of(application.no()).stream()
            .map(file -> "- [" + plain(file.name()) + "](/api/applications/" + application.no() + "/attachments/" + file.id() + ")")
            .collect(Collectors.joining("\n"));
    return (needed.isEmpty() ? "" : "应交材料：" + String.join("、", needed) + "\n\n")
        + (files.isEmpty() ? "尚未上传附件。" : "已上传：\n\n" + files)
        + (application.bankAccount() == null ? "\n\n收款账户尚未登记（拨付前须补充）。" : "");
  }
}
