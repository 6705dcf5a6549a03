package cn.lianban.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.lianban.testing.ServiceTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of a real database, read into records. */
@ServiceTest
class RowsTest {

  private enum Colour implements Coded {
    RED("dark-red");

    private final String id;

    Colour(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }
  }

  private record Everything(
      long id,
      Long otherId,
      int count,
      Integer rank,
      boolean open,
      Boolean answered,
      String longText,
      BigDecimal score,
      Money amount,
      LocalDate paidOn,
      OffsetDateTime at,
      List<String> names,
      Set<String> fields,
      Colour colour) {}

  private record Narrow(String applicationNo) {}

  private record Odd(Thread thread) {}

  private record Quarter(int year, int quarter) {}

  private record Due(String no, Quarter quarter, boolean open) {}

  @Autowired JdbcClient jdbc;

  @Test
  void each_component_is_read_from_the_column_of_its_name() {
    Everything read =
        jdbc.sql(
                """
                select 'not asked for' as more, 'dark-red' as colour, 7::bigint as id, 8::bigint as other_id, 3 as count, 4 as rank, true as open,
                  false as answered, 'a' as long_text, 1.50 as score, 3000000.00 as amount, date '2026-03-02' as paid_on,
                  timestamptz '2026-03-02T01:30:00Z' as at, array ['x', 'y'] as names, array ['z'] as fields
                """)
            .query(Rows.of(Everything.class))
            .single();

    assertThat(read)
        .isEqualTo(
            new Everything(
                7,
                8L,
                3,
                4,
                true,
                false,
                "a",
                new BigDecimal("1.50"),
                Money.of("3000000.00"),
                LocalDate.of(2026, 3, 2),
                OffsetDateTime.parse("2026-03-02T01:30:00Z")
                    .atZoneSameInstant(ZoneId.systemDefault())
                    .toOffsetDateTime(),
                List.of("x", "y"),
                Set.of("z"),
                Colour.RED));
  }

  @Test
  void what_is_null_stays_null() {
    Everything read =
        jdbc.sql(
                """
                select null::text as colour, 7::bigint as id, null::bigint as other_id, 3 as count, null::int as rank, true as open,
                  null::boolean as answered, null::text as long_text, null::numeric as score, null::numeric as amount, null::date as paid_on,
                  null::timestamptz as at, null::text[] as names, null::text[] as fields
                """)
            .query(Rows.of(Everything.class))
            .single();

    assertThat(read)
        .isEqualTo(
            new Everything(
                7, null, 3, null, true, null, null, null, null, null, null, null, null, null));
  }

  @Test
  void every_row_of_a_list_is_read_and_columns_are_found_anew_for_each_statement() {
    assertThat(
            jdbc.sql("select n::text as application_no from generate_series(1, 200) n order by n")
                .query(Rows.of(Narrow.class))
                .list())
        .extracting(Narrow::applicationNo)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 200).mapToObj(Long::toString).toList());
    assertThat(
            jdbc.sql("select 1 as first, 'second' as application_no")
                .query(Rows.of(Narrow.class))
                .single())
        .isEqualTo(new Narrow("second"));
  }

  @Test
  void a_record_in_a_record_is_read_from_the_same_row() {
    assertThat(
            jdbc.sql("select true as open, 3 as quarter, 2026 as year, 'a' as no")
                .query(Rows.of(Due.class))
                .single())
        .isEqualTo(new Due("a", new Quarter(2026, 3), true));
  }

  @Test
  void a_statement_without_a_column_for_a_component_is_told_which_one() {
    assertThatThrownBy(
            () -> jdbc.sql("select 1 as application").query(Rows.of(Narrow.class)).single())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Narrow.applicationNo");
  }

  @Test
  void a_code_that_the_list_does_not_have_is_an_error_and_so_is_a_type_that_no_column_holds() {
    record Coloured(Colour colour) {}
    assertThatThrownBy(
            () -> jdbc.sql("select 'blue' as colour").query(Rows.of(Coloured.class)).single())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No Colour blue");
    assertThatThrownBy(() -> Rows.of(Odd.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Odd.thread");
  }
}
