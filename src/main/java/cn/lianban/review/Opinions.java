package cn.lianban.review;

import cn.lianban.catalogue.Bureaus;
import cn.lianban.intake.CaseTexts;
import cn.lianban.intake.Corrections;
import cn.lianban.intake.MarkdownTable;
import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Rows;
import cn.lianban.workflow.tasks.WorkItem;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The opinions of the bureaus. Every opinion is kept, and the newest of each bureau applies. */
@Repository
public class Opinions {

  private static final String DISAGREE = "disagree";

  private final JdbcClient jdbc;
  private final Bureaus bureaus;
  private final Corrections corrections;
  private final Clock clock;

  Opinions(JdbcClient jdbc, Bureaus bureaus, Corrections corrections, Clock clock) {
    this.jdbc = jdbc;
    this.bureaus = bureaus;
    this.corrections = corrections;
    this.clock = clock;
  }

  /**
   * @param opinion agree, disagree or correct
   * @param remark null for none; the rule's reason where the bureau was silent
   * @param person null where the bureau was silent
   * @param onBehalfOf whom that person represented; null for nobody
   * @param dueAt when the review was due; null for older opinions, without a recorded due date
   * @param silent whether the bureau said nothing and a rule took that for agreement
   */
  public record Opinion(
      String bureau,
      String role,
      String opinion,
      @Nullable String remark,
      @Nullable String person,
      @Nullable String onBehalfOf,
      OffsetDateTime givenAt,
      @Nullable OffsetDateTime dueAt,
      boolean silent) {

    public String label() {
      return switch (opinion) {
        case "agree" -> silent ? "视为同意（逾期未复）" : "同意";
        case DISAGREE -> "不同意";
        default -> "需补正";
      };
    }

    /** Whether it was given, or recorded for a silent bureau, after the due date. */
    public boolean isLate() {
      return silent || dueAt != null && givenAt.isAfter(dueAt);
    }
  }

  /**
   * Records the bureau's opinion from its task; the database refuses a second answer to the same
   * task.
   */
  public void record(
      WorkItem task, @Nullable String opinion, @Nullable String remark, @Nullable Actor person) {
    insert(task, opinion, remark, person);
  }

  /** Records the bureau's silence as agreement, with the reason from the rule. */
  public void recordSilence(WorkItem task, String reason) {
    insert(task, "agree", reason, null);
  }

  private void insert(
      WorkItem task, @Nullable String opinion, @Nullable String remark, @Nullable Actor person) {
    jdbc.sql(
            """
            insert into opinion (application_no, bureau, opinion, remark, person, on_behalf_of, given_at, task_id, due_at, silent)
            values (:no, :bureau, :opinion, :remark, :person, :represented, :at, :task, :due, :silent)
            """)
        .param("no", task.caseNo())
        .param("bureau", task.bureau())
        .param("opinion", opinion)
        .param("remark", remark)
        .param("person", person == null ? null : person.id())
        .param("represented", person == null ? null : person.represents())
        .param("at", OffsetDateTime.now(clock))
        .param("task", task.id())
        .param("due", task.due(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("silent", person == null)
        .update();
  }

  /** The newest opinion of each bureau, in the order of the documents. */
  public List<Opinion> newest(String applicationNo) {
    return jdbc.sql(
            """
            select r.role, o.* from routed_bureau r
            join lateral (select * from opinion where application_no = r.application_no and bureau = r.bureau order by id desc limit 1) o on true
            where r.application_no = :no order by r.position
            """)
        .param("no", applicationNo)
        .query(Rows.of(Opinion.class))
        .list();
  }

  /** Everything that the bureaus have said, the oldest first. */
  public List<Opinion> all(String applicationNo) {
    return jdbc.sql(
            "select r.role, o.* from opinion o join routed_bureau r using (application_no, bureau) where o.application_no = :no order by o.id")
        .param("no", applicationNo)
        .query(Rows.of(Opinion.class))
        .list();
  }

  public int disagreeing(String applicationNo) {
    return (int)
        newest(applicationNo).stream()
            .filter(opinion -> opinion.opinion().equals(DISAGREE))
            .count();
  }

  /**
   * Joins the corrections that bureaus ask for into one notice, when every bureau has answered.
   *
   * @return whether any bureau asks for a correction
   */
  public boolean joinCorrections(String applicationNo) {
    List<Opinion> asking =
        newest(applicationNo).stream()
            .filter(opinion -> opinion.opinion().equals("correct"))
            .toList();
    if (asking.isEmpty()) {
      return false;
    }
    corrections.ask(
        applicationNo,
        "review",
        asking.stream()
            .map(opinion -> bureaus.name(opinion.bureau()) + "：" + opinion.remark())
            .collect(Collectors.joining("\n")));
    return true;
  }

  /** The newest opinions as Markdown: who said what and when. */
  public String summary(String applicationNo) {
    return table(newest(applicationNo));
  }

  /**
   * The earlier opinions of one bureau as Markdown, without those of others, which it must not read
   * while they review at the same time.
   */
  public String summaryOf(String applicationNo, String bureau) {
    return table(
        newest(applicationNo).stream().filter(opinion -> opinion.bureau().equals(bureau)).toList());
  }

  private String table(List<Opinion> said) {
    if (said.isEmpty()) {
      return "";
    }
    MarkdownTable table = MarkdownTable.of("部门", "意见", "时间", "说明");
    said.forEach(opinion -> row(table, opinion));
    return table.toString();
  }

  private void row(MarkdownTable table, Opinion opinion) {
    table.row(
        bureaus.name(opinion.bureau()) + (opinion.role().equals("lead") ? "（牵头）" : ""),
        opinion.opinion().equals("agree") ? opinion.label() : "***" + opinion.label() + "***",
        CaseTexts.day(opinion.givenAt()) + (opinion.isLate() && !opinion.silent() ? "（逾期）" : ""),
        opinion.remark() == null ? "—" : CaseTexts.plain(opinion.remark()));
  }
}
