package cn.lianban.access;

import cn.lianban.kernel.web.ClientAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits wrong passwords, as operators have set: for one account from one address, for one address
 * with any account, and for one account from any address. The last two do not apply where the
 * account has recently logged in from the address; otherwise anybody could lock an official or a
 * bureau's system out by sending wrong passwords. Counts are kept on this node and end with it.
 */
@Component
class LogInLimits {

  private static final int LONGEST_ID = 64;

  private final RateLimit pairs;
  private final RateLimit addresses;
  private final RateLimit accounts;
  private final Set<String> trusted;
  private final Duration familiarFor;
  private final JdbcClient jdbc;
  private final Clock clock;

  LogInLimits(LogInSettings settings, JdbcClient jdbc, Clock clock) {
    this.pairs =
        new RateLimit(
            settings.wrongPasswords(),
            settings.wrongPasswordsWithin(),
            settings.remembered(),
            clock);
    this.addresses =
        new RateLimit(
            settings.wrongPasswordsOfAddress(),
            settings.wrongPasswordsOfAddressWithin(),
            settings.remembered(),
            clock);
    this.accounts =
        new RateLimit(
            settings.wrongPasswordsOfAccount(),
            settings.wrongPasswordsOfAccountWithin(),
            settings.remembered(),
            clock);
    this.trusted =
        settings.trustedAddresses().stream()
            .map(ClientAddress::network)
            .collect(Collectors.toSet());
    this.familiarFor = settings.familiarFor();
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * How long this account has to wait at this address until its next password is checked; empty for
   * no wait.
   */
  Optional<Duration> wait(String account, String address) {
    String name = shortened(account);
    String place = ClientAddress.network(address);
    Optional<Duration> alone = pairs.wait(pair(name, place));
    if (alone.isPresent()) {
      return alone;
    }
    Optional<Duration> together =
        Stream.of(ofAddress(place), accounts.wait(name))
            .flatMap(Optional::stream)
            .max(Duration::compareTo);
    return together.filter(wait -> !isFamiliar(account, address));
  }

  /** Counts a wrong password for this account from this address. */
  void failed(String account, String address) {
    String name = shortened(account);
    String place = ClientAddress.network(address);
    pairs.take(pair(name, place));
    if (!trusted.contains(place)) {
      addresses.take(place);
    }
    if (!isFamiliar(account, address)) {
      accounts.take(name);
    }
  }

  /** Clears the wrong passwords after the right one. */
  void succeeded(String account, String address) {
    pairs.forget(pair(shortened(account), ClientAddress.network(address)));
  }

  private Optional<Duration> ofAddress(String place) {
    return trusted.contains(place) ? Optional.empty() : addresses.wait(place);
  }

  private boolean isFamiliar(String account, String address) {
    return jdbc.sql(
            "select exists (select from account_event where account = :account and address = :address and kind = 'logged-in' and at > :since)")
        .param("account", account)
        .param("address", address)
        .param("since", OffsetDateTime.now(clock).minus(familiarFor))
        .query(Boolean.class)
        .single();
  }

  /**
   * The name cut to the longest possible id, because typed names are kept in memory for a while.
   */
  private static String shortened(String account) {
    return account.length() > LONGEST_ID ? account.substring(0, LONGEST_ID) : account;
  }

  private static String pair(String account, String place) {
    return account + ' ' + place;
  }
}
