package cn.lianban.intake;

import cn.lianban.workflow.cases.CaseProcesses;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The contract with the processes that handle an award application: the only place that starts
 * them, their messages and their routing variables. Their business key, also of called processes,
 * is the application number.
 */
@Component
public class AwardProcess {

  public static final String KEY = "awardApplication";

  /** The task of an expert, whose boundary timer gives the seat to another expert. */
  public static final String EVALUATE_APPLICATION = "evaluateApplication";

  /** Messages to the process. */
  public enum Message {
    /** The applicant has answered the notice of correction. */
    CORRECTION_SUBMITTED("correctionSubmitted"),
    /** The applicant has withdrawn. */
    APPLICATION_WITHDRAWN("applicationWithdrawn"),
    /** The applicant asks for reconsideration of a refusal. */
    RECONSIDERATION_REQUESTED("reconsiderationRequested"),
    /** Somebody objects while the award is publicised. */
    OBJECTION_RECEIVED("objectionReceived"),
    /** What may be awarded has changed since the lead concluded. */
    AWARDABLE_AMOUNT_CHANGED("awardableAmountChanged"),
    /** The applicant has reported on a year after the payment. */
    REPORT_SUBMITTED("reportSubmitted"),
    /** The applicant has answered the finding of a breach. */
    REPLY_RECEIVED("replyReceived"),
    /** The applicant has given an account for payment after a bank return. */
    BANK_ACCOUNT_GIVEN("bankAccountGiven"),
    /** The award is fully paid back. */
    AWARD_RECOVERED("awardRecovered"),
    /** The round of the application has decided about it. */
    SELECTION_DECIDED("selectionDecided");

    private final String text;

    Message(String text) {
      this.text = text;
    }
  }

  /** Variables that route a case; no others are stored in process scope. */
  public static final class Variable {
    public static final String APPLICATION_NO = CaseProcesses.CASE_NO;
    public static final String ITEM_ID = "itemId";
    public static final String CLAUSE = "clause";
    public static final String ACCEPTING_BODY = "acceptingBody";
    public static final String APPROVER_GROUP = "approverGroup";
    public static final String PAYER_GROUP = "payerGroup";
    public static final String LEAD_BUREAU = "leadBureau";
    public static final String EVALUATION_NEEDED = "evaluationNeeded";
    public static final String ACCEPTANCE = "acceptance";
    public static final String CORRECTIONS_ASKED = "correctionsAsked";

    /** The effect of a bureau's silence, a variable local to that bureau's part of the review. */
    public static final String SILENCE = "silence";

    public static final String VERIFICATION = "verification";
    public static final String ELIGIBLE = "eligible";
    public static final String CONCLUSION = "conclusion";
    public static final String NEXT = "next";
    public static final String COORDINATION = "coordination";
    public static final String RANKING_NEEDED = "rankingNeeded";
    public static final String SELECTION = "selection";
    public static final String APPROVAL = "approval";
    public static final String RECONSIDERED = "reconsidered";
    public static final String PUBLICITY_ENDS_AT = "publicityEndsAt";
    public static final String FINDING = "finding";
    public static final String OBJECTIONS_OPEN = "objectionsOpen";
    public static final String REPORT = "report";
    public static final String REPORTS_LEFT = "reportsLeft";
    public static final String RECOVERY = "recovery";
    public static final String REPAID = "repaid";

    private Variable() {}
  }

  private final CaseProcesses processes;

  AwardProcess(CaseProcesses processes) {
    this.processes = processes;
  }

  /**
   * Starts the handling of an application, in the transaction of the caller.
   *
   * @param deploymentId the bundle of models with which the case is handled
   * @return the id of the process instance
   */
  public String start(String deploymentId, String applicationNo, String itemId, String clause) {
    return processes.start(
        deploymentId,
        KEY,
        applicationNo,
        Map.of(
            Variable.APPLICATION_NO,
            applicationNo,
            Variable.ITEM_ID,
            itemId,
            Variable.CLAUSE,
            clause,
            Variable.EVALUATION_NEEDED,
            false,
            Variable.RECONSIDERED,
            false));
  }

  /**
   * Starts a further process with the same business key after the application's process has ended,
   * in the transaction of the caller.
   *
   * @param deploymentId the bundle that contains the process
   */
  public void startParallel(
      String deploymentId, String processKey, String applicationNo, Map<String, Object> variables) {
    processes.start(deploymentId, processKey, applicationNo, variables);
  }

  /**
   * Sends the case a message, in the transaction of the caller.
   *
   * @throws cn.lianban.kernel.Conflict where the case does not wait for it
   */
  public void tell(String applicationNo, Message message) {
    processes.tell(applicationNo, message.text);
  }

  /**
   * As {@link #tell(String, Message)}, with routing variables.
   *
   * @param routing values of {@link Variable}s
   */
  public void tell(String applicationNo, Message message, Map<String, Object> routing) {
    processes.tell(applicationNo, message.text, routing);
  }

  /** Whether the case is waiting for the message. */
  public boolean waitsFor(String applicationNo, Message message) {
    return processes.waitsFor(applicationNo, message.text);
  }
}
