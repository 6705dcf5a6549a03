package cn.lianban.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.util.UrlUtils;

/**
 * Remembers across the log-in which page was asked for, in the browser itself: a session is a row
 * of the database, and whoever passes by without logging in needs none.
 */
final class RequestedPage extends CookieRequestCache {

  /** Others may have put a cookie there: it leads to our own pages, or nowhere. */
  @Override
  public SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
    try {
      SavedRequest asked = super.getRequest(request, response);
      return asked != null && asked.getRedirectUrl().startsWith(ourPages(request)) ? asked : null;
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }

  /**
   * The page is asked for anew and stands for itself: what its request said before is not wanted.
   */
  @Override
  public HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    super.getMatchingRequest(request, response);
    return null;
  }

  private static String ourPages(HttpServletRequest request) {
    return UrlUtils.buildFullRequestUrl(
        request.getScheme(),
        request.getServerName(),
        request.getServerPort(),
        request.getContextPath() + "/",
        null);
  }
}
