package cn.lianban.award;

import cn.lianban.kernel.Money;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The opinions of all bureaus on a case side by side (意见比对表), for those who settle differences.
 *
 * @param lead what the lead bureau concluded last; null before that
 * @param specialTeam what the special team concluded last; null where it was not asked
 * @param verifiedRemark the lead bureau's explanation of facts that it verified differently from
 *     the declaration; null for none
 */
public record Comparison(
    String no,
    String itemId,
    String itemTitle,
    String citation,
    String applicant,
    String matter,
    String status,
    String statusName,
    OffsetDateTime drawnUpAt,
    List<Row> bureaus,
    @Nullable Said lead,
    @Nullable Said specialTeam,
    List<Fact> facts,
    @Nullable String verifiedRemark) {

  /**
   * One bureau.
   *
   * @param opinion agree, disagree or correct; null where the bureau has not answered yet
   * @param opinionName in Chinese; also says that an answer is awaited, overdue, or not to be read
   *     yet
   * @param late answered after it was due, or overdue now
   * @param silent whether a rule took its silence for agreement
   * @param person the account that answered, and whom it represented; null while nobody has
   * @param personName the same with the persons' names
   * @param corrections what it asked to be corrected, the oldest first
   * @param withheld whether there is an opinion that the reader may not see before all bureaus have
   *     answered
   */
  public record Row(
      String bureau,
      @Nullable String name,
      @Nullable String level,
      String role,
      @Nullable String opinion,
      String opinionName,
      @Nullable OffsetDateTime due,
      @Nullable OffsetDateTime givenAt,
      boolean late,
      boolean silent,
      @Nullable String remark,
      @Nullable String person,
      @Nullable String personName,
      List<Asked> corrections,
      boolean withheld) {}

  /** What was asked to be corrected. */
  public record Asked(OffsetDateTime at, @Nullable String text) {}

  /** A conclusion that somebody drew from the opinions. */
  public record Said(
      String conclusion,
      String conclusionName,
      @Nullable Money amount,
      @Nullable String remark,
      OffsetDateTime at,
      String person,
      String personName) {}

  /** A fact as people read it; the verified value is null before the verification. */
  public record Fact(
      String name, String label, String declared, @Nullable String verified, boolean differs) {}
}
