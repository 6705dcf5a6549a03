package cn.lianban.workflow;

/**
 * What the dossier of one kind of case is told by the processes. The rooms above the engine keep the dossiers, so each room with a kind
 * of case of its own implements this.
 */
public interface CaseJournal {

  /** Whether the case of this number is of the kind that this journal keeps; numbers of a kind have a prefix of their own. */
  boolean keeps(String caseNo);

  /** What people call a case of this kind, in Chinese: {@code 申报}. */
  String word();

  /** Makes everything else that would change this case wait until the transaction ends. */
  void lock(String caseNo);

  /** A node of the model that carries a status was entered. */
  void entered(String caseNo, String status, String nodeName);
}
