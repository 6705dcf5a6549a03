package cn.lianban.kernel.web;

import cn.lianban.kernel.Actor;
import cn.lianban.kernel.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who sends a request: the account, or where nobody is logged in the network address. */
@Component
public class ClientAddress {

  /** What is read as an address without asking anybody for a name. */
  private static final Pattern IPV6 =
      Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%.*)?");

  /**
   * Of the 16 bytes of an IPv6 address: those behind can be chosen freely by whoever has been given
   * the network.
   */
  private static final int NETWORK_BYTES = 8;

  private final CurrentActor actors;
  private final Set<String> trusted;

  ClientAddress(
      CurrentActor actors, @Value("${lianban.anonymous.trusted-addresses}") Set<String> trusted) {
    this.actors = actors;
    this.trusted = trusted.stream().map(ClientAddress::network).collect(Collectors.toSet());
  }

  /** The account or the address; empty for nobody from an address that operators trust. */
  public Optional<String> find(HttpServletRequest request) {
    return actors.find().map(Actor::id).or(() -> anonymous(request));
  }

  /**
   * The address of somebody who is not logged in; empty for an account, and from an address that
   * operators trust.
   */
  public Optional<String> anonymous(HttpServletRequest request) {
    return actors.find().isPresent()
        ? Optional.empty()
        : Optional.of(network(request.getRemoteAddr()))
            .filter(address -> !trusted.contains(address));
  }

  /** The address; of IPv6 the network in which it lies. */
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
