package cn.lianban.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The error page for a person who opened an address in a browser; programs get problem details
 * instead.
 */
public final class ErrorPage {

  public static final String TYPE = "text/html;charset=UTF-8";

  private ErrorPage() {}

  /**
   * Whether a person opened this address in a browser, and not a script or a program.
   *
   * @param path of the address that was opened; the request's own path may be that of the error
   *     page
   */
  public static boolean isWanted(HttpServletRequest request, String path) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    String within = path.substring(request.getContextPath().length());
    return accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && !within.startsWith("/api/")
        && !within.startsWith("/camunda/api/")
        && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
  }

  /**
   * @param text plain text without markup, like the title
   */
  public static String of(String title, String text) {
    return HashedLinks.in(
            """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><title>%1$s · 联办</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/style.css"></head>
        <body class="entrance"><main class="card"><div class="panel"><h1>%1$s</h1><p>%2$s</p><p><a class="button" href="/">返回首页</a></p></div></main></body>
        </html>
        """)
        .formatted(title, text);
  }

  static ResponseEntity<String> answer(HttpStatusCode status) {
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType(TYPE))
        .body(of(Problem.title(status), Problem.detail(status)));
  }
}
