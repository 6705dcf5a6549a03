package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.duties.DutyQuarters;
import cn.lianban.duties.Quarter;
import cn.lianban.testing.Answer;
import cn.lianban.testing.DutyCase;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import cn.lianban.workflow.tasks.TaskWork;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Duties off the straight path: returned, late, silent, escalated. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DutySupervisionTest {

  private static final Quarter QUARTER = new Quarter(2028, 1);

  @Autowired Office office;
  @Autowired DutyQuarters quarters;
  @Autowired TaskWork work;
  @Autowired MutableClock clock;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;

  @BeforeAll
  void the_quarter_starts() {
    quarters.open(QUARTER, QUARTER.firstDay().plusDays(30));
    office.runJobs();
  }

  @Test
  void a_report_that_the_lead_gives_back_is_revised_and_merged() {
    DutyCase duty = duty("D01").isReportedByAll();
    duty.does(
            "bj-stc",
            "mergeDutyReports",
            "decision",
            "return",
            "returnTo",
            "cp-gov",
            "remark",
            "请补充基金规模")
        .is("revising");
    assertThat(duty.holders()).containsExactly("cp-gov/reviseDutyReport");
    assertThat(notices("cp-gov"))
        .anyMatch(text -> text.startsWith("任务督办 " + duty.no() + " 的进展报告被退回修改：请补充基金规模"));

    duty.does(
            "cp-gov",
            "reviseDutyReport",
            "progressStatus",
            "done",
            "percent",
            100,
            "progress",
            "基金已设立，规模三亿元",
            "evidence",
            "批复")
        .is("merging");
    duty.isMerged().isAccepted().is("published");
    assertThat(report(duty, "cp-gov").path("text").asText()).isEqualTo("基金已设立，规模三亿元");
    assertThat(report(duty, "cp-gov").path("returnedText").isNull()).isTrue();
  }

  @Test
  void a_substitute_reports_and_both_names_are_kept() {
    DutyCase duty = duty("D05");
    String bureau = duty.holders().get(0).replace("/reportDuty", "");
    String away = office.newAccount("dutyaway", bureau, "officials");
    String standIn = office.newAccount("dutystandin", "officials");
    Map<String, Object> wish =
        Map.of(
            "substitute",
            standIn,
            "groups",
            List.of(bureau),
            "until",
            "2026-03-13",
            "reason",
            "休假");
    assertThat(office.post(away, "/api/substitutions", wish).status()).isEqualTo(201);

    duty.isReportedBy(standIn);

    JsonNode entry =
        StreamSupport.stream(duty.file().path("timeline").spliterator(), false)
            .filter(one -> one.path("person").asText().equals(standIn))
            .findFirst()
            .orElseThrow();
    assertThat(entry.path("onBehalfOf").asText()).isEqualTo(away);
  }

  @Test
  void
      a_lead_that_never_merges_is_urged_once_more_and_then_the_special_team_closes_the_duty_as_not_finished() {
    DutyCase duty = duty("D02").isReportedByAll().is("merging");
    String lead = duty.file().path("duty").path("lead").asText();

    duty.after("mergingClosed").is("supervising");
    assertThat(duty.holders()).containsExactly("special-team/settleUnmergedDuty");
    assertThat(duty.tries("special-team", "settleUnmergedDuty", "decision", "close").errors())
        .contains("remark");
    duty.onTime("settleUnmergedDutyReminder").onTime("settleUnmergedDutyEscalation");
    assertThat(notices("cp-gov"))
        .as("the district government hears of a special team that is late")
        .anyMatch(text -> text.contains(duty.no()) && text.contains("已逾期"));
    duty.does("special-team", "settleUnmergedDuty", "decision", "urge", "remark", "请三日内汇总")
        .is("merging");
    assertThat(duty.holders()).containsExactly(lead + "/mergeDutyReports");
    assertThat(notices(lead)).anyMatch(text -> text.contains(duty.no()) && text.contains("请三日内汇总"));
    assertThat(duty.publicLine().path("state").asText()).isEqualTo("under-way");

    duty.after("mergingClosed")
        .does("special-team", "settleUnmergedDuty", "decision", "close", "remark", "经两次催办仍未汇总")
        .is("unfinished");
    assertThat(duty.holders()).isEmpty();
    assertThat(duty.told("supervision")).last().asString().contains("登记为未完成并办结：经两次催办仍未汇总");
    assertThat(notices(lead))
        .anyMatch(text -> text.contains(duty.no()) && text.contains("已登记为未完成并办结"));
    assertThat(office.get("cp-gov", duty.path()).status()).isEqualTo(200);
    assertThat(duty.publicLine().path("state").asText()).isEqualTo("unfinished");
    assertThat(duty.publicLine().path("stateName").asText()).isEqualTo("未完成");
    assertThat(duty.publicLine().path("summary").asText())
        .contains("牵头部门期满未汇总")
        .doesNotContain("两次催办");
    assertThat(duty.publicLine().path("publishedAt").isNull()).isFalse();
    assertThat(numbers(office.get("special-team", "/api/duties?year=2028&quarter=1&late=true")))
        .doesNotContain(duty.no());
  }

  @Test
  void a_lead_that_was_given_its_merging_back_and_leaves_it_does_not_have_the_old_one_published() {
    DutyCase duty = duty("D03").isReportedByAll().isMerged();
    duty.does("special-team", "superviseDuty", "decision", "return", "remark", "请补充").is("merging");

    duty.after("mergingClosed")
        .does("special-team", "settleUnmergedDuty", "decision", "close", "remark", "退回后未再汇总")
        .is("unfinished");

    assertThat(duty.publicLine().path("state").asText()).isEqualTo("unfinished");
    assertThat(duty.publicLine().path("progress").isNull()).isTrue();
    assertThat(duty.publicLine().path("summary").asText()).doesNotContain("本季度完成方案编制");
  }

  @Test
  void a_revision_that_does_not_come_leaves_the_report_as_it_was() {
    DutyCase duty = duty("D12").isReportedByAll();
    duty.does(
            "bj-stc",
            "mergeDutyReports",
            "decision",
            "return",
            "returnTo",
            "cp-gov",
            "remark",
            "请核实")
        .is("revising");

    duty.after("revisionClosed").is("merging");

    assertThat(report(duty, "cp-gov").path("returnedText").asText()).isEqualTo("请核实");
    duty.isMerged().isAccepted().is("published");
  }

  @Test
  void bureaus_that_never_report_do_not_hold_up_the_others() {
    DutyCase duty = duty("D06").isReportedBy("bj-stc").isReportedBy("bj-mpa");

    duty.after("reportingClosed").is("merging");

    assertThat(duty.stateOf("cp-gov")).isEqualTo("unreported");
    assertThat(duty.stateOf("bj-mpa")).isEqualTo("reported");
    assertThat(duty.told("unreported")).containsExactly("报告期满，未报告：昌平区政府");
    assertThat(notices("special-team"))
        .anyMatch(text -> text.contains(duty.no()) && text.contains("未报告的部门：昌平区政府"));
    assertThat(numbers(office.get("special-team", "/api/duties?year=2028&quarter=1&late=true")))
        .contains(duty.no());

    duty.isMerged().isAccepted().is("published");
    assertThat(duty.publicLine().path("unreported").get(0).asText())
        .as("the plan has it published")
        .isEqualTo("昌平区政府");
    assertThat(numbers(office.get("special-team", "/api/duties?year=2028&quarter=1&late=true")))
        .doesNotContain(duty.no());
  }

  @Test
  void a_bureau_that_was_silent_may_be_asked_once_more_by_the_lead() {
    DutyCase duty = duty("D13").after("reportingClosed").is("merging");
    duty.does(
            "bj-stc",
            "mergeDutyReports",
            "decision",
            "return",
            "returnTo",
            "bj-commerce",
            "remark",
            "请补报")
        .is("revising");

    duty.does(
            "bj-commerce", "reviseDutyReport", "progressStatus", "not-started", "progress", "正在研究")
        .is("merging");

    assertThat(duty.stateOf("bj-commerce")).isEqualTo("reported");
    assertThat(duty.stateOf("bj-mpa")).isEqualTo("unreported");
    duty.isMerged().isAccepted().is("published");
  }

  @Test
  void the_special_team_returns_what_the_lead_has_merged() {
    DutyCase duty = duty("DR15").isReportedByAll().isMerged();
    duty.does("special-team", "superviseDuty", "decision", "return", "remark", "公开摘要过于笼统")
        .is("merging");
    assertThat(duty.holders()).containsExactly("cp-fsc/mergeDutyReports");

    duty.does(
            "cp-fsc",
            "mergeDutyReports",
            "decision",
            "merge",
            "overallStatus",
            "done",
            "summary",
            "母基金群已建成",
            "publicSummary",
            "设立三只子基金")
        .isAccepted()
        .is("published");
    assertThat(duty.publicLine().path("summary").asText()).isEqualTo("设立三只子基金");
    assertThat(duty.publicLine().path("progress").asText()).isEqualTo("done");
  }

  @Test
  void the_district_government_orders_it_put_right_and_then_has_it_published() {
    DutyCase duty = duty("DR16-3").isReportedByAll().isMerged();
    assertThat(office.get("cp-gov", duty.path()).status()).as("not its own").isEqualTo(404);
    duty.does("special-team", "superviseDuty", "decision", "escalate", "remark", "平台建设滞后，请区政府协调")
        .is("instructing");
    assertThat(duty.holders()).containsExactly("cp-gov/instructDuty");
    assertThat(office.get("cp-gov", duty.path()).status())
        .as("who is turned to may look")
        .isEqualTo(200);
    assertThat(notices("cp-gov"))
        .anyMatch(text -> text.contains(duty.no()) && text.contains("平台建设滞后"));

    duty.does("cp-gov", "instructDuty", "decision", "rectify", "remark", "限期落实用地").is("merging");
    duty.isMerged()
        .does("special-team", "superviseDuty", "decision", "escalate", "remark", "仍未落实，请批示");
    duty.does("cp-gov", "instructDuty", "decision", "publish").is("published");
    assertThat(
            StreamSupport.stream(duty.file().path("remarks").spliterator(), false)
                .map(remark -> remark.path("label").asText()))
        .containsExactly("报请区政府批示", "责成整改", "报请区政府批示", "同意公开");
  }

  @Test
  void a_report_is_due_reminded_and_escalated() {
    DutyCase duty = duty("DR17-1");
    JsonNode task =
        office.get("cp-fsc", "/api/tasks?applicationNo=" + duty.no()).body().path("content").get(0);
    assertThat(task.path("name").asText()).isEqualTo("报告任务进展");
    assertThat(task.path("itemId").asText()).isEqualTo("DR17-1");
    assertThat(task.path("due").asText())
        .as("50 working days after 2 March 2026")
        .isEqualTo("2026-05-14T23:59:59+08:00");

    duty.onTime("reportDutyReminder").onTime("reportDutyEscalation").is("reporting");

    assertThat(notices("cp-fsc"))
        .anyMatch(text -> text.startsWith("任务督办 " + duty.no() + " 的“报告任务进展”应于"));
    assertThat(notices("special-team"))
        .anyMatch(text -> text.startsWith("任务督办 " + duty.no() + "：未来科学城管委会（生命科学园管委会）的“报告任务进展”"));
    duty.isReportedByAll();
    assertThat(duty.onTime("mergeDutyReportsEscalation").isMerged().told("escalated")).hasSize(2);
    duty.onTime("superviseDutyReminder")
        .onTime("superviseDutyEscalation")
        .isAccepted()
        .is("published");
    assertThat(notices("cp-gov"))
        .as("the special team is late: the district government hears of it")
        .anyMatch(text -> text.startsWith("任务督办 " + duty.no() + "：市区联动专班的"));
  }

  @Test
  void who_is_late_stands_first_with_the_days() {
    DutyCase late = duty("D10").isReportedBy("bj-drc").isReportedBy("bj-agri");
    assertThat(numbers(office.get("special-team", "/api/duties?late=true")))
        .doesNotContain(late.no());
    clock.set("2026-05-20T09:00:00+08:00");
    try {
      late.isReportedBy("bj-health");
      JsonNode first =
          office
              .get("special-team", "/api/duties?year=2028&quarter=1")
              .body()
              .path("content")
              .get(0);
      assertThat(first.path("late").asBoolean()).isTrue();
      assertThat(first.path("daysLate").asInt()).as("15, 18, 19 and 20 May").isEqualTo(4);
      assertThat(numbers(office.get("special-team", "/api/duties?late=true"))).contains(late.no());
      assertThat(numbers(office.get("bj-agri", "/api/duties?late=true")))
          .as("its own alone")
          .contains(late.no())
          .allMatch(no -> no.startsWith("DB-D10-"));
      JsonNode states = late.file().path("duty").path("bureaus");
      assertThat(
              StreamSupport.stream(states.spliterator(), false)
                  .map(
                      one ->
                          one.path("bureau").asText()
                              + " "
                              + one.path("state").asText()
                              + " "
                              + one.path("daysLate").asText()))
          .containsExactly(
              "bj-drc reported 0",
              "bj-stc waiting 4",
              "bj-eit waiting 4",
              "bj-mpa waiting 4",
              "bj-agri reported 0",
              "bj-health reported 4",
              "cp-gov waiting 4");
      assertThat(late.told("reported")).last().isEqualTo("报告进展：推进中（逾期 4 个工作日）");
    } finally {
      clock.set(ServiceTest.START);
      clock.releaseEngine();
    }
  }

  @Test
  void a_report_that_comes_while_reporting_is_closed_is_either_kept_or_refused() throws Exception {
    DutyCase duty = duty("DR17-2");
    String path = "/api/tasks/" + duty.task("cp-fsc", "reportDuty") + "/completion";
    String timer =
        management.createJobQuery().timers().activityId("reportingClosed").list().stream()
            .filter(job -> job.getProcessInstanceId().equals(instanceOf(duty)))
            .findFirst()
            .orElseThrow()
            .getId();
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Answer> report =
        CompletableFuture.supplyAsync(
            () -> {
              waitFor(go);
              return office.post(
                  "cp-fsc", path, Map.of("progressStatus", "not-started", "progress", "筹备中"));
            });
    CompletableFuture<Boolean> closed =
        CompletableFuture.supplyAsync(
            () -> {
              waitFor(go);
              try {
                management.executeJob(timer);
                return true;
              } catch (RuntimeException overtaken) {
                // as in the job executor, which tries again and then finds no timer
                return false;
              }
            });
    go.countDown();

    int status = report.get(60, TimeUnit.SECONDS).status();
    boolean wasClosed = closed.get(60, TimeUnit.SECONDS);

    assertThat(status).as("never a failure").isIn(204, 404, 409);
    assertThat(wasClosed).as("one of the two happens").isEqualTo(status != 204);
    duty.is("merging");
    assertThat(duty.stateOf("cp-fsc")).isEqualTo(status == 204 ? "reported" : "unreported");
  }

  private String instanceOf(DutyCase duty) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(duty.no())
        .singleResult()
        .getId();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void what_was_reported_last_quarter_stands_in_the_form() {
    duty("DR17-4").isReportedBy("cp-fsc").isMerged().isAccepted().is("published");
    Quarter next = QUARTER.next();
    quarters.open(next, next.firstDay().plusDays(30));
    DutyCase duty = new DutyCase(office, "DB-DR17-4-" + next);

    assertThat(opened("cp-fsc", duty.task("cp-fsc", "reportDuty")).toString())
        .contains("2028年第1季度", "cp-fsc推进顺利", "开展制度创新", "/duties/DB-DR17-4-2028Q2");
  }

  @Test
  void a_report_says_what_was_done_and_shows_it() {
    DutyCase duty = duty("DR17-3");
    Answer unshown =
        duty.tries("cp-fsc", "reportDuty", "progressStatus", "done", "progress", "论坛已举办");
    assertThat(unshown.status()).isEqualTo(400);
    assertThat(unshown.errors()).contains("evidence: 状态为“已完成”的，请写明佐证材料");

    Answer unsaid =
        duty.tries("cp-fsc", "reportDuty", "progressStatus", "blocked", "progress", "场地未落实");
    assertThat(unsaid.errors()).contains("difficulties: 状态为“受阻”的，请写明困难与问题");

    Answer wrong =
        duty.tries("cp-fsc", "reportDuty", "progressStatus", "很好", "percent", 101, "more", true);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.errors())
        .contains(
            "progressStatus: ", "percent: “完成比例”不能大于 100", "progress: 请填写“进展情况”", "more: 表单中没有名为");

    assertThat(
            office
                .post(
                    "special-team",
                    "/api/tasks/" + duty.task("cp-fsc", "reportDuty") + "/completion",
                    Map.of())
                .status())
        .isEqualTo(404);
    duty.isReportedByAll().is("merging");
    assertThat(duty.tries("cp-fsc", "mergeDutyReports", "decision", "merge").errors())
        .contains("overallStatus: ", "summary: 请填写“汇总情况”", "publicSummary: 请填写“公开摘要”");
    assertThat(
            duty.tries(
                    "cp-fsc",
                    "mergeDutyReports",
                    "decision",
                    "return",
                    "returnTo",
                    "bj-stc",
                    "remark",
                    "请补充")
                .errors())
        .contains("returnTo: “退回哪个部门”应为下列之一：cp-fsc");
  }

  private DutyCase duty(String item) {
    return new DutyCase(office, "DB-" + item + "-" + QUARTER).is("reporting");
  }

  /** What the form of the task opens with. */
  private Map<String, Object> opened(String account, String taskId) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(
                account, null, AuthorityUtils.createAuthorityList(account)));
    try {
      return work.open(taskId);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private List<String> notices(String account) {
    return StreamSupport.stream(
            office.get(account, "/api/notices?size=100").body().path("content").spliterator(),
            false)
        .map(notice -> notice.path("text").asText())
        .toList();
  }

  private static JsonNode report(DutyCase duty, String bureau) {
    return StreamSupport.stream(duty.file().path("reports").spliterator(), false)
        .filter(report -> report.path("bureau").asText().equals(bureau))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> numbers(Answer list) {
    return StreamSupport.stream(list.body().path("content").spliterator(), false)
        .map(one -> one.path("no").asText())
        .toList();
  }
}
