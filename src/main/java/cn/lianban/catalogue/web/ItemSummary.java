package cn.lianban.catalogue.web;

import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.RoutedBureau;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as the list shows it; the fields are those of {@link Item}, with the bureaus in the order
 * of the source.
 */
record ItemSummary(
    String id,
    String document,
    String clause,
    String clauseText,
    String title,
    String kind,
    List<String> words,
    @Nullable String frequency,
    @Nullable String matterKind,
    boolean applicantIsMatter,
    String fundedBy,
    List<HandlingBureau> bureaus) {

  record HandlingBureau(@Nullable String id, String name, String level, String role) {}

  static ItemSummary of(Item item, List<RoutedBureau> routed) {
    return new ItemSummary(
        item.id(),
        item.document(),
        item.clause(),
        item.clauseText(),
        item.title(),
        item.kind(),
        item.words(),
        item.frequency(),
        item.matterKind(),
        item.applicantIsMatter(),
        item.fundedBy(),
        routed.stream()
            .map(
                one ->
                    new HandlingBureau(
                        one.bureau().id(), one.bureau().name(), one.bureau().level(), one.role()))
            .toList());
  }
}
