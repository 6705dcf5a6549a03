package cn.lianban.access;

import cn.lianban.access.Posts.Post;
import cn.lianban.kernel.Page;
import cn.lianban.kernel.Rows;
import cn.lianban.workflow.engine.PersonNames;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posts that were proposed to a second person, as those read them who may confirm them. */
@Service
public class PostProposals {

  private static final String SELECT =
      """
      select p.*, a.one_time_password_by, chosen.at as own_password_at, chosen.address as own_password_from,
        exists (select from account_event e where e.account = a.one_time_password_by and e.kind = 'logged-in' and e.address = chosen.address)
          as address_of_issuer
      from post_proposal p left join account a on a.id = p.account
        left join lateral (select e.at, e.address from account_event e where e.account = p.account and e.kind = 'password-chosen'
          order by e.id desc limit 1) chosen on true
      """;

  private final Posts posts;
  private final PersonNames people;
  private final JdbcClient jdbc;

  PostProposals(Posts posts, PersonNames people, JdbcClient jdbc) {
    this.posts = posts;
    this.people = people;
    this.jdbc = jdbc;
  }

  /**
   * Posts that are or were proposed to a second person.
   *
   * @param kind give: posts that the account does not hold; take: posts that it holds and is to
   *     lose; keep: posts that it holds, and that do not count until they are confirmed anew
   * @param granted null while undecided
   * @param oneTimePasswordBy who handed out the last one-time password, and cannot confirm; null
   *     for none
   * @param ownPasswordAt when a one-time password was last replaced; null where it never was
   * @param ownPasswordFrom network address from which that was done
   * @param addressOfIssuer whether whoever handed the one-time password out has used that address
   *     too, so that it is worth asking the person
   */
  public record Proposal(
      long id,
      String account,
      @Nullable String accountName,
      @Nullable String oneTimePasswordBy,
      @Nullable OffsetDateTime ownPasswordAt,
      @Nullable String ownPasswordFrom,
      boolean addressOfIssuer,
      String kind,
      List<AccountList.Named> posts,
      String reason,
      String proposedBy,
      @Nullable String proposedByName,
      @Nullable OffsetDateTime proposedAt,
      Boolean granted,
      String decidedBy,
      @Nullable OffsetDateTime decidedAt,
      String decisionReason) {}

  /** Undecided proposals first, then the newest. */
  @Transactional(readOnly = true)
  public Page<Proposal> find(boolean open, Page.Request page) {
    String where = open ? " where granted is null" : "";
    long total = jdbc.sql("select count(*) from post_proposal" + where).query(Long.class).single();
    List<Row> bare =
        jdbc.sql(
                SELECT
                    + where
                    + " order by granted is not null, p.id desc limit :size offset :offset")
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Row.class))
            .list();
    Set<String> ids = new LinkedHashSet<>();
    bare.forEach(one -> ids.addAll(List.of(one.account, one.proposedBy)));
    Map<String, String> names = people.names(ids);
    Map<String, Post> all = posts.all();
    return new Page<>(
        bare.stream()
            .map(
                one ->
                    new Proposal(
                        one.id,
                        one.account,
                        names.get(one.account),
                        one.oneTimePasswordBy,
                        one.ownPasswordAt,
                        one.ownPasswordFrom,
                        one.addressOfIssuer,
                        one.kind,
                        AccountList.titled(one.posts, all),
                        one.reason,
                        one.proposedBy,
                        names.get(one.proposedBy),
                        one.proposedAt,
                        one.granted,
                        one.decidedBy,
                        one.decidedAt,
                        one.decisionReason))
            .toList(),
        page.page(),
        page.size(),
        total);
  }

  private record Row(
      long id,
      String account,
      @Nullable String oneTimePasswordBy,
      @Nullable OffsetDateTime ownPasswordAt,
      @Nullable String ownPasswordFrom,
      boolean addressOfIssuer,
      String kind,
      List<String> posts,
      String reason,
      String proposedBy,
      OffsetDateTime proposedAt,
      Boolean granted,
      String decidedBy,
      OffsetDateTime decidedAt,
      String decisionReason) {}
}
