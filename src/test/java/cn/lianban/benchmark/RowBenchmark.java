package cn.lianban.benchmark;

import cn.lianban.kernel.Money;
import cn.lianban.kernel.Rows;
import cn.lianban.testing.PostgresForTests;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Measures what it costs to read 10,000 rows of twelve columns into records: by hand, by {@link
 * Rows} and by Spring's own mapper with converters, in turns on one connection.
 *
 * <p>In a PostgreSQL of its own, whose data is lost with it.
 */
public final class RowBenchmark {

  private static final int ROWS = 10_000;
  private static final int WARM_UP = 30;
  private static final int TURNS = 40;
  private static final String SELECT =
      """
      select n as id, 'CP' || n as application_no, '91110114' || n as uscc, 'R07-1' as item_id, n + 1 as matter_id, 'matter ' || n as matter_title,
        '' as part, case when mod(n, 2) = 0 then 2026 end as fiscal_year, (n * 100.25)::numeric(14, 2) as amount, 'paid' as status,
        date '2026-03-02' + mod(n::int, 100) as awarded_on, timestamptz '2026-03-02T09:30:00+08:00' + n * interval '1 minute' as changed_at
      from generate_series(1::bigint, %d) n
      """
          .formatted(ROWS);

  /** As an entry of the ledger is. */
  public record Entry(
      long id,
      String applicationNo,
      String uscc,
      String itemId,
      Long matterId,
      String matterTitle,
      String part,
      Integer fiscalYear,
      Money amount,
      String status,
      LocalDate awardedOn,
      OffsetDateTime changedAt) {}

  private interface Mappers {
    RowMapper<Entry> mapper();
  }

  private record Contender(String name, Mappers mappers, double[] milliseconds) {}

  private RowBenchmark() {}

  public static void main(String[] arguments) {
    DataSource database =
        new SingleConnectionDataSource(PostgresForTests.freshDatabase(), "postgres", "", true);
    JdbcClient jdbc = JdbcClient.create(database);
    DefaultConversionService conversion = new DefaultConversionService();
    conversion.addConverter(BigDecimal.class, Money.class, Money::of);
    List<Contender> contenders =
        List.of(
            new Contender("by hand", () -> RowBenchmark::byHand, new double[TURNS]),
            new Contender("Rows", () -> Rows.of(Entry.class), new double[TURNS]),
            new Contender(
                "SimplePropertyRowMapper",
                () -> new SimplePropertyRowMapper<>(Entry.class, conversion),
                new double[TURNS]));
    for (int turn = -WARM_UP; turn < TURNS; turn++) {
      for (Contender contender : contenders) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int read = jdbc.sql(SELECT).query(contender.mappers.mapper()).list().size();
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        if (read != ROWS) {
          throw new IllegalStateException(contender.name + " has read " + read + " rows");
        }
        if (turn >= 0) {
          contender.milliseconds[turn] = used / 1e6;
        }
      }
    }
    for (Contender contender : contenders) {
      Arrays.sort(contender.milliseconds);
      System.out.printf(
          Locale.ROOT,
          "%-24s %7.1f ms of processor time for %d rows (median of %d)%n",
          contender.name,
          contender.milliseconds[TURNS / 2],
          ROWS,
          TURNS);
    }
  }

  private static Entry byHand(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("id"),
        row.getString("application_no"),
        row.getString("uscc"),
        row.getString("item_id"),
        row.getObject("matter_id", Long.class),
        row.getString("matter_title"),
        row.getString("part"),
        row.getObject("fiscal_year", Integer.class),
        Money.of(row.getBigDecimal("amount")),
        row.getString("status"),
        row.getObject("awarded_on", LocalDate.class),
        row.getObject("changed_at", OffsetDateTime.class)
            .atZoneSameInstant(ZoneId.systemDefault())
            .toOffsetDateTime());
  }
}
