package cn.lianban.access.web;

import cn.lianban.access.DemoAccounts;
import cn.lianban.access.ProviderLogin;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
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

  LoginPage(ObjectProvider<DemoAccounts> demoAccounts, ObjectProvider<ProviderLogin> provider) throws IOException {
    String page = new ClassPathResource("static/login.html").getContentAsString(StandardCharsets.UTF_8);
    String offered = page.replace("{{providers}}", providers(provider.getIfAvailable()));
    template = demoAccounts.getIfAvailable() == null ? offered.replaceAll("(?s)<!-- demo -->.*?<!-- /demo -->", "") : offered;
  }

  @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  String page(HttpServletRequest request, CsrfToken token) {
    String reason = MESSAGES.keySet().stream().filter(key -> request.getParameter(key) != null).findFirst().orElse(null);
    String message =
        reason == null
            ? ""
            : "<p class=\"message %s\" role=\"alert\">%s</p>".formatted(reason.equals("out") ? "good" : "bad", MESSAGES.get(reason));
    String sso = request.getParameter("sso");
    if (sso != null) {
      message = "<p class=\"message bad\" role=\"alert\">%s</p>".formatted(ProviderLogin.reason(sso));
    }
    return template.replace("{{message}}", message).replace("{{csrf}}", HtmlUtils.htmlEscape(token.getToken()));
  }

  /** The ways in through the identity providers that are configured; none otherwise. */
  private static String providers(ProviderLogin provider) {
    if (provider == null) {
      return "";
    }
    return provider.buttons().entrySet().stream()
        .map(button -> "<a class=\"button light wide\" href=\"%s\">%s</a>".formatted(HtmlUtils.htmlEscape(button.getKey()), HtmlUtils.htmlEscape(button.getValue())))
        .collect(Collectors.joining("\n", "<p class=\"hint other\">或者</p>\n", "\n"));
  }
}
