package cn.lianban.process;

import cn.lianban.review.Opinions;
import cn.lianban.testing.Case;
import cn.lianban.testing.Office;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases under review in which a bureau says nothing, for the tests of both readings of silence. */
abstract class SilentReviews {

  static final String TIMER = "bureauSilent";

  @Autowired Office office;
  @Autowired Opinions opinions;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;

  /** The time for this bureau's answer runs out. */
  final void silent(Case reviewed, String bureau) {
    management.executeJob(timer(reviewed, bureau));
    office.runJobs();
  }

  /** Fires as the engine's own jobs do: one that comes too late changes nothing. */
  final int fires(String timer) {
    try {
      management.executeJob(timer);
      return 1;
    } catch (ProcessEngineException overtaken) {
      return 0;
    }
  }

  final String timer(Case reviewed, String bureau) {
    String instance =
        jdbc.sql("select t.proc_inst_id_ from act_ru_task t where t.id_ = :id")
            .param("id", reviewed.task(bureau, "reviewApplication"))
            .query(String.class)
            .single();
    return management
        .createJobQuery()
        .timers()
        .activityId(TIMER)
        .processInstanceId(instance)
        .list()
        .stream()
        .filter(job -> bureau.equals(runtime.getVariable(job.getExecutionId(), "bureau")))
        .map(Job::getId)
        .findFirst()
        .orElseThrow();
  }

  final List<String> notices(String account, Case about) {
    return StreamSupport.stream(
            office.get(account, "/api/notices?size=100").body().path("content").spliterator(),
            false)
        .filter(notice -> notice.path("applicationNo").asText().equals(about.no()))
        .map(notice -> notice.path("kind").asText())
        .toList();
  }

  final Case scenario() {
    return office
        .applies("M05-1", Map.of("scenario", "other", "projectInvestment", 1_000_000))
        .goesOnTo("reviewing");
  }

  final Case fund() {
    return office
        .applies(
            "M09-1",
            Map.of(
                "fundName",
                "一号基金",
                "privateEquityFund",
                true,
                "committedDue",
                100_000_000,
                "paidInCapital",
                100_000_000,
                "longTermCapital",
                0,
                "investedInTechFirms",
                30_000_000,
                "requestedAmount",
                1_000_000))
        .goesOnTo("reviewing");
  }
}
