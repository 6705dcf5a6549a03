package cn.lianban.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * Records which accounts were used in any kind of log-in, because a used account may never be
 * deleted.
 */
@Component
class AccountUse {

  private final JdbcClient jdbc;
  private final Clock clock;

  /** Accounts known to be used, so that this node need not ask again. */
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  AccountUse(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @EventListener
  void cameIn(AuthenticationSuccessEvent event) {
    String id = event.getAuthentication().getName();
    if (!known.contains(id)) {
      OffsetDateTime now = OffsetDateTime.now(clock);
      jdbc.sql(
              "insert into account (id, created_at, used_at) values (:id, :at, :at) on conflict (id) do update set used_at = :at where account.used_at is null")
          .param("id", id)
          .param("at", now)
          .update();
      known.add(id);
    }
  }
}
