package cn.lianban.access;

import cn.lianban.kernel.StartRefused;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Names the registration of an identity provider that has no client id, in one sentence in Chinese
 * and in English.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProviderFailureAnalyzer implements FailureAnalyzer {

  private static final Pattern REGISTRATION = Pattern.compile("'([^']+)'");

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalStateException && isOfRegistrations(cause)) {
        Matcher found = REGISTRATION.matcher(String.valueOf(cause.getMessage()));
        String id = found.find() ? found.group(1) : "<id>";
        String name =
            "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_"
                + id.toUpperCase(Locale.ROOT)
                + "_CLIENT_ID";
        StartRefused refused =
            new StartRefused(
                name
                    + "（spring.security.oauth2.client.registration."
                    + id
                    + ".client-id）为空：请填写身份提供方分配的客户端标识；不用单点登录的，请删去该登记的全部设置",
                name
                    + " (spring.security.oauth2.client.registration."
                    + id
                    + ".client-id) is empty: set the client id that the identity provider has assigned, or remove all settings of the registration where there is no single sign-on");
        return new FailureAnalysis(refused.chinese() + "\n" + refused.english(), null, failure);
      }
    }
    return null;
  }

  private static boolean isOfRegistrations(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .limit(1)
        .anyMatch(frame -> frame.getClassName().equals(OAuth2ClientProperties.class.getName()));
  }
}
