package cn.lianban.workflow.cases;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Refused;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All cases that processes handle, of any kind: whatever has a number, a timeline and tasks. */
@Component
public class Cases {

  private final JdbcClient jdbc;
  private final Timeline timeline;
  private final ObjectProvider<CaseStatusPort> ports;

  Cases(JdbcClient jdbc, Timeline timeline, ObjectProvider<CaseStatusPort> ports) {
    this.jdbc = jdbc;
    this.timeline = timeline;
    this.ports = ports;
  }

  /**
   * Registers a new case, in the transaction of the caller, before anything else is written about
   * it.
   *
   * @param kind such as {@code application}
   * @param itemId the item of the catalogue that it is about; null for a case about several items
   */
  public void open(String caseNo, String kind, @Nullable String itemId) {
    jdbc.sql("insert into handled_case (no, kind, item_id) values (:no, :kind, :item)")
        .param("no", caseNo)
        .param("kind", kind)
        .param("item", itemId)
        .update();
  }

  /**
   * Makes the case belong to this company; the accounts that act for it may read it.
   *
   * @param company its credit code
   */
  public void assign(String caseNo, String company, Collection<String> accounts) {
    jdbc.sql("update handled_case set company = :company where no = :no")
        .param("company", company)
        .param("no", caseNo)
        .update();
    admit(caseNo, accounts);
  }

  /** Gives the company's cases to other accounts; the former ones may no longer read them. */
  public void handOver(String company, Collection<String> added, Collection<String> removed) {
    added.forEach(
        account ->
            jdbc.sql(
                    "insert into case_viewer (viewer, case_no) select :account, no from handled_case where company = :company on conflict do nothing")
                .param("account", account)
                .param("company", company)
                .update());
    removed.forEach(
        account ->
            jdbc.sql(
                    "delete from case_viewer where viewer = :account and case_no in (select no from handled_case where company = :company)")
                .param("account", account)
                .param("company", company)
                .update());
  }

  /** Lets these accounts or groups read the case from now on. */
  public void admit(String caseNo, Collection<String> viewers) {
    viewers.forEach(
        viewer ->
            jdbc.sql(
                    "insert into case_viewer (viewer, case_no) values (:viewer, :no) on conflict do nothing")
                .param("viewer", viewer)
                .param("no", caseNo)
                .update());
  }

  /** These accounts or groups may no longer read the case. */
  public void dismiss(String caseNo, Collection<String> viewers) {
    jdbc.sql("delete from case_viewer where case_no = :no and viewer = any(:viewers)")
        .param("no", caseNo)
        .param("viewers", viewers.toArray(String[]::new))
        .update();
  }

  /** Whether the person may read the case. */
  public boolean isVisibleTo(Actor actor, String caseNo) {
    return actor.seesEverything()
        || jdbc.sql(
                "select exists (select from case_viewer where case_no = :no and (viewer = :person or viewer in (:groups)))")
            .param("no", caseNo)
            .param("person", actor.id())
            .param("groups", actor.groups().isEmpty() ? List.of("") : actor.groups())
            .query(Boolean.class)
            .single();
  }

  /**
   * Whether one of these accounts acts for the company of one of these cases, or did so earlier.
   * False for cases of no company.
   */
  public boolean haveActedFor(Collection<String> caseNos, Collection<String> accounts) {
    return jdbc.sql(
            """
            select exists (select from handled_case h join shared_applicant_account_change c on c.uscc = h.company
            where h.no = any(:nos) and c.account in (:accounts))
            """)
        .param("nos", caseNos.toArray(String[]::new))
        .param("accounts", accounts)
        .query(Boolean.class)
        .single();
  }

  /**
   * Checks that nobody works a case of a company that they act for or have acted for; an account
   * may have changed its posts since.
   *
   * @throws Refused otherwise
   */
  public void checkIsNoneOfTheApplicants(Actor actor, Collection<String> caseNos) {
    if (haveActedFor(caseNos, List.of(String.valueOf(actor.id())))) {
      throw new Refused("您现在或曾经代表本案的申报单位，与本案有利害关系，应当回避，须由其他人员办理", "own-case");
    }
  }

  /**
   * Adds an event to the timelines of the company's cases whose processes still run.
   *
   * @param actor the bureau that changed something; null for none
   */
  public void tellOpenCasesOf(
      String company, String event, @Nullable String actor, String text, @Nullable Actor person) {
    jdbc.sql(
            """
            select no from handled_case h where company = :company
              and exists (select from act_ru_execution e where e.business_key_ = h.no) order by no
            """)
        .param("company", company)
        .query(String.class)
        .list()
        .forEach(no -> timeline.add(no, event, actor, text, person));
  }

  /** The name of the case for people: its kind and its number. */
  public String name(String caseNo) {
    return port(caseNo).word() + " " + caseNo;
  }

  /** Locks this case until the transaction ends. */
  public void lock(String caseNo) {
    port(caseNo).lock(caseNo);
  }

  /** Sets the status and adds to the timeline when a node with a status is entered. */
  void entered(String caseNo, String status, String nodeName) {
    CaseStatusPort port = port(caseNo);
    // several bureaus enter the same step at once, which is only one change
    if (!port.status(caseNo).equals(status)) {
      port.moveTo(caseNo, status);
      timeline.add(caseNo, status, "进入环节：" + nodeName);
    }
  }

  private CaseStatusPort port(String caseNo) {
    return ports.stream()
        .filter(port -> caseNo.startsWith(port.numberPrefix()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No port keeps the case " + caseNo));
  }
}
