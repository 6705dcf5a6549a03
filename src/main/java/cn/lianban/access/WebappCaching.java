package cn.lianban.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets browsers keep the scripts, styles, fonts and texts of the engine's web applications, which
 * are the same for everybody: those from the engine's archive for a year, because their address has
 * the version; those that we replace are checked each time. No other answer may be stored.
 */
class WebappCaching extends OncePerRequestFilter {

  private static final Pattern FILE =
      Pattern.compile(
          "^/(camunda/(lib|assets|app)/|camunda/api/\\w+/plugin/[^/]+/static/|api/swagger-ui/).+\\.(js|css|json|woff2?|ttf|eot|svg|png|gif|ico|map)$");
  private static final Pattern PLUGIN = Pattern.compile("^/camunda/api/.*");
  private static final String FOR_GOOD = "private, max-age=31536000, immutable";
  private static final String ASK = "no-cache";

  private final Map<String, Boolean> engines = new ConcurrentHashMap<>();

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !FILE.matcher(path(request)).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Kept kept =
        new Kept(
            response,
            request.getParameter("bust") != null && isEngines(path(request)) ? FOR_GOOD : ASK);
    chain.doFilter(request, kept);
    kept.onResponseCommitted();
  }

  private boolean isEngines(String path) {
    if (PLUGIN.matcher(path).matches()) {
      return true;
    }
    ClassPathResource file = new ClassPathResource("META-INF/resources/webjars" + path);
    // remembered only for files, whose number is limited
    Boolean known = engines.get(path);
    if (known == null && file.exists()) {
      known = location(file).contains("camunda-webapp-webjar");
      engines.put(path, known);
    }
    return Boolean.TRUE.equals(known);
  }

  private static String location(ClassPathResource file) {
    try {
      return file.getURL().toString();
    } catch (IOException gone) {
      return "";
    }
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /** Sets the header just before the answer is sent, and only for a file that was found. */
  private static final class Kept extends OnCommittedResponseWrapper {

    private final String howLong;
    private boolean said;

    Kept(HttpServletResponse response, String howLong) {
      super(new Failing(response));
      this.howLong = howLong;
    }

    @Override
    protected void onResponseCommitted() {
      boolean found =
          getStatus() == SC_OK
              || getStatus() == SC_NOT_MODIFIED
              || getStatus() == SC_PARTIAL_CONTENT;
      if (found && !said && !isCommitted()) {
        setHeader(HttpHeaders.CACHE_CONTROL, howLong);
      }
      said = true;
    }
  }

  /** Keeps an error from being stored, whatever header was set before it occurred. */
  private static final class Failing extends HttpServletResponseWrapper {

    Failing(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
      setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      super.sendError(status, message);
    }
  }
}
