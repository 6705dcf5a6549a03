package cn.lianban.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place where the documents leave room, with the answer that the decisions use: one row of the
 * decision {@code readings}.
 *
 * @param id by which tables read the answer in use, as {@code readings.id}
 * @param kind what it shapes: {@code condition}, {@code amount}, {@code bound} …
 * @param clause measure or article that leaves room, as in {@link Item#clause}
 * @param citation the clause as officials cite it: 若干措施（五）, 支持办法第七条（一）
 * @param words the words of the document
 * @param otherClause the clause of the other document, where the reading touches items of both;
 *     null for none
 * @param otherCitation the same as officials cite it
 * @param otherWords the words there
 * @param question in Chinese
 * @param answers the possible answers
 * @param answer code of the answer in use
 * @param standing {@code open} or {@code confirmed}
 * @param confirmedBy the document or person that confirmed it; null while it is open
 * @param confirmedOn the day of the confirmation, {@code 2026-01-31}; null while it is open
 * @param items ids of the items that it touches, {@code *} for all, {@code M*} or {@code R*} for
 *     those of one document
 * @param remark why no table asks for the answer, where it shapes a procedure only; null otherwise
 */
public record Reading(
    String id,
    String kind,
    String clause,
    String citation,
    String words,
    @Nullable String otherClause,
    @Nullable String otherCitation,
    @Nullable String otherWords,
    String question,
    List<Answer> answers,
    String answer,
    String standing,
    @Nullable String confirmedBy,
    @Nullable String confirmedOn,
    List<String> items,
    @Nullable String remark) {

  /** The standing of an answer that a named document or person has confirmed; else it is open. */
  public static final String CONFIRMED = "confirmed";

  /** A possible answer. */
  public record Answer(String code, String label) {}

  /** Whether a named document or person has confirmed the answer in use. */
  public boolean isConfirmed() {
    return CONFIRMED.equals(standing);
  }

  /** The answer in use, as people read it. */
  public String answerLabel() {
    return answers.stream()
        .filter(one -> one.code().equals(answer))
        .map(Answer::label)
        .findFirst()
        .orElse(answer);
  }

  /** The clause of the document that the item belongs to, as in {@link Item#clause}. */
  public String clauseFor(Item item) {
    return isOfOther(item) && otherClause != null ? otherClause : clause;
  }

  /** As {@link #clauseFor}, as officials cite it. */
  public String citationFor(Item item) {
    return isOfOther(item) && otherCitation != null ? otherCitation : citation;
  }

  /** The reading as it concerns the item: with the clause of the item's own document alone. */
  public Reading forItem(Item item) {
    boolean other = isOfOther(item) && otherWords != null;
    return new Reading(
        id,
        kind,
        clauseFor(item),
        citationFor(item),
        other ? Objects.requireNonNull(otherWords) : words,
        null,
        null,
        null,
        question,
        answers,
        answer,
        standing,
        confirmedBy,
        confirmedOn,
        items,
        remark);
  }

  /** The documents of clauses are told apart by their first letter. */
  private boolean isOfOther(Item item) {
    return clause.charAt(0) != item.clause().charAt(0);
  }

  /** Whether the reading touches the item. */
  public boolean concerns(Item item) {
    return items.stream()
        .anyMatch(
            named ->
                named.equals(item.id())
                    || named.endsWith("*") && begins(item, named.substring(0, named.length() - 1)));
  }

  private static boolean begins(Item item, String prefix) {
    return item.clause().startsWith(prefix) || item.id().startsWith(prefix);
  }

  /** The possible answers in a cell of the form {@code code=label;code=label}. */
  static List<Answer> answers(@Nullable Object cell) {
    return cell == null
        ? List.of()
        : Arrays.stream(cell.toString().split("[;；]"))
            .map(part -> part.split("=", 2))
            .map(part -> new Answer(part[0].strip(), part[part.length - 1].strip()))
            .toList();
  }

  /** The ids in a cell, separated by spaces or commas; none for an empty cell. */
  public static List<String> ids(@Nullable Object cell) {
    return cell == null
        ? List.of()
        : Arrays.stream(cell.toString().strip().split("[\\s,，、]+"))
            .filter(id -> !id.isEmpty())
            .toList();
  }
}
