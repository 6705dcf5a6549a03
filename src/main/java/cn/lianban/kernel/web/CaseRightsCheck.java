package cn.lianban.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks for the rights to a case before a request that would change it is read. */
@Configuration(proxyBeanMethods = false)
class CaseRightsCheck implements WebMvcConfigurer {

  private final ObjectProvider<CaseRights> all;

  CaseRightsCheck(ObjectProvider<CaseRights> all) {
    this.all = all;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(
        new HandlerInterceptor() {
          @Override
          public boolean preHandle(
              HttpServletRequest request, HttpServletResponse response, Object operation) {
            if (!HttpMethod.GET.matches(request.getMethod())
                && !HttpMethod.HEAD.matches(request.getMethod())) {
              check(request);
            }
            return true;
          }
        });
  }

  private void check(HttpServletRequest request) {
    Object address = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (address != null
        && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        && !variables.isEmpty()) {
      String id = variables.values().iterator().next().toString();
      all.stream()
          .filter(rights -> rights.addresses().contains(address.toString()))
          .forEach(rights -> rights.check(id));
    }
  }
}
