package cn.lianban.notices;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Rows;
import cn.lianban.workflow.cases.Cases;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices that a group of officials or an applicant gets: reminders, escalations, requests. */
@Component
public class Notices {

  /**
   * Prefix of a credit code where the recipient is a company; no id of an account or a group has a
   * colon.
   */
  private static final String COMPANY = "company:";

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Clock clock;

  /**
   * A notice.
   *
   * @param recipient the group, the account or the company that it was sent to
   * @param caseNo null where it is about no case
   * @param kind what it is about: {@code reminder}, {@code escalation}, {@code correction}, …
   */
  public record Notice(
      long id,
      String recipient,
      @Nullable String caseNo,
      String kind,
      String text,
      OffsetDateTime at) {

    /** The case number under the field name that programs have used so far. */
    @JsonProperty
    @Nullable String applicationNo() {
      return caseNo;
    }
  }

  Notices(JdbcClient jdbc, Cases cases, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * Sends a notice in the transaction of the caller, so that a failed job that runs again sends it
   * only once.
   *
   * @param recipient a group, an account, or what {@link #applicantOf} answers
   * @param caseNo null where it is about no case
   * @param text in Chinese, as the recipient reads it
   */
  public void send(@Nullable String recipient, @Nullable String caseNo, String kind, String text) {
    jdbc.sql(
            "insert into notice (recipient, case_no, kind, text, created_at) values (:recipient, :no, :kind, :text, :at)")
        .param("recipient", recipient)
        .param("no", caseNo)
        .param("kind", kind)
        .param("text", text)
        .param("at", OffsetDateTime.now(clock))
        .update();
  }

  /**
   * Lets a group that got a notice about a case read the case from now on, in the transaction of
   * the caller.
   */
  public void admit(String group, String caseNo) {
    cases.admit(caseNo, List.of(group));
  }

  /**
   * The notices for the person, the person's groups and the company that the person acts for,
   * newest first.
   */
  public Page<Notice> to(Actor actor, Page.Request page) {
    Set<String> recipients = new HashSet<>(actor.groups());
    recipients.add(actor.id());
    if (actor.isIn(Actor.APPLICANTS)) {
      recipients.addAll(
          jdbc.sql(
                  "select '"
                      + COMPANY
                      + "' || uscc from shared_applicant_account where account = :person")
              .param("person", actor.id())
              .query(String.class)
              .list());
    }
    long total =
        jdbc.sql("select count(*) from notice where recipient in (:recipients)")
            .param("recipients", recipients)
            .query(Long.class)
            .single();
    List<Notice> content =
        jdbc.sql(
                """
                select id, recipient, case_no, kind, text, created_at as at from notice
                where recipient in (:recipients) order by id desc limit :size offset :offset
                """)
            .param("recipients", recipients)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Notice.class))
            .list();
    return new Page<>(content, page.page(), page.size(), total);
  }

  /**
   * The recipient for notices to the applicant of the case: the company, so that every account that
   * acts for it at the time of reading sees them.
   */
  public String applicantOf(String caseNo) {
    return jdbc.sql(
            """
            select coalesce('%s' || h.company, a.submitted_by, r.submitted_by)
            from shared_handled_case h left join shared_application a on a.no = h.no left join shared_service_request r on r.no = h.no where h.no = :no
            """
                .formatted(COMPANY))
        .param("no", caseNo)
        .query(String.class)
        .single();
  }
}
