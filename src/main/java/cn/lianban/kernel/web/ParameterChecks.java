package cn.lianban.kernel.web;

import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses parameters of queries and forms with characters that nobody types and that the database
 * cannot search for.
 */
@Configuration(proxyBeanMethods = false)
class ParameterChecks implements WebMvcConfigurer, HandlerInterceptor {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!PlainText.isClean(name) || WellFormedRequests.hasControls(name)) {
                throw new BadInput("", "有参数的名称含有无法识别的字符，请更正");
              }
              for (String value : values) {
                if (!PlainText.isClean(value)) {
                  throw new BadInput(name, "参数 " + name + " 含有无法识别的字符，请更正");
                }
              }
            });
    return true;
  }
}
