package cn.lianban.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Marks every cookie that is set over https as secure, because the engine's web applications can do
 * so only always or never. Behind a proxy the browser's scheme decides.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SecureCookies extends OncePerRequestFilter {

  private static final Pattern SECURE =
      Pattern.compile(";\\s*secure\\s*(;|$)", Pattern.CASE_INSENSITIVE);

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.isSecure();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Secured(response));
  }

  private static final class Secured extends HttpServletResponseWrapper {

    Secured(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void addCookie(Cookie cookie) {
      cookie.setSecure(true);
      super.addCookie(cookie);
    }

    @Override
    public void addHeader(String name, String value) {
      super.addHeader(name, secured(name, value));
    }

    @Override
    public void setHeader(String name, String value) {
      super.setHeader(name, secured(name, value));
    }

    private static String secured(String name, String value) {
      return HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)
              && value != null
              && !SECURE.matcher(value).find()
          ? value + "; Secure"
          : value;
    }
  }
}
