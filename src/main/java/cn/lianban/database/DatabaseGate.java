package cn.lianban.database;

import cn.lianban.kernel.FullDisk;
import cn.lianban.kernel.web.ErrorPage;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers 503 to every request, except those for the service's health, while the database is away,
 * before a session is looked up. A request during which the database is lost, or has no room on its
 * disk, is answered 503 too, whichever part of the service handles it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseGate extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(DatabaseGate.class);
  private static final String KEY = "Idempotency-Key";
  private static final String HEALTH = "/actuator/health";
  private static final String TITLE = "系统暂时不可用";
  private static final String AT_THE_DOOR = "数据库暂时没有应答，没有保存任何内容，请稍后重试";
  private static final String WHILE_READING = "数据库暂时没有应答，请稍后重试";
  private static final String WITH_KEY = "数据库连接中断，不能确定是否已经提交，请稍后以同一幂等键重试，不会重复";
  private static final String HALF_WAY = "数据库连接中断，不能确定这次操作是否已经保存：请稍后刷新，核对之后再决定是否重做";
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head><meta charset="utf-8"><title>%1$s · 联办</title><meta name="viewport" content="width=device-width, initial-scale=1">
      <style>body{margin:0;font:1rem/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1f2937;background:#f3f5f9}
      main{max-width:34rem;margin:15vh auto;padding:2rem;background:#fff;border-radius:.75rem;box-shadow:0 1px 4px #0002}h1{margin-top:0;font-size:1.4rem}</style></head>
      <body><main><h1>%1$s</h1><p>%2$s。</p><p>已经办结的事项不会丢失。</p></main></body>
      </html>
      """;

  private final DatabaseState state;
  private final ObjectMapper json;
  private final Duration retryAfter;

  @Autowired
  DatabaseGate(DatabaseState state, ObjectMapper json, DatabaseSettings settings) {
    this(state, json, settings.retryAfter());
  }

  DatabaseGate(DatabaseState state, ObjectMapper json, Duration retryAfter) {
    this.state = state;
    this.json = json;
    this.retryAfter = retryAfter;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (state.isAway()) {
      answer(request, response, AT_THE_DOOR);
      return;
    }
    Attempt attempt = new Attempt(response, state.losses(), state.fullDisks());
    try {
      chain.doFilter(request, attempt);
    } catch (ServletException | IOException | RuntimeException failure) {
      if (!attempt.hasFailedForIt() || response.isCommitted()) {
        throw failure;
      }
      log.warn(
          attempt.foundNoRoom()
              ? "A request found no room on the disk of the database: {}"
              : "A request has lost the database: {}",
          failure.getMessage() == null
              ? failure.getClass().getName()
              : failure.getMessage().lines().findFirst().orElse(""));
      attempt.withheld = true;
    }
    if (attempt.withheld && !response.isCommitted()) {
      if (attempt.foundNoRoom()) {
        answer(request, response, FullDisk.TOLD, "disk-full");
      } else {
        answer(request, response, halfWay(request));
      }
    }
  }

  private static String halfWay(HttpServletRequest request) {
    if (HttpMethod.GET.matches(request.getMethod())
        || HttpMethod.HEAD.matches(request.getMethod())) {
      return WHILE_READING;
    }
    return takesKey(request) ? WITH_KEY : HALF_WAY;
  }

  /**
   * Whether the operation accepts an idempotency key. With any other operation the key has no
   * effect, so sending the request again would repeat it.
   */
  private static boolean takesKey(HttpServletRequest request) {
    return request.getHeader(KEY) != null
        && request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
            instanceof HandlerMethod operation
        && Arrays.stream(operation.getMethodParameters())
            .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
            .anyMatch(header -> header != null && header.value().equals(KEY));
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, String detail)
      throws IOException {
    answer(request, response, detail, "database-away");
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, String detail, String code)
      throws IOException {
    response.reset();
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    byte[] body;
    if (ErrorPage.isWanted(request, request.getRequestURI())) {
      response.setContentType(ErrorPage.TYPE);
      response.setHeader(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
      body = PAGE.formatted(TITLE, detail).getBytes(StandardCharsets.UTF_8);
    } else {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      Map<String, Object> problem = new LinkedHashMap<>();
      problem.put("type", "about:blank");
      problem.put("title", TITLE);
      problem.put("status", HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      problem.put("detail", detail);
      problem.put("code", code);
      // the engine's web applications show this member
      problem.put("message", detail);
      body = json.writeValueAsBytes(problem);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /**
   * Holds back an error answer until it is known whether the lost database caused it, because such
   * an answer would report a wrong cause.
   */
  private final class Attempt extends HttpServletResponseWrapper {

    private final long lossesBefore;
    private final long fullDisksBefore;
    private boolean withheld;

    Attempt(HttpServletResponse response, long lossesBefore, long fullDisksBefore) {
      super(response);
      this.lossesBefore = lossesBefore;
      this.fullDisksBefore = fullDisksBefore;
    }

    /** Whether the database was lost during the request, or had no room. */
    boolean hasFailedForIt() {
      return hasLostTheDatabase() || foundNoRoom();
    }

    /**
     * Whether any connection was lost during the request, another request's too: a needless retry
     * does no harm.
     */
    boolean hasLostTheDatabase() {
      return state.isAway() || state.losses() != lossesBefore;
    }

    /**
     * Whether the database was there, and its disk full, for any request: nothing is kept of a
     * transaction that finds no room.
     */
    boolean foundNoRoom() {
      return state.fullDisks() != fullDisksBefore && !hasLostTheDatabase();
    }

    private boolean withholds() {
      withheld =
          withheld
              || getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                  && !isCommitted()
                  && hasFailedForIt();
      return withheld;
    }

    @Override
    public void setStatus(int status) {
      super.setStatus(status);
      withholds();
    }

    @Override
    public void sendError(int status) throws IOException {
      sendError(status, null);
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
      super.setStatus(status);
      if (!withholds()) {
        super.sendError(status, message);
      }
    }

    @Override
    public void flushBuffer() throws IOException {
      if (!withholds()) {
        super.flushBuffer();
      }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      return withholds() ? new Nowhere() : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      return withholds() ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
    }
  }

  private static final class Nowhere extends ServletOutputStream {

    @Override
    public void write(int octet) {
      // withheld
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("Nothing is written");
    }
  }
}
