package cn.lianban.aftercare.process;

import cn.lianban.aftercare.AnnualReports;
import cn.lianban.kernel.CalledByModels;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates that the model of aftercare asks for. */
@CalledByModels
@Component("aftercareDates")
public class AftercareDates {

  private final AnnualReports reports;
  private final Clock clock;

  AftercareDates(AnnualReports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /** When the next annual report begins; at once where that day has passed. */
  public Date reportOpens(DelegateExecution execution) {
    return Date.from(
        reports
            .opensOn(execution.getProcessBusinessKey())
            .atStartOfDay(clock.getZone())
            .toInstant());
  }
}
