package cn.lianban.selection.process;

import cn.lianban.deadlines.process.Deadlines;
import cn.lianban.kernel.CalledByModels;
import cn.lianban.selection.RoundSchedule;
import java.time.OffsetDateTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The dates that the model of a round asks for, as {@code ${roundDates.opening(execution)}}. */
@CalledByModels
@Component("roundDates")
public class RoundDates {

  private final RoundSchedule schedule;
  private final Deadlines deadlines;

  RoundDates(RoundSchedule schedule, Deadlines deadlines) {
    this.schedule = schedule;
    this.deadlines = deadlines;
  }

  public Date opening(DelegateExecution execution) {
    return date(schedule.opening(execution.getProcessBusinessKey()));
  }

  public Date closing(DelegateExecution execution) {
    return date(schedule.closing(execution.getProcessBusinessKey()));
  }

  public Date evaluations(DelegateExecution execution) {
    return deadlines.evaluations(execution);
  }

  public Date reserve(DelegateExecution execution) {
    return date(schedule.reserve(execution.getProcessBusinessKey()));
  }

  private static Date date(OffsetDateTime moment) {
    return Date.from(moment.toInstant());
  }
}
