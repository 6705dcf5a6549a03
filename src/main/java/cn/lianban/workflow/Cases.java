package cn.lianban.workflow;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases that processes handle, of whatever kind: award applications and what else has a number, a timeline and tasks. */
@Component
public class Cases {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ObjectProvider<CaseJournal> journals;

  Cases(JdbcClient jdbc, Clock clock, ObjectProvider<CaseJournal> journals) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.journals = journals;
  }

  /**
   * Registers a new case, in the transaction of the caller, before anything else is written about it.
   *
   * @param kind such as {@code application}
   * @param itemId the item of the catalogue that it is about; null for a case that is about several
   */
  public void open(String caseNo, String kind, String itemId) {
    jdbc.sql("insert into handled_case (no, kind, item_id) values (:no, :kind, :item)")
        .param("no", caseNo)
        .param("kind", kind)
        .param("item", itemId)
        .update();
  }

  /** The case as people speak of it: what it is, and its number. */
  public String name(String caseNo) {
    return journal(caseNo).word() + " " + caseNo;
  }

  /** Makes everything else that would change this case wait until the transaction ends. */
  public void lock(String caseNo) {
    journal(caseNo).lock(caseNo);
  }

  void entered(String caseNo, String status, String nodeName) {
    journal(caseNo).entered(caseNo, status, nodeName);
  }

  /** Keeps who worked the task: four eyes are checked against it. */
  void worked(WorkItem task, String person) {
    jdbc.sql(
            """
            insert into task_work (task_id, application_no, task_key, bureau, person, done_at)
            values (:task, :no, :key, :bureau, :person, :at)
            """)
        .param("task", task.id())
        .param("no", task.applicationNo())
        .param("key", task.key())
        .param("bureau", task.bureau())
        .param("person", person)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  private CaseJournal journal(String caseNo) {
    return journals.stream()
        .filter(journal -> journal.keeps(caseNo))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No journal keeps the case " + caseNo));
  }
}
