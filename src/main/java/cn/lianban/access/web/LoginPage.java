package cn.lianban.access.web;

import cn.lianban.access.DemoAccounts;
import cn.lianban.access.ProviderLogin;
import cn.lianban.kernel.web.HashedLinks;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The log-in page, which is filled on the server so that it works without scripts. */
@RestController
@Hidden
class LoginPage {

  private static final Map<String, String> MESSAGES =
      Map.of(
          "failed", "用户名或密码不正确。忘记密码请联系本单位安全管理员重置",
          "over", "一次性密码已过期，不能再用于登录；请联系本单位安全管理员重置密码，领取新的一次性密码",
          "disabled", "账号已停用，请联系管理员",
          "groups", "用户名和密码正确，但账号还没有生效的岗位或角色（尚未分配，或者所给岗位还在等另一名管理员确认），暂时不能使用；请联系本单位安全管理员",
          "ended", "登录已失效：长时间未操作、已在别处退出，或账号的密码、岗位有变更。请重新登录；填写的内容保存在本浏览器，登录后自动恢复",
          "expired", "页面停留时间过长，请重新登录",
          "out", "您已安全退出");

  private final String template;

  LoginPage(ObjectProvider<DemoAccounts> demoAccounts, ObjectProvider<ProviderLogin> provider)
      throws IOException {
    String page =
        HashedLinks.in(
            new ClassPathResource("static/login.html").getContentAsString(StandardCharsets.UTF_8));
    String offered = page.replace("{{providers}}", providers(provider.getIfAvailable()));
    template =
        demoAccounts.getIfAvailable() == null
            ? offered.replaceAll("(?s)<!-- demo -->.*?<!-- /demo -->", "")
            : offered;
  }

  /** Seconds to wait, which the service itself has put into the address. */
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,4}");

  @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  String page(HttpServletRequest request, CsrfToken token) {
    String reason =
        MESSAGES.keySet().stream()
            .filter(key -> request.getParameter(key) != null)
            .findFirst()
            .orElse("");
    String wait = request.getParameter("wait");
    String sso = request.getParameter("sso");
    String words =
        sso != null ? ProviderLogin.reason(sso) : wait == null ? MESSAGES.get(reason) : wait(wait);
    String message =
        words == null
            ? ""
            : "<p class=\"message %s\" role=\"alert\">%s</p>"
                .formatted("out".equals(reason) ? "good" : "bad", words);
    return template
        .replace("{{message}}", message)
        .replace("{{csrf}}", HtmlUtils.htmlEscape(token.getToken()));
  }

  private static String wait(String seconds) {
    return "尝试过于频繁，请"
        + (SECONDS.matcher(seconds).matches() ? " " + seconds + " 秒后再试" : "稍后再试")
        + "。忘记密码请联系本单位安全管理员重置";
  }

  /** The buttons for the configured identity providers. */
  private static String providers(ProviderLogin provider) {
    if (provider == null) {
      return "";
    }
    return provider.buttons().entrySet().stream()
        .map(
            button ->
                "<a class=\"button light wide\" href=\"%s\">%s</a>"
                    .formatted(
                        HtmlUtils.htmlEscape(button.getKey()),
                        HtmlUtils.htmlEscape(button.getValue())))
        .collect(Collectors.joining("\n", "<p class=\"hint other\">或者</p>\n", "\n"));
  }
}
