package cn.lianban.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;

/** Knows which addresses exist for anybody at all. */
@Component
class KnownAddresses {

  private static final String LOG_OUT = "/logout";
  private static final String WEBAPPS = "/camunda/";

  private final ObjectProvider<HandlerMapping> mappings;

  KnownAddresses(ObjectProvider<HandlerMapping> mappings) {
    this.mappings = mappings;
  }

  /**
   * Whether this address exists for anybody with any method. Files that are served under another
   * address do not count.
   */
  boolean areKnown(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (path.startsWith(WEBAPPS)) {
      return WebappGate.offers(path);
    }
    return path.equals(LOG_OUT) || isMapped(request);
  }

  private boolean isMapped(HttpServletRequest request) {
    if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
      ServletRequestPathUtils.parseAndCache(request);
    }
    List<HandlerMapping> all = mappings.orderedStream().toList();
    for (HandlerMapping mapping : all) {
      try {
        HandlerExecutionChain found = mapping.getHandler(request);
        if (found != null) {
          return isOffered(found.getHandler());
        }
      } catch (HttpRequestMethodNotSupportedException | HttpMediaTypeException otherwise) {
        return true;
      } catch (Exception unreadable) {
        return false;
      }
    }
    return false;
  }

  private static boolean isOffered(Object handler) {
    if (handler instanceof HandlerMethod method) {
      return !ErrorController.class.isAssignableFrom(method.getBeanType());
    }
    return !(handler instanceof ResourceHttpRequestHandler);
  }
}
