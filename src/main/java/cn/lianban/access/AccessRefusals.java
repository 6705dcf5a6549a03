package cn.lianban.access;

import cn.lianban.kernel.CurrentActor;
import cn.lianban.kernel.FieldError;
import cn.lianban.kernel.web.ErrorPage;
import cn.lianban.kernel.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/**
 * Answers requests without a log-in and requests that are not allowed: browsers get a page,
 * programs get problem details in Chinese.
 */
@Component
class AccessRefusals
    implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

  /** Both the seconds of a minute and the minutes of an hour. */
  private static final long SIXTY = 60;

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  private final KnownAddresses addresses;
  private final AccountPosts posts;
  private final CurrentActor actors;

  AccessRefusals(KnownAddresses addresses, AccountPosts posts, CurrentActor actors) {
    this.addresses = addresses;
    this.posts = posts;
    this.actors = actors;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
      throws IOException {
    if (isUnknown(request, response)) {
      return;
    }
    if (isNavigation(request)) {
      boolean hadOne =
          request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
      response.sendRedirect(request.getContextPath() + (hadOne ? "/login?ended" : "/login"));
      return;
    }
    if (!isBrowser(request)
        && !(problem instanceof TooManyAttempts)
        && !(problem instanceof AccountWithoutGroups)
        && !(problem instanceof AccountDisabled)
        && !(problem instanceof OneTimePasswordOver)) {
      // not for browsers, which would show their own password dialog
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"lianban\", charset=\"UTF-8\"");
    }
    if (problem instanceof TooManyAttempts held) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(held.seconds()));
      answer(
          response, HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", "尝试过于频繁", held.getMessage());
      return;
    }
    if (problem instanceof AccountWithoutGroups) {
      answer(response, HttpStatus.FORBIDDEN, "no-groups", "账号尚未分配岗位", problem.getMessage());
      return;
    }
    if (problem instanceof AccountDisabled) {
      answer(response, HttpStatus.UNAUTHORIZED, "account-disabled", "账号已停用", AccountDisabled.WORDS);
      return;
    }
    if (problem instanceof OneTimePasswordOver) {
      answer(
          response,
          HttpStatus.UNAUTHORIZED,
          "one-time-password-over",
          "一次性密码已过期",
          problem.getMessage());
      return;
    }
    // an Authorization header without name and password would be refused by the framework in
    // English
    boolean ours =
        problem instanceof BadCredentialsException && CHINESE.matcher(problem.getMessage()).find();
    String detail = ours ? problem.getMessage() : "请先登录，或以 HTTP Basic 提供用户名和密码";
    answer(response, HttpStatus.UNAUTHORIZED, null, "未登录", detail);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException problem)
      throws IOException {
    if (response.isCommitted() || isUnknown(request, response)) {
      return;
    }
    if (problem instanceof CsrfException) {
      if (isNavigation(request)) {
        response.sendRedirect(request.getContextPath() + "/login?expired");
      } else {
        answer(response, HttpStatus.FORBIDDEN, "page-expired", "页面已过期", "请求缺少有效的防伪令牌，请刷新页面后重试");
      }
      return;
    }
    if (isNavigation(request)) {
      page(
          response,
          HttpStatus.FORBIDDEN,
          "无权访问",
          "没有这个页面，或者您的账号不能打开它。请检查网址；如需办理，请退出后以有权限的账号登录，或联系安全管理员。");
      return;
    }
    answer(
        response, HttpStatus.FORBIDDEN, null, "无权操作", "您的账号无权进行此操作，" + findings() + "如需办理请联系安全管理员");
  }

  /**
   * What is wrong with the account itself and may be the reason for the refusal; empty for nothing.
   */
  private String findings() {
    return actors
        .find()
        .map(
            actor ->
                posts.findings(
                    actor.groups().stream().filter(group -> !actor.substitutesIn(group)).toList()))
        .filter(findings -> !findings.isEmpty())
        .map(findings -> "原因可能是" + String.join("；", findings) + "。")
        .orElse("");
  }

  /**
   * Answers that somebody else has set the password, so that the person has to choose a new one
   * first.
   */
  void passwordDue(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (isNavigation(request)) {
      response.sendRedirect(request.getContextPath() + "/profile");
      return;
    }
    answer(
        response,
        HttpStatus.FORBIDDEN,
        "password-change-required",
        "须先修改密码",
        "密码由他人设置，须先修改才能使用：请登录后在“我的资料”中修改，或以 PUT /api/profile/password 修改");
  }

  /** Answers a request whose address, method or header no honest client sends. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException problem)
      throws IOException {
    if (isNavigation(request)) {
      page(response, HttpStatus.BAD_REQUEST, "网址有误", "网址含有不允许的内容，请更正。");
      return;
    }
    answer(response, HttpStatus.BAD_REQUEST, null, "请求内容有误", "网址、方法或请求头含有不允许的内容，请更正");
  }

  /**
   * Answers an anonymous request above the limit.
   *
   * @param what is limited, in Chinese
   * @param otherwise what may be done instead of waiting
   */
  void tooMany(HttpServletResponse response, String what, Duration wait, String otherwise)
      throws IOException {
    long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    answer(
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        null,
        "请求过于频繁",
        "从您所在网络地址" + what + "的次数已达上限，请在" + inWords(seconds) + "后再试；" + otherwise);
  }

  private static String inWords(long seconds) {
    if (seconds <= SIXTY) {
      return " " + seconds + " 秒";
    }
    long minutes = (seconds + SIXTY - 1) / SIXTY;
    return minutes <= SIXTY ? " " + minutes + " 分钟" : " " + (minutes + SIXTY - 1) / SIXTY + " 小时";
  }

  private static void page(
      HttpServletResponse response, HttpStatus status, String title, String text)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(ErrorPage.TYPE);
    response.getWriter().write(ErrorPage.of(title, text));
  }

  private static void answer(
      HttpServletResponse response,
      HttpStatus status,
      @Nullable String code,
      String title,
      @Nullable String detail)
      throws IOException {
    Map<String, Object> more = new LinkedHashMap<>();
    // the engine's web applications show this member
    more.put("message", detail);
    if (status == HttpStatus.BAD_REQUEST && detail != null) {
      more.put("errors", List.of(new FieldError("", detail)));
    }
    Problem.write(response, status, code, title, detail, more);
  }

  /**
   * Whether no such address exists. This is told without a log-in, because logging in would not
   * help to find it.
   */
  private boolean isUnknown(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (addresses.areKnown(request)) {
      return false;
    }
    if (isNavigation(request)) {
      page(response, HttpStatus.NOT_FOUND, "未找到", "没有这个页面，请检查网址。");
    } else {
      answer(response, HttpStatus.NOT_FOUND, null, "未找到", "没有这个地址，请检查网址");
    }
    return true;
  }

  private static boolean isNavigation(HttpServletRequest request) {
    return ErrorPage.isWanted(request, request.getRequestURI());
  }

  private static boolean isBrowser(HttpServletRequest request) {
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    return request.getHeader("X-Requested-With") != null
        || request.getHeader("Sec-Fetch-Mode") != null
        || (agent != null && agent.startsWith("Mozilla/"));
  }
}
