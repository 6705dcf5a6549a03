package cn.lianban.award;

import cn.lianban.award.ItemPairs.Answer;
import cn.lianban.catalogue.Editions;
import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Items;
import cn.lianban.intake.EntityType;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.Money;
import cn.lianban.workflow.models.Evaluation;
import cn.lianban.workflow.models.FormReader;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.models.ModelBundle;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Estimates what certain facts would be worth by the newest models; stores nothing. */
@Service
public class Estimates {

  private final Items items;
  private final Editions editions;
  private final AssessmentChain chain;
  private final ModelBundle bundle;
  private final FormReader reader;
  private final ItemPairs pairs;
  private final GeneralConditions conditions;
  private final LeadQuestions leadQuestions;
  private final AmountLimit limit;
  private final Clock clock;

  Estimates(
      Items items,
      Editions editions,
      AssessmentChain chain,
      ModelBundle bundle,
      FormReader reader,
      ItemPairs pairs,
      GeneralConditions conditions,
      LeadQuestions leadQuestions,
      AmountLimit limit,
      Clock clock) {
    this.items = items;
    this.editions = editions;
    this.chain = chain;
    this.bundle = bundle;
    this.reader = reader;
    this.pairs = pairs;
    this.conditions = conditions;
    this.leadQuestions = leadQuestions;
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * The organisation that would apply, as far as it is known.
   *
   * @param entityType null where it is not known
   */
  public record Asking(@Nullable String entityType) {

    public static final Asking UNKNOWN = new Asking(null);

    /**
     * @param asking null where nothing is known
     */
    static Asking checked(Asking asking) {
      if (asking == null || asking.entityType == null) {
        return UNKNOWN;
      }
      EntityType.fault(asking.entityType)
          .ifPresent(
              fault -> {
                throw new BadInput("applicant.entityType", fault);
              });
      return asking;
    }
  }

  /**
   * What would be in the ledger: the years in which the item was awarded before, further ones under
   * the repealed document, the amount granted for the matter, and the number and amount of the
   * organisation's awards of the item for any matter.
   */
  public record Prior(
      Integer priorYears,
      BigDecimal priorGranted,
      @Nullable Integer earlierYears,
      @Nullable Integer ownAwards,
      @Nullable BigDecimal ownGranted) {

    static final Prior NONE = new Prior(0, BigDecimal.ZERO, 0, 0, BigDecimal.ZERO);

    Map<String, Object> forDecisions() {
      List<FieldError> errors = new ArrayList<>();
      if (priorYears != null && (priorYears < 0 || priorYears > 100)) {
        errors.add(new FieldError("ledger.priorYears", "已享受年数应为 0 至 100 的整数"));
      }
      if (earlierYears != null && (earlierYears < 0 || earlierYears > 100)) {
        errors.add(new FieldError("ledger.earlierYears", "依已废止办法享受的年数应为 0 至 100 的整数"));
      }
      if (ownAwards != null && (ownAwards < 0 || ownAwards > 100)) {
        errors.add(new FieldError("ledger.ownAwards", "已获次数应为 0 至 100 的整数"));
      }
      amount("ledger.priorGranted", priorGranted).ifPresent(errors::add);
      amount("ledger.ownGranted", ownGranted).ifPresent(errors::add);
      if (!errors.isEmpty()) {
        throw new BadInput(errors);
      }
      return Map.of(
          "priorYears",
          priorYears == null ? 0 : priorYears,
          "priorGranted",
          priorGranted == null ? BigDecimal.ZERO : priorGranted,
          "earlierYears",
          earlierYears == null ? 0 : earlierYears,
          "ownAwards",
          ownAwards == null ? 0 : ownAwards,
          "ownGranted",
          ownGranted == null ? BigDecimal.ZERO : ownGranted,
          "ownGrantedText",
          (ownGranted == null ? Money.ZERO : Money.of(ownGranted)).forPeople());
    }

    private static Optional<FieldError> amount(String field, @Nullable BigDecimal amount) {
      return amount != null
              && (amount.signum() < 0
                  || amount.compareTo(Money.LIMIT) >= 0
                  || amount.stripTrailingZeros().scale() > 2)
          ? Optional.of(new FieldError(field, "已获金额应为不小于 0、小于 1 万亿元、最多两位小数的金额"))
          : Optional.empty();
    }
  }

  /** An item that the facts may lead to. */
  public record Candidate(
      String itemId,
      String title,
      String clause,
      String fundedBy,
      List<String> missing,
      @Nullable Assessment assessment) {}

  /**
   * The relation of two items that are both for one matter.
   *
   * @param readings what it rests on
   */
  public record Relation(
      List<String> items, String effect, String reason, List<Assessment.ReadingUsed> readings) {}

  /** What the facts may lead to, best first. */
  public record Overview(List<Candidate> items, List<Relation> relations) {}

  /** The estimate of one item on facts that must be complete. */
  public Assessment estimate(String itemId, Map<String, Object> facts, Prior prior, Asking asking) {
    Item item = award(itemId);
    String entityType = Asking.checked(asking).entityType();
    if (facts == null) {
      throw BadInput.required("facts", "请填写测算数据 facts");
    }
    FormSchema form = items.form(item);
    Map<String, Object> typed = reader.read(form, FormReader.withDefaults(form, facts), "facts.");
    return assess(item, typed, (prior == null ? Prior.NONE : prior).forDecisions(), entityType);
  }

  /** Every award item that the facts meet, or may meet once the missing ones are known. */
  public Overview overview(Map<String, Object> facts, Asking asking) {
    String entityType = Asking.checked(asking).entityType();
    if (facts == null) {
      throw BadInput.required("facts", "请填写测算数据 facts");
    }
    List<Candidate> candidates = new ArrayList<>();
    Set<String> spokenOf = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    Map<String, FieldError> faults = new LinkedHashMap<>();
    for (Item item : items.find("award", null, null)) {
      candidate(item, facts, entityType, used, faults).ifPresent(candidates::add);
      if (speakOf(facts, items.form(item))) {
        spokenOf.add(item.id());
      }
    }
    List<FieldError> errors = new ArrayList<>();
    facts.keySet().stream()
        .filter(name -> !used.contains(name))
        .forEach(
            name ->
                errors.add(
                    faults.getOrDefault(
                        name, new FieldError("facts." + name, "没有事项用到名为“" + name + "”的数据，请更正"))));
    if (!errors.isEmpty()) {
      throw new BadInput(errors);
    }
    candidates.sort(
        Comparator.comparing((Candidate candidate) -> !candidate.missing().isEmpty())
            .thenComparing(candidate -> !spokenOf.contains(candidate.itemId()))
            .thenComparingInt(candidate -> candidate.missing().size())
            .thenComparing(
                candidate ->
                    candidate.assessment() == null ? null : candidate.assessment().ceiling(),
                Comparator.nullsLast(Comparator.reverseOrder())));
    return new Overview(candidates, relations(candidates));
  }

  /** Whether the facts include any of the item's own, beyond those that nearly every form has. */
  static boolean speakOf(Map<String, Object> facts, FormSchema form) {
    return facts.entrySet().stream()
        .anyMatch(
            fact ->
                fact.getValue() != null
                    && !FactNames.COMMON.contains(fact.getKey())
                    && form.field(fact.getKey()).isPresent());
  }

  /**
   * The item as a candidate where the facts meet its conditions, or may do so once missing facts
   * are known.
   */
  Optional<Candidate> candidate(Item item, Map<String, Object> facts, @Nullable String entityType) {
    return candidate(item, facts, entityType, new TreeSet<>(), new HashMap<>());
  }

  private Optional<Candidate> candidate(
      Item item,
      Map<String, Object> facts,
      @Nullable String entityType,
      Set<String> used,
      Map<String, FieldError> faults) {
    FormSchema form = items.form(item);
    Map<String, Object> own =
        facts.entrySet().stream()
            .filter(fact -> form.field(fact.getKey()).isPresent() && fact.getValue() != null)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Map<String, Object> typed;
    try {
      typed = reader.readWhatIsThere(form, FormReader.withDefaults(form, own), "facts.");
    } catch (BadInput elsewhereMeant) {
      // a fact may have other values in another item, so only a value that no item allows is an
      // error
      elsewhereMeant
          .errors()
          .forEach(error -> faults.put(error.field().substring("facts.".length()), error));
      used.addAll(own.keySet());
      elsewhereMeant
          .errors()
          .forEach(error -> used.remove(error.field().substring("facts.".length())));
      return Optional.empty();
    }
    used.addAll(own.keySet());
    List<String> missing = reader.missing(form, typed, "").stream().map(FieldError::field).toList();
    Map<String, Object> ledger = Prior.NONE.forDecisions();
    boolean fails =
        Stream.of(
                conditions.ofKind(item, entityType, typed),
                chain.award(bundle.newest(), item, occasion(item), typed, ledger))
            .flatMap(evaluation -> Assessments.unmet(evaluation).stream())
            .anyMatch(condition -> condition.fact() == null || !missing.contains(condition.fact()));
    if (fails) {
      return Optional.empty();
    }
    Assessment assessment = missing.isEmpty() ? assess(item, typed, ledger, entityType) : null;
    if (assessment != null && !assessment.eligible()) {
      return Optional.empty();
    }
    return Optional.of(
        new Candidate(
            item.id(), item.title(), item.clauseText(), item.fundedBy(), missing, assessment));
  }

  private Assessment assess(
      Item item,
      Map<String, Object> facts,
      Map<String, Object> ledger,
      @Nullable String entityType) {
    Evaluation general = conditions.ofKind(item, entityType, facts);
    Assessment assessment =
        chain
            .assess(bundle.newest(), item, occasion(item), general, facts, ledger)
            .assessment(item, editions.of(item.document()));
    LeadQuestions.Said said =
        chain.isCompetitive(bundle.newest(), item, facts)
            ? limit
                .unrankedItem(item.id())
                .map(situation -> leadQuestions.ofItem(bundle.newest(), item, situation))
                .orElse(LeadQuestions.Said.NOTHING)
            : LeadQuestions.Said.NOTHING;
    return assessment.with(said.readings(), said.questions());
  }

  private AssessmentChain.Occasion occasion(Item item) {
    return new AssessmentChain.Occasion(
        null, LocalDate.now(clock), editions.of(item.document()).validFrom(), Map.of());
  }

  private List<Relation> relations(List<Candidate> candidates) {
    List<Relation> relations = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      for (int j = i + 1; j < candidates.size(); j++) {
        Candidate one = candidates.get(i);
        Candidate other = candidates.get(j);
        relation(one, other).ifPresent(relations::add);
      }
    }
    return relations;
  }

  /**
   * In order of time where it matters: the item that can follow the other without being excluded
   * comes first.
   */
  private Optional<Relation> relation(Candidate one, Candidate other) {
    boolean sameFunder = one.fundedBy().equals(other.fundedBy());
    Answer answer = pairs.of(one.itemId(), other.itemId(), true, sameFunder);
    Answer reverse = pairs.of(other.itemId(), one.itemId(), true, sameFunder);
    if (answer.isExclusion() && reverse.isNamed() && !reverse.isExclusion()) {
      return Optional.of(
          new Relation(
              List.of(other.itemId(), one.itemId()),
              reverse.effect(),
              reverse.reason(),
              reverse.readings()));
    }
    return answer.isNamed()
        ? Optional.of(
            new Relation(
                List.of(one.itemId(), other.itemId()),
                answer.effect(),
                answer.reason(),
                answer.readings()))
        : Optional.empty();
  }

  private Item award(String itemId) {
    Item item = items.get(itemId);
    if (!item.kind().equals("award")) {
      throw new BadInput("id", "事项“" + item.title() + "”不是奖补事项，没有可测算的金额");
    }
    return item;
  }
}
