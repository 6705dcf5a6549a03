package cn.lianban.workflow.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a case stands in its process and in called processes. Bureaus may read the diagrams but not
 * the process instances, so the engine's own API does not show them this.
 */
@Component
public class CasePosition {

  /** The nodes with tokens, also nodes that wait for a called process. */
  private static final String TOKENS =
      """
      select e.proc_def_id_, d.name_, e.act_id_, count(*) n, min(i.super_exec_) is null is_first, min(e.id_) e
      from act_ru_execution i
      join act_ru_execution e on e.proc_inst_id_ = i.id_
      join act_re_procdef d on d.id_ = e.proc_def_id_
      where i.business_key_ = :no and e.act_id_ is not null and e.act_id_ not like '%#%'
        and (e.is_active_ or exists (select from act_ru_execution c where c.super_exec_ = e.id_)
          or exists (select from act_ru_event_subscr s where s.execution_id_ = e.id_))
      group by e.proc_def_id_, d.name_, e.act_id_
      order by min(i.super_exec_) nulls first, d.name_, e.act_id_
      """;

  private static final String PASSED =
      """
      select distinct a.proc_def_id_, a.act_id_ from act_hi_procinst i join act_hi_actinst a on a.proc_inst_id_ = i.id_
      where i.business_key_ = :no and a.end_time_ is not null and a.act_id_ not like '%#%'
      """;

  private final JdbcClient jdbc;

  CasePosition(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One process of the case.
   *
   * @param name name of the process for people
   * @param tokens number of tokens by node id
   * @param passed ids of the nodes already passed
   */
  public record Diagram(
      String definitionId, String name, Map<String, Integer> tokens, List<String> passed) {}

  /** The running processes of the case, the first one first. */
  public List<Diagram> of(String caseNo) {
    Map<String, Diagram> diagrams = new LinkedHashMap<>();
    jdbc.sql(TOKENS)
        .param("no", caseNo)
        .query(
            row -> {
              String id = row.getString("proc_def_id_");
              String name = row.getString("name_");
              diagrams
                  .computeIfAbsent(
                      id, key -> new Diagram(key, name, new LinkedHashMap<>(), new ArrayList<>()))
                  .tokens
                  .put(row.getString("act_id_"), row.getInt("n"));
            });
    jdbc.sql(PASSED)
        .param("no", caseNo)
        .query(
            row -> {
              Diagram diagram = diagrams.get(row.getString("proc_def_id_"));
              String node = row.getString("act_id_");
              if (diagram != null && !diagram.tokens.containsKey(node)) {
                diagram.passed.add(node);
              }
            });
    return List.copyOf(diagrams.values());
  }
}
