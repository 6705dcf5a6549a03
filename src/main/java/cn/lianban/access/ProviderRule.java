package cn.lianban.access;

import cn.lianban.kernel.PlainText;
import cn.lianban.kernel.SettingRule;
import cn.lianban.kernel.StartRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * Refuses a registration that cannot tell securely who a person is. Without the scope {@code
 * openid} a provider sends no signed statement, only a name that may be that of a local account;
 * without the address of its issuer nobody can tell whose signature it is. Whether a provider
 * answers at this address is seen at the first log-in: the service starts while it is away.
 */
class ProviderRule implements SettingRule {

  private static final String PREFIX = "spring.security.oauth2.client";

  @Override
  public void check(Environment settings, Consumer<StartRefused> wrong) {
    try {
      Binder.get(settings)
          .bind(PREFIX, OAuth2ClientProperties.class)
          .ifBound(properties -> check(properties, wrong));
    } catch (BindException unreadable) {
      // a setting that cannot be read is refused as such
    }
  }

  static void check(OAuth2ClientProperties properties, Consumer<StartRefused> wrong) {
    properties
        .getRegistration()
        .forEach(
            (id, registration) -> {
              if (registration.getScope() == null
                  || !registration.getScope().contains(OidcScopes.OPENID)) {
                wrong.accept(scope(id));
              }
              String provider =
                  registration.getProvider() == null ? id : registration.getProvider();
              OAuth2ClientProperties.Provider known = properties.getProvider().get(provider);
              String issuer = known == null ? null : known.getIssuerUri();
              if (issuer == null || !isAddress(issuer.strip())) {
                wrong.accept(issuer(id, provider, issuer));
              }
            });
  }

  private static StartRefused scope(String id) {
    String variable =
        "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_" + id.toUpperCase(Locale.ROOT) + "_SCOPE";
    return new StartRefused(
        PREFIX + ".registration." + id + ".scope",
        variable + " 须含 openid（如 openid,profile）：没有它，身份提供方不签名证明登录的是谁",
        variable
            + " has to contain openid, as in openid,profile: without it the provider signs no statement of who logs in");
  }

  private static StartRefused issuer(String id, String provider, @Nullable String issuer) {
    String variable =
        "SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_"
            + provider.toUpperCase(Locale.ROOT)
            + "_ISSUERURI";
    String shown = issuer == null ? "" : PlainText.quoted(issuer);
    return new StartRefused(
        PREFIX + ".provider." + provider + ".issuer-uri",
        "单点登录登记 "
            + id
            + " 的 "
            + variable
            + " 为“"
            + shown
            + "”：应为身份提供方的完整网址，如 https://sso.example.gov.cn/realms/bj，不带查询和锚点；不用单点登录的，请删去该登记的全部设置",
        variable
            + " of the single sign-on registration "
            + id
            + " is \""
            + shown
            + "\": it has to be the whole web address of the identity provider, as in https://sso.example.gov.cn/realms/bj, without query and fragment; remove all settings of the registration where there is no single sign-on");
  }

  private static boolean isAddress(String issuer) {
    try {
      URI address = new URI(issuer);
      return ("https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme()))
          && address.getHost() != null
          && address.getUserInfo() == null
          && address.getQuery() == null
          && address.getFragment() == null;
    } catch (URISyntaxException none) {
      return false;
    }
  }
}
