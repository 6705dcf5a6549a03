package cn.lianban.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sessions of an account on all nodes. They are rows of the database that also hold the data of
 * the engine's web applications, so deleting a row ends the session everywhere.
 */
@Component
class AccountSessions {

  private final JdbcClient jdbc;

  AccountSessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ends every session of the account: its next request has to log in. */
  public void end(String id) {
    jdbc.sql("delete from spring_session where principal_name = :id").param("id", id).update();
  }

  /** Ends every session of the account but this one. */
  void endOthers(String id, String session) {
    jdbc.sql("delete from spring_session where principal_name = :id and session_id <> :session")
        .param("id", id)
        .param("session", session)
        .update();
  }
}
