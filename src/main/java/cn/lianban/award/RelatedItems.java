package cn.lianban.award;

import cn.lianban.award.Estimates.Asking;
import cn.lianban.award.Estimates.Candidate;
import cn.lianban.award.ItemPairs.Answer;
import cn.lianban.award.RelatedItem.Missing;
import cn.lianban.award.RelatedItem.Reverse;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.intake.Application;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.FactRecords;
import cn.lianban.kernel.Money;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds the other items, municipal and district, for which the facts of one item may qualify, and
 * whether they exclude it, are paid before it or can be combined with it. Uses the newest models;
 * the decision {@code overlap} holds all rules about combinations.
 */
@Service
public class RelatedItems {

  private static final Map<String, String> RELATIONS =
      Map.of(
          "repeated", RelatedItem.EXCLUSIVE,
          "difference", RelatedItem.EXCLUSIVE,
          "setOff", RelatedItem.EXCLUSIVE,
          "setOffAsked", RelatedItem.EXCLUSIVE,
          "additive", RelatedItem.TOGETHER,
          "none", RelatedItem.TOGETHER,
          "question", RelatedItem.TO_JUDGE);

  private final Items items;
  private final Estimates estimates;
  private final FactRecords records;
  private final FormReader reader;
  private final Decisions decisions;
  private final ItemPairs pairs;

  RelatedItems(
      Items items,
      Estimates estimates,
      FactRecords records,
      FormReader reader,
      Decisions decisions,
      ItemPairs pairs) {
    this.items = items;
    this.estimates = estimates;
    this.records = records;
    this.reader = reader;
    this.decisions = decisions;
    this.pairs = pairs;
  }

  /** The items related to that of an application, on the verified facts once there are any. */
  public List<RelatedItem> of(Application application) {
    return of(application.itemId(), records.current(application), application.entityType());
  }

  /** The items related to this one for the given facts, the best first. */
  public List<RelatedItem> of(String itemId, Map<String, Object> facts, Asking asking) {
    return of(itemId, facts, Asking.checked(asking).entityType());
  }

  private List<RelatedItem> of(
      String itemId, Map<String, Object> facts, @Nullable String entityType) {
    Item item = items.get(itemId);
    String funder = funder(item, facts);
    return items.find("award", null, null).stream()
        .filter(other -> !other.id().equals(itemId))
        .flatMap(other -> related(item, funder, other, facts, entityType).stream())
        .sorted(
            Comparator.comparing(RelatedItem::qualifies)
                .reversed()
                .thenComparing(
                    RelatedItem::ceiling, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparingInt(related -> related.missing().size()))
        .toList();
  }

  /** The related items as Markdown, for the form of the lead bureau. */
  public String summary(Application application) {
    return of(application).stream().map(RelatedItems::line).collect(Collectors.joining("\n"));
  }

  private Optional<RelatedItem> related(
      Item item,
      String funder,
      Item other,
      Map<String, Object> facts,
      @Nullable String entityType) {
    FormSchema form = items.form(other);
    if (!Estimates.speakOf(facts, form) && !pairs.of(item.id(), other.id(), true, true).isNamed()) {
      return Optional.empty();
    }
    return estimates
        .candidate(other, facts, entityType)
        .map(candidate -> related(item, funder, other, facts, candidate, form));
  }

  private RelatedItem related(
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
    return new RelatedItem(
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
        RELATIONS.getOrDefault(answer.effect(), RelatedItem.TO_JUDGE),
        answer.effect(),
        answer.reason(),
        answer.basis(),
        answer.readings(),
        reverse.effect().equals(answer.effect())
            ? null
            : new Reverse(reverse.effect(), reverse.reason()));
  }

  /**
   * Where no rule names the two items, matters of different kinds, such as a product and the
   * applicant itself, count as two matters.
   */
  private Answer answer(Item item, Item other, boolean sameFunder) {
    Answer answer = pairs.of(item.id(), other.id(), true, sameFunder);
    boolean bothForApplicant = item.applicantIsMatter() && other.applicantIsMatter();
    boolean otherKind = !bothForApplicant && !Objects.equals(item.matterKind(), other.matterKind());
    return answer.isQuestion() && otherKind
        ? pairs.of(item.id(), other.id(), false, sameFunder)
        : answer;
  }

  /**
   * The funding level by the handling plan, in which the owner may let the other level fund some
   * cases of an item.
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

  private static String readings(RelatedItem related) {
    return related.readings().stream()
        .map(reading -> (reading.isConfirmed() ? "已确认" : "暂按") + "：" + reading.answer())
        .map(CaseTexts::plain)
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("；"), told -> told.isEmpty() ? "" : "（" + told + "）"));
  }

  private static String line(RelatedItem related) {
    String can =
        related.qualifies()
            ? "已符合"
                + (related.ceiling() == null
                    ? ""
                    : "，" + (related.exact() ? "金额 " : "上限 ") + related.ceiling().forPeople())
            : "可能符合，尚缺："
                + related.missing().stream().map(Missing::label).collect(Collectors.joining("、"));
    String relation =
        switch (related.relation()) {
          case RelatedItem.TOGETHER -> "**可同时享受**";
          case RelatedItem.EXCLUSIVE -> "**从优不重复**";
          default -> "**须判断是否重复**";
        };
    return "- "
        + CaseTexts.plain(related.title())
        + "（"
        + related.clause()
        + "）："
        + relation
        + "——"
        + related.reason()
        + readings(related)
        + "。"
        + can;
  }
}
