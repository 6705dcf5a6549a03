package cn.lianban.access;

import cn.lianban.kernel.Page;
import cn.lianban.kernel.Rows;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The log of log-ins, failed log-ins and changes to accounts. Entries are never changed or removed.
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

  /** The kinds of events, each with its stored code and its Chinese name. */
  public enum Kind {
    LOGGED_IN("logged-in", "登录"),
    LOG_IN_FAILED("log-in-failed", "登录失败"),
    LOG_IN_HELD("log-in-held", "尝试过于频繁"),
    LOGGED_OUT("logged-out", "退出"),
    CREATED("created", "开通账号"),
    NAME_CHANGED("name-changed", "修改姓名"),
    ROLES_CHANGED("roles-changed", "变更岗位"),
    POSTS_PROPOSED("posts-proposed", "提出变更岗位"),
    POSTS_NOT_CONFIRMED("posts-not-confirmed", "岗位未获确认"),
    PASSWORD_CHANGED("password-changed", "本人修改密码"),
    PASSWORD_CHOSEN("password-chosen", "以一次性密码登录并另设密码"),
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

    /** The Chinese name of a kind; the code itself where it is unknown. */
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
   * @param account that the event is about; for a failed log-in the typed name, which may not exist
   * @param kind the code of a {@link Kind}
   * @param words the kind in Chinese
   * @param actor account that did it; null for the person itself and for the service
   * @param address network address; null without a request
   * @param browser name that the browser or program sends; null without a request
   * @param text further details; null for none
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
   * Appends an event, with the address and the browser of the request by which somebody else did
   * it.
   *
   * @param actor account that did it; null for the person itself and for the service
   */
  public void append(
      Kind kind, @Nullable String account, @Nullable String actor, @Nullable String text) {
    HttpServletRequest request =
        actor != null
                && RequestContextHolder.getRequestAttributes()
                    instanceof ServletRequestAttributes served
            ? served.getRequest()
            : null;
    append(
        kind,
        account,
        actor,
        request == null ? null : request.getRemoteAddr(),
        request == null ? null : request.getHeader(HttpHeaders.USER_AGENT),
        text);
  }

  /**
   * @param actor account that did it; null for the person itself
   * @param address network address; null without a request
   * @param browser name that the browser or program sends, shortened if long; null for none
   */
  @Transactional
  public void append(
      Kind kind,
      @Nullable String account,
      @Nullable String actor,
      @Nullable String address,
      @Nullable String browser,
      @Nullable String text) {
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

  private record Row(
      long id,
      OffsetDateTime at,
      String account,
      String kind,
      String actor,
      String address,
      String browser,
      String text) {

    Event event() {
      return new Event(id, at, account, kind, Kind.words(kind), actor, address, browser, text);
    }
  }

  /** Events of an account, newest first. */
  public Page<Event> of(@Nullable String account, List<Kind> kinds, Page.Request page) {
    return list("account = :account and kind in (:kinds)", account, kinds, page);
  }

  /** Events of all accounts, newest first. */
  public Page<Event> all(List<Kind> kinds, Page.Request page) {
    return list("kind in (:kinds)", "", kinds, page);
  }

  private Page<Event> list(
      String which, @Nullable String account, List<Kind> kinds, Page.Request page) {
    List<String> codes = kinds.stream().map(Kind::code).toList();
    long total =
        jdbc.sql("select count(*) from account_event where " + which)
            .param("account", account)
            .param("kinds", codes)
            .query(Long.class)
            .single();
    List<Event> events =
        jdbc
            .sql(
                "select id, at, account, kind, actor, address, browser, text from account_event where "
                    + which
                    + " order by id desc limit :size offset :offset")
            .param("account", account)
            .param("kinds", codes)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Rows.of(Row.class))
            .list()
            .stream()
            .map(Row::event)
            .toList();
    return new Page<>(events, page.page(), page.size(), total);
  }

  /**
   * Text from outside in one line that can be stored, because a typed name may contain anything.
   */
  private static @Nullable String clean(@Nullable String text, int longest) {
    if (text == null) {
      return null;
    }
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    return line.length() > longest ? line.substring(0, longest - 1) + "…" : line;
  }
}
