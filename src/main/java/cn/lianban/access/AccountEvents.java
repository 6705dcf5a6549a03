package cn.lianban.access;

import cn.lianban.kernel.Page;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who logged in, who tried in vain, and what was done to accounts. Entries are never changed or
 * removed.
 */
@Component
public class AccountEvents {

  private static final int LONGEST_ACCOUNT = 64;
  private static final int LONGEST_BROWSER = 200;

  private final JdbcClient jdbc;
  private final Clock clock;

  AccountEvents(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What happened, as it is stored and as people read it. */
  public enum Kind {
    LOGGED_IN("logged-in", "登录"),
    LOG_IN_FAILED("log-in-failed", "登录失败"),
    LOG_IN_HELD("log-in-held", "尝试过于频繁"),
    LOGGED_OUT("logged-out", "退出"),
    CREATED("created", "开通账号"),
    NAME_CHANGED("name-changed", "修改姓名"),
    ROLES_CHANGED("roles-changed", "变更岗位"),
    POSTS_PROPOSED("posts-proposed", "提出授予岗位"),
    POSTS_NOT_CONFIRMED("posts-not-confirmed", "岗位未获确认"),
    PASSWORD_CHANGED("password-changed", "本人修改密码"),
    PASSWORD_RESET("password-reset", "重置密码"),
    DISABLED("disabled", "停用"),
    ENABLED("enabled", "启用"),
    DELETED("deleted", "删除账号");

    private final String code;
    private final String words;

    Kind(String code, String words) {
      this.code = code;
      this.words = words;
    }

    public String code() {
      return code;
    }

    public String words() {
      return words;
    }

    /** The code itself where it is none of ours. */
    static String words(String code) {
      return Arrays.stream(values())
          .filter(kind -> kind.code.equals(code))
          .findFirst()
          .map(Kind::words)
          .orElse(code);
    }
  }

  /**
   * One entry.
   *
   * @param account to which it happened; of a failed log-in the name that was typed, which may
   *     belong to nobody
   * @param kind the code of a {@link Kind}
   * @param words the kind in Chinese
   * @param actor null for the person itself, and for the service
   * @param address from where; null where nothing came in from outside
   * @param browser what the browser or program calls itself; null like the address
   * @param text null where there is nothing to add
   */
  public record Event(
      long id,
      OffsetDateTime at,
      String account,
      String kind,
      String words,
      String actor,
      String address,
      String browser,
      String text) {}

  /**
   * @param actor null for the person itself, and for the service
   */
  public void append(Kind kind, String account, String actor, String text) {
    append(kind, account, actor, null, null, text);
  }

  /**
   * @param actor null for the person itself
   * @param address from where; null where nothing came in from outside
   * @param browser what the browser or program calls itself; may be null, and is cut where it is
   *     long
   */
  @Transactional
  public void append(
      Kind kind, String account, String actor, String address, String browser, String text) {
    jdbc.sql(
            """
            insert into account_event (at, account, kind, actor, address, browser, text)
            values (:at, :account, :kind, :actor, :address, :browser, :text)
            """)
        .param("at", OffsetDateTime.now(clock))
        .param("account", clean(account, LONGEST_ACCOUNT))
        .param("kind", kind.code)
        .param("actor", actor)
        .param("address", address)
        .param("browser", clean(browser, LONGEST_BROWSER))
        .param("text", text)
        .update();
  }

  /** Newest first. */
  public Page<Event> of(String account, List<Kind> kinds, Page.Request page) {
    return list("account = :account and kind in (:kinds)", account, kinds, page);
  }

  /** Of all accounts, newest first. */
  public Page<Event> all(List<Kind> kinds, Page.Request page) {
    return list("kind in (:kinds)", "", kinds, page);
  }

  private Page<Event> list(String which, String account, List<Kind> kinds, Page.Request page) {
    List<String> codes = kinds.stream().map(Kind::code).toList();
    long total =
        jdbc.sql("select count(*) from account_event where " + which)
            .param("account", account)
            .param("kinds", codes)
            .query(Long.class)
            .single();
    List<Event> events =
        jdbc.sql(
                "select id, at, account, kind, actor, address, browser, text from account_event where "
                    + which
                    + " order by id desc limit :size offset :offset")
            .param("account", account)
            .param("kinds", codes)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(
                (row, number) ->
                    new Event(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("account"),
                        row.getString("kind"),
                        Kind.words(row.getString("kind")),
                        row.getString("actor"),
                        row.getString("address"),
                        row.getString("browser"),
                        row.getString("text")))
            .list();
    return new Page<>(events, page.page(), page.size(), total);
  }

  /**
   * What came in from outside, in one line that can be kept: what was typed as a name may hold
   * anything.
   */
  private static String clean(String text, int longest) {
    if (text == null) {
      return null;
    }
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    return line.length() > longest ? line.substring(0, longest - 1) + "…" : line;
  }
}
