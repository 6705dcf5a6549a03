package cn.lianban.selection;

import cn.lianban.workflow.cases.CaseProcesses;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The contract with the process of a round in which applications compete: the only place that
 * starts one, its messages and its routing variables. Its business key is the number of the round.
 */
@Component
public class SelectionProcess {

  public static final String KEY = "selectionRound";

  /** Messages to the process. */
  public enum Message {
    /** The plan of a round was changed before it opened. */
    ROUND_CHANGED("roundChanged"),
    /** A round was cancelled before it opened. */
    ROUND_CANCELLED("roundCancelled"),
    /** The last of the round's applications is concluded, or out of the competition. */
    APPLICATION_SETTLED("applicationSettled"),
    /**
     * A selected application is out of the competition, or another has joined the reserve list
     * late.
     */
    PLACE_FREED("placeFreed");

    private final String text;

    Message(String text) {
      this.text = text;
    }
  }

  /** Variables that route a round; no others are stored in process scope. */
  public static final class Variable {
    public static final String ORGANISER = "organiser";
    public static final String COMMISSION = "commission";
    public static final String ROUND_EVALUATED = "roundEvaluated";
    public static final String ANYONE_RANKED = "anyoneRanked";
    public static final String RANKING = "ranking";
    public static final String RESULTS_LEFT = "resultsLeft";
    public static final String RESERVE_LEFT = "reserveLeft";

    private Variable() {}
  }

  private final CaseProcesses processes;

  SelectionProcess(CaseProcesses processes) {
    this.processes = processes;
  }

  /** Starts a round with the models of this bundle, in the transaction of the caller. */
  public void start(String deploymentId, String roundNo, String organiser, String commission) {
    processes.start(
        deploymentId,
        KEY,
        roundNo,
        Map.of(Variable.ORGANISER, organiser, Variable.COMMISSION, commission));
  }

  /**
   * Sends the round a message if it is waiting for it, in the transaction of the caller, who has to
   * hold the lock of the round.
   */
  public void tell(String roundNo, Message message) {
    if (processes.waitsFor(roundNo, message.text)) {
      processes.tell(roundNo, message.text);
    }
  }
}
