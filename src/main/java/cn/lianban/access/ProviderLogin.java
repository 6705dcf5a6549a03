package cn.lianban.access;

import cn.lianban.access.ProviderAccounts.Admission;
import cn.lianban.access.ProviderAccounts.Refusal;
import cn.lianban.kernel.BadInput;
import cn.lianban.kernel.Refused;
import cn.lianban.kernel.web.ErrorPage;
import cn.lianban.kernel.web.HashedLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.util.HtmlUtils;

/**
 * The log-in through the identity provider of an organisation (OpenID Connect). There is none where
 * no provider is configured.
 */
public class ProviderLogin {

  private static final Logger log = LoggerFactory.getLogger(ProviderLogin.class);

  /** Address at which a log-in begins, followed by the id of the registration. */
  private static final String BEGIN = "/oauth2/authorization/";

  private static final String FAILED = "failed";

  private static final Map<String, String> REASONS =
      Map.of(
          FAILED,
          "统一身份认证没有完成，请重新登录；仍不成功的，请联系系统管理员",
          code(Refusal.CLAIMS),
          "统一身份认证没有提供登录所需的用户名或姓名，请联系统一身份认证的管理员",
          code(Refusal.ID),
          "统一身份认证的用户名不能用作本系统的账号（含有不能使用的字符，或是部门、岗位的代号和系统保留的名称），请联系系统管理员",
          code(Refusal.TAKEN),
          "与您的统一身份同名（或只有大小写不同）的是本系统已有的账号，不能以统一身份进入；请以该账号的密码登录，或者联系安全管理员",
          code(Refusal.ROLE),
          "您的统一身份没有本系统的岗位，不能进入；如需开通，请联系统一身份认证的管理员",
          code(Refusal.POSTS),
          "您的统一身份带有不能由一人兼任的岗位（如审定与拨付），或者本账号仍代表申报主体而岗位已改，不能进入；请联系统一身份认证的管理员，仍代表申报主体的，请受理部门先移出该单位",
          code(Refusal.DISABLED),
          "您在本系统的账号已停用，请联系安全管理员",
          code(Refusal.COMPANY),
          "统一身份认证提供的统一社会信用代码缺失、有误，或者与本账号、本单位已有的绑定不符，请联系受理部门核实");

  /**
   * Admits nobody whom the provider names without a signed statement: the name may be that of a
   * local account.
   */
  static final OAuth2UserService<OAuth2UserRequest, OAuth2User> UNSIGNED =
      request -> {
        throw new OAuth2AuthenticationException(
            new OAuth2Error(
                FAILED, "the provider sent no ID token: the scope has no openid", null));
      };

  private final ClientRegistrationRepository registrations;
  private final OAuth2ClientProperties properties;
  private final ProviderSettings settings;
  private final ProviderAccounts accounts;
  private final AccountLogin login;
  private final OidcUserService users = new OidcUserService();

  ProviderLogin(
      ClientRegistrationRepository registrations,
      OAuth2ClientProperties properties,
      ProviderSettings settings,
      ProviderAccounts accounts,
      AccountLogin login) {
    this.registrations = registrations;
    this.properties = properties;
    this.settings = settings;
    this.accounts = accounts;
    this.login = login;
  }

  /** The ways to log in for the log-in page: addresses with the labels of their buttons. */
  public Map<String, String> buttons() {
    Map<String, String> buttons = new LinkedHashMap<>();
    boolean several = properties.getRegistration().size() > 1;
    properties
        .getRegistration()
        .forEach(
            (id, registration) -> {
              String name =
                  registration.getClientName() == null ? id : registration.getClientName();
              buttons.put(
                  BEGIN + id, several ? settings.label() + "（" + name + "）" : settings.label());
            });
    return buttons;
  }

  /** Why a log-in failed, in Chinese. */
  public static @Nullable String reason(String code) {
    return REASONS.getOrDefault(code, REASONS.get(FAILED));
  }

  void configure(HttpSecurity http, AuthenticationSuccessHandler destination) throws Exception {
    http.oauth2Login(
        provider ->
            provider
                .loginPage("/login")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new NoTokens())
                .userInfoEndpoint(
                    info -> info.oidcUserService(this::admitted).userService(UNSIGNED))
                .successHandler(destination)
                .failureHandler(this::failed)
                .withObjectPostProcessor(
                    new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                      @Override
                      public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(
                          F filter) {
                        filter.setAuthenticationFailureHandler(ProviderLogin.this::failed);
                        return filter;
                      }
                    }));
  }

  /** Logs out at the provider too, for persons who logged in through it. */
  LogoutSuccessHandler logout() {
    OidcClientInitiatedLogoutSuccessHandler logout =
        new OidcClientInitiatedLogoutSuccessHandler(registrations);
    logout.setPostLogoutRedirectUri("{baseUrl}/login");
    logout.setDefaultTargetUrl("/login?out");
    logout.setRedirectStrategy(ProviderLogin::leave);
    return (request, response, person) -> {
      try {
        logout.onLogoutSuccess(request, response, person);
      } catch (RuntimeException away) {
        log.warn(
            "The identity provider could not be asked where to log out: {}", away.getMessage());
        response.sendRedirect(request.getContextPath() + "/login?out");
      }
    };
  }

  /**
   * Sends the browser to another site by way of a page, because our policy allows forms to lead
   * only to our own addresses, redirects included.
   */
  private static void leave(
      HttpServletRequest request, HttpServletResponse response, String address) throws IOException {
    if (address.startsWith("/")) {
      response.sendRedirect(request.getContextPath() + address);
      return;
    }
    response.setContentType(ErrorPage.TYPE);
    response.setHeader("Refresh", "0; url=" + address);
    response
        .getWriter()
        .write(
            HashedLinks.in(
                    "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>退出 · 联办</title><link rel=\"stylesheet\" href=\"/style.css\"></head>")
                + "<body class=\"entrance\"><main class=\"card\"><div class=\"panel\"><h1>已退出联办</h1><p>正在退出单位统一身份认证……</p><p><a href=\""
                + HtmlUtils.htmlEscape(address)
                + "\">没有自动跳转的，请点这里</a></p></div></main></body></html>");
  }

  private OidcUser admitted(OidcUserRequest request) {
    OidcUser person = users.loadUser(request);
    String issuer = person.getClaimAsString(IdTokenClaimNames.ISS);
    try {
      Admission admission = accounts.admit(issuer, person.getSubject(), person.getClaims());
      if (admission.refusal() != null) {
        throw refused(admission.refusal(), issuer, person);
      }
      String account = admission.admitted();
      return new ProviderUser(account, login.authorities(account), person.getIdToken());
    } catch (BadInput | Refused company) {
      throw refused(Refusal.COMPANY, issuer, person);
    }
  }

  private OAuth2AuthenticationException refused(Refusal refusal, String issuer, OidcUser person) {
    accounts.shutOut(issuer, person.getSubject());
    return new OAuth2AuthenticationException(
        new OAuth2Error(code(refusal), "subject " + person.getSubject(), null));
  }

  private void failed(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
      throws IOException {
    String code =
        problem instanceof OAuth2AuthenticationException refused
            ? refused.getError().getErrorCode()
            : FAILED;
    log.warn(
        "A log-in through the identity provider failed: {}",
        problem.getMessage() == null ? code : problem.getMessage().replaceAll("\\p{Cntrl}", "?"));
    response.sendRedirect(
        request.getContextPath() + "/login?sso=" + (REASONS.containsKey(code) ? code : FAILED));
  }

  private static String code(Refusal refusal) {
    return refusal.name().toLowerCase(Locale.ROOT);
  }

  /** Stores no tokens, because the provider's tokens are used only to learn who the person is. */
  private static final class NoTokens implements OAuth2AuthorizedClientRepository {

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface has it so
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String registration, Authentication person, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication person,
        HttpServletRequest request,
        HttpServletResponse response) {
      // not stored
    }

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication person,
        HttpServletRequest request,
        HttpServletResponse response) {
      // none is stored
    }
  }
}
