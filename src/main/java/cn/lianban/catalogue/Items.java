package cn.lianban.catalogue;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.NotFound;
import cn.lianban.workflow.models.Decisions;
import cn.lianban.workflow.models.Evaluation;
import cn.lianban.workflow.models.FormSchema;
import cn.lianban.workflow.models.ModelBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The items of the newest bundle of models, and those of the bundle that a case started with. */
@Component
public class Items {

  /** The fact that says to which direction of the support rules an application belongs. */
  public static final String DIRECTION = "direction";

  static final String AWARD = "award";
  static final String SERVICE = "service";
  public static final String DUTY = "duty";

  /** In the order in which the catalogue lists them. */
  public static final List<String> KINDS = List.of(AWARD, SERVICE, DUTY);

  private final Decisions decisions;
  private final ItemForms forms;
  private final PerBundle<List<Item>> items;

  /** Kept without an end, because a deployed bundle never changes. */
  private final Map<String, List<Item>> byBundle = new ConcurrentHashMap<>();

  Items(Decisions decisions, ModelBundle bundle, ItemForms forms) {
    this.decisions = decisions;
    this.forms = forms;
    this.items = new PerBundle<>(bundle, this::of);
  }

  /**
   * @throws NotFound where there is no such item
   */
  public Item get(String id) {
    return find(all(), id);
  }

  /**
   * The item that a request names.
   *
   * @throws BadInput where it names none, or one that does not exist
   */
  public Item named(String id) {
    if (id == null || id.isBlank()) {
      throw BadInput.required("itemId", "请填写事项编号 itemId");
    }
    try {
      return get(id);
    } catch (NotFound unknown) {
      throw new BadInput(
          "itemId",
          Objects.requireNonNull(unknown.getMessage(), "a NotFound says what is missing"));
    }
  }

  /**
   * The item in the bundle that a case started with.
   *
   * @throws NotFound where there is no such item
   */
  public Item get(String deploymentId, String id) {
    return find(of(deploymentId), id);
  }

  private static Item find(List<Item> items, String id) {
    return items.stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("没有编号为“" + id + "”的事项，请在事项目录中核对编号"));
  }

  /** Every item, in the order of the table. */
  public List<Item> all() {
    return items.get();
  }

  /** The present title of an item; its id where the catalogue no longer has it. */
  public String titleOf(String id) {
    return all().stream()
        .filter(item -> item.id().equals(id))
        .map(Item::title)
        .findFirst()
        .orElse(id);
  }

  /**
   * The items that match, in the order of the table.
   *
   * @param kind null for any
   * @param document null for any
   * @param clause with or without the paragraph ({@code R07.1}, {@code R07}); null for any
   */
  public List<Item> find(
      @Nullable String kind, @Nullable String document, @Nullable String clause) {
    return all().stream()
        .filter(item -> kind == null || item.kind().equals(kind))
        .filter(item -> document == null || item.document().equals(document))
        .filter(
            item -> clause == null || item.clause().equals(clause) || item.article().equals(clause))
        .toList();
  }

  /**
   * The form in which an applicant declares the facts of an award or describes the service that is
   * needed.
   *
   * @throws NotFound where the item has no form, as duties have none
   */
  public FormSchema form(Item item) {
    return forms.of(item);
  }

  /**
   * The kind of formula that the first granting row of the award's decision names; null for
   * services and duties.
   */
  public @Nullable String formula(Item item) {
    return item.isAward()
        ? decisions.textsOf(item.id(), "formula").stream().findFirst().orElse(null)
        : null;
  }

  private List<Item> of(String bundle) {
    return byBundle.computeIfAbsent(bundle, this::load);
  }

  private List<Item> load(String bundle) {
    List<Item> loaded = new ArrayList<>();
    for (String kind : KINDS) {
      decisions
          .evaluate(bundle, "itemCatalogue", Map.of("kind", kind))
          .rows()
          .forEach(row -> loaded.add(item(kind, row)));
    }
    return List.copyOf(loaded);
  }

  private static Item item(String kind, Map<String, Object> row) {
    return new Item(
        Evaluation.text(row, "id"),
        Evaluation.text(row, "document"),
        Evaluation.text(row, "clause"),
        Evaluation.text(row, "clauseText"),
        Evaluation.text(row, "title"),
        kind,
        PerBundle.list(row.get("words")),
        (String) row.get("frequency"),
        (String) row.get("matterKind"),
        Boolean.TRUE.equals(row.get("applicantIsMatter")),
        Evaluation.text(row, "fundedBy"));
  }
}
