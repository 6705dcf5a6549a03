package cn.lianban.access;

import cn.lianban.kernel.ServiceSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests for host names that are not listed in {@code lianban.hosts}, if it is set,
 * because an address built from the request, such as a redirect, could otherwise lead elsewhere.
 * Requests for the health from the machine itself are always allowed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class KnownHosts extends OncePerRequestFilter {

  private static final List<String> ITSELF =
      List.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1", "::1");
  private static final String REFUSED =
      "{\"type\":\"about:blank\",\"title\":\"未知的主机名\",\"status\":421,\"code\":\"unknown-host\",\"detail\":\"本服务不以这个主机名提供，请使用公布的网址访问；新增域名的，由系统管理员加入设置 lianban.hosts\"}";

  /** The port after a name or a bracketed address. */
  private static final Pattern PORT = Pattern.compile("^([^:]+|\\[[^]]*]):\\d+$");

  private final Set<String> known;

  @Autowired
  KnownHosts(ServiceSettings settings) {
    this(settings.hosts());
  }

  KnownHosts(List<String> hosts) {
    Set<String> named =
        hosts.stream()
            .filter(StringUtils::hasText)
            .map(host -> bare(PORT.matcher(host.strip()).replaceFirst("$1")))
            .collect(Collectors.toSet());
    known =
        named.isEmpty()
            ? Set.of()
            : Stream.concat(named.stream(), ITSELF.stream())
                .collect(Collectors.toUnmodifiableSet());
  }

  /** The name in small letters, without the dot that may end it. */
  private static String bare(String host) {
    String small = host.toLowerCase(Locale.ROOT);
    return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return known.isEmpty()
        || request.getServerName() != null && known.contains(bare(request.getServerName()));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setStatus(421);
    response.setContentType("application/problem+json;charset=UTF-8");
    response.getOutputStream().write(REFUSED.getBytes(StandardCharsets.UTF_8));
  }
}
