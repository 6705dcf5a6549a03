package cn.lianban.access;

import cn.lianban.kernel.FieldError;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Answers who is not logged in, and who may not: pages with a page, programs with problem details in Chinese. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

  private final ObjectMapper json;

  Refusals(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException problem) throws IOException {
    if (isNavigation(request)) {
      response.sendRedirect(request.getContextPath() + "/login");
      return;
    }
    if (!isBrowser(request)) {
      // a browser would ask for the password in a window of its own
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"lianban\", charset=\"UTF-8\"");
    }
    String detail = problem instanceof BadCredentialsException ? problem.getMessage() : "请先登录，或以 HTTP Basic 提供用户名和密码";
    answer(response, HttpStatus.UNAUTHORIZED, "未登录", detail);
  }

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException problem) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    if (problem instanceof CsrfException) {
      if (isNavigation(request)) {
        response.sendRedirect(request.getContextPath() + "/login?expired");
      } else {
        answer(response, HttpStatus.FORBIDDEN, "页面已过期", "请求缺少有效的防伪令牌，请刷新页面后重试");
      }
      return;
    }
    if (isNavigation(request)) {
      response.setStatus(HttpStatus.FORBIDDEN.value());
      response.setContentType("text/html;charset=UTF-8");
      response.getWriter().write(page("无权访问", "您的账号不能打开这个页面。如需办理，请退出后以有权限的账号登录，或联系系统管理员。"));
      return;
    }
    answer(response, HttpStatus.FORBIDDEN, "无权操作", "您的账号无权进行此操作，如需办理请联系系统管理员");
  }

  /** An address, method or header that nobody sends in good faith. */
  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException problem) throws IOException {
    answer(response, HttpStatus.BAD_REQUEST, "请求内容有误", "网址、方法或请求头含有不允许的内容，请更正");
  }

  private void answer(HttpServletResponse response, HttpStatus status, String title, String detail) throws IOException {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    // the engine's web applications show this member
    problem.setProperty("message", detail);
    if (status == HttpStatus.BAD_REQUEST) {
      problem.setProperty("errors", List.of(new FieldError("", detail)));
    }
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    json.writeValue(response.getOutputStream(), problem);
  }

  private static boolean tried(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
  }

  /** A page that a person opens, in contrast to what a script or a program asks. */
  private static boolean isNavigation(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && !request.getRequestURI().startsWith(request.getContextPath() + "/api/")
        && !tried(request);
  }

  private static boolean isBrowser(HttpServletRequest request) {
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    return request.getHeader("X-Requested-With") != null
        || request.getHeader("Sec-Fetch-Mode") != null
        || (agent != null && agent.startsWith("Mozilla/"));
  }

  private static String page(String title, String text) {
    return """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><title>%1$s · 联办</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/style.css"></head>
        <body class="entrance"><main class="card"><div class="panel"><h1>%1$s</h1><p>%2$s</p><p><a class="button" href="/">返回首页</a></p></div></main></body>
        </html>
        """
        .formatted(title, text);
  }
}
