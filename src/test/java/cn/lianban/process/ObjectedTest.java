package cn.lianban.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.lianban.testing.Answer;
import cn.lianban.testing.Case;
import cn.lianban.testing.MutableClock;
import cn.lianban.testing.Office;
import cn.lianban.testing.ServiceTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ObjectedTest {

  private static final Map<String, Object> DEVICE =
      Map.of("deviceClass", "III", "certificateObtained", true, "rdExpense", 10_000_000);

  @Autowired Office office;
  @Autowired MutableClock clock;

  @AfterEach
  void itIsTheBeginningAgain() {
    clock.set(ServiceTest.START);
    clock.releaseEngine();
  }

  @Test
  void an_objection_stops_the_publicity_and_when_it_is_dismissed_the_remaining_days_run() {
    Case award = publicised();
    assertThat(ends(award))
        .as("five working days from Monday 2 March")
        .isEqualTo("2026-03-09T23:59:59+08:00");

    clock.set("2026-03-04T15:00:00+08:00");
    award.isObjectedTo("注册证并非该企业取得").is("objected");
    assertThat(award.holders()).containsExactly("cp-fsc/handleObjection");
    clock.set("2026-03-13T09:00:00+08:00");
    award.does("cp-fsc-2", "handleObjection", "finding", "dismissed").is("publicised");

    assertThat(ends(award))
        .as("Friday 13 and the three days that were left")
        .isEqualTo("2026-03-18T23:59:59+08:00");
    award.after("publicityEnded").is("paying").goesOnTo("paid");
  }

  @Test
  void an_objection_in_the_moment_before_the_publicity_begins_is_asked_to_wait() {
    Case approved =
        office
            .applies("R07-1", DEVICE)
            .goesOnTo("approving")
            .leaves("cp-fsc-approver", "approveAward", "decision", "approve");

    Answer early =
        office.post(
            null,
            approved.path() + "/objections",
            Map.of("name", "张三", "contact", "13800000000", "text", "异议"));
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.body().path("detail").asText()).contains("公示即将开始");

    office.runJobs();
    approved.isObjectedTo("异议").is("objected").goesOnTo("paid");
  }

  @Test
  void several_objections_are_all_handled_before_anything_is_paid() {
    Case award =
        publicised().isObjectedTo("异议一").isObjectedTo("异议二").isObjectedTo("异议三").is("objected");

    award
        .does("cp-fsc-2", "handleObjection", "finding", "dismissed", "remark", "经查不属实")
        .is("objected")
        .does("cp-fsc-2", "handleObjection", "finding", "dismissed")
        .is("objected");
    assertThat(award.told("objection")).hasSize(3);
    award
        .does("cp-fsc-2", "handleObjection", "finding", "dismissed")
        .is("publicised")
        .goesOnTo("paid");
  }

  @Test
  void an_upheld_objection_takes_the_award_back_to_the_lead_and_a_new_one_is_publicised_in_full() {
    Case award = publicised();
    clock.set("2026-03-05T10:00:00+08:00");
    award
        .isObjectedTo("研发投入含生产设备")
        .isObjectedTo("同上")
        .does("cp-fsc-2", "handleObjection", "finding", "upheld", "remark", "核减");

    award.is("concluding");
    assertThat(award.award()).as("nothing is reserved any more").isEmpty();
    assertThat(office.get(null, "/api/publicity?size=100").body().toString())
        .doesNotContain(award.no());
    award
        .does(
            "cp-fsc", "consolidateOpinions", "conclusion", "support", "recognisedAmount", 2_000_000)
        .does("cp-fsc-approver", "approveAward", "decision", "approve")
        .is("publicised");
    assertThat(ends(award)).as("five working days again").isEqualTo("2026-03-12T23:59:59+08:00");
    award.goesOnTo("paid");
    assertThat(award.award()).isEqualTo("2000000.00");
  }

  @Test
  void an_upheld_objection_needs_a_reason_and_somebody_who_did_not_conclude() {
    Case award = publicised().isObjectedTo("异议");

    assertThat(award.tries("cp-fsc-2", "handleObjection", "finding", "upheld").errors())
        .contains("remark");
    Answer concluded = award.tries("cp-fsc", "handleObjection", "finding", "dismissed");
    assertThat(concluded.status()).isEqualTo(403);
    assertThat(concluded.body().path("detail").asText()).contains("岗位分离");
    award.is("objected");
  }

  @Test
  void objections_are_heard_during_publicity_alone_and_name_who_objects() {
    Case award = office.applies("R07-1", DEVICE).goesOnTo("approving");
    assertThat(objects(award, "张三", "异议").status()).isEqualTo(404);

    award.goesOnTo("publicised");
    assertThat(objects(award, "", "异议").errors()).contains("name: 请填写");
    assertThat(objects(award, "张三", " ").errors()).contains("text: 请填写");
    clock.set("2026-03-10T00:00:00+08:00");
    assertThat(objects(award, "张三", "异议").status()).as("the last day is over").isEqualTo(409);
    award.is("publicised").after("publicityEnded");
    assertThat(objects(award, "张三", "异议").status()).isEqualTo(404);
  }

  private Answer objects(Case award, String name, String text) {
    return office.post(
        null,
        award.path() + "/objections",
        Map.of("name", name, "contact", "13800000000", "text", text));
  }

  private Case publicised() {
    return office.applies("R07-1", DEVICE).goesOnTo("publicised");
  }

  private static String ends(Case award) {
    return award.file().path("award").path("publicity").path("endsAt").asText();
  }
}
