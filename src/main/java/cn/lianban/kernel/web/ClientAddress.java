package cn.lianban.kernel.web;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.AnonymousSettings;
import cn.lianban.kernel.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Identifies the sender of a request: the account, or the network address where nobody is logged
 * in.
 */
@Component
public class ClientAddress {

  /** Texts that can be parsed as an address without a name lookup. */
  private static final Pattern IPV6 =
      Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%.*)?");

  /**
   * Bytes of an IPv6 address that identify the network; its holder can freely choose the other
   * bytes.
   */
  private static final int NETWORK_BYTES = 8;

  private final CurrentActor actors;
  private final Set<String> trusted;

  ClientAddress(CurrentActor actors, AnonymousSettings settings) {
    this.actors = actors;
    this.trusted =
        settings.trustedAddresses().stream()
            .map(ClientAddress::network)
            .collect(Collectors.toSet());
  }

  /**
   * The account or the address; empty for an anonymous request from an address that operators
   * trust.
   */
  public Optional<String> find(HttpServletRequest request) {
    return actors.find().map(Actor::id).or(() -> anonymous(request));
  }

  /**
   * The address of an anonymous request; empty for an account, and for an address that operators
   * trust.
   */
  public Optional<String> anonymous(HttpServletRequest request) {
    return actors.find().isPresent()
        ? Optional.empty()
        : Optional.of(network(request.getRemoteAddr()))
            .filter(address -> !trusted.contains(address));
  }

  /** The address; for IPv6 the network that it belongs to. */
  public static String network(String address) {
    if (!IPV6.matcher(address).matches()) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      if (bytes.length == NETWORK_BYTES * 2) {
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
      }
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException noAddress) {
      return address;
    }
  }
}
