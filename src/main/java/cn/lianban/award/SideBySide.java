package cn.lianban.award;

import cn.lianban.award.Beside.Missing;
import cn.lianban.award.Beside.Reverse;
import cn.lianban.award.Estimates.Asking;
import cn.lianban.award.Estimates.Candidate;
import cn.lianban.award.Pairs.Answer;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.intake.Application;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.FactRecords;
import cn.lianban.kernel.Money;
import cn.lianban.workflow.Decisions;
import cn.lianban.workflow.FormReader;
import cn.lianban.workflow.FormSchema;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Which other items, municipal and district, the facts given for one item may qualify for, and
 * which of them exclude it, advance it or may be had beside it. By the newest models; what may be
 * had together, and every exception from it, stands in the decision {@code overlap}.
 */
@Service
public class SideBySide {

  private static final Map<String, String> RELATIONS =
      Map.of(
          "repeated", Beside.EXCLUSIVE,
          "difference", Beside.EXCLUSIVE,
          "setOff", Beside.EXCLUSIVE,
          "additive", Beside.TOGETHER,
          "none", Beside.TOGETHER,
          "question", Beside.TO_JUDGE);

  private final Items items;
  private final Estimates estimates;
  private final FactRecords records;
  private final FormReader reader;
  private final Decisions decisions;
  private final Pairs pairs;

  SideBySide(
      Items items,
      Estimates estimates,
      FactRecords records,
      FormReader reader,
      Decisions decisions,
      Pairs pairs) {
    this.items = items;
    this.estimates = estimates;
    this.records = records;
    this.reader = reader;
    this.decisions = decisions;
    this.pairs = pairs;
  }

  /** The items beside the one of an application, on the verified facts once there are any. */
  public List<Beside> of(Application application) {
    return of(application.itemId(), records.current(application), application.entityType());
  }

  /** The items beside this one on these facts, the best first, for whoever asks. */
  public List<Beside> of(String itemId, Map<String, Object> facts, Asking asking) {
    return of(itemId, facts, Asking.checked(asking).entityType());
  }

  private List<Beside> of(String itemId, Map<String, Object> facts, String entityType) {
    Item item = items.get(itemId);
    String funder = funder(item, facts);
    return items.find("award", null, null).stream()
        .filter(other -> !other.id().equals(itemId))
        .flatMap(other -> beside(item, funder, other, facts, entityType).stream())
        .sorted(
            Comparator.comparing(Beside::qualifies)
                .reversed()
                .thenComparing(Beside::ceiling, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparingInt(beside -> beside.missing().size()))
        .toList();
  }

  /** As Markdown, for the form of the lead bureau. */
  public String summary(Application application) {
    return of(application).stream().map(SideBySide::line).collect(Collectors.joining("\n"));
  }

  private Optional<Beside> beside(
      Item item, String funder, Item other, Map<String, Object> facts, String entityType) {
    FormSchema form = items.form(other);
    if (!Estimates.speakOf(facts, form) && !pairs.of(item.id(), other.id(), true, true).isNamed()) {
      return Optional.empty();
    }
    return estimates
        .candidate(other, facts, entityType)
        .map(candidate -> beside(item, funder, other, facts, candidate, form));
  }

  private Beside beside(
      Item item,
      String funder,
      Item other,
      Map<String, Object> facts,
      Candidate candidate,
      FormSchema form) {
    String otherFunder = funder(other, facts);
    boolean sameFunder = Objects.equals(funder, otherFunder);
    Answer answer = answer(item, other, sameFunder);
    Answer reverse = answer(other, item, sameFunder);
    Money ceiling = candidate.assessment() == null ? null : candidate.assessment().ceiling();
    return new Beside(
        other.id(),
        other.title(),
        other.citation(),
        otherFunder,
        candidate.missing().isEmpty(),
        candidate.missing().stream()
            .map(
                name ->
                    new Missing(name, form.field(name).map(field -> field.label()).orElse(name)))
            .toList(),
        ceiling,
        candidate.assessment() != null && candidate.assessment().exact(),
        RELATIONS.getOrDefault(answer.effect(), Beside.TO_JUDGE),
        answer.effect(),
        answer.reason(),
        answer.basis(),
        reverse.effect().equals(answer.effect())
            ? null
            : new Reverse(reverse.effect(), reverse.reason()));
  }

  /**
   * Where no rule names the two, matters of different kinds, such as a product and the applicant
   * itself, cannot be one matter.
   */
  private Answer answer(Item item, Item other, boolean sameFunder) {
    Answer answer = pairs.of(item.id(), other.id(), true, sameFunder);
    boolean otherKind = !Objects.equals(item.matterKind(), other.matterKind());
    return answer.isQuestion() && otherKind
        ? pairs.of(item.id(), other.id(), false, sameFunder)
        : answer;
  }

  /**
   * Who pays, as the plan of handling says; the owner may have the other level pay for some cases
   * of an item.
   */
  private String funder(Item item, Map<String, Object> facts) {
    FormSchema form = items.form(item);
    Map<String, Object> own = new HashMap<>(facts);
    own.keySet().removeIf(name -> form.field(name).isEmpty());
    return decisions
        .evaluate(
            "handlingPlan",
            Map.of("itemId", item.id(), "facts", reader.readWhatIsThere(form, own, "facts.")))
        .row()
        .map(plan -> (String) plan.get("funder"))
        .orElse(item.fundedBy());
  }

  private static String line(Beside beside) {
    String can =
        beside.qualifies()
            ? "已符合"
                + (beside.ceiling() == null
                    ? ""
                    : "，" + (beside.exact() ? "金额 " : "上限 ") + beside.ceiling().forPeople())
            : "可能符合，尚缺："
                + beside.missing().stream().map(Missing::label).collect(Collectors.joining("、"));
    String relation =
        switch (beside.relation()) {
          case Beside.TOGETHER -> "**可同时享受**";
          case Beside.EXCLUSIVE -> "**择优不重复**";
          default -> "**须判断是否重复**";
        };
    return "- "
        + CaseTexts.plain(beside.title())
        + "（"
        + beside.clause()
        + "）："
        + relation
        + "——"
        + beside.reason()
        + "。"
        + can;
  }
}
