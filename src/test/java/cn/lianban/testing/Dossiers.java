package cn.lianban.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All rows of a case in the database, to check that nothing was changed. */
public final class Dossiers {

  private static final String INSTANCES =
      "(select id_ from act_ru_execution where business_key_ = :no)";
  private static final List<String> ENGINE_TABLES =
      List.of("act_ru_execution", "act_ru_task", "act_ru_variable", "act_ru_event_subscr");

  private final JdbcClient jdbc;

  public Dossiers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The rows of the case by table: those of the dossier, and those of the running processes. */
  public Map<String, List<String>> of(String applicationNo) {
    Map<String, List<String>> rows = new TreeMap<>();
    rows.put("application", rows("application t where t.no = :no", applicationNo));
    jdbc.sql(
            "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'application_no'")
        .query(String.class)
        .list()
        .forEach(
            table ->
                rows.put(table, rows(table + " t where t.application_no = :no", applicationNo)));
    ENGINE_TABLES.forEach(
        table ->
            rows.put(
                table, rows(table + " t where t.proc_inst_id_ in " + INSTANCES, applicationNo)));
    return rows;
  }

  private List<String> rows(String from, String applicationNo) {
    return jdbc.sql("select t::text from " + from + " order by 1")
        .param("no", applicationNo)
        .query(String.class)
        .list();
  }
}
