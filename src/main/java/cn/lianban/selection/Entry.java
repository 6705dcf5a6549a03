package cn.lianban.selection;

import cn.lianban.kernel.Coded;
import cn.lianban.kernel.Money;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An application that competes in a round.
 *
 * @param score mean score of the experts; null before it waits for the result, and where it was not
 *     scored
 * @param asked the amount that the lead bureau concluded; null until then
 * @param scalable whether the clause leaves discretion about the amount
 * @param rank null until the round is ranked
 * @param outcome null until the cut-off is applied
 * @param amount amount with which it is selected; null where it is not selected
 * @param told the last outcome that the applicant was told
 */
record Entry(
    String applicationNo,
    String roundNo,
    Stage stage,
    @Nullable BigDecimal score,
    @Nullable Money asked,
    boolean scalable,
    @Nullable Integer rank,
    @Nullable Outcome outcome,
    @Nullable Money amount,
    @Nullable String reason,
    @Nullable Outcome told) {

  /** The amount that the lead bureau concluded, which every entry in a ranking has. */
  Money concludedAmount() {
    return Objects.requireNonNull(asked, "what is ranked asks for an amount");
  }

  /** The amount of an entry that is selected. */
  Money selectedAmount() {
    return Objects.requireNonNull(amount, "what is selected has an amount");
  }

  /** The stage of the application in the round. */
  public enum Stage implements Coded {
    /** Not yet concluded by the lead bureau. */
    HANDLING,
    /** Concluded; waits for the result or for a place from the reserve list. */
    WAITING,
    /** Told that it is selected or not selected. */
    DECIDED,
    /** Withdrawn, refused or lapsed, and so out of the competition. */
    GONE;

    @Override
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The result of the cut-off. */
  public enum Outcome implements Coded {
    SELECTED("selected", "入选"),
    SCALED("scaled", "入选（调减）"),
    RESERVE("reserve", "候补"),
    NOT_SELECTED("not-selected", "未入选");

    private final String id;
    private final String label;

    Outcome(String id, String label) {
      this.id = id;
      this.label = label;
    }

    @Override
    public String id() {
      return id;
    }

    public String label() {
      return label;
    }

    boolean isSelected() {
      return this == SELECTED || this == SCALED;
    }

    static Outcome of(String id) {
      return Coded.of(Outcome.class, id);
    }
  }

  boolean isSelected() {
    return outcome != null && outcome.isSelected();
  }
}
