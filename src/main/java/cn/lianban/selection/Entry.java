package cn.lianban.selection;

import cn.lianban.kernel.Coded;
import cn.lianban.kernel.Money;
import java.math.BigDecimal;

/**
 * An application that competes in a round.
 *
 * @param score mean score of the experts; null until it waits for the result, and where nobody
 *     scored it
 * @param asked the amount that the lead bureau concluded; null until then
 * @param scalable whether the clause leaves discretion about the amount
 * @param rank null until the round is ranked
 * @param outcome null until the line is drawn
 * @param amount what it is selected with; null where it is not
 * @param told the outcome that the applicant was told last
 */
public record Entry(
    String applicationNo,
    String roundNo,
    Stage stage,
    BigDecimal score,
    Money asked,
    boolean scalable,
    Integer rank,
    Outcome outcome,
    Money amount,
    String reason,
    Outcome told) {

  /** How far the application has come. */
  public enum Stage {
    /** On its way to the lead's conclusion. */
    HANDLING,
    /** Concluded; waits for the result, or on the reserve list for a place. */
    WAITING,
    /** Has been told that it is selected, or that it is not. */
    DECIDED,
    /** Withdrawn, refused or lapsed: competes no longer. */
    GONE;

    String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What the line says. */
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
