package cn.lianban.services;

import cn.lianban.workflow.cases.CaseProcesses;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The contract with the process that handles a request for a service: its only start, its messages
 * and its routing variables. The business key is the number of the request.
 */
@Component
public class ServiceProcess {

  public static final String KEY = "serviceRequest";

  /** Messages to the process. */
  public enum Message {
    /** The company has supplemented the request. */
    SUPPLEMENT_SUBMITTED("supplementSubmitted"),
    /** The company has rated the answer. */
    ANSWER_RATED("answerRated"),
    /** The company asks again. */
    FOLLOW_UP_ASKED("followUpAsked"),
    /** The company has withdrawn the request. */
    REQUEST_WITHDRAWN("requestWithdrawn");

    private final String text;

    Message(String text) {
      this.text = text;
    }
  }

  /** Variables that route a request; no others are stored in process scope. */
  public static final class Variable {
    public static final String ITEM_ID = "itemId";
    public static final String CLAUSE = "clause";
    public static final String ACCEPTING_BODY = "acceptingBody";
    public static final String LEAD_BUREAU = "leadBureau";
    public static final String REQUEST_ACCEPTANCE = "requestAcceptance";
    public static final String ANSWER_DECISION = "answerDecision";

    private Variable() {}
  }

  private final CaseProcesses processes;

  ServiceProcess(CaseProcesses processes) {
    this.processes = processes;
  }

  /**
   * Starts the handling of a request with this bundle of models, in the transaction of the caller.
   */
  public void start(String deploymentId, String requestNo, String itemId, String clause) {
    processes.start(
        deploymentId, KEY, requestNo, Map.of(Variable.ITEM_ID, itemId, Variable.CLAUSE, clause));
  }

  /**
   * Sends the request a message, in the transaction of the caller.
   *
   * @throws cn.lianban.kernel.Conflict where the request does not wait for it
   */
  public void tell(String requestNo, Message message) {
    processes.tell(requestNo, message.text);
  }
}
