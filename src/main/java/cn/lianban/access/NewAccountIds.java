package cn.lianban.access;

import cn.lianban.kernel.AccountIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether an id can become that of a new account: for those that administrators create, those of
 * the identity provider and the first administrator alike.
 */
@Component
class NewAccountIds {

  /** The interface lists these things where it would show the account of that id. */
  private static final Set<String> ADDRESSES =
      Set.of(
          "choices",
          "events",
          "fields",
          "findings",
          "proposals",
          "suspensions",
          "template",
          "trail");

  /**
   * What programs and people write for nobody, for themselves or for the service, in lower case.
   */
  private final Set<String> reserved;

  private final JdbcClient jdbc;

  NewAccountIds(JdbcClient jdbc) throws IOException {
    this.jdbc = jdbc;
    this.reserved =
        new ClassPathResource("access/reserved-ids.txt")
            .getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Why an id cannot be given to a new account.
   *
   * @param isSomebodys whether it is, or was, the account of somebody, or looks like it
   * @param words in Chinese
   */
  record Fault(boolean isSomebodys, String words) {}

  private record Known(boolean exists, @Nullable String alike, boolean isGroup, boolean isGone) {}

  /** Empty where a new account can have this id. */
  Optional<Fault> fault(@Nullable String id) {
    if (id == null || id.isBlank()) {
      return unusable("请填写账号。" + AccountIds.RULE);
    }
    if (!AccountIds.isAllowedForNew(id)) {
      return unusable(AccountIds.RULE);
    }
    if (ADDRESSES.contains(id) || reserved.contains(id.toLowerCase(Locale.ROOT))) {
      return unusable("“" + id + "”是系统保留的名称，请换一个账号名");
    }
    Known known =
        jdbc.sql(
                """
                select exists (select from act_id_user where id_ = :id) as exists,
                  (select min(id) from (select id_ from act_id_user union all select id from account) as known (id)
                    where lower(id) = lower(:id) and id <> :id) as alike,
                  exists (select from act_id_group where id_ = :id) as is_group,
                  exists (select from account where id = :id and (deleted_at is not null or used_at is not null)) or account_left_traces(:id) as is_gone
                """)
            .param("id", id)
            .query(Known.class)
            .single();
    if (known.exists) {
      return somebodys("已有账号 " + id + "，请核对，或换一个账号名");
    }
    if (known.alike != null) {
      return somebodys("已有或曾有账号 " + known.alike + "，只有大小写不同，容易混淆，请换一个账号名");
    }
    if (known.isGroup) {
      return unusable("“" + id + "”是部门或岗位的代号，不能用作账号，请换一个账号名");
    }
    return known.isGone
        ? somebodys("账号 " + id + " 以前有人用过，为免继承其案件和权限不能再用，请换一个账号名")
        : Optional.empty();
  }

  private static Optional<Fault> unusable(String words) {
    return Optional.of(new Fault(false, words));
  }

  private static Optional<Fault> somebodys(String words) {
    return Optional.of(new Fault(true, words));
  }
}
