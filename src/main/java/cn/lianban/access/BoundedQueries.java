package cn.lianban.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.IntSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/** Cockpit asks for some lists without saying how many entries it wants, which the engine refuses: it gets as many as are allowed. */
class BoundedQueries extends OncePerRequestFilter {

  private static final String MOST = "maxResults=";

  private final IntSupplier limit;

  BoundedQueries(IntSupplier limit) {
    this.limit = limit;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String query = request.getQueryString();
    return !request.getMethod().equals("GET")
        || !request.getRequestURI().contains("/camunda/api/engine/engine/default/")
        || (query != null && query.contains(MOST));
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String most = MOST + limit.getAsInt();
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public String getQueryString() {
            return super.getQueryString() == null ? most : super.getQueryString() + "&" + most;
          }
        },
        response);
  }
}
