package cn.lianban.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A support, service or duty of the policy, one row of the decision {@code itemCatalogue}.
 *
 * @param document {@code measures} or {@code support-rules}
 * @param clause measure or article, with the paragraph behind a dot where the article has some:
 *     {@code M05}, {@code R07.1}
 * @param clauseText the clause as the source spells it
 * @param kind {@code award}, {@code service} or {@code duty}
 * @param words the handling words of the source, such as {@code recognition}
 * @param frequency {@code once}, {@code yearly} or {@code each}; null where nobody applies for an
 *     award
 * @param matterKind what the award is for, in Chinese (项目, 产品 …); null where nobody applies for an
 *     award
 * @param applicantIsMatter whether the matter is the applicant itself; all its awards of such items
 *     then share one matter
 * @param fundedBy {@code municipal} or {@code district}
 */
public record Item(
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
    String fundedBy) {

  /** The measure or article, without the paragraph: {@code R07} for {@code R07.1}. */
  public String article() {
    int dot = clause.indexOf('.');
    return dot < 0 ? clause : clause.substring(0, dot);
  }

  /** The place in the policy as officials cite it: 若干措施（五）, 支持办法第七条（一）. */
  public String citation() {
    return (document.equals("measures") ? "若干措施" : "支持办法") + clauseText;
  }

  /** Whether the item has a form for applicants: true for awards and services, false for duties. */
  public boolean hasForm() {
    return !kind.equals(Items.DUTY);
  }

  /** Whether the item is a service, which brings no money. */
  public boolean isService() {
    return kind.equals(Items.SERVICE);
  }

  /** Whether the item brings money. */
  public boolean isAward() {
    return kind.equals(Items.AWARD);
  }
}
