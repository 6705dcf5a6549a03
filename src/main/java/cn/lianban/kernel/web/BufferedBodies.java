package cn.lianban.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the whole body of a request without files before anything else is done, so that a body that
 * is too large or too slow is refused in the same way by our API and by the engine's. The server
 * itself limits forms and files.
 */
final class BufferedBodies extends OncePerRequestFilter {

  private final int most;

  BufferedBodies(RequestBounds bounds) {
    this.most = Math.toIntExact(bounds.body().toBytes());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type =
        request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
    return type.startsWith("multipart/form-data")
        || type.startsWith("application/x-www-form-urlencoded");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > most) {
      tooLarge(response);
      return;
    }
    byte[] body;
    try {
      body = request.getInputStream().readNBytes(most + 1);
    } catch (RequestLimits.TooSlow tooSlow) {
      Problem.write(response, HttpStatus.REQUEST_TIMEOUT);
      return;
    }
    if (body.length > most) {
      tooLarge(response);
      return;
    }
    chain.doFilter(new Received(request, body), response);
  }

  private void tooLarge(HttpServletResponse response) throws IOException {
    String detail = "请求内容不能超过 " + most / 1024 + " KB，没有保存任何内容，请精简后提交";
    Problem.write(
        response,
        HttpStatus.PAYLOAD_TOO_LARGE,
        null,
        Problem.title(HttpStatus.PAYLOAD_TOO_LARGE),
        detail,
        Map.of("message", detail));
  }

  /** The request with its body already read. */
  private static final class Received extends HttpServletRequestWrapper {

    private final byte[] body;

    private Received(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      ByteArrayInputStream content = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public int read() {
          return content.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
          return content.read(into, offset, length);
        }

        @Override
        public int available() {
          return content.available();
        }

        @Override
        public boolean isFinished() {
          return content.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new IllegalStateException("The body is there already");
        }
      };
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }
}
