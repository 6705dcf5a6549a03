package cn.lianban.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells whether two accounts can stand for two people (双人复核). Whoever handed out the one-time
 * password of an account may be the one who uses it, until somebody else has confirmed a post of
 * the account after that.
 */
@Repository
public class SecondPersons {

  private final JdbcClient jdbc;

  SecondPersons(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Checks that the one who confirms is not the one who proposed, and that neither account, nor
   * both, may be in the hands of one person.
   *
   * @throws Refused otherwise
   */
  public void check(Actor confirming, String proposedBy) {
    if (proposedBy.equals(confirming.id())) {
      throw new Refused("不能确认自己的提议，请由另一人确认");
    }
    if (!areTwo(confirming.id(), proposedBy)) {
      throw new Refused(
          "您和提出人 "
              + proposedBy
              + " 的一次性密码由同一人发放（或者由其中一人发放给另一人），此后两人的岗位都没有经他人确认，还不能互为第二人。请由其他人确认，或者由安全管理员重置其中一人的密码、岗位经第二人确认之后再办；系统刚安装、还没有第二人的，请运维人员按运维手册“第二名管理员”核实",
          "not-independent");
    }
  }

  /** Whether no one person may be behind both accounts. */
  public boolean areTwo(@Nullable String one, @Nullable String other) {
    return !jdbc.sql(
            """
            with recursive maker (person, id) as (
              select p, p from unnest(:persons) p
              union
              select m.person, a.one_time_password_by from maker m join shared_account a on a.id = m.id
              where a.one_time_password_by is not null and not exists (select from shared_account_post_change c
                where c.account = a.id and c.confirmed_by is not null and c.at >= a.one_time_password_at))
            select exists (select from maker x join maker y on y.id = x.id where x.person = :one and y.person = :other)
            """)
        .param(
            "persons", List.of(String.valueOf(one), String.valueOf(other)).toArray(String[]::new))
        .param("one", one)
        .param("other", other)
        .query(Boolean.class)
        .single();
  }
}
