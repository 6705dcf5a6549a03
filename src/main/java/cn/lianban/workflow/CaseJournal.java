package cn.lianban.workflow;

/** What the dossier is told by the processes. The rooms above the engine keep the dossier, so they implement this. */
public interface CaseJournal {

  /** Makes everything else that would change this application wait until the transaction ends. */
  void lock(String applicationNo);

  /** A node of the model that carries a status was entered. */
  void entered(String applicationNo, String status, String nodeName);

  /** A person has worked a task. */
  void worked(WorkItem task, String person);
}
