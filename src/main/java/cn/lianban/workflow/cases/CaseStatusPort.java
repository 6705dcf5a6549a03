package cn.lianban.workflow.cases;

/**
 * How processes read and change the dossier of a case. Each room with its own kind of case
 * implements this, because rooms above the engine hold the dossiers.
 */
public interface CaseStatusPort {

  /** The beginning of all case numbers of this kind; no other kind uses it. */
  String numberPrefix();

  /** The name of this kind of case, in Chinese: {@code 申报}. */
  String word();

  /** Locks this case until the transaction ends. */
  void lock(String caseNo);

  /** The status of the case, as the models name it. */
  String status(String caseNo);

  /** Sets the status of the case. */
  void moveTo(String caseNo, String status);
}
