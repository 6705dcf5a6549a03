package cn.lianban.services;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.Disclosure;
import cn.lianban.kernel.CurrentActor;
import cn.lianban.workflow.tasks.WorkItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Texts about a request for the forms of all its tasks, as Markdown in officials' words. */
@Component
public class ServiceTexts {

  /** The beginning of the numbers of requests. */
  public static final String NUMBER_PREFIX = ServiceRequests.NUMBER_PREFIX;

  private final ServiceRequests requests;
  private final RequestFacts facts;
  private final ServiceAnswers answers;
  private final ServiceBureaus routed;
  private final Supplements supplements;
  private final Items items;
  private final Bureaus bureaus;
  private final Disclosure disclosure;
  private final CurrentActor currentActor;

  ServiceTexts(
      ServiceRequests requests,
      RequestFacts facts,
      ServiceAnswers answers,
      ServiceBureaus routed,
      Supplements supplements,
      Items items,
      Bureaus bureaus,
      Disclosure disclosure,
      CurrentActor currentActor) {
    this.requests = requests;
    this.facts = facts;
    this.answers = answers;
    this.routed = routed;
    this.supplements = supplements;
    this.items = items;
    this.bureaus = bureaus;
    this.disclosure = disclosure;
    this.currentActor = currentActor;
  }

  /**
   * The texts {@code caseSummary}, {@code factsSummary} and {@code dialogueSummary}, in a map to
   * which the caller may add.
   */
  public Map<String, Object> of(WorkItem task) {
    ServiceRequest request = requests.get(task.caseNo());
    Map<String, Object> texts = new HashMap<>();
    texts.put("caseSummary", caseSummary(request, task));
    texts.put("factsSummary", factsSummary(request));
    texts.put("dialogueSummary", dialogueSummary(request));
    return texts;
  }

  /** The answers of all bureaus in the open round. */
  public String answersSummary(String requestNo) {
    return answers.ofOpenRound(requests.get(requestNo)).stream()
        .map(this::line)
        .collect(Collectors.joining("\n"));
  }

  /**
   * One bureau's earlier answer and why the lead returned it, without other bureaus' answers, which
   * it must not read while they answer at the same time.
   */
  public String answersSummaryOf(String requestNo, String bureau) {
    String why = routed.returned(requestNo, bureau);
    return Stream.concat(
            Stream.ofNullable(why).map(reason -> "- **牵头部门请重新答复**：" + CaseTexts.plain(reason)),
            answers.of(requestNo).stream()
                .filter(answer -> answer.bureau().equals(bureau))
                .map(this::line))
        .collect(Collectors.joining("\n"));
  }

  private String line(ServiceAnswers.Answer answer) {
    return "- "
        + bureaus.name(answer.bureau())
        + (answer.role().equals("lead") ? "（牵头）" : "")
        + "：**"
        + answer.helpName()
        + "**，"
        + CaseTexts.day(answer.answeredAt())
        + "。"
        + CaseTexts.plain(answer.answer());
  }

  private String caseSummary(ServiceRequest request, WorkItem task) {
    Item item = items.get(request.itemId());
    return String.join(
        "\n",
        "**" + item.title() + "** · " + item.citation(),
        "",
        "- 请求编号：" + request.no(),
        "- 申请单位：" + CaseTexts.plain(request.applicantName()) + "（" + request.uscc() + "）",
        "- 联系人与电话："
            + CaseTexts.plain(
                disclosure.contact(request.contact(), currentActor.get(), List.of(task))),
        "- 提交日期：" + CaseTexts.day(request.submittedAt()),
        "- 本环节办理期限：" + CaseTexts.day(task.due()),
        "- [查看完整请求](/requests/" + request.no() + ")");
  }

  private String factsSummary(ServiceRequest request) {
    Map<String, Object> asked = facts.of(request);
    List<String> lines = new ArrayList<>();
    facts.form(request).fields().stream()
        .filter(field -> asked.get(field.key()) != null)
        .forEach(
            field ->
                lines.add(
                    "- "
                        + field.label()
                        + "："
                        + CaseTexts.plain(CaseTexts.shown(field, asked.get(field.key())))));
    supplements
        .newestAnswer(request.no())
        .ifPresent(answer -> lines.add("- **企业补充**：" + CaseTexts.plain(answer)));
    return String.join("\n", lines);
  }

  private String dialogueSummary(ServiceRequest request) {
    if (request.followUps() == 0) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    for (ServiceAnswers.Round round : answers.rounds(request.no())) {
      if (round.question() != null) {
        lines.add(
            "- **企业追问**（"
                + CaseTexts.day(round.askedAt())
                + "）："
                + CaseTexts.plain(round.question()));
      }
      if (round.answer() != null) {
        lines.add(
            "- 已答复（" + CaseTexts.day(round.answeredAt()) + "）：" + CaseTexts.plain(round.answer()));
      }
    }
    return String.join("\n", lines);
  }
}
