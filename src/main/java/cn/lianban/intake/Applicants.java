package cn.lianban.intake;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.Refused;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The organisations that accounts act for. */
@Repository
public class Applicants {

  private final JdbcClient jdbc;

  Applicants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is wrong with a credit code as it was typed, in Chinese; empty where nothing is. */
  public static Optional<String> fault(String uscc) {
    if (uscc == null || uscc.isBlank()) {
      return Optional.of("请填写统一社会信用代码");
    }
    return CreditCode.of(uscc).isValid() ? Optional.empty() : Optional.of("统一社会信用代码应为 18 位且校验位正确（GB 32100-2015），请对照营业执照核对");
  }

  /**
   * An account acts for the organisation it first acted for, and an organisation through one account.
   *
   * @return the credit code as it is kept
   * @throws Refused where the account or the organisation is bound otherwise
   */
  public String bind(Actor actor, String typedUscc, String name) {
    String uscc = CreditCode.of(typedUscc).value();
    jdbc.sql("insert into applicant (uscc, name) values (:uscc, :name) on conflict (uscc) do update set name = excluded.name")
        .param("uscc", uscc)
        .param("name", name.strip())
        .update();
    jdbc.sql("insert into applicant_account (account, uscc) values (:account, :uscc) on conflict do nothing")
        .param("account", actor.id())
        .param("uscc", uscc)
        .update();
    boolean bound =
        jdbc.sql("select exists (select from applicant_account where account = :account and uscc = :uscc)")
            .param("account", actor.id())
            .param("uscc", uscc)
            .query(Boolean.class)
            .single();
    if (!bound) {
      throw new Refused("本账号已绑定其他申报主体，或该统一社会信用代码已由其他账号绑定，请使用原账号申报");
    }
    return uscc;
  }
}
