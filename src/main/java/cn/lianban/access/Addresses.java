package cn.lianban.access;

import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Matches requests by method and address. */
final class Addresses {

  private Addresses() {}

  static RequestMatcher posts(String... addresses) {
    return new OrRequestMatcher(
        Stream.of(addresses)
            .map(
                address ->
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, address))
            .map(RequestMatcher.class::cast)
            .toList());
  }

  /** Matches GET and HEAD, because whoever may read an address may also ask whether it exists. */
  static RequestMatcher reads(String... addresses) {
    return new OrRequestMatcher(
        Stream.of(addresses)
            .flatMap(
                address ->
                    Stream.of(HttpMethod.GET, HttpMethod.HEAD)
                        .map(
                            method ->
                                PathPatternRequestMatcher.withDefaults().matcher(method, address)))
            .map(RequestMatcher.class::cast)
            .toList());
  }
}
