package cn.lianban.workflow.engine;

import cn.lianban.kernel.ServiceSettings;
import cn.lianban.kernel.StartRefused;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks the time zone that the database was written in. The engine stores times without a zone, so
 * a node with another zone would read due dates hours off and take other nodes' locks for expired.
 */
@Component
class AgreedTimeZone {

  private static final String NAME = "time-zone";

  private final JdbcClient jdbc;
  private final ZoneId zone;

  AgreedTimeZone(JdbcClient jdbc, ServiceSettings settings) {
    this.jdbc = jdbc;
    this.zone = settings.timeZone();
  }

  /** Stores the zone where none is stored yet; refuses the start where another one is. */
  void require() {
    jdbc.sql(
            "insert into service_setting (name, value) values (:name, :value) on conflict (name) do nothing")
        .param("name", NAME)
        .param("value", zone.getId())
        .update();
    String kept =
        jdbc.sql("select value from service_setting where name = :name")
            .param("name", NAME)
            .query(String.class)
            .single();
    if (!kept.equals(zone.getId())) {
      throw new StartRefused(
          "本数据库中的时间按时区 "
              + kept
              + " 记录，而本节点设置为 "
              + zone
              + "：请把 LIANBAN_TIMEZONE（lianban.time-zone）改为 "
              + kept
              + " 后再启动",
          "The times in this database are kept in the zone "
              + kept
              + ", but this node is set to "
              + zone
              + ": set LIANBAN_TIMEZONE (lianban.time-zone) to "
              + kept
              + " and start again");
    }
  }
}
