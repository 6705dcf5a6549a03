package cn.lianban.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class ClosingTimeTest {

  @Test
  void midnight_belongs_to_the_day_before_and_says_that_the_day_itself_is_excluded() {
    assertThat(ClosingTime.text(OffsetDateTime.parse("2026-04-01T00:00:00+08:00")))
        .isEqualTo("2026年3月31日 24:00（不含4月1日）");
    assertThat(ClosingTime.text(OffsetDateTime.parse("2027-01-01T00:00:00+08:00")))
        .isEqualTo("2026年12月31日 24:00（不含1月1日）");
  }

  @Test
  void any_other_moment_is_said_as_it_is() {
    assertThat(ClosingTime.text(OffsetDateTime.parse("2026-03-31T23:59:59+08:00")))
        .isEqualTo("2026年3月31日 23:59");
    assertThat(ClosingTime.text(OffsetDateTime.parse("2026-04-01T00:00:01+08:00")))
        .isEqualTo("2026年4月1日 00:00");
  }
}
