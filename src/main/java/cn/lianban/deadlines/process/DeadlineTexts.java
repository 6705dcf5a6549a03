package cn.lianban.deadlines.process;

import cn.lianban.calendar.WorkingCalendar;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How notices write a deadline. */
@Component
public class DeadlineTexts {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

  private final WorkingCalendar calendar;
  private final Clock clock;

  DeadlineTexts(WorkingCalendar calendar, Clock clock) {
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * The day, marked where its year's calendar is not published: {@code 2027年1月5日（预计，该年工作日历尚未发布）}.
   */
  String day(Date deadline) {
    return day(moment(deadline));
  }

  /** As {@link #day(Date)}. */
  public String day(OffsetDateTime moment) {
    return DAY.format(moment) + (calendar.isProvisional(moment) ? "（预计，该年工作日历尚未发布）" : "");
  }

  /** {@code 还剩 2 个工作日}, or that it is the last day. */
  String left(Date deadline) {
    int days = calendar.workingDaysBetween(OffsetDateTime.now(clock), moment(deadline));
    return days == 0 ? "今日到期" : "还剩 " + days + " 个工作日";
  }

  private OffsetDateTime moment(Date date) {
    return date.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }
}
