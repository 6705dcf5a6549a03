package cn.lianban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;

class ProviderFailureTest {

  private final ProviderFailureAnalyzer analyzer = new ProviderFailureAnalyzer();

  @Test
  void an_empty_client_id_is_named() {
    OAuth2ClientProperties properties = new OAuth2ClientProperties();
    properties.getRegistration().put("city", new OAuth2ClientProperties.Registration());
    Throwable failure =
        new BeanCreationException("oauth", catchThrowable(properties::afterPropertiesSet));

    assertThat(analyzer.analyze(failure).getDescription())
        .contains(
            "SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_CITY_CLIENT_ID",
            "registration.city.client-id）为空",
            "is empty");
  }

  @Test
  void other_failures_are_left_to_others() {
    assertThat(analyzer.analyze(new IllegalStateException("Client id of 'city' is odd"))).isNull();
  }
}
