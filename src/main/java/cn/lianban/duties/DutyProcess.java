package cn.lianban.duties;

import cn.lianban.workflow.cases.CaseProcesses;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The contract with the process that supervises a duty in one quarter: its only start and its
 * routing variables. The business key is the number of the duty's quarter.
 */
@Component
public class DutyProcess {

  public static final String KEY = "dutySupervision";

  /** Variables that route a duty; no others are stored in process scope. */
  public static final class Variable {
    public static final String APPLICATION_NO = CaseProcesses.CASE_NO;
    public static final String ITEM_ID = "itemId";
    public static final String CLAUSE = "clause";
    public static final String QUARTER = "quarter";
    public static final String SUPERVISOR = "supervisor";
    public static final String ESCALATION_BODY = "escalationBody";
    public static final String LEAD_BUREAU = "leadBureau";
    public static final String MERGING = "merging";
    public static final String RETURNED_TO = "returnedTo";
    public static final String SUPERVISION = "supervision";
    public static final String SETTLEMENT = "settlement";
    public static final String INSTRUCTION = "instruction";

    private Variable() {}
  }

  private final CaseProcesses processes;

  DutyProcess(CaseProcesses processes) {
    this.processes = processes;
  }

  /**
   * Starts the supervision of a duty, in the transaction of the caller; steps that can fail follow
   * in a separate job.
   *
   * @param quarter of the year: {@code Q4}
   */
  public void start(
      String deploymentId, String dutyNo, String itemId, String clause, String quarter) {
    processes.start(
        deploymentId,
        KEY,
        dutyNo,
        Map.of(
            Variable.APPLICATION_NO,
            dutyNo,
            Variable.ITEM_ID,
            itemId,
            Variable.CLAUSE,
            clause,
            Variable.QUARTER,
            quarter));
  }
}
