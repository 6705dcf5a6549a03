package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class ServiceTimeZoneTest {

  private final TimeZone before = TimeZone.getDefault();

  @AfterEach
  void set_the_zone_back() {
    TimeZone.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC+8", "GMT+8", "+08:00", "UT+8", "UTC+08:00", "Z", "Beijing", ""})
  void what_names_no_region_is_refused_before_anything_is_stored(String zone) {
    pin(zone);
    List<StartRefused> refusals = new ArrayList<>();
    new ServiceTimeZone().check(settings(zone), refusals::add);
    assertThat(refusals)
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.setting()).isEqualTo(ServiceTimeZone.SETTING);
              assertThat(refused.chinese()).contains("Asia/Shanghai").contains("不能写 UTC+8");
              assertThat(refused.english()).contains("as in Asia/Shanghai");
            });
    assertThat(TimeZone.getDefault()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Urumqi", "America/Chicago", "UTC"})
  void a_region_and_utc_itself_become_the_zone_of_the_process(String zone) {
    pin(zone);
    assertThat(TimeZone.getDefault().getID()).isEqualTo(zone);
  }

  private static void pin(String zone) {
    new ServiceTimeZone().postProcessEnvironment(settings(zone), new SpringApplication());
  }

  private static MockEnvironment settings(String zone) {
    return new MockEnvironment().withProperty(ServiceTimeZone.SETTING, zone);
  }
}
