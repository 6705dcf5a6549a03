package cn.lianban.award;

import cn.lianban.kernel.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another item that the same facts qualify for, or may qualify for, and its relation to that item.
 *
 * @param clause as officials cite it: 支持办法第七条（一）
 * @param qualifies whether all conditions are met; if false, the known ones are, and the facts in
 *     {@code missing} decide the rest
 * @param missing facts that it needs besides those given
 * @param ceiling its ceiling; null where it has none or facts are missing
 * @param exact whether the ceiling is the amount itself
 * @param relation together, exclusive or toJudge: the effect as an applicant has to understand it
 * @param effect result of the decision {@code overlap} if the other item was awarded first
 * @param reason why, in Chinese
 * @param basis the clause that the rule quotes; null where it quotes none
 * @param readings what the rule rests on
 * @param reverse the result if this item was awarded first; null where it is the same
 */
public record RelatedItem(
    String itemId,
    String title,
    String clause,
    String fundedBy,
    boolean qualifies,
    List<Missing> missing,
    @Nullable Money ceiling,
    boolean exact,
    String relation,
    String effect,
    String reason,
    @Nullable String basis,
    List<Assessment.ReadingUsed> readings,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Reverse reverse) {

  public static final String TOGETHER = "together";
  public static final String EXCLUSIVE = "exclusive";
  public static final String TO_JUDGE = "toJudge";

  /** A fact that is not known yet. */
  public record Missing(String name, String label) {}

  /** The relation of the same pair in the opposite order. */
  public record Reverse(String effect, String reason) {}
}
