package cn.lianban.workflow.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a case stands: in the process that handles it, and in those that this one has called. A
 * bureau may read the diagrams, but not the processes themselves, so the engine's interface does
 * not tell it.
 */
@Component
public class CasePosition {

  /** A token stands on a node, or on a node that waits for a process which it has called. */
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
   * @param name as people read it
   * @param tokens where it stands: ids of nodes, and how many tokens stand on each
   * @param passed ids of nodes that have been passed
   */
  public record Diagram(
      String definitionId, String name, Map<String, Integer> tokens, List<String> passed) {}

  /** The processes of the case that run now, the first one first. */
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
