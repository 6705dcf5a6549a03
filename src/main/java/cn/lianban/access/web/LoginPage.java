package cn.lianban.access.web;

import cn.lianban.access.DemoAccounts;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page where people log in, filled on the server: it works without scripts. */
@RestController
@Hidden
class LoginPage {

  private static final Map<String, String> MESSAGES =
      Map.of(
          "failed", "用户名或密码不正确；连续失败后须等待片刻（最长一分钟）再试",
          "expired", "页面停留时间过长，请重新登录",
          "out", "您已安全退出");

  private final String template;

  LoginPage(ObjectProvider<DemoAccounts> demoAccounts) throws IOException {
    String page = new ClassPathResource("static/login.html").getContentAsString(StandardCharsets.UTF_8);
    template = demoAccounts.getIfAvailable() == null ? page.replaceAll("(?s)<!-- demo -->.*?<!-- /demo -->", "") : page;
  }

  @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  String page(HttpServletRequest request, CsrfToken token) {
    String reason = MESSAGES.keySet().stream().filter(key -> request.getParameter(key) != null).findFirst().orElse(null);
    String message =
        reason == null
            ? ""
            : "<p class=\"message %s\" role=\"alert\">%s</p>".formatted(reason.equals("out") ? "good" : "bad", MESSAGES.get(reason));
    return template.replace("{{message}}", message).replace("{{csrf}}", HtmlUtils.htmlEscape(token.getToken()));
  }
}
