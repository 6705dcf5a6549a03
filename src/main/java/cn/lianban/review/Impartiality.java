package cn.lianban.review;

import cn.lianban.intake.Applicants;
import cn.lianban.intake.Application;
import cn.lianban.kernel.TextIdentity;
import cn.lianban.review.EvaluationDraws.Candidate;
import cn.lianban.review.Experts.AccountState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds who may not evaluate an application, and who knows its field. */
@Component
class Impartiality {

  /** The only reason that ends by itself, when the expert is reinstated. */
  static final String SUSPENDED = "暂停";

  /** Ends where the register is corrected. */
  static final String OF_APPLICANT = "所在单位即申报主体";

  static final String DISABLED = "账号已停用";

  private final JdbcClient jdbc;
  private final Applicants applicants;
  private final Experts experts;

  Impartiality(JdbcClient jdbc, Applicants applicants, Experts experts) {
    this.jdbc = jdbc;
    this.applicants = applicants;
    this.experts = experts;
  }

  /**
   * The candidates who may not be drawn, with the reason. An account without an entry in the
   * register may be drawn, and so may one that a single person has disabled.
   */
  Map<String, String> leftOut(Application application, Collection<Candidate> candidates) {
    List<String> declared = conflictsWith(application.uscc());
    Set<String> handling = handling(application.no());
    Map<String, AccountState> hindered =
        experts.hindered(candidates.stream().map(Candidate::account).toList());
    Map<String, String> leftOut = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      AccountState state = hindered.get(candidate.account());
      if (state != null && state.disabled() && !state.staysCounted()) {
        leftOut.put(candidate.account(), DISABLED);
        continue;
      }
      if (state != null && state.isNew()) {
        leftOut.put(candidate.account(), "本人尚未启用账号");
        continue;
      }
      reason(application, candidate, declared, handling)
          .ifPresent(reason -> leftOut.put(candidate.account(), reason));
    }
    return leftOut;
  }

  private Optional<String> reason(
      Application application, Candidate candidate, List<String> declared, Set<String> handling) {
    Optional<Expert> entry = experts.find(candidate.account());
    if (entry.isPresent() && !entry.get().active()) {
      return Optional.of(SUSPENDED);
    }
    if (isOf(application, candidate.account())) {
      return Optional.of(OF_APPLICANT);
    }
    if (declared.contains(candidate.account())) {
      return Optional.of("曾声明与该申报主体有利害关系");
    }
    if (handling.contains(candidate.account())
        || candidate.groups().stream().anyMatch(handling::contains)) {
      return Optional.of("本申报的办理人员");
    }
    return Optional.empty();
  }

  /** Whether the account belongs to the applicant: by the register, or because it acts for it. */
  boolean isOf(Application application, String account) {
    return experts.find(account).filter(expert -> worksAt(expert, application)).isPresent()
        || applicants.hasActedFor(account, application.uscc());
  }

  /** Whether the register says that the expert works for the applicant. */
  static boolean worksAt(Expert expert, Application application) {
    return application.uscc().equals(expert.uscc())
        || TextIdentity.of(application.applicantName())
            .equals(TextIdentity.of(expert.organisation()));
  }

  /** The experts who have declared a conflict in any application of the applicant. */
  private List<String> conflictsWith(String uscc) {
    return jdbc.sql(
            "select distinct s.expert from evaluation_seat s join shared_application a on a.no = s.application_no where a.uscc = :uscc and s.conflict")
        .param("uscc", uscc)
        .query(String.class)
        .list();
  }

  /**
   * The groups that handle the case, and the persons who have completed a task of it other than an
   * evaluation.
   */
  private Set<String> handling(String applicationNo) {
    return Set.copyOf(
        jdbc.sql(
                """
                select viewer from shared_case_viewer where case_no = :no
                  and viewer not in (select expert from evaluation_seat where application_no = :no)
                union select person from shared_task_work where case_no = :no
                  and person not in (select expert from evaluation_seat where application_no = :no)
                """)
            .param("no", applicationNo)
            .query(String.class)
            .list());
  }

  /** The experts of the pool who know one of the fields according to the register. */
  Set<String> inField(List<String> pool, List<String> fields) {
    if (pool.isEmpty() || fields.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        jdbc.sql(
                "select distinct account from expert_field where account in (:pool) and field in (:fields)")
            .param("pool", pool)
            .param("fields", fields)
            .query(String.class)
            .list());
  }
}
