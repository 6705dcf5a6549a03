package cn.lianban.access;

import cn.lianban.database.StartRequirement;
import cn.lianban.kernel.CompanyAccounts;
import cn.lianban.kernel.Locks;
import cn.lianban.kernel.StartRefused;
import java.sql.Connection;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.oauth2.client.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/** Present where {@code spring.security.oauth2.client.registration} names an identity provider. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties({ProviderSettings.class, OAuth2ClientProperties.class})
class ProviderConfiguration {

  @Bean
  ClientRegistrationRepository identityProviders(OAuth2ClientProperties properties) {
    return new Providers(properties);
  }

  /**
   * The registrations. The addresses of a provider are read at its first log-in and not at the
   * start, so that the service starts, and tries again later, while the provider is not available;
   * one that is away does not keep people from another.
   */
  static final class Providers implements ClientRegistrationRepository {

    private final OAuth2ClientProperties properties;
    private final Map<String, ClientRegistration> read = new ConcurrentHashMap<>();

    Providers(OAuth2ClientProperties properties) {
      this.properties = properties;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
      OAuth2ClientProperties.Registration registration = properties.getRegistration().get(id);
      return registration == null
          ? null
          : read.computeIfAbsent(
              id,
              unread -> {
                OAuth2ClientProperties one = new OAuth2ClientProperties();
                one.getRegistration().put(id, registration);
                one.getProvider().putAll(properties.getProvider());
                return Objects.requireNonNull(
                    new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id), id);
              });
    }
  }

  /**
   * Reads the provider's statements. A claim that cannot be read, such as an issuer that is no
   * address, is a statement that is wrong, and not a fault of the service.
   */
  @Bean
  JwtDecoderFactory<ClientRegistration> statements() {
    OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
    return registration -> {
      JwtDecoder decoder = decoders.createDecoder(registration);
      return statement -> {
        try {
          return decoder.decode(statement);
        } catch (IllegalArgumentException | IllegalStateException unreadable) {
          throw new BadJwtException("a claim cannot be read", unreadable);
        }
      };
    };
  }

  @Bean
  ProviderAccounts providerAccounts(
      Accounts accounts,
      AccountRegister register,
      AccountSessions sessions,
      AccountEvents events,
      Posts posts,
      PostRecord record,
      NewAccountIds ids,
      CompanyAccounts companies,
      ProviderSettings settings,
      Locks locks,
      JdbcClient jdbc,
      Clock clock) {
    return new ProviderAccounts(
        accounts, register, sessions, events, posts, record, ids, companies, settings, locks, jdbc,
        clock);
  }

  @Bean
  ProviderLogin providerLogin(
      ClientRegistrationRepository registrations,
      OAuth2ClientProperties properties,
      ProviderSettings settings,
      ProviderAccounts accounts,
      AccountLogin login) {
    return new ProviderLogin(registrations, properties, settings, accounts, login);
  }

  @Bean
  ProviderRequirement providerRequirement(ProviderSettings settings) {
    return new ProviderRequirement(settings);
  }

  @Bean
  GroupsOfRoles groupsOfRoles(ProviderSettings settings, Accounts accounts) {
    return new GroupsOfRoles(settings, accounts);
  }

  /** Refuses the start where what a role means cannot be read. */
  static final class ProviderRequirement implements StartRequirement {

    private final ProviderSettings settings;

    ProviderRequirement(ProviderSettings settings) {
      this.settings = settings;
    }

    @Override
    public void check(Connection database) {
      settings.meant();
    }
  }

  /**
   * Refuses the start where a role is mapped to a group that does not exist, because its holders
   * could log in but do nothing.
   */
  static final class GroupsOfRoles implements SmartLifecycle {

    private final ProviderSettings settings;
    private final Accounts accounts;
    private boolean checked;

    GroupsOfRoles(ProviderSettings settings, Accounts accounts) {
      this.settings = settings;
      this.accounts = accounts;
    }

    @Override
    public void start() {
      settings
          .meant()
          .forEach(
              (role, groups) ->
                  groups.stream()
                      .filter(group -> !accounts.groupExists(group))
                      .findFirst()
                      .ifPresent(
                          group -> {
                            throw new StartRefused(
                                "lianban.sso.groups：角色“" + role + "”对应的用户组 " + group + " 不存在，请更正",
                                "lianban.sso.groups: there is no group "
                                    + group
                                    + ", which role "
                                    + role
                                    + " means");
                          }));
      checked = true;
    }

    @Override
    public void stop() {
      checked = false;
    }

    @Override
    public boolean isRunning() {
      return checked;
    }

    @Override
    public int getPhase() {
      return EngineRights.PHASE + 1;
    }
  }
}
