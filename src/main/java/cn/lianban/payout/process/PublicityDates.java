package cn.lianban.payout.process;

import cn.lianban.calendar.CalendarListener;
import cn.lianban.deadlines.process.DossierDates;
import cn.lianban.intake.AwardProcess.Variable;
import cn.lianban.payout.Publicities;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Counts the ends of open publicities again when a calendar is published. */
@Component
class PublicityDates implements CalendarListener {

  private static final String TIMER = "publicityEnded";

  private final Publicities publicities;
  private final DossierDates dates;
  private final RuntimeService runtime;

  PublicityDates(Publicities publicities, DossierDates dates, RuntimeService runtime) {
    this.publicities = publicities;
    this.dates = dates;
    this.runtime = runtime;
  }

  @Override
  public void calendarPublished(int year) {
    dates.recount(
        publicities.openUntil(LocalDate.of(year, 1, 1)),
        TIMER,
        publicities::recount,
        (timer, ends) ->
            runtime.setVariable(timer.getExecutionId(), Variable.PUBLICITY_ENDS_AT, ends));
  }
}
