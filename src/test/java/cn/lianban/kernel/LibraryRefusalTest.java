package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A setting that only a library understands. */
class LibraryRefusalTest {

  private final StandardEnvironment environment = new StandardEnvironment();

  private FailureAnalysis analysis(Throwable failure) {
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new MapPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("SERVER_SSL_KEYSTORE", "secret/place", "HOME", "/root")));
    return new LibraryRefusalAnalyzer(environment).analyze(failure);
  }

  @Test
  void what_a_library_refuses_is_one_sentence_with_the_names_of_the_settings() {
    IllegalArgumentException refused = new IllegalArgumentException("no such key store");
    refused.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.apache.tomcat.Store", "load", "Store.java", 1),
          new StackTraceElement("cn.lianban.LianbanApplication", "main", "L.java", 1)
        });
    assertThat(analysis(new IllegalStateException("outer", refused)).getDescription())
        .contains("程序的说明是：“no such key store”", "SERVER_SSL_KEYSTORE", "The start has failed")
        .doesNotContain("secret/place", "HOME");
  }

  @Test
  void a_fault_of_our_own_keeps_its_trace() {
    assertThat(analysis(new IllegalStateException("ours"))).isNull();
    assertThat(new LibraryRefusalAnalyzer(null).analyze(new IllegalStateException("early")))
        .isNull();
  }
}
