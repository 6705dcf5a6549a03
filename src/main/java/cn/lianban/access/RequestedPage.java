package cn.lianban.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.util.UrlUtils;

/**
 * Remembers the requested page across the log-in, in a cookie, because a session would be a row of
 * the database for every visitor who does not log in.
 */
final class RequestedPage extends CookieRequestCache {

  /** Two slashes at the beginning, or a backslash, would lead a browser to another host. */
  private static final Pattern PAGE = Pattern.compile("/(?!/)[^\\\\\\p{Cntrl}]*");

  /** A cookie may have been set by somebody else, so it can lead only to our own pages. */
  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    try {
      SavedRequest asked = super.getRequest(request, response);
      String page = asked == null ? null : page(request, asked.getRedirectUrl());
      return page == null ? null : new SimpleSavedRequest(page);
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }

  /** The page is requested anew, so nothing of the earlier request is restored. */
  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    SavedRequest asked = getRequest(request, response);
    if (asked != null
        && asked.getRedirectUrl().equals(page(request, UrlUtils.buildFullRequestUrl(request)))) {
      removeRequest(request, response);
    }
    return null;
  }

  /** The path and query of an address of ours, without the host, which a request may forge. */
  private static @Nullable String page(HttpServletRequest request, String address) {
    String ours = ourPages(request);
    if (!address.startsWith(ours)) {
      return null;
    }
    String page = address.substring(ours.length() - 1);
    return PAGE.matcher(page).matches() ? page : null;
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
