package cn.lianban.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.util.UrlUtils;

/**
 * Remembers the requested page across the log-in, in a cookie, because a session would be a row of
 * the database for every visitor who does not log in.
 */
final class RequestedPage extends CookieRequestCache {

  /** A cookie may have been set by somebody else, so it can lead only to our own pages. */
  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    try {
      SavedRequest asked = super.getRequest(request, response);
      return asked != null && asked.getRedirectUrl().startsWith(ourPages(request)) ? asked : null;
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }

  /** The page is requested anew, so nothing of the earlier request is restored. */
  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
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
