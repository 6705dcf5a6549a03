package cn.lianban.workflow.cases;

/**
 * What the dossier of one kind of case is told by the processes. The rooms above the engine keep
 * the dossiers, so each room with a kind of case of its own implements this.
 */
public interface CaseStatusPort {

  /** What the numbers of the cases of this kind, and of no other, begin with. */
  String numberPrefix();

  /** What people call a case of this kind, in Chinese: {@code 申报}. */
  String word();

  /** Makes everything else that would change this case wait until the transaction ends. */
  void lock(String caseNo);

  /** Where the case stands, as the models name it. */
  String status(String caseNo);

  /** The case stands here from now on. */
  void moveTo(String caseNo, String status);
}
