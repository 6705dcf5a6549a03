package cn.lianban.intake;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.CompanyAccounts;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.Refused;
import cn.lianban.workflow.engine.PersonNames;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The organisations that accounts act for. */
@Repository
public class Applicants implements CompanyAccounts {

  /**
   * Code of the refusal that other accounts act for the organisation, so that programs can offer to
   * file a claim.
   */
  public static final String TAKEN = "company-taken";

  private final Locks locks;
  private final PersonNames people;
  private final JdbcClient jdbc;
  private final Clock clock;

  Applicants(Locks locks, PersonNames people, JdbcClient jdbc, Clock clock) {
    this.locks = locks;
    this.people = people;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The organisation is barred from applying.
   *
   * @param until the last day; null where it is barred no longer
   */
  public void bar(String uscc, @Nullable LocalDate until) {
    jdbc.sql("update applicant set barred_until = :until where uscc = :uscc")
        .param("until", until)
        .param("uscc", uscc)
        .update();
  }

  /**
   * Binds the account to the organisation. The first account to act for an organisation is the only
   * one that may, until an accepting body decides otherwise.
   *
   * @return the credit code as it is kept
   * @throws Refused where the account or the organisation is already bound to another
   */
  public String bind(Actor actor, String typedUscc, String name) {
    String uscc = CreditCode.of(typedUscc).value();
    jdbc.sql(
            "insert into applicant (uscc, name) values (:uscc, :name) on conflict (uscc) do update set name = excluded.name")
        .param("uscc", uscc)
        .param("name", name.strip())
        .update();
    if (of(actor.id()).isEmpty()) {
      lockAccount(actor.id());
      if (!people.isMember(actor.id(), Actor.APPLICANTS)) {
        throw new Refused("本账号的岗位已变更，不能再代表申报主体，请重新登录");
      }
    }
    // the row of the organisation is locked here, so that only one of several simultaneous accounts
    // is the first
    jdbc.sql(
            """
            with bound as (
              insert into applicant_account (account, uscc, since)
              select :account, :uscc, :at where not exists (select from applicant_account_change where uscc = :uscc)
              on conflict do nothing returning account, uscc)
            insert into applicant_account_change (uscc, account, kind, at, actor) select uscc, account, 'bound', :at, account from bound
            """)
        .param("account", actor.id())
        .param("uscc", uscc)
        .param("at", OffsetDateTime.now(clock))
        .update();
    Optional<String> acting = of(actor.id());
    if (acting.isPresent() && !acting.get().equals(uscc)) {
      throw new Refused("本账号已绑定统一社会信用代码为 " + acting.get() + " 的申报主体，不能为其他单位申报；单位变更的，请联系受理部门变更账号绑定");
    }
    if (acting.isEmpty()) {
      throw new Refused("该统一社会信用代码已由其他账号绑定，请使用原账号申报；原账号不能使用或者不是本单位的，请提交认领申请，由受理部门核实后处理", TAKEN);
    }
    return uscc;
  }

  @Override
  public void bind(String account, String uscc, @Nullable String name) {
    // an older code may have a wrong check character; the identity provider has confirmed this one
    CreditCode.fault("uscc", uscc, true)
        .ifPresent(
            fault -> {
              throw new BadInput(List.of(fault));
            });
    String code = CreditCode.of(uscc).value();
    String kept =
        jdbc.sql("select name from applicant where uscc = :uscc")
            .param("uscc", code)
            .query(String.class)
            .optional()
            .orElse(code);
    bind(new Actor(account, Set.of(Actor.APPLICANTS)), code, name == null ? kept : name);
  }

  @Override
  public Optional<String> of(@Nullable String account) {
    return jdbc.sql("select uscc from applicant_account where account = :account")
        .param("account", account)
        .query(String.class)
        .optional();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void lockAccount(String account) {
    locks.named("account " + account);
  }

  /**
   * The company that the account acts for, for the account's own page; empty where it acts for
   * none.
   */
  public Optional<Company> companyOf(@Nullable String account) {
    return jdbc.sql(
            "select a.uscc, a.name from applicant a join applicant_account o using (uscc) where o.account = :account")
        .param("account", account)
        .query(Company.class)
        .optional();
  }

  /** A company; its name is its code while the name is not known. */
  public record Company(String uscc, String name) {}

  /**
   * Whoever else would change what the organisation has or may have, awards and bars too, waits
   * until the transaction ends.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(String uscc) {
    jdbc.sql("select uscc from applicant where uscc = :uscc for update")
        .param("uscc", uscc)
        .query(String.class)
        .single();
  }

  /**
   * Adds an organisation that has not applied yet, without an account; the name of one that has
   * stays as it is. The organisation is locked until the transaction ends.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void addAndLock(String uscc, String name) {
    jdbc.sql("insert into applicant (uscc, name) values (:uscc, :name) on conflict do nothing")
        .param("uscc", uscc)
        .param("name", name)
        .update();
    lock(uscc);
  }

  /** Whether the person acts for this organisation at present. */
  public boolean actsFor(Actor actor, String uscc) {
    return of(actor.id()).filter(uscc::equals).isPresent();
  }

  /** Whether the account acts for this organisation or did so earlier. */
  public boolean hasActedFor(String account, String uscc) {
    return jdbc.sql(
            "select exists (select from applicant_account_change where uscc = :uscc and account = :account)")
        .param("uscc", uscc)
        .param("account", account)
        .query(Boolean.class)
        .single();
  }

  /** The accounts that act for the organisation now. */
  public List<String> accountsOf(String uscc) {
    return jdbc.sql("select account from applicant_account where uscc = :uscc order by account")
        .param("uscc", uscc)
        .query(String.class)
        .list();
  }
}
