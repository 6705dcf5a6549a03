package cn.lianban.catalogue.web;

import cn.lianban.catalogue.Item;
import cn.lianban.catalogue.Reading;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reading of the documents, as people read it.
 *
 * @param clause the clause that leaves room, as in the catalogue
 * @param clauseText the clause as officials cite it
 * @param otherClause the clause of the other document, where items of both are touched; null for
 *     none, as are {@code otherClauseText} and {@code otherWords}
 * @param answers the possible answers, as people read them
 * @param answer the one in use
 * @param answerCode its code, by which the tables ask for it
 * @param standing {@code open} or {@code confirmed}
 * @param items ids of the items that it touches, in the order of the catalogue
 * @param scope whether it touches {@code all} items, those of one document ({@code measures},
 *     {@code support-rules}), or only those {@code listed}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReadingView(
    String id,
    String kind,
    String clause,
    String clauseText,
    String words,
    @Nullable String otherClause,
    @Nullable String otherClauseText,
    @Nullable String otherWords,
    String question,
    List<String> answers,
    String answer,
    String answerCode,
    String standing,
    @Nullable String confirmedBy,
    @Nullable String confirmedOn,
    List<String> items,
    String scope,
    @Nullable String remark) {

  static ReadingView of(Reading reading, List<Item> items) {
    List<Item> touched = items.stream().filter(reading::concerns).toList();
    return new ReadingView(
        reading.id(),
        reading.kind(),
        reading.clause(),
        reading.citation(),
        reading.words(),
        reading.otherClause(),
        reading.otherCitation(),
        reading.otherWords(),
        reading.question(),
        reading.answers().stream().map(Reading.Answer::label).toList(),
        reading.answerLabel(),
        reading.answer(),
        reading.standing(),
        reading.confirmedBy(),
        reading.confirmedOn(),
        touched.stream().map(Item::id).toList(),
        scope(touched, items),
        reading.remark());
  }

  private static String scope(List<Item> touched, List<Item> all) {
    if (touched.size() == all.size()) {
      return "all";
    }
    List<String> documents = touched.stream().map(Item::document).distinct().toList();
    return documents.size() == 1
            && all.stream().filter(item -> documents.contains(item.document())).count()
                == touched.size()
        ? documents.get(0)
        : "listed";
  }
}
