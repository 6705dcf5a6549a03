package cn.lianban.aftercare;

import cn.lianban.intake.OverdueAnswers;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets a late annual report still be received. */
@Component
class MissingReports implements OverdueAnswers {

  private final JdbcClient jdbc;

  MissingReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<String> phase(String applicationNo) {
    return jdbc.sql(
            """
            select year from annual_report r where application_no = :no and status = 'missing'
              and not exists (select from annual_report l where l.application_no = r.application_no and l.year > r.year)
            """)
        .param("no", applicationNo)
        .query(Integer.class)
        .optional()
        .map(year -> year + " 年度报告（逾期）");
  }
}
