package cn.lianban.award;

import cn.lianban.kernel.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Another item that the same facts qualify for, or may qualify for, and how it stands to the one
 * that they were given for.
 *
 * @param clause as officials cite it: 支持办法第七条（一）
 * @param qualifies all of its conditions are met; else those that can be told, and the facts in
 *     {@code missing} decide the rest
 * @param missing facts that it asks for beyond those given
 * @param ceiling what it would be worth; null where it has none, and while facts are missing
 * @param exact whether that is the amount itself
 * @param relation together, exclusive or toJudge: what the effect means for an applicant
 * @param effect what the decision {@code overlap} says where the other item was had first
 * @param reason why, in Chinese
 * @param basis the clause that the rule quotes
 * @param reverse what it says where this item was had first; null where that is the same
 */
public record RelatedItem(
    String itemId,
    String title,
    String clause,
    String fundedBy,
    boolean qualifies,
    List<Missing> missing,
    Money ceiling,
    boolean exact,
    String relation,
    String effect,
    String reason,
    String basis,
    @JsonInclude(JsonInclude.Include.NON_NULL) Reverse reverse) {

  public static final String TOGETHER = "together";
  public static final String EXCLUSIVE = "exclusive";
  public static final String TO_JUDGE = "toJudge";

  /** A fact that is not known yet. */
  public record Missing(String name, String label) {}

  /** The same pair, the other way round. */
  public record Reverse(String effect, String reason) {}
}
